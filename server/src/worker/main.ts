/** Entry of `dist/worker.js`: a thread that levels plans and runs trials. It ends with its port. */
import { parentPort } from 'node:worker_threads';
import { levellingJobs } from './levelling-jobs.ts';
import type { ToWorker } from './messages.ts';
import type { ToPooled } from './pool-messages.ts';
import { pooled } from './pooled.ts';
import { simulationAnswers } from './simulation-answers.ts';
import type { SimulationQuestion, SimulationSetup } from './simulation-messages.ts';

const port = parentPort;
if (port) {
  const now = (): number => performance.now();
  const later = (run: () => void): void => void setImmediate(run);
  const level = levellingJobs({ post: (message) => port.postMessage(message), now, later });
  const simulate = pooled(
    { post: (message, transfer) => port.postMessage(message, transfer), now, later },
    simulationAnswers,
  );
  port.on('message', (message: ToWorker | ToPooled<SimulationSetup, SimulationQuestion>) => {
    if (message.kind === 'solve' || message.kind === 'cancel') level(message);
    else simulate(message);
  });
  port.postMessage({ kind: 'ready' });
}
