/** From a row to its text, and from a place in the text to the row it belongs to. */
import type { Analysis } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import { findingsOf } from '../core/checks/findings-by-owner.ts';
import { contextAt } from '../core/syntax/context.ts';
import type { Target } from '../protocol/view.ts';
import { targetOf } from './header.ts';

/** The key of a phase, task or gate, or one of the findings in its text, by index. Null of an unknown id. */
export function itemPlace(analysis: Analysis, id: string, finding: number | null): Target | null {
  const item = analysis.plan.items.get(id);
  if (!item) return null;
  const found = finding === null ? undefined : findingsOf(analysis, id)[finding];
  return targetOf(analysis, found ?? { file: item.origin.file, span: item.origin.key });
}

/**
 * The innermost phase, task or gate around an offset. Reads the place from the keys around it, as
 * completion does, so that it holds in a line that is being typed. Left of a line's text counts as its text.
 */
export function itemAt({ plan, sources }: Analysis, file: FileId, offset: number): string | null {
  const source = sources.files.get(file);
  if (!source || !('tree' in source)) return null;
  const { text, tree } = source;
  const context = contextAt(text, tree, Math.max(offset, startOfWords(text, offset)));
  const own = context.kind === 'key' ? text.slice(context.replace.start, context.replace.end) : '';
  const path = own === '' ? context.path : [...context.path, own];
  let found: string | null = null;
  // `phases: X: tasks: Y: tasks: Z` or `tasks: X: tasks: Y`; anything else belongs to what was found.
  for (let at = 0; at < path.length; at += 2) {
    const id = path[at + 1] ?? '';
    if (path[at] === 'gate' && plan.items.has(`${found}.gate`)) return `${found}.gate`;
    if (path[at] !== 'tasks' && !(path[at] === 'phases' && at === 0)) return found;
    if (plan.items.has(id)) found = id;
  }
  return found;
}

/** Where the words of a line begin; of a blank line the offset itself. */
function startOfWords(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !/[\r\n]/.test(text[at - 1] as string)) at--;
  while (/[ \t]/.test(text[at] ?? '')) at++;
  return /[\r\n]/.test(text[at] ?? '\n') ? offset : at;
}
