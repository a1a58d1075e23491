/**
 * What is new in a plan since it was last checked: items, by identity, with their dates, and
 * whether anything else is. Both plans list their items in display order, so that they are gone
 * through side by side; only where items came, went or moved are they looked up.
 */
import { valuesOf } from '../base/by-id.ts';
import type { WorkItem } from '../model/plan.ts';
import { isSameWork } from '../schedule/same-dates.ts';
import type { ItemSchedule } from '../schedule/schedule.ts';
import type { CheckInput } from './check.ts';

/** An item that came, went, says something else or has other dates; with these. */
interface ItemChange {
  readonly was: WorkItem | null;
  readonly is: WorkItem | null;
  readonly before: ItemSchedule | null;
  readonly dates: ItemSchedule | null;
  /** The same item, worked at the same times by the same people: at most its room has changed. */
  readonly sameWork: boolean;
}

export interface Changes {
  /** What was checked then. */
  readonly before: CheckInput;
  /** Those that went, then the others in display order. */
  readonly items: readonly ItemChange[];
  /** Those that stayed are in the same order as then. */
  readonly sameOrder: boolean;
  /** Header, calendars, people, risks, registers, status date: all but items, and the calendars that groups give. */
  readonly sameRest: boolean;
}

export function changesSince(before: CheckInput, input: CheckInput): Changes {
  const { items, sameOrder } = itemChanges(before, input);
  return { before, items, sameOrder, sameRest: hasSameRest(before, input) && items.every(keepsCalendar) };
}

function itemChanges(before: CheckInput, { plan, schedule }: CheckInput): Pick<Changes, 'items' | 'sameOrder'> {
  const sameDates = schedule.items === before.schedule.items;
  if (plan.items === before.plan.items && sameDates) return { items: [], sameOrder: true };
  const gone: ItemChange[] = [];
  const stayed: ItemChange[] = [];
  const datesThen = inStep(before.schedule.items);
  const dates = inStep(schedule.items);
  const earlier = valuesOf(before.plan.items);
  let next = 0;
  const leave = (): void => {
    const was = earlier[next++] as WorkItem;
    if (!plan.items.has(was.id)) gone.push(changed(was, null, before.schedule.items.get(was.id), undefined));
  };
  let sameOrder = true;
  for (const item of valuesOf(plan.items)) {
    let then = earlier[next];
    while (then && then !== item && then.id !== item.id && !plan.items.has(then.id)) {
      leave();
      then = earlier[next];
    }
    const isNext = then !== undefined && (then === item || then.id === item.id);
    const was = (isNext ? then : before.plan.items.get(item.id)) ?? null;
    if (isNext) next++;
    else if (was) sameOrder = false;
    if (sameDates && was === item) continue;
    const [old, now] = [datesThen(item.id), dates(item.id)];
    if (was !== item || old !== now) stayed.push(changed(was, item, old, now));
  }
  while (next < earlier.length) leave();
  return { items: [...gone, ...stayed], sameOrder };
}

function changed(
  was: WorkItem | null,
  is: WorkItem | null,
  before: ItemSchedule | undefined,
  dates: ItemSchedule | undefined,
): ItemChange {
  const sameWork = was === is && before !== undefined && dates !== undefined && isWorkedAlike(before, dates);
  return { was, is, before: before ?? null, dates: dates ?? null, sameWork };
}

function isWorkedAlike(a: ItemSchedule, b: ItemSchedule): boolean {
  return (
    a.start === b.start &&
    a.finish === b.finish &&
    a.finished === b.finished &&
    a.elapsed === b.elapsed &&
    a.durationAssumed === b.durationAssumed &&
    a.segments === b.segments &&
    isSameWork(a, b)
  );
}

/** Looks up by id, quickly where that is asked for in the map's own order. */
export function inStep(items: ReadonlyMap<string, ItemSchedule>): (id: string) => ItemSchedule | undefined {
  const values = valuesOf(items);
  let next = 0;
  return (id) => {
    const found = values[next];
    if (found?.id !== id) return items.get(id);
    next++;
    return found;
  };
}

/** What is in a group works by the group's calendar, though it says nothing of that itself. */
function keepsCalendar({ was, is }: ItemChange): boolean {
  const isGroup = (was?.children.length ?? 0) > 0 || (is?.children.length ?? 0) > 0;
  return !isGroup || (was?.calendar ?? null) === (is?.calendar ?? null);
}

function hasSameRest({ plan: a, schedule: old }: CheckInput, { plan: b, schedule }: CheckInput): boolean {
  return (
    a.root === b.root &&
    a.files.length === b.files.length &&
    a.files.every((file, i) => file === b.files[i]) &&
    a.project === b.project &&
    a.calendars === b.calendars &&
    a.resources === b.resources &&
    a.teams === b.teams &&
    a.stakeholders === b.stakeholders &&
    a.risks === b.risks &&
    a.riskScales === b.riskScales &&
    a.riskAppetite === b.riskAppetite &&
    a.correlations === b.correlations &&
    a.uncertainties === b.uncertainties &&
    a.simulation === b.simulation &&
    a.registers === b.registers &&
    old.statusAt === schedule.statusAt
  );
}
