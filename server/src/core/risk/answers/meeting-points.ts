/**
 * Where chains meet: what starts only once several others are done, and until when each of them has to be so
 * that the planned start holds. In how many trials each and all are is counted while they run. Merge bias:
 * MacCrimmon and Ryavec 1964.
 */
import type { Minute } from '../../base/time.ts';
import type { Link, Plan, WorkItem } from '../../model/plan.ts';
import type { Schedule } from '../../schedule/schedule.ts';

export interface MeetingPoint {
  /** A task, milestone or gate. */
  readonly id: string;
  /** Its planned start. */
  readonly at: Minute;
  /** At least two, each once. */
  readonly paths: readonly MeetingPath[];
}

export interface MeetingPath {
  /** A leaf, or a phase or summary, whose finish counts. */
  readonly id: string;
  /** In time is a finish no later than this. */
  readonly until: Minute;
}

/** Those where two chains come closest; more would only cost time in each trial. */
const MOST = 64;
/** Of the length of the project: chains with more room than this hardly ever decide. */
const NEAR = 0.25;

export function meetingPoints(plan: Plan, schedule: Schedule): readonly MeetingPoint[] {
  const most = NEAR * schedule.duration;
  const found: { readonly point: MeetingPoint; readonly room: number }[] = [];
  for (const item of plan.items.values()) {
    const dates = schedule.items.get(item.id);
    if (item.children.length > 0 || !dates || dates.finished) continue;
    const rooms = roomsBefore(plan, schedule, item);
    const near = [...rooms].filter(([id, room]) => room <= most && schedule.items.get(id)?.finished === false);
    const second = near.map(([, room]) => room).sort((a, b) => a - b)[1];
    if (second === undefined) continue;
    const paths = near.map(([id, room]) => ({ id, until: untilOf(schedule, id, room) }));
    found.push({ point: { id: item.id, at: dates.start, paths }, room: second });
  }
  return found
    .sort((a, b) => a.room - b.room)
    .slice(0, MOST)
    .map(({ point }) => point);
}

/** By id of a predecessor: the working minutes that its finish has until it moves the item. */
function roomsBefore(plan: Plan, schedule: Schedule, item: WorkItem): ReadonlyMap<string, number> {
  const rooms = new Map<string, number>();
  const add = (id: string, room: number | null): void => {
    if (room !== null && plan.items.has(id)) rooms.set(id, Math.min(room, rooms.get(id) ?? room));
  };
  for (let owner: WorkItem | undefined = item; owner; owner = parentOf(plan, owner)) {
    for (const link of owner.after) {
      if (waitsForFinish(link)) add(gateOf(plan, link.task), schedule.linkSlack(link, owner.id));
    }
  }
  const phase = item.kind === 'gate' ? parentOf(plan, item) : undefined;
  const gate = schedule.items.get(item.id);
  if (phase && gate) {
    for (const child of phase.children) {
      const dates = schedule.items.get(child.id);
      if (child !== item && dates) add(child.id, schedule.projectTime.between(dates.finish, gate.start));
    }
  }
  return rooms;
}

function waitsForFinish({ type, project }: Link): boolean {
  return project === null && (type === 'FS' || type === 'FF');
}

/** What `after: PHASE` waits for. */
function gateOf(plan: Plan, id: string): string {
  return plan.items.get(id)?.children.find(({ kind }) => kind === 'gate')?.id ?? id;
}

function untilOf({ items, projectTime }: Schedule, id: string, room: number): Minute {
  const finish = items.get(id)?.finish as Minute;
  return room > 0 ? projectTime.add(finish, room) : finish;
}

function parentOf(plan: Plan, { parent }: WorkItem): WorkItem | undefined {
  return parent === null ? undefined : plan.items.get(parent);
}
