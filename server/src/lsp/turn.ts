/** Turns of the event loop: messages that arrived meanwhile are handled before the rest goes on. */
import type { Steps } from '../core/base/steps.ts';
import type { Watchdog } from './watchdog.ts';

const PIECE_MS = 2;

export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Long work that nobody waits for with his hands on the keys, some milliseconds a turn. `name` is for the watchdog. */
export async function inTurns<T>(name: string, steps: Steps<T>, watchdog: Watchdog): Promise<T> {
  for (;;) {
    const step = watchdog.piece(name, () => piece(steps));
    if (step.done) return step.value;
    await turn();
  }
}

/** As many steps as fit, one at least. */
export function piece<T>(steps: Steps<T>, ms = PIECE_MS): IteratorResult<void, T> {
  const until = performance.now() + ms;
  for (;;) {
    const step = steps.next();
    if (step.done || performance.now() >= until) return step;
  }
}
