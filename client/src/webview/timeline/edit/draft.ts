/**
 * What the person has in hand while a gesture lasts: which rows, where they would lie, and the intent that
 * would be written if it ended now. Pure; what the schedule makes of it is the server's answer.
 */
import type { EditIntent, LinkType, MoveBy } from '../../../../../server/src/protocol/plan-edit.ts';
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { type Edge, nextWork } from './step.ts';

interface DraftBar {
  readonly row: number;
  readonly start: number;
  readonly finish: number;
}

export interface Draft {
  readonly kind: 'move' | 'resize' | 'progress' | 'link';
  /** The row the gesture began at. */
  readonly row: number;
  /** Where the rows in hand would lie if nothing else had a say. */
  readonly bars: readonly DraftBar[];
  /** Null where nothing would change. */
  readonly intent: EditIntent | null;
}

/** The other rows keep their distance to the first, and start at the next time somebody works. */
export function moveDraft(view: TimelineView, rows: readonly number[], row: number, start: number, by: MoveBy): Draft {
  const by0 = start - (view.rows[row]?.start ?? start);
  const bars = rows.flatMap((index): DraftBar[] => {
    const data = view.rows[index];
    // Phases and gates follow from the tasks that move.
    if (!data || (data.kind !== 'task' && data.kind !== 'milestone')) return [];
    const calendar = view.calendars[data.calendar];
    const moved = data.start + by0;
    const to = index === row || !calendar ? moved : nextWork(calendar, moved);
    return [{ row: index, start: to, finish: to + data.finish - data.start }];
  });
  const moves = bars.flatMap(({ row: index, start: to }) => {
    const id = view.rows[index]?.id;
    return id === undefined ? [] : [{ id, start: to }];
  });
  return { kind: 'move', row, bars, intent: by0 === 0 ? null : { kind: 'move', by, moves } };
}

/** Never shorter than nothing. */
export function resizeDraft(view: TimelineView, row: number, finish: number): Draft | null {
  const data = view.rows[row];
  if (!data) return null;
  const to = Math.max(finish, data.start);
  const intent: EditIntent | null = to === data.finish ? null : { kind: 'resize', id: data.id, finish: to };
  return { kind: 'resize', row, bars: [{ row, start: data.start, finish: to }], intent };
}

/** In steps of 5, as a hand on a short bar is no finer. */
export function progressDraft(view: TimelineView, row: number, percent: number): Draft | null {
  const data = view.rows[row];
  if (!data) return null;
  const to = Math.max(0, Math.min(100, Math.round(percent / 5) * 5));
  const same = to === (data.done ? 100 : (data.percent ?? 0));
  const intent: EditIntent | null = same ? null : { kind: 'progress', id: data.id, percent: to, begun: false };
  return { kind: 'progress', row, bars: [{ row, start: data.start, finish: data.finish }], intent };
}

/** `to` is -1 while the pointer is over no row. A `lag` of null leaves that of a link that is there as it is written. */
export function linkDraft(view: TimelineView, row: number, to: number, type: LinkType, lag: string | null): Draft {
  const from = view.rows[row];
  const target = view.rows[to];
  const intent: EditIntent | null =
    from && target && to !== row ? { kind: 'link', from: from.id, to: target.id, type, lag } : null;
  return { kind: 'link', row, bars: [], intent };
}

export function linkType(from: Edge, to: Edge): LinkType {
  if (from === 'finish') return to === 'start' ? 'FS' : 'FF';
  return to === 'start' ? 'SS' : 'SF';
}

export function percentOf(draft: Draft): number | null {
  return draft.intent?.kind === 'progress' ? draft.intent.percent : null;
}
