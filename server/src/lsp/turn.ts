/** Turns of the event loop: messages that arrived meanwhile are handled before the rest goes on. */
import type { Steps } from '../core/base/steps.ts';

const PIECE_MS = 3;

export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Long work that nobody waits for, some milliseconds a turn. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + PIECE_MS;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await turn();
  }
}
