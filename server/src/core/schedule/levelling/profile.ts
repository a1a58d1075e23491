/**
 * How much of one resource is in use over time: sorted breakpoints, each with what is in use from
 * it on. Neighbours in use alike are one, so a resource that is busy without a gap is one stretch.
 */
import { NONE } from './problem.ts';

/** Below this many entries a loop moves them faster than a call. */
const FEW = 24;

export class Profile {
  readonly capacity: number;
  private times: Int32Array;
  private used: Int32Array;
  private size = 1;

  constructor(capacity: number, expected: number) {
    this.capacity = capacity;
    this.times = new Int32Array(expected + 2);
    this.used = new Int32Array(expected + 2);
    this.times[0] = NONE;
  }

  /** Takes over what `other` says. */
  become(other: Profile): void {
    while (this.times.length < other.size) this.grow();
    if (other.size === 1) {
      this.used[0] = 0;
    } else {
      this.times.set(other.times.subarray(0, other.size));
      this.used.set(other.used.subarray(0, other.size));
    }
    this.size = other.size;
  }

  /** The earliest instant at or after `from` at which `units` are free for `length` (> 0) minutes. */
  firstFit(units: number, from: number, length: number): number {
    const { times, used, size } = this;
    const limit = this.capacity - units;
    let at = from;
    let end = at + length;
    let i = this.locate(from);
    for (;;) {
      if ((used[i] as number) > limit) {
        do i++;
        while ((used[i] as number) > limit);
        at = times[i] as number;
        end = at + length;
      }
      i++;
      if (i >= size || (times[i] as number) >= end) return at;
    }
  }

  /** The end of the first stretch in [from, to) in which `units` are not free; NONE where they all are. */
  conflictEnd(units: number, from: number, to: number): number {
    const { times, used, size } = this;
    const limit = this.capacity - units;
    for (let i = this.locate(from); i < size && (times[i] as number) < to; i++) {
      if ((used[i] as number) <= limit) continue;
      do i++;
      while ((used[i] as number) > limit);
      return times[i] as number;
    }
    return NONE;
  }

  /** Where from `from` (when they are free) `units` are free no longer; `to` where they are all the way. */
  freeUntil(units: number, from: number, to: number): number {
    const { times, used, size } = this;
    const limit = this.capacity - units;
    for (let i = this.locate(from); i < size && (times[i] as number) < to; i++) {
      if ((used[i] as number) > limit) return Math.max(from, times[i] as number);
    }
    return to;
  }

  /** Takes `units` (> 0) over [from, to). */
  add(from: number, to: number, units: number): void {
    if (to <= from) return;
    let i = this.locate(from);
    if (this.times[i] !== from) {
      this.insert(i + 1, from, this.used[i] as number);
      i++;
    } else if (i > 0 && (this.used[i - 1] as number) === (this.used[i] as number) + units) {
      this.remove(i);
      i--;
      // The stretch before it already says what this one will; go on behind it.
      this.raise(i + 1, to, units, (this.used[i] as number) - units);
      return;
    }
    this.raise(i, to, units, this.used[i] as number);
  }

  /** Raises from entry `i` on up to `to`, where what was in use before (`before`, if no entry is passed) comes back. */
  private raise(i: number, to: number, units: number, before: number): void {
    const { times, used, size } = this;
    let last = before;
    while (i < size && (times[i] as number) < to) {
      last = used[i] as number;
      used[i] = last + units;
      i++;
    }
    if (i < size && times[i] === to) {
      if ((used[i] as number) === last + units) this.remove(i);
    } else {
      this.insert(i, to, last);
    }
  }

  /** The last entry at or before `at`. */
  private locate(at: number): number {
    const times = this.times;
    let low = 0;
    let high = this.size;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((times[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return low;
  }

  private insert(at: number, time: number, inUse: number): void {
    if (this.size === this.times.length) this.grow();
    const { times, used, size } = this;
    if (size - at > FEW) {
      times.copyWithin(at + 1, at, size);
      used.copyWithin(at + 1, at, size);
    } else {
      for (let i = size; i > at; i--) {
        times[i] = times[i - 1] as number;
        used[i] = used[i - 1] as number;
      }
    }
    times[at] = time;
    used[at] = inUse;
    this.size = size + 1;
  }

  private remove(at: number): void {
    const { times, used, size } = this;
    if (size - at > FEW) {
      times.copyWithin(at, at + 1, size);
      used.copyWithin(at, at + 1, size);
    } else {
      for (let i = at + 1; i < size; i++) {
        times[i - 1] = times[i] as number;
        used[i - 1] = used[i] as number;
      }
    }
    this.size = size - 1;
  }

  private grow(): void {
    const times = new Int32Array(this.times.length * 2);
    const used = new Int32Array(times.length);
    times.set(this.times);
    used.set(this.used);
    this.times = times;
    this.used = used;
  }
}
