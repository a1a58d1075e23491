/** Gates as the checks of governance see them: which there are, who waits for them, when a phase has closed. */
import type { Link, Plan, WorkItem } from '../../model/plan.ts';
import type { Schedule } from '../../schedule/schedule.ts';

/** The gates of a plan; only phases have one, as their last child. */
export function gatesOf({ outline }: Plan): readonly WorkItem[] {
  return outline.flatMap((phase) => gateOf(phase) ?? []);
}

function gateOf(phase: WorkItem): WorkItem | null {
  const last = phase.children.at(-1);
  return last?.kind === 'gate' ? last : null;
}

/** Whether what waits for the gate may begin. */
export function isOpen({ gate }: WorkItem): boolean {
  return gate?.decision === 'go' || gate?.decision === 'conditional';
}

/** A phase closes with its gate; without one, when all its work is finished. */
export function hasClosed(phase: WorkItem, schedule: Schedule): boolean {
  const gate = gateOf(phase);
  return gate ? isOpen(gate) : schedule.items.get(phase.id)?.finished === true;
}

/** The phase in which the project closes, if the plan has one. */
export function closingPhase({ outline }: Plan): WorkItem | null {
  return outline.findLast(({ kind, stage }) => kind === 'phase' && stage === 'closing') ?? null;
}

export function projectHasClosed(plan: Plan, schedule: Schedule): boolean {
  const closing = closingPhase(plan);
  if (closing) return hasClosed(closing, schedule);
  return plan.outline.length > 0 && plan.outline.every(({ id }) => schedule.items.get(id)?.finished === true);
}

export interface Waiting {
  readonly item: WorkItem;
  readonly gate: WorkItem;
  readonly link: Link;
}

/**
 * What may begin only after one of these gates: linked to the gate, or from finish to start to its
 * phase. A lead says that part of the work may come before, so such a link is none of these.
 */
export function waitingFor(plan: Plan, gates: readonly WorkItem[]): readonly Waiting[] {
  if (gates.length === 0) return [];
  const byId = new Map<string, WorkItem>();
  for (const gate of gates) {
    byId.set(gate.id, gate);
    if (gate.parent !== null) byId.set(gate.parent, gate);
  }
  const waiting: Waiting[] = [];
  for (const item of plan.items.values()) {
    for (const link of item.after) {
      const gate = link.project === null ? byId.get(link.task) : undefined;
      if (gate && holdsBack(link, gate)) waiting.push({ item, gate, link });
    }
  }
  return waiting;
}

function holdsBack({ task, type, lag }: Link, gate: WorkItem): boolean {
  if (type !== 'FS' && (type !== 'SS' || task !== gate.id)) return false;
  return lag === null || (lag.kind === 'percent' ? lag.percent : lag.minutes) >= 0;
}

/** The task in it that began first, of those with a date written; null where none has begun. */
export function firstBegun(item: WorkItem): WorkItem | null {
  if (item.children.length === 0) return item.kind !== 'gate' && beginOf(item) !== null ? item : null;
  let first: WorkItem | null = null;
  for (const child of item.children) {
    const begun = firstBegun(child);
    if (begun && (first === null || (beginOf(begun)?.day ?? 0) < (beginOf(first)?.day ?? 0))) first = begun;
  }
  return first;
}

export function beginOf({ actualStart, actualFinish }: WorkItem): WorkItem['actualStart'] {
  return actualStart ?? actualFinish;
}
