/** Sentences that several refusals share. Name, date, consequence; never an id alone. */
import type { Analysis } from '../analyse.ts';
import type { Minute } from '../base/time.ts';
import type { ItemKind, WorkItem } from '../model/plan.ts';
import type { ItemSchedule } from '../schedule/schedule.ts';
import { dateInWords, dayInWords } from '../schedule/words.ts';
import { type Refused, refused } from './intent.ts';

export function unknown(id: string): Refused {
  return refused(`The plan has no item “${id}” any more. Look again once the view is up to date.`);
}

export function nameOf({ plan }: Pick<Analysis, 'plan'>, id: string): string {
  return plan.items.get(id)?.name ?? id;
}

const KINDS: Readonly<Record<ItemKind, string>> = {
  phase: 'phases',
  summary: 'summary tasks',
  task: 'tasks',
  milestone: 'milestones',
  gate: 'gates',
};

/** `2 tasks`, of several; `3 items` where they are of different kinds. */
export function severalOf(items: readonly Pick<WorkItem, 'kind'>[]): string {
  const [kind, another] = new Set(items.map((item) => item.kind));
  return `${items.length} ${kind === undefined || another !== undefined ? 'items' : KINDS[kind]}`;
}

/** What holds an item where it is, as a clause: `Survey the links ends Fri 6 Mar 2026 17:00`. */
export function holderOf(
  analysis: Pick<Analysis, 'plan' | 'schedule' | 'sources'>,
  dates: ItemSchedule,
): { clause: string; way: string; id: string | null } {
  const { plan, schedule, sources } = analysis;
  const { driver } = dates;
  switch (driver.kind) {
    case 'link': {
      const { link } = driver;
      const other = link?.project ? sources.otherPlans.get(link.project) : undefined;
      const outside = link && other?.items.get(link.task);
      const before = outside ?? (driver.id === undefined ? undefined : schedule.items.get(driver.id));
      const name = outside ? `${outside.name} of ${other?.name}` : nameOf(analysis, driver.id ?? '');
      const byStart = link?.type === 'SS' || link?.type === 'SF';
      const at = before && ((byStart ? before.start : before.finish) as Minute);
      const verb = byStart ? 'starts' : 'ends';
      const clause = at === undefined ? `it waits for ${name}` : `${name} ${verb} ${dateInWords(at)}`;
      const owner = driver.from === undefined ? '' : ` of ${nameOf(analysis, driver.from)}`;
      return {
        clause,
        way: `take the link${owner} out, give it a lead, or move ${name}`,
        id: outside ? null : (driver.id ?? null),
      };
    }
    case 'project-start':
      return {
        clause: `the project starts ${dayInWords(schedule.projectStart)}`,
        way: "change the project's start",
        id: null,
      };
    case 'status-date':
      return {
        clause: `work that has not begun cannot lie before the status date${schedule.statusAt === null ? '' : `, ${dayInWords(schedule.statusAt)}`}`,
        way: 'enter its actual start if it has begun',
        id: null,
      };
    case 'constraint':
      return {
        clause:
          driver.from === undefined
            ? 'another constraint holds it'
            : `a constraint of ${nameOf(analysis, driver.from)} holds it`,
        way: 'change that constraint',
        id: driver.from ?? null,
      };
    case 'resource':
      return {
        clause: `it waits for ${plan.resources.get(driver.resource ?? '')?.name ?? 'somebody who is busy'}`,
        way: 'assign somebody else',
        id: driver.id ?? null,
      };
    case 'actual':
      return { clause: 'it has started', way: 'change its actual start', id: null };
    case 'fixed':
      return { clause: 'its dates are set by hand', way: 'change them', id: null };
    case 'calendar':
      return { clause: 'its calendar has no work before', way: 'change its calendar', id: null };
  }
}
