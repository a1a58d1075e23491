/**
 * `unlinked-overlap`: two tasks change the same part of the landscape at the same time, nothing links
 * them, and those who do them have nobody and no agreement in common. One finding for an area and
 * tasks that overlap in a chain. Only work that people are assigned to counts, and neither what
 * is finished, which is past changing, nor plans on paper, which change nothing yet.
 */
import type { Fix, Problem } from '../../base/problem.ts';
import { dayOf, formatDay, type Minute, minute } from '../../base/time.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { changeFix, keyOf } from '../written.ts';
import { coordination } from './concerned.ts';
import { linkFinder } from './link-paths.ts';
import { touchingTasks } from './touching.ts';

/** A task begun while more go on is compared with as many of those that end last. */
const MOST_COMPARED = 16;
/** A crowded plan is told of some of its overlaps: open tasks, pairs compared, items looked at for links between them. */
const MOST_TASKS = 1000;
const MOST_PAIRS = 3000;
const MOST_LOOKED_AT = 5000;

interface Work {
  readonly item: WorkItem;
  readonly start: Minute;
  readonly finish: Minute;
}

export function unlinkedOverlap({ plan, schedule }: CheckInput): Problem[] {
  const byArea = openWorkByArea(plan, schedule);
  const isCoordinated = coordination(plan);
  const isAfter = linkFinder(plan, schedule, MOST_LOOKED_AT);
  let pairs = MOST_PAIRS;
  const isUnlinked = (a: WorkItem, b: WorkItem): boolean =>
    pairs-- > 0 && !isCoordinated(a, b) && !isAfter(a, b) && !isAfter(b, a);
  return [...byArea].flatMap(([area, work]) =>
    clusters(work, isUnlinked).map((cluster) => overlapFinding(area, cluster)),
  );
}

function openWorkByArea(plan: Plan, schedule: Schedule): ReadonlyMap<string, readonly Work[]> {
  const byArea = new Map<string, Work[]>();
  let tasks = 0;
  for (const item of touchingTasks(plan)) {
    const dates = schedule.items.get(item.id);
    if (!hasPeople(plan, item) || item.stage === 'initiation' || item.stage === 'planning') continue;
    if (!dates || dates.finished || dates.start === dates.finish) continue;
    // What was done before the status date cannot be moved apart any more.
    const start = minute(Math.max(dates.start, schedule.statusAt ?? dates.start));
    if (start >= dates.finish) continue;
    if (++tasks > MOST_TASKS) break;
    for (const area of item.touches) {
      const known = byArea.get(area);
      const work = { item, start, finish: dates.finish };
      if (known) known.push(work);
      else byArea.set(area, [work]);
    }
  }
  return byArea;
}

/** Material and cost talk to nobody. */
function hasPeople({ resources, teams }: Plan, { assignments }: WorkItem): boolean {
  return assignments.some(({ party }) => resources.get(party)?.type === 'person' || teams.has(party));
}

/** Chains of work that overlaps without a link, in order of start; each has at least two members. */
function clusters(work: readonly Work[], isUnlinked: (a: WorkItem, b: WorkItem) => boolean): readonly Work[][] {
  const clusterOf = new Map<Work, Work[]>();
  let goingOn: Work[] = [];
  for (const next of [...work].sort((a, b) => a.start - b.start)) {
    goingOn = goingOn.filter(({ finish }) => finish > next.start);
    const other = goingOn.find(({ item }) => isUnlinked(item, next.item));
    if (other) {
      const cluster = clusterOf.get(other) ?? [other];
      cluster.push(next);
      for (const member of [other, next]) clusterOf.set(member, cluster);
    }
    goingOn.push(next);
    if (goingOn.length > MOST_COMPARED) goingOn.splice(firstToEnd(goingOn), 1);
  }
  return [...new Set(clusterOf.values())];
}

function firstToEnd(work: readonly Work[]): number {
  let first = 0;
  for (const [i, { finish }] of work.entries()) if (finish < (work[first]?.finish ?? finish)) first = i;
  return first;
}

function overlapFinding(area: string, cluster: readonly Work[]): Problem {
  const last = cluster.at(-1) as Work;
  const others = cluster.slice(0, -1);
  const [first] = others as [Work];
  const many = others.length > 1 ? ` and ${others.length - 1} more` : '';
  const from = formatDay(dayOf(last.start));
  return finding(
    'unlinked-overlap',
    fieldPlace(last.item, 'touches'),
    `\`${last.item.id}\` changes \`${area}\` from ${from} on while \`${first.item.id}\`${many} does, with no link between them and nobody who works on both. Link them, name who is to be \`informed\`, or write down an agreement of the teams.`,
    {
      related: others
        .slice(0, 5)
        .map(({ item }) => ({ ...keyOf(item.origin), message: `\`${item.id}\` changes \`${area}\` too` })),
      fixes: others.length === 1 ? [waitFix(last.item, first.item)] : [],
    },
  );
}

function waitFix(item: WorkItem, other: WorkItem): Fix {
  const entry = keyOf(item.origin);
  return changeFix(`Let '${item.id}' wait for '${other.id}'`, { kind: 'add', entry, field: 'after', value: other.id });
}
