/**
 * Why something is late, for findings: what the item that ends it waits for, and where the chain of
 * drivers behind that begins. Each item's chain is walked once, however many findings ask.
 */
import type { Related } from '../../base/problem.ts';
import { formatMinute } from '../../base/time.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { drivingItem, outermostLeaf } from '../../schedule/driving-item.ts';
import type { ItemSchedule, Schedule } from '../../schedule/schedule.ts';
import { lengthInWords } from '../../schedule/words.ts';
import { fieldPlace } from '../check.ts';

export interface LateCause {
  /** `it waits for …`: a clause for behind a colon. */
  readonly words: string;
  readonly related: readonly Related[];
}

/** Causes by item of one plan; null asks for the project. */
export function lateCauses(plan: Plan, schedule: Schedule): (item: WorkItem | null) => LateCause {
  const { items } = schedule;
  const roots = new Map<string, string>();

  function before(id: string): string | null {
    const dates = items.get(id);
    const driven = dates?.driver.kind === 'link' || dates?.driver.kind === 'resource';
    const found = dates && driven ? drivingItem(plan, items, dates.driver) : null;
    return found !== null && items.has(found) ? found : null;
  }

  /** Where the chain of drivers begins. */
  function rootOf(id: string): string {
    const walked: string[] = [];
    const seen = new Set<string>();
    let at = id;
    for (let next = before(at); next !== null && !roots.has(at) && !seen.has(next); next = before(at)) {
      walked.push(at);
      seen.add(at);
      at = next;
    }
    const root = roots.get(at) ?? at;
    for (const each of walked) roots.set(each, root);
    return root;
  }

  return (item) => {
    const last = item ? outermostLeaf(item, items, true) : lastOf(plan, schedule);
    const dates = last && items.get(last.id);
    if (!last || !dates) return { words: 'it takes too long', related: [] };
    const who = last.id === item?.id ? 'it' : `\`${last.id}\`, which ends last,`;
    const waits = before(last.id);
    if (waits === null)
      return { words: `${who} ${rootWords(plan, schedule, last, dates)}`, related: causePlaces(last, dates) };
    const root = plan.items.get(rootOf(last.id));
    const rootDates = root && items.get(root.id);
    const direct =
      dates.driver.kind === 'resource'
        ? `waits for \`${dates.driver.resource}\`, busy with \`${waits}\``
        : `waits for \`${waits}\``;
    if (!root || !rootDates) return { words: `${who} ${direct}`, related: causePlaces(last, dates) };
    const begins = root.id === waits ? 'that' : `the chain behind that begins with \`${root.id}\`, which`;
    const words = `${who} ${direct}, and ${begins} ${rootWords(plan, schedule, root, rootDates)}`;
    return { words, related: [...causePlaces(last, dates), ...causePlaces(root, rootDates)] };
  };
}

/** The first leaf that ends with the project. */
function lastOf(plan: Plan, { items, finish }: Schedule): WorkItem | null {
  for (const dates of items.values()) {
    const item = dates.finish === finish ? plan.items.get(dates.id) : undefined;
    if (item && item.children.length === 0) return item;
  }
  return null;
}

/** What decides the first item of a chain. */
function rootWords({ project }: Plan, { statusAt }: Schedule, item: WorkItem, dates: ItemSchedule): string {
  const { driver } = dates;
  switch (driver.kind) {
    case 'constraint': {
      const kind = item.constraint?.kind;
      return kind ? `is held at ${show(dates)} by its \`${kind}\`` : `is held at ${show(dates)} by a constraint`;
    }
    case 'status-date':
      return statusAt === null
        ? 'has not begun'
        : `has not begun on the status date, ${formatMinute(statusAt).slice(0, 10)}`;
    case 'actual':
      return dates.finished ? `ended on ${formatMinute(dates.finish).slice(0, 10)}` : `began on ${show(dates)}`;
    case 'fixed':
      return 'is dated by hand';
    case 'link':
      return driver.link?.project
        ? `waits for \`${driver.link.project}:${driver.link.task}\``
        : `begins on ${show(dates)}`;
    case 'project-start':
      return `takes ${lengthInWords(dates.duration, project.lengths)} from the start of the project`;
    case 'calendar':
    case 'resource':
      return `begins on ${show(dates)}`;
  }
}

function show(dates: ItemSchedule): string {
  return formatMinute(dates.start).slice(0, 10);
}

/** The line that decides: of the link or the constraint. */
function causePlaces(item: WorkItem, { driver }: ItemSchedule): Related[] {
  if (driver.kind === 'link' && driver.link) {
    return [{ ...driver.link.place, message: `\`${driver.from ?? item.id}\` waits for \`${driver.link.task}\`` }];
  }
  if (driver.kind === 'constraint' && item.constraint) {
    return [{ ...item.constraint.place, message: `\`${item.id}\` is held here` }];
  }
  if (driver.kind === 'fixed') return [{ ...fieldPlace(item, 'fixed'), message: `\`${item.id}\` is dated here` }];
  return [];
}
