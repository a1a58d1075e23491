/**
 * `over-allocation`: more work at once than a resource gives, or more of a team than it has members.
 * One finding for each resource and connected stretch, at the assignment that would give way: of the
 * task of lowest priority, then of latest start, then last in the text. Work that is over is not counted.
 */
import { type Problem, problem } from '../../base/problem.ts';
import { formatMinute, type Minute, minute } from '../../base/time.ts';
import type { Plan, Resource, WorkItem } from '../../model/plan.ts';
import { works } from '../../schedule/people/effort.ts';
import { type Load, type Overload, overloads } from '../../schedule/people/usage.ts';
import type { AssignedWork, ItemSchedule, Schedule } from '../../schedule/schedule.ts';
import type { CheckInput } from '../check.ts';

/** One assignment as a load on its resource; `order` is its task's place in the text. */
interface TaskLoad extends Load {
  readonly item: WorkItem;
  readonly work: AssignedWork;
  readonly start: Minute;
  readonly order: number;
}

export function overAllocation({ plan, schedule }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const [id, loads] of loadsByResource(plan, schedule)) {
    const resource = plan.resources.get(id);
    if (!resource) continue;
    for (const overload of overloads(loads, resource.maxUnits)) problems.push(tooMuch(plan, resource, overload));
  }
  return [...problems, ...shortTeams(plan, schedule)];
}

function loadsByResource(plan: Plan, schedule: Schedule): ReadonlyMap<string, readonly TaskLoad[]> {
  const byResource = new Map<string, TaskLoad[]>();
  let order = 0;
  const add = (resource: string, load: TaskLoad): void => {
    const known = byResource.get(resource);
    if (known) known.push(load);
    else byResource.set(resource, [load]);
  };
  for (const item of plan.items.values()) {
    order++;
    const dates = item.assignments.length === 0 ? undefined : schedule.items.get(item.id);
    if (dates && !dates.finished) addLoads(add, item, dates, order, schedule);
  }
  return byResource;
}

function addLoads(
  add: (resource: string, load: TaskLoad) => void,
  item: WorkItem,
  dates: ItemSchedule,
  order: number,
  { statusAt, timeOfWork }: Schedule,
): void {
  const { start } = dates;
  for (const work of dates.assignments) {
    const { resource, units } = work;
    if (resource === null) continue;
    const time = dates.elapsed ? null : timeOfWork(item, work);
    for (const part of dates.segments ?? [work]) {
      // What was done before the status date cannot be moved any more.
      const from = minute(Math.max(part.from, work.from, statusAt ?? work.from));
      const to = minute(Math.min(part.to, work.to));
      add(resource, { item, work, start, order, from, to, units, time });
    }
  }
}

/** Whose task gives way: the first of these in order. */
function givesWay(a: TaskLoad, b: TaskLoad): number {
  return a.item.priority - b.item.priority || b.start - a.start || b.order - a.order;
}

function tooMuch(plan: Plan, resource: Resource, { from, to, peak, loads }: Overload<TaskLoad>): Problem {
  const [last, ...others] = [...new Map(loads.map((load) => [load.work, load])).values()].sort(givesWay);
  const when = `from ${show(from)} to ${show(to)}`;
  const most = percent(resource.maxUnits);
  if (!last || others.length === 0) {
    const { id } = last?.item ?? { id: '' };
    return problem(
      'over-allocation',
      'warning',
      last?.work.assignment.place ?? { file: resource.origin.file, span: resource.origin.key },
      `\`${id}\` asks for ${percent(peak)} of \`${resource.id}\` ${when}, but there is at most ${most}; lower the units, assign somebody else too, or raise \`max-units\`.`,
    );
  }
  const inOrder = [last, ...others].sort((a, b) => a.from - b.from || a.order - b.order);
  return problem(
    'over-allocation',
    'warning',
    last.work.assignment.place,
    `\`${resource.id}\` is needed for ${percent(peak)} at once ${when} but gives at most ${most}: ${named(inOrder)}. ${wayOut(plan, last)}`,
    {
      related: inOrder
        .filter((load) => load !== last)
        .slice(0, MOST_NAMED)
        .map(({ item, work }) => ({
          ...work.assignment.place,
          message: `\`${item.id}\` needs ${percent(work.units)} from ${show(work.from)} to ${show(work.to)}.`,
        })),
    },
  );
}

function wayOut(plan: Plan, { item }: TaskLoad): string {
  const ways = [`Move \`${item.id}\``, 'assign somebody else to it', 'lower the units'];
  if (!plan.project.levelResources) ways.push('let `level-resources: true` move it');
  return `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)}.`;
}

const MOST_NAMED = 5;

function named(loads: readonly TaskLoad[]): string {
  const words = loads.slice(0, MOST_NAMED).map(({ item, units }) => `\`${item.id}\` ${percent(units)}`);
  const more = loads.length - words.length;
  return more > 0 ? `${words.join(', ')} and ${more} more` : words.join(', ');
}

/** Assignments that ask for more of a team than it has people and equipment. */
function shortTeams(plan: Plan, schedule: Schedule): Problem[] {
  const problems: Problem[] = [];
  if (plan.teams.size === 0) return problems;
  for (const item of plan.items.values()) {
    const dates = item.assignments.length === 0 ? undefined : schedule.items.get(item.id);
    if (!dates || dates.finished) continue;
    for (const { assignment, resource, units } of dates.assignments) {
      const team = resource === null ? plan.teams.get(assignment.party) : undefined;
      const members = team?.members.filter((party) => works(plan, { ...assignment, party })).length ?? 0;
      if (!team || members === 0) continue;
      problems.push(
        problem(
          'over-allocation',
          'warning',
          assignment.place,
          `Team \`${team.id}\` has nobody left for ${percent(units)} of \`${item.id}\`: ${members === 1 ? 'its one member is' : `its ${members} members are`} on the task already; ask for less of the team, or add members to it.`,
        ),
      );
    }
  }
  return problems;
}

function percent(units: number): string {
  return `${Math.round(units * 1000) / 10} %`;
}

function show(at: Minute): string {
  return formatMinute(at).replace('T', ' ');
}
