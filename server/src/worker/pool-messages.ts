/**
 * Messages between a pool and its threads: plain data, so that a thread of Node and a worker of a browser can
 * do the same. A job is set up once in each thread that works for it and then asked questions.
 */

export type ToPooled<Setup, Question> =
  | { readonly kind: 'setup'; readonly job: number; readonly setup: Setup }
  | {
      readonly kind: 'ask';
      readonly job: number;
      readonly id: number;
      readonly question: Question;
      /** Before what is being worked on, which then goes on. */
      readonly urgent: boolean;
    }
  /** What was asked of it need not be answered. */
  | { readonly kind: 'forget'; readonly job: number };

export type FromPooled<Answer> =
  /** The thread runs; before any other. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  /** A bug. */
  | { readonly kind: 'broken'; readonly id: number; readonly reason: string };
