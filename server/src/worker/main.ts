/** Entry of `dist/worker.js`: a thread of the language server that levels plans. It ends with its port. */
import { parentPort } from 'node:worker_threads';
import { levellingJobs } from './levelling-jobs.ts';
import type { ToWorker } from './messages.ts';

const port = parentPort;
if (port) {
  const take = levellingJobs({
    post: (message) => port.postMessage(message),
    now: () => performance.now(),
    later: (run) => setImmediate(run),
  });
  port.on('message', (message: ToWorker) => take(message));
}
