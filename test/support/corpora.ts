/** Data that others made, to test against; tests that want it are skipped loudly where it is absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './root.ts';

const folder = process.env['PLANLINE_CORPORA'] ?? join(repositoryRoot, '../shared/corpora');

/** Files of a corpus by name; null, said aloud, where the corpus is absent. */
export function corpusFiles(name: string, extension: string): { name: string; read: () => string }[] | null {
  const path = join(folder, name);
  if (!existsSync(path)) {
    process.stderr.write(`SKIPPED: the corpus ${name} is not at ${folder}; set PLANLINE_CORPORA\n`);
    return null;
  }
  return readdirSync(path)
    .filter((file) => file.endsWith(extension))
    .sort()
    .map((file) => ({ name: file, read: () => readFileSync(join(path, file), 'utf8') }));
}
