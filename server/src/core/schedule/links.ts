/**
 * What a link bounds: from a predecessor's date the earliest date it lets its successor have, and
 * backwards from a successor's date the latest one its predecessor may have.
 */
import { type Minute, minute } from '../base/time.ts';
import { LAG_ELAPSED } from './network.ts';
import type { PassTime } from './pass-input.ts';

/**
 * Moves a predecessor's date by the lag. A working lag runs in the successor's calendar; one walked
 * back lands on the start of work, because that is where `subtract` ends.
 */
export function afterLag(at: Minute, lagKind: number, lag: number, time: PassTime): Minute {
  if (lag === 0) return at;
  if (lagKind === LAG_ELAPSED) return minute(at + lag);
  return lag > 0 ? time.add(at, lag) : time.subtract(at, -lag);
}

/** The latest instant from which the lag still ends at or before `at`. */
export function beforeLag(at: Minute, lagKind: number, lag: number, time: PassTime): Minute {
  if (lag === 0) return at;
  if (lagKind === LAG_ELAPSED) return minute(at - lag);
  return lag > 0 ? time.subtract(at, lag) : time.nextStart(time.add(at, -lag));
}
