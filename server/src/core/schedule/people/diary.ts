/** What each resource is known to do, for questions that come in order of time: what is over is forgotten. */
import type { Minute } from '../../base/time.ts';
import type { Load } from './usage.ts';

export class Diary {
  /** By resource, in order of their starts. */
  readonly #loads = new Map<string, Load[]>();
  #now = Number.NEGATIVE_INFINITY;

  constructor(loads: ReadonlyMap<string, readonly Load[]>) {
    for (const [resource, own] of loads)
      this.#loads.set(
        resource,
        [...own].sort((a, b) => a.from - b.from),
      );
  }

  /** No later question is about anything before `now`. */
  forgetBefore(now: Minute): void {
    this.#now = now;
  }

  /** The loads that lie where `asked` does. */
  near(resource: string, asked: Load): readonly Load[] {
    const loads = this.#loads.get(resource) ?? [];
    let count = 0;
    while (count < loads.length && (loads[count] as Load).from < asked.to) count++;
    const still = loads.slice(0, count).filter(({ to }) => to > this.#now);
    if (still.length < count) loads.splice(0, count, ...still);
    return still.filter(({ to }) => to > asked.from);
  }

  add(resource: string, load: Load): void {
    const loads = this.#loads.get(resource) ?? [];
    let at = loads.length;
    while (at > 0 && (loads[at - 1] as Load).from > load.from) at--;
    loads.splice(at, 0, load);
    this.#loads.set(resource, loads);
  }
}
