/** A thread of Node that runs a built worker. It never keeps the process alive, and what it prints goes nowhere near the protocol. */
import { Worker } from 'node:worker_threads';
import { beginningBehind } from './priorities.ts';

/** V8's space for young objects would grow to what is 10 MB more a thread; what trials make is short-lived or large. */
const LIMITS = { maxYoungGenerationSizeMb: 4 };

interface ThreadLine<To> {
  readonly post: (message: To) => void;
  readonly stop: () => Promise<void>;
}

/**
 * @param file the built worker; nothing else is ever run.
 * @param priority 'background' where somebody works with this process meanwhile.
 */
export function threadOf<To, From>(
  file: string,
  priority: 'normal' | 'background',
): (take: (message: From) => void, failed: (error: unknown) => void) => ThreadLine<To> {
  return (take, failed) => {
    const begin = (): Worker =>
      new Worker(file, { stdout: true, stderr: true, resourceLimits: LIMITS, workerData: priority });
    const worker = priority === 'background' ? beginningBehind(begin) : begin();
    worker.unref();
    worker.on('message', (message: From) => take(message));
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
