/**
 * Leave as stretches of worked minutes that one person does not work, in the coordinates of the
 * calendar it is taken from. So all who share a calendar share its table, and their dates compare and
 * add up without looking at it. Stretches are in order and apart from each other.
 */
export interface Cuts {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** The first worked minute at or after `at` at which the person works. */
export function startAfter({ from, to }: Cuts, at: number): number {
  for (let i = 0; i < from.length; i++) {
    if (at < (from[i] as number)) return at;
    if (at < (to[i] as number)) return to[i] as number;
  }
  return at;
}

/** The last worked minute at or before `at` up to which the person has worked. */
export function finishBefore({ from, to }: Cuts, at: number): number {
  for (let i = 0; i < from.length; i++) {
    if (at <= (from[i] as number)) return at;
    if (at <= (to[i] as number)) return from[i] as number;
  }
  return at;
}

/** Where `minutes` of the person's work begun at or after `at` end. */
export function addOver({ from, to }: Cuts, at: number, minutes: number): number {
  let end = at + minutes;
  for (let i = 0; i < from.length; i++) {
    if ((to[i] as number) <= at) continue;
    if ((from[i] as number) >= end) break;
    end += (to[i] as number) - Math.max(at, from[i] as number);
  }
  return end;
}

/** Where `minutes` of the person's work that end at or before `at` begin. */
export function subtractOver({ from, to }: Cuts, at: number, minutes: number): number {
  let begin = at - minutes;
  for (let i = from.length - 1; i >= 0; i--) {
    if ((from[i] as number) >= at) continue;
    if ((to[i] as number) <= begin) break;
    begin -= Math.min(at, to[i] as number) - (from[i] as number);
  }
  return begin;
}

/** How many of the worked minutes before `at` the person works, counted from the same zero. */
export function countBefore({ from, to }: Cuts, at: number): number {
  let away = 0;
  for (let i = 0; i < from.length && (from[i] as number) < at; i++) {
    away += Math.min(at, to[i] as number) - (from[i] as number);
  }
  return at - away;
}
