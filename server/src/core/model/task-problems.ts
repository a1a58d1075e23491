/**
 * What is written on a task and does nothing there, or is written twice: effort of a summary, one
 * link or one person a second time.
 */
import { type Problem, problem } from '../base/problem.ts';
import type { Place } from '../base/span.ts';
import { entryIn, type Fields, fileOf } from './fields.ts';
import type { WorkItem } from './plan.ts';

const NO_PROBLEMS: readonly Problem[] = [];

/** What a summary takes from its tasks. */
const EFFORT = ['duration', 'work', 'estimate', 'assign', 'remaining-duration'] as const;

export function taskProblems(item: WorkItem, fields: Fields): readonly Problem[] {
  const { after, assignments, kind } = item;
  if (kind !== 'summary' && after.length < 2 && assignments.length < 2) return NO_PROBLEMS;
  const found = [summaryProblems(item, fields), doubledLinks(item), doubledParties(item)];
  return found.every(({ length }) => length === 0) ? NO_PROBLEMS : found.flat();
}

function summaryProblems({ id, kind, origin }: WorkItem, fields: Fields): readonly Problem[] {
  if (kind !== 'summary') return NO_PROBLEMS;
  return EFFORT.flatMap((key) => {
    const written = entryIn(fields, key);
    if (!written) return NO_PROBLEMS;
    const message =
      key === 'assign'
        ? `Nobody works on \`${id}\` itself, because it has tasks of its own; assign people to those.`
        : `\`${key}\` counts for nothing here: \`${id}\` has tasks of its own and takes as long as they do. Write it on one of them, or add a task for it.`;
    const file = fileOf(fields, key);
    const entry = { file, span: origin.key };
    const remove = { title: `Remove \`${key}\``, edits: [], changes: [{ kind: 'remove', entry, field: key } as const] };
    const fixes = file === origin.file ? [remove] : [];
    return [problem('summary-effort', 'warning', { file, span: written.key.span }, message, { fixes })];
  });
}

/** Of two links of one type to one task the stricter decides. FS and FF, or SS and FF, go well together. */
function doubledLinks({ after }: WorkItem): readonly Problem[] {
  if (after.length < 2 || allDiffer(after, ({ task }) => task)) return NO_PROBLEMS;
  return doubled(after, ({ project, task, type }) => `${project ?? ''}:${task} ${type}`).map(({ one, first }) => {
    const { task, type } = one;
    const message = `This task waits for \`${task}\` twice with ${type}; the stricter link decides. Remove one of them.`;
    return twice('duplicate-link', one.place, message, first.place, 'The other link is here.');
  });
}

function doubledParties({ assignments }: WorkItem): readonly Problem[] {
  if (assignments.length < 2 || allDiffer(assignments, ({ party }) => party)) return NO_PROBLEMS;
  return doubled(assignments, ({ party }) => party).map(({ one, first }) => {
    const message = `\`${one.party}\` is assigned twice, so both count together. Write one assignment with all the units.`;
    return twice('duplicate-assignment', one.place, message, first.place, 'The first assignment is here.');
  });
}

/** Up to so many are compared each with each. */
const FEW = 12;

function allDiffer<T>(entries: readonly T[], nameOf: (entry: T) => string): boolean {
  if (entries.length > FEW) return new Set(entries.map(nameOf)).size === entries.length;
  return entries.every((entry, i) => {
    const name = nameOf(entry);
    for (let k = 0; k < i; k++) if (nameOf(entries[k] as T) === name) return false;
    return true;
  });
}

/** Entries whose key came before, each with the first of that key. */
function doubled<T>(entries: readonly T[], keyOf: (entry: T) => string): { one: T; first: T }[] {
  const firsts = new Map<string, T>();
  return entries.flatMap((one) => {
    const key = keyOf(one);
    const first = firsts.get(key);
    if (first !== undefined) return [{ one, first }];
    firsts.set(key, one);
    return [];
  });
}

function twice(
  rule: 'duplicate-link' | 'duplicate-assignment',
  place: Place,
  message: string,
  first: Place,
  there: string,
): Problem {
  const fixes = [{ title: 'Remove this one', edits: [], changes: [{ kind: 'remove-item', item: place } as const] }];
  return problem(rule, 'warning', place, message, { related: [{ ...first, message: there }], fixes });
}
