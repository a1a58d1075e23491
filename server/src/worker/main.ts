/** Entry of `dist/worker.js`: a thread that levels plans and runs trials. It ends with its port. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
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
  const giveWay = (): void => {
    if (!isBehind) return;
    Atomics.wait(nap, 0, 0, 0.01);
    // A nap of one that comes last can be long: what it is to give up is heard at once, not eight naps later.
    for (let heard = receiveMessageOnPort(port); heard; heard = receiveMessageOnPort(port)) take(heard.message);
  };
  const simulate = pooled({ post: (message) => port.postMessage(message), now, later, giveWay }, simulationAnswers);
  const take = (message: ToWorker | ToPooled<SimulationSetup, SimulationQuestion>): void => {
    if (message.kind === 'solve' || message.kind === 'cancel') level(message);
    else simulate(message);
  };
  port.on('message', take);
  port.postMessage({ kind: 'ready' });
}
