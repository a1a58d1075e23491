/** Threads of a pool without a thread: the same loop, in turns of this one. They can die, or not be there at all. */

import type { Steps } from '../../server/src/core/base/steps.ts';
import type { OpenThread } from '../../server/src/worker/pool.ts';
import type { FromPooled, ToPooled } from '../../server/src/worker/pool-messages.ts';
import { type Answerer, pooled } from '../../server/src/worker/pooled.ts';

interface Near<Setup, Question> {
  readonly heard: ToPooled<Setup, Question>[];
  /** As a thread that ends by itself. */
  readonly die: () => void;
  isOpen: boolean;
}

export class NearThreads<Setup, Question, Answer> {
  readonly all: Near<Setup, Question>[] = [];
  /** None can be opened. */
  none = false;
  /** Until one runs. */
  beginMs = 0;
  readonly open: OpenThread<Setup, Question, Answer>;

  constructor(begin: (setup: Setup) => Steps<Answerer<Question, Answer>>) {
    this.open = (take, failed) => {
      if (this.none) throw new Error('no threads here');
      const near: Near<Setup, Question> = {
        heard: [],
        isOpen: true,
        die: () => {
          near.isOpen = false;
          failed(new Error('out of memory'));
        },
      };
      this.all.push(near);
      const later = (run: () => void): void => void setImmediate(() => near.isOpen && run());
      const post = (message: FromPooled<Answer>): void => later(() => take(structuredClone(message)));
      const giveWay = (): void => {};
      const thread = pooled<Setup, Question, Answer>({ post, now: () => performance.now(), later, giveWay }, begin);
      if (this.beginMs === 0) post({ kind: 'ready' });
      else setTimeout(() => near.isOpen && post({ kind: 'ready' }), this.beginMs);
      return {
        post: (message) => {
          const copy = structuredClone(message);
          near.heard.push(copy);
          later(() => thread(copy));
        },
        stop: async () => {
          near.isOpen = false;
        },
      };
    };
  }

  /** How often threads have heard this. */
  heard(kind: ToPooled<Setup, Question>['kind']): number {
    return this.all.flatMap(({ heard }) => heard).filter((message) => message.kind === kind).length;
  }
}

export async function until(what: string, test: () => boolean): Promise<void> {
  for (const end = performance.now() + 9000; performance.now() < end; ) {
    if (test()) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`no ${what}`);
}
