/**
 * Priorities of threads, which Linux alone has. With as many threads at work as cores, the system lets the one that
 * answers the editor wait 5 to 20 ms for its turn. The lowest of all: threads a little below it, of which several wait for
 * the same core, are still owed turns before it comes. V8's own helpers only a little, for the main thread waits for these.
 */
import { readdirSync } from 'node:fs';
import os from 'node:os';

/** All threads of the process but the main one come after it from now on; false where there is no such thing. */
export function letOthersWait(): boolean {
  const others = threads().filter((thread) => Number(thread) !== process.pid);
  return letWait(others, os.constants.priority.PRIORITY_BELOW_NORMAL);
}

/** Threads that `begin` begins come after those there are, from their first moment on: a thread needs 20 ms until it runs code of ours. */
export function beginningBehind<Begun>(begin: () => Begun): Begun {
  const before = new Set(threads());
  const begun = begin();
  letWait(
    threads().filter((thread) => !before.has(thread)),
    os.constants.priority.PRIORITY_LOW,
  );
  return begun;
}

function threads(): readonly string[] {
  if (process.platform !== 'linux') return [];
  try {
    return readdirSync('/proc/self/task');
  } catch {
    return [];
  }
}

/** Whether any of them does from now on; those that come later already are left as they are. */
function letWait(threads: readonly string[], priority: number): boolean {
  let some = false;
  for (const thread of threads) {
    try {
      if (os.getPriority(Number(thread)) >= priority) continue;
      os.setPriority(Number(thread), priority);
      some = true;
    } catch {
      // It has just ended.
    }
  }
  return some;
}
