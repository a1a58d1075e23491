/**
 * What may be done by hand with a row, before anybody tries: where the answer is a sentence, no handle is
 * offered and the sentence says why. The server has the last word on everything that is tried.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';

/** Null where it may. */
export type WhyNot = string | null;

const FINISHED = 'It is finished, so its dates are facts.';

export function whyNotMoved(row: TimelineRow): WhyNot {
  switch (row.kind) {
    case 'gate':
      return 'A gate lies at the end of its phase. Move the tasks of the phase.';
    case 'phase':
    case 'summary':
      return 'Its dates follow from the tasks in it. Move those.';
    case 'task':
    case 'milestone':
      if (row.started) return row.done ? FINISHED : 'It has begun, so its start is a fact. Its end can be dragged.';
      return row.locked;
  }
}

export function whyNotResized(row: TimelineRow): WhyNot {
  if (row.kind !== 'task') return 'Only a task has a duration of its own.';
  if (row.done) return FINISHED;
  if (row.cancelled) return 'It is cancelled and takes no time.';
  return row.started ? null : row.locked;
}

export function whyNotProgressed(row: TimelineRow): WhyNot {
  if (row.kind !== 'task') return 'Only a task has progress of its own.';
  return row.cancelled ? 'It is cancelled and takes no time.' : null;
}

export function canLink(row: TimelineRow): boolean {
  return !row.cancelled;
}

/** Gates have no text of their own name and place. */
export function isWrittenItem(row: TimelineRow): boolean {
  return row.kind !== 'gate';
}

export function isWithin(rows: readonly TimelineRow[], row: number, ancestor: number): boolean {
  for (let at = rows[row]?.parent ?? -1; at >= 0; at = rows[at]?.parent ?? -1) if (at === ancestor) return true;
  return false;
}
