/**
 * Long work in steps: whoever runs it may do something else between two of them, or never come
 * back for the rest. A step is short, a millisecond or so; the work itself knows no clock.
 */

/** Work that yields where it may be interrupted and returns what it was done for. */
export type Steps<T> = Generator<void, T, void>;

/** Without a pause. */
export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
