/**
 * The sources as the boundary tests read them: every file with what it imports, comments left out.
 * A tokenizer, not a compiler: imports of types count as imports, which is what a layer means.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { repositoryRoot } from '../support/root.ts';

export interface Source {
  /** From the repository's top, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  /** Files of ours as paths from the top; packages as written. */
  readonly imports: readonly string[];
}

export function sourcesIn(folder: string, ending: RegExp): readonly Source[] {
  return filesBelow(join(repositoryRoot, folder))
    .filter((path) => ending.test(path) && !/\.generated\.|^generated\.d\.ts$/.test(path))
    .map((path) => readSource(relative(repositoryRoot, path).split(sep).join('/')));
}

/** Ours: what is installed for comparison does not count. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function readSource(path: string): Source {
  const text = readFileSync(join(repositoryRoot, path), 'utf8');
  const code = withoutComments(text);
  const imports = importsOf(code).map((name) =>
    name.startsWith('.') ? posix.normalize(posix.join(dirname(path), name)) : name,
  );
  return { path, text, code, imports };
}

/** Strings are matched first, so that `//` inside one begins no comment. */
const TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;

export function withoutComments(text: string): string {
  return text.replace(TOKEN, (token) => (token.startsWith('/') ? '' : token));
}

const IMPORT_FORMS = [
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"\n]+)['"]/g,
  /(?:^|\n)\s*import\s*['"]([^'"\n]+)['"]/g,
  /\b(?:import|require)\(\s*['"]([^'"\n]+)['"]/g,
];

export function importsOf(code: string): readonly string[] {
  return IMPORT_FORMS.flatMap((form) => [...code.matchAll(form)].flatMap((match) => match[1] ?? []));
}
