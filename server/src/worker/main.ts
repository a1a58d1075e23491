/** Entry of `dist/worker.js`: a thread that levels plans and runs trials. It ends with its port. */
import { parentPort, workerData } from 'node:worker_threads';
import { levellingJobs } from './levelling-jobs.ts';
import type { ToWorker } from './messages.ts';
import type { ToPooled } from './pool-messages.ts';
import { pooled } from './pooled.ts';
import { simulationAnswers } from './simulation-answers.ts';
import type { SimulationQuestion, SimulationSetup } from './simulation-messages.ts';

const port = parentPort;
const isBehind = workerData === 'background';
if (port) {
  const now = (): number => performance.now();
  const later = (run: () => void): void => void setImmediate(run);
  const level = levellingJobs({ post: (message) => port.postMessage(message), now, later });
  /** A nap of some hundredths of a millisecond: only a thread that sleeps lets another have its core at once. */
  const nap = new Int32Array(new SharedArrayBuffer(4));
  const giveWay = isBehind ? (): void => void Atomics.wait(nap, 0, 0, 0.01) : (): void => {};
  const simulate = pooled({ post: (message) => port.postMessage(message), now, later, giveWay }, simulationAnswers);
  port.on('message', (message: ToWorker | ToPooled<SimulationSetup, SimulationQuestion>) => {
    if (message.kind === 'solve' || message.kind === 'cancel') level(message);
    else simulate(message);
  });
  port.postMessage({ kind: 'ready' });
}
