/**
 * Loaded into a process before its own code: how long its main thread goes without coming back to its event loop, beyond
 * the millisecond that a timer waits anyway, and in Linux how much of that it worked and how much it waited for a core; the
 * rest it slept. Tells the process that made it when that sends anything, and begins anew.
 */
import { openSync, readSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const NOTICED_MS = 8;
const NS_IN_MS = 1e6;
const NOTHING_YET = { longest: 0, own: null, wait: null, mostOwn: null, noticed: 0 };

/** The main thread's numbers of the scheduler: nanoseconds at work, nanoseconds of waiting for a core. */
const accounts = process.platform === 'linux' ? openSync(`/proc/self/task/${process.pid}/schedstat`) : null;
const text = Buffer.alloc(64);

let last = read();
let seen = NOTHING_YET;

function read() {
  const at = performance.now();
  if (accounts === null) return { at, worked: Number.NaN, waited: Number.NaN };
  // Asking for the processor time has the kernel bring the first number up to date.
  process.cpuUsage();
  const [worked, waited] = text.latin1Slice(0, readSync(accounts, text, 0, text.length, 0)).split(' ');
  return { at, worked: worked / NS_IN_MS, waited: waited / NS_IN_MS };
}

function look() {
  const now = read();
  const stretch = now.at - last.at - 1;
  const own = accounts === null ? null : now.worked - last.worked;
  const wait = accounts === null ? null : now.waited - last.waited;
  if (stretch > seen.longest) seen = { ...seen, longest: stretch, own, wait };
  if (own > seen.mostOwn) seen = { ...seen, mostOwn: own };
  if (stretch > NOTICED_MS) seen = { ...seen, noticed: seen.noticed + 1 };
  last = now;
  setTimeout(look, 1).unref();
}

// Threads of the process load it too.
if (isMainThread) {
  look();
  process.on('message', () => {
    process.send(seen);
    seen = NOTHING_YET;
  });
  process.channel.unref();
}
