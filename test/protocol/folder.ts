/** A workspace folder on the disk for one test. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { URI } from 'vscode-uri';

export interface Folder {
  readonly path: string;
  readonly uri: string;
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly uriOf: (name: string) => string;
  readonly remove: () => void;
}

/** With these files; names may have folders in them. */
export function folder(files: Readonly<Record<string, string>> = {}): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'planline-test-')));
  const uriOf = (name: string) => URI.file(join(path, name)).toString();
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
    return uriOf(name);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path,
    uri: URI.file(path).toString(),
    write,
    uriOf,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
