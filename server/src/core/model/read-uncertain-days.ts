/** Working days that may be lost: `{from, to, months, weekdays, probability}`. */
import type { Problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import { type Node, valueAt } from '../syntax/tree.ts';
import { backwardsProblem } from './date-order.ts';
import type { UncertainDays } from './plan.ts';
import { chanceOf, dateOf, itemsOf, type MaybeNode, textOf, textsOf } from './read-values.ts';
import { readWorkingDays } from './read-working-hours.ts';

const MONTHS: ReadonlyMap<string, number> = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, i) => [name, i + 1]),
);

const NONE: readonly UncertainDays[] = [];

/** Those without a probability are the schema's finding, and lose no day. */
export function readUncertainDays(node: MaybeNode, file: FileId, problems: Problem[]): readonly UncertainDays[] {
  if (!node) return NONE;
  return itemsOf(node).flatMap((item) => readDays(item, file, problems) ?? []);
}

function readDays(item: Node, file: FileId, problems: Problem[]): UncertainDays | null {
  const place = { file, span: item.span };
  const probability = chanceOf(valueAt(item, 'probability'));
  const from = dateOf(valueAt(item, 'from'))?.day ?? null;
  const to = dateOf(valueAt(item, 'to'))?.day ?? null;
  if (from !== null && to !== null && to < from) {
    problems.push(backwardsProblem(place, from, to));
    return null;
  }
  if (probability === null) return null;
  return {
    from,
    to,
    months: readMonths(valueAt(item, 'months')),
    weekdays: readWorkingDays(valueAt(item, 'weekdays')),
    probability,
    name: textOf(valueAt(item, 'name')),
    place,
  };
}

/** Null where nothing is written, or nothing that is a month. */
function readMonths(node: MaybeNode): ReadonlySet<number> | null {
  const months = new Set(textsOf(node).flatMap((name) => MONTHS.get(name) ?? []));
  return months.size === 0 ? null : months;
}
