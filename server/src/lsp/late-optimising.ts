/**
 * When V8 optimises functions: later than by itself until the first plan is open. Opening runs nearly all of
 * our code a few hundred times; code optimised in threads beside comes late for it and takes a processor
 * that a small machine has better use for. Keys run the same code on and on, so afterwards V8 does as usual.
 * An engine that does not know the flag says so on standard error and does nothing.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode run before a function is looked at. */
const WHILE_OPENING = 300_000;
const USUAL = 66 * 1024;

export class LateOptimising {
  #isLate = false;

  begin(): void {
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
