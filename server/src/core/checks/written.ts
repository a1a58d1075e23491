/**
 * Where something is written and whether it is: what checks of registers need to know beyond what
 * the plan means. An id that names nothing counts as written, since its own finding says so.
 */
import type { Fix, PlanChange } from '../base/problem.ts';
import type { FileId, Place } from '../base/span.ts';
import type { WrittenDate } from '../base/time.ts';
import type { Origin } from '../model/plan.ts';
import type { PlanSources } from '../model/sources.ts';
import { finishInstant } from '../schedule/instants.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { type Node, valueAt } from '../syntax/tree.ts';

export function isWritten({ fields }: Origin, field: string): boolean {
  const found = fields.get(field);
  return found !== undefined && found.value.start !== found.key.start && found.value.end > found.value.start;
}

export function keyOf(origin: Origin): Place {
  return { file: origin.file, span: origin.key };
}

/** The value at a path of keys from the top of a file; null where nothing is written there. */
export function valueIn({ files }: PlanSources, file: FileId, path: readonly string[]): Node | null {
  const source = files.get(file);
  if (!source || !('tree' in source)) return null;
  let node = source.tree.root;
  for (const key of path) node = valueAt(node, key) ?? null;
  return node;
}

export function valuePlace(sources: PlanSources, file: FileId, path: readonly string[]): Place | null {
  const node = valueIn(sources, file, path);
  return node && { file, span: node.span };
}

/** A repair that writes `field: value` into the entry with that key. */
export function setFix(title: string, entry: Place, field: string, value: string): Fix {
  return changeFix(title, { kind: 'set', entry, field, value });
}

export function changeFix(title: string, ...changes: readonly PlanChange[]): Fix {
  return { title, edits: [], changes };
}

/** A date to be kept that lies before the status date; false without one. */
export function isPast(
  date: WrittenDate,
  { statusAt, projectTime }: Pick<Schedule, 'statusAt' | 'projectTime'>,
): boolean {
  return statusAt !== null && finishInstant(date, projectTime) < statusAt;
}
