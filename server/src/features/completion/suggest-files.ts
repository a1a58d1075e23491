/** Paths, one name after another: parts for `include`, plans for `projects`, anything as evidence. Inside the root only. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { FileId } from '../../core/base/span.ts';
import type { CompletionPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

const PARTS = /\.ya?ml$/i;
const PLANS = /\.plan\.ya?ml$/i;

/** What a path at a place may lead to; null for keys that hold no path. */
export function filesWanted(path: readonly string[]): RegExp | null {
  if (path[0] === 'include') return PARTS;
  if (path[0] === 'projects') return PLANS;
  return path.at(-1) === 'evidence' ? /./ : null;
}

/** `keep` is the folder that is written already. */
export function suggestFiles(
  { snapshot, context }: CompletionPlace,
  wanted: RegExp,
): { readonly suggestions: readonly Suggestion[]; readonly keep: number } {
  const keep = context.prefix.lastIndexOf('/') + 1;
  const folder = context.prefix.slice(0, keep);
  const own = folder === '' ? ownName(snapshot.file) : null;
  const names = snapshot.around.namesIn(folder).filter((name) => name !== own && canStand(name, context.quote));
  const files = names.filter((name) => !name.endsWith('/') && wanted.test(name));
  const folders = names.filter((name) => name.endsWith('/'));
  return {
    keep,
    suggestions: [
      ...files.map((label) => ({ label, kind: CompletionItemKind.File, note: 'file' })),
      ...folders.map((label) => ({ label, kind: CompletionItemKind.Folder, note: 'folder', more: true })),
    ],
  };
}

function ownName(file: FileId): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Whether a name means itself where it is written. */
function canStand(name: string, quote: CompletionPlace['context']['quote']): boolean {
  if (quote !== null) return !/["'\\]/.test(name);
  return /^[\p{L}\p{N}_.][\p{L}\p{N}_ .()+@=~-]*\/?$/u.test(name) && name === name.trim();
}
