/**
 * Priorities of threads, which Linux alone has. With as many threads at work as cores, the system lets the one that
 * answers the editor wait 5 to 20 ms for its turn. The lowest of all: threads a little below it, of which several wait for
 * the same core, are still owed turns before it comes. V8's own helpers only a little, for the main thread waits for these.
 */
import { readdirSync } from 'node:fs';
import os from 'node:os';

/**
 * Steps of 19 below the usual. With two busy loops beside, ten (`PRIORITY_BELOW_NORMAL`) make the main thread sleep for helpers up
 * to 56 to 82 ms, seven 31 to 69; with four (32 to 42) it waits longer for its turn while threads run trials: 7 to 9 ms instead of 5 or 6.
 */
const A_LITTLE = 7;

/** All threads of the process but the main one come after it from now on; false where there is no such thing. */
export function letOthersWait(): boolean {
  const others = threads().filter((thread) => Number(thread) !== process.pid);
  return letWait(others, A_LITTLE);
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
