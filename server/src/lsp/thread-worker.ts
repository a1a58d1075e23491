/** A thread of Node that levels. It never keeps the process alive, and what it prints goes nowhere near the protocol. */
import { Worker } from 'node:worker_threads';
import type { FromWorker } from '../worker/messages.ts';
import type { StartWorker } from './levelling-worker.ts';

/** @param file the built worker; nothing else is ever run. */
export function threadWorker(file: string): StartWorker {
  return (take, failed) => {
    const worker = new Worker(file, { stdout: true, stderr: true });
    worker.unref();
    worker.on('message', (message: FromWorker) => take(message));
    worker.on('error', failed);
    worker.on('exit', (code) => failed(new Error(`the worker ended with ${code}`)));
    return {
      post: (message) => worker.postMessage(message),
      stop: async () => {
        await worker.terminate();
      },
    };
  };
}
