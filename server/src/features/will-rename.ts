/**
 * What paths in plans become when files or folders get other names: `include`, `projects` and
 * `evidence`, in the files that move and in those that name them. A pattern follows the folder it looks in; which
 * files it matches there is for its author to say. Nothing is read: only plans already looked through count.
 */
import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { FileId, Span } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import { linesOfSource } from '../core/model/source-lines.ts';
import type { PlanSources, ResolvedPath, SourceFile } from '../core/model/sources.ts';
import { locate } from '../core/syntax/locate.ts';
import { scalarText } from '../core/syntax/scalar-text.ts';
import { evidencePaths } from './document-links.ts';
import { rangeOf } from './position.ts';

export interface FileRename {
  readonly oldUri: string;
  readonly newUri: string;
}

/** A path in a plan that names one file, or a pattern with its `target` written out from the root. */
export interface WrittenPath {
  readonly file: FileId;
  readonly range: Range;
  readonly written: string;
  readonly target: FileId;
  readonly style: 'double' | 'single' | 'plain' | 'plain-in-flow';
}

/** Paths looked at between two pauses: some tenths of a millisecond. */
const A_STEP = 32;

export function* willRenameFiles(
  paths: readonly WrittenPath[],
  params: { readonly files: readonly FileRename[] },
): Steps<WorkspaceEdit | null> {
  const renames = params.files.map(({ oldUri, newUri }) => ({ from: plain(oldUri), to: plain(newUri) }));
  const changes = new Map<FileId, Map<string, TextEdit>>();
  for (const [index, path] of paths.entries()) {
    if (index % A_STEP === 0) yield;
    const [from, to] = [plain(path.file), plain(path.target)];
    const written = relativePath(renamed(from, renames), renamed(to, renames));
    const before = relativePath(from, to);
    if (written === null || written === before) continue;
    const edits = changes.get(path.file) ?? new Map<string, TextEdit>();
    changes.set(path.file, edits);
    const { line, character } = path.range.start;
    const newText = quotedLike(path, dotted(path.written, written));
    // Several plans may have the file.
    edits.set(`${line} ${character}`, { range: path.range, newText });
  }
  if (changes.size === 0) return null;
  return { changes: Object.fromEntries([...changes].map(([file, edits]) => [file, [...edits.values()]])) };
}

/** Every path of a plan that names one file, and every pattern. */
export function* pathsOf(plan: PlanSources): Steps<readonly WrittenPath[]> {
  const found: WrittenPath[] = [];
  const add = (source: SourceFile, { written, span, outcome }: ResolvedPath) => {
    const only = outcome.kind === 'files' && outcome.files.length === 1 ? outcome.files[0] : undefined;
    const target = isPattern(written) && outcome.kind !== 'outside' ? fromRoot(source.file, written) : only;
    if (target !== undefined) found.push(pathIn(source, written, span, target));
  };
  for (const source of plan.files.values()) {
    if (!('tree' in source)) continue;
    for (const path of plan.includes.get(source.file) ?? []) add(source, path);
    if (source.file === plan.root) for (const path of plan.projects.values()) add(source, path);
    for (const { value, target } of evidencePaths(source.tree.root, source.file, plan.root)) {
      found.push(pathIn(source, value.text, value.span, target));
    }
    yield;
  }
  return found;
}

function pathIn(source: SourceFile, written: string, span: Span, target: FileId): WrittenPath {
  const range = rangeOf(linesOfSource(source), span);
  return { file: source.file, range, written, target, style: styleOf(source, span) };
}

function styleOf({ text, tree }: SourceFile, { start }: Span): WrittenPath['style'] {
  if (text[start] === '"') return 'double';
  if (text[start] === "'") return 'single';
  const around = locate(tree, start)?.ancestors ?? [];
  return around.some((node) => node.kind !== 'scalar' && node.flow) ? 'plain-in-flow' : 'plain';
}

/** `./a` stays a path with a dot in front, where it does not lead up. */
function dotted(before: string, written: string): string {
  return before.startsWith('./') && !written.startsWith('../') ? `./${written}` : written;
}

function isPattern(written: string): boolean {
  return /[*?[\]{}!()]/.test(written);
}

/** A pattern as if it named a file, so that it moves with the folders above it. */
function fromRoot(file: FileId, pattern: string): string {
  const names = file.split('/').slice(0, -1);
  for (const name of pattern.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.') names.push(encodeURIComponent(name));
  }
  return names.join('/');
}

/** Where a file is afterwards: itself renamed, or in a folder that is. Of names without escapes. */
function renamed(file: string, renames: readonly { readonly from: string; readonly to: string }[]): string {
  for (const { from, to } of renames) {
    if (file === from) return to;
    if (file.startsWith(`${from}/`)) return to + file.slice(from.length);
  }
  return file;
}

/** Clients escape more or fewer characters than we do, and write a drive's letter large or small. */
function plain(uri: string): string {
  const bare = uri.endsWith('/') ? uri.slice(0, -1) : uri;
  return unescaped(bare).replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

function unescaped(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** With `/`, from the folder of one file to another; null where one cannot be reached from the other. */
function relativePath(from: string, to: string): string | null {
  const [source, target] = [from.split('/'), to.split('/')];
  // `file:`, nothing, and the machine.
  if (source.slice(0, 3).join('/') !== target.slice(0, 3).join('/')) return null;
  let shared = 0;
  while (shared < source.length - 1 && shared < target.length - 1 && source[shared] === target[shared]) shared++;
  return [...source.slice(shared, -1).map(() => '..'), ...target.slice(shared)].join('/');
}

/** In the quotes that were there, else bare where that reads as the same text. */
function quotedLike({ style }: WrittenPath, written: string): string {
  switch (style) {
    case 'double':
      return JSON.stringify(written);
    case 'single':
      return `'${written.replaceAll("'", "''")}'`;
    case 'plain':
      return scalarText(written, false);
    case 'plain-in-flow':
      return scalarText(written, true);
  }
}
