/**
 * Loaded into a process before its own code: how long its main thread goes without coming back to its event loop, beyond
 * the millisecond that a timer waits anyway. Tells the process that made it when that sends anything, and begins anew.
 */
import { isMainThread } from 'node:worker_threads';

const NOTICED_MS = 8;

let last = performance.now();
let longest = 0;
let noticed = 0;

function look() {
  const now = performance.now();
  const stretch = now - last - 1;
  longest = Math.max(longest, stretch);
  if (stretch > NOTICED_MS) noticed++;
  last = now;
  setTimeout(look, 1).unref();
}

// Threads of the process load it too.
if (isMainThread) {
  look();
  process.on('message', () => {
    process.send({ longest, noticed });
    longest = 0;
    noticed = 0;
  });
  process.channel.unref();
}
