/** A plan of a failed property in a few lines: of each item only what is not as usual. */
import { formatDay, formatMinute, type Minute, type WrittenDate } from '../../server/src/core/base/time.ts';
import type { Plan } from '../../server/src/core/model/plan.ts';
import type { OtherPlan } from '../../server/src/core/model/sources.ts';
import { makePlan } from './make-plan.ts';

const LEFT_OUT = new Set(['name', 'place', 'datePlace', 'origin', 'children', 'reason']);

export function tellPlan(plan: Plan, otherPlans: ReadonlyMap<string, OtherPlan>): string {
  const usual = makePlan([{ id: '' }]);
  const lines = [...plan.items.values()].map((item) => unlike(item, usual.outline[0] ?? {}));
  const outside = [...otherPlans.values()].flatMap(({ items }) => [...items]);
  const used = outside.filter(([id]) => [...plan.items.values()].some(({ after }) => after.some((l) => l.task === id)));
  return [
    '',
    unlike(plan.project, usual.project),
    ...lines,
    ...used.map(
      ([id, { start, finish }]) => `${id} ${formatMinute(start as Minute)} ${formatMinute(finish as Minute)}`,
    ),
  ].join('\n');
}

function unlike(found: object, usual: object): string {
  const before = new Map(Object.entries(usual));
  const fields = Object.entries(found).filter(
    ([key, value]) => !LEFT_OUT.has(key) && JSON.stringify(value) !== JSON.stringify(before.get(key)),
  );
  return fields.map(([key, value]) => `${key}: ${JSON.stringify(value, shown)}`).join(', ');
}

function shown(key: string, value: unknown): unknown {
  if (LEFT_OUT.has(key) || value === null) return undefined;
  return isDate(value) ? formatDay(value.day) + (value.minuteOfDay === null ? '' : `+${value.minuteOfDay}`) : value;
}

function isDate(value: unknown): value is WrittenDate {
  return typeof value === 'object' && value !== null && 'day' in value && 'minuteOfDay' in value;
}
