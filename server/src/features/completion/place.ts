/** Where a completion is asked for: the cursor's context with what the plan and the schema say of it. */
import type { DatedPlan } from '../../core/analyse.ts';
import type { Problem } from '../../core/base/problem.ts';
import type { CursorContext } from '../../core/syntax/context.ts';
import type { DatedSnapshot } from '../snapshot.ts';

export interface CompletionPlace {
  readonly snapshot: DatedSnapshot;
  readonly analysis: DatedPlan;
  /** Of the plan; null where they are not known yet and have no say. */
  readonly problems: readonly Problem[] | null;
  readonly context: CursorContext;
  /** Id of the phase, task or gate that is being written; null outside the outline. */
  readonly item: string | null;
}

/** The item that a path of keys leads into: `['phases', 'design', 'gate', 'approvers']` is in `design.gate`. */
export function itemAt(path: readonly string[]): string | null {
  let item: string | null = null;
  let at = 0;
  while ((path[at] === 'tasks' || (at === 0 && path[at] === 'phases')) && path[at + 1] !== undefined) {
    item = path[at + 1] ?? null;
    at += 2;
  }
  return item !== null && path[at] === 'gate' ? `${item}.gate` : item;
}

/** The last key of a path, past the items of lists. */
export function lastKey(path: readonly string[]): string {
  return path.findLast((step) => step !== '[]') ?? '';
}
