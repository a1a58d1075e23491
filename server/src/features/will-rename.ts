/**
 * What paths in plans become when files or folders get other names: `include`, `projects` and
 * `evidence`, in the files that move and in those that name them. Patterns stay as they are, since
 * what they match is for their author to say. Nothing is read: only plans already gathered count.
 */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { linesOf } from '../core/base/lines.ts';
import type { FileId, Span } from '../core/base/span.ts';
import type { PlanSources, ResolvedPath, SourceFile } from '../core/model/sources.ts';
import { locate } from '../core/syntax/locate.ts';
import { scalarText } from '../core/syntax/scalar-text.ts';
import { evidencePaths } from './document-links.ts';
import { rangeOf } from './position.ts';

export interface FileRename {
  readonly oldUri: string;
  readonly newUri: string;
}

export function willRenameFiles(
  plans: readonly PlanSources[],
  params: { readonly files: readonly FileRename[] },
): WorkspaceEdit | null {
  const changes = new Map<FileId, Map<number, TextEdit>>();
  for (const { source, path } of plans.flatMap(pathsIn)) {
    const [from, to] = [plain(source.file), plain(path.target)];
    const written = relativePath(renamed(from, params.files), renamed(to, params.files));
    const before = relativePath(from, to);
    if (written === null || written === before) continue;
    const edits = changes.get(source.file) ?? new Map<number, TextEdit>();
    changes.set(source.file, edits);
    const newText = quotedLike(source, path.span, dotted(path.written, written));
    edits.set(path.span.start, { range: rangeOf(linesOf(source.text), path.span), newText });
  }
  if (changes.size === 0) return null;
  return { changes: Object.fromEntries([...changes].map(([file, edits]) => [file, [...edits.values()]])) };
}

/** `./a` stays a path with a dot in front, where it does not lead up. */
function dotted(before: string, written: string): string {
  return before.startsWith('./') && !written.startsWith('../') ? `./${written}` : written;
}

interface WrittenPath {
  readonly source: SourceFile;
  readonly path: { readonly written: string; readonly span: Span; readonly target: FileId };
}

/** Every path of a plan that names one file. */
function pathsIn(plan: PlanSources): WrittenPath[] {
  const found: WrittenPath[] = [];
  const add = (source: SourceFile, { written, span, outcome }: ResolvedPath) => {
    const target = outcome.kind === 'files' && outcome.files.length === 1 ? outcome.files[0] : undefined;
    if (target !== undefined && !isPattern(written)) found.push({ source, path: { written, span, target } });
  };
  for (const source of plan.files.values()) {
    if (!('tree' in source)) continue;
    for (const path of plan.includes.get(source.file) ?? []) add(source, path);
    if (source.file === plan.root) for (const path of plan.projects.values()) add(source, path);
    for (const { value, target } of evidencePaths(source.tree.root, source.file, plan.root)) {
      found.push({ source, path: { written: value.text, span: value.span, target } });
    }
  }
  return found;
}

function isPattern(written: string): boolean {
  return /[*?[\]{}!()]/.test(written);
}

/** Where a file is afterwards: itself renamed, or in a folder that is. Of names without escapes. */
function renamed(file: string, renames: readonly FileRename[]): string {
  for (const { oldUri, newUri } of renames) {
    const [from, to] = [plain(oldUri), plain(newUri)];
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
function quotedLike({ text, tree }: SourceFile, span: Span, written: string): string {
  const quote = text[span.start];
  if (quote === '"') return JSON.stringify(written);
  if (quote === "'") return `'${written.replaceAll("'", "''")}'`;
  const path = locate(tree, span.start)?.ancestors ?? [];
  return scalarText(
    written,
    path.some((node) => node.kind !== 'scalar' && node.flow),
  );
}
