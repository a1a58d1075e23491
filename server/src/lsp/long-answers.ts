/**
 * Answers that take a while, worked out in pieces between which messages are taken. One at a time: two
 * pieces in one turn would keep everything else waiting for as long as both take.
 */
import type { Steps } from '../core/base/steps.ts';
import { piece, turn } from './turn.ts';
import type { Watchdog } from './watchdog.ts';

/** As of the background's work, which may go on in the same turn: no more than half of what may be noticed. */
const PIECE_MS = 3;

/** Given instead of an answer where what it was made from has changed meanwhile. */
export const OUTDATED = Symbol('outdated');

export class LongAnswers {
  readonly #watchdog: Watchdog;
  readonly #pieceMs: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(watchdog: Watchdog, pieceMs = PIECE_MS) {
    this.#watchdog = watchdog;
    this.#pieceMs = pieceMs;
  }

  /** `isWanted` is asked before each piece. Rejects with what the work throws. */
  take<T>(name: string, steps: Steps<T>, isWanted: () => boolean): Promise<T | typeof OUTDATED> {
    const taken = this.#last.then(() => this.#pieces(name, steps, isWanted));
    // Nothing of the answer is kept.
    this.#last = taken.then(ignored, ignored);
    return taken;
  }

  async #pieces<T>(name: string, steps: Steps<T>, isWanted: () => boolean): Promise<T | typeof OUTDATED> {
    while (isWanted()) {
      const result = this.#watchdog.piece(name, () => piece(steps, this.#pieceMs));
      if (result.done) return result.value;
      await turn();
    }
    return OUTDATED;
  }
}

function ignored(): void {}

export function isSteps(answer: unknown): answer is Steps<unknown> {
  return Object.prototype.toString.call(answer) === '[object Generator]';
}
