/**
 * What levelling changed, said on the items: how much later each starts, the pieces of split tasks,
 * and who waits for whom where no link says so.
 */
import type { Minute } from '../../base/time.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { plainDates } from '../date-columns.ts';
import type { Facts } from '../facts.ts';
import type { Forward } from '../forward-run.ts';
import { ItemDates } from '../item-dates.ts';
import type { Network } from '../network.ts';
import { leafOf } from '../outline.ts';
import type { AssignedWork, Driver, ItemSchedule } from '../schedule.ts';
import { parentOf } from '../task-calendar.ts';
import type { WorkingTime } from '../working-time.ts';
import type { Levelling } from './level-plan.ts';
import { NONE, type Segment } from './problem.ts';

export interface Levelled {
  /** As the passes have them over the network with resource links. */
  readonly items: ItemDates;
  readonly network: Network;
  readonly facts: Facts;
  readonly levelling: Levelling;
  readonly projectTime: WorkingTime;
  /** Without levelling: starts by id, and what decided that of a leaf. */
  readonly startsBefore: ReadonlyMap<string, Minute>;
  readonly driverBefore: (node: number) => Driver;
}

export function withLevelling(levelled: Levelled): ItemDates {
  const { items, network, facts, levelling, projectTime, startsBefore } = levelled;
  const told = items.byNumber.map((item) => {
    const { id } = item;
    const node = leafOf(network.outline, id);
    const time = facts.lagTime[node] ?? projectTime;
    const before = startsBefore.get(id) ?? item.start;
    const minutes = item.elapsed ? item.start - before : time.between(before, item.start);
    const delayed = { ...plainDates(item), levellingDelay: Math.max(0, minutes) };
    const segments = levelling.segments.get(node);
    return segments ? inPieces(levelled, delayed, node, segments) : waitingForInstant(levelled, delayed, node);
  });
  return new ItemDates(items.numberOf, told, null);
}

/** To the passes a split task is fixed, from end to end. It starts for the reason it had, or waits for who is done last. */
function inPieces(levelled: Levelled, item: ItemSchedule, node: number, segments: readonly Segment[]): ItemSchedule {
  const stays = levelled.startsBefore.get(item.id) === item.start;
  return {
    ...item,
    duration: levelled.facts.duration[node] as number,
    driver: (stays ? null : heldBy(levelled, item, node)) ?? levelled.driverBefore(node),
    segments: segments.map(({ from, to }) => ({ from: from as Minute, to: to as Minute })),
    assignments: item.assignments.map((work): AssignedWork => ({ ...work, to: item.finish })),
  };
}

/** To the passes an instant to wait for is a constraint. */
function waitingForInstant(levelled: Levelled, item: ItemSchedule, node: number): ItemSchedule {
  const bound = levelled.levelling.bounds.get(node);
  if (!bound || item.driver.kind !== 'constraint' || item.start < bound.at) return item;
  return { ...item, driver: resourceDriver(levelled, bound) };
}

function heldBy(levelled: Levelled, item: ItemSchedule, node: number): Driver | null {
  const { levelling, network, items } = levelled;
  const waits = levelling.links.flatMap((link) => {
    const finish = link.to === node ? items.get(network.leaves[link.from]?.id ?? '')?.finish : undefined;
    return finish === undefined ? [] : [{ ...link, at: finish as number }];
  });
  const bound = levelling.bounds.get(node);
  if (bound) waits.push({ ...bound, to: node });
  const last = waits.reduce<(typeof waits)[number] | null>((a, b) => (b.at > (a?.at ?? NONE) ? b : a), null);
  return last && last.at <= item.start ? resourceDriver(levelled, last) : null;
}

function resourceDriver({ network }: Levelled, held: { readonly from: number; readonly resource: string }): Driver {
  return { kind: 'resource', id: network.leaves[held.from]?.id ?? '', resource: held.resource };
}

/** Where items start by id: leaves, and groups with the first of them. */
export function startsById(plan: Plan, network: Network, forward: Forward): ReadonlyMap<string, Minute> {
  const starts = new Map<string, Minute>();
  network.leaves.forEach((leaf, node) => {
    const start = forward.start[node] as Minute;
    for (let item: WorkItem | undefined = leaf; item; item = parentOf(plan, item)) {
      const known = starts.get(item.id);
      if (known !== undefined && known <= start) break;
      starts.set(item.id, start);
    }
  });
  return starts;
}
