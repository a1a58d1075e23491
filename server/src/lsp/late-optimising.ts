/**
 * When V8 optimises functions: later than by itself until the first plan is open. Opening runs nearly all of
 * our code a few hundred times; code optimised in threads beside comes late for it and takes a processor
 * that a small machine has better use for. Keys run the same code on and on, so afterwards V8 does as usual.
 * Only Node 20 is asked: newer engines have no such flag, and one they do not know they complain about on
 * standard error.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode run before a function is looked at. */
const WHILE_OPENING = 300_000;
const USUAL = 66 * 1024;
/** Of the engine: that of Node 20. */
const KNOWS_THE_FLAG = Number.parseInt(process.versions.v8, 10) === 11;

export class LateOptimising {
  #isLate = false;

  begin(): void {
    if (!KNOWS_THE_FLAG) return;
    this.#isLate = true;
    setFlagsFromString(`--interrupt-budget=${WHILE_OPENING}`);
  }

  /** All findings of a plan are told. */
  end(): void {
    if (!this.#isLate) return;
    this.#isLate = false;
    setFlagsFromString(`--interrupt-budget=${USUAL}`);
  }
}
