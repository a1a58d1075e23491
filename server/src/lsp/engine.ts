/**
 * How V8 goes about memory, set before the server is loaded.
 *
 * Old objects may grow by a quarter of what lives, or eight megabytes, before garbage is collected; by itself the
 * engine waits until a large plan's garbage is as much as the plan. What is collected more often is collected in
 * threads beside the main one. While a file is opened they may grow by more: nearly all that is made then stays, and looking
 * for garbage takes a tenth of the time; with no bound at all 20 MB more are kept for good at 10,000 tasks. The space for young objects grows not at all until `YoungSpace` finds a plan large.
 *
 * Functions are optimised later than by themselves: opening a plan runs nearly all of our code a few hundred times,
 * and code optimised in threads beside comes late for it, takes memory in each of them and a processor that a small
 * machine has better use for. What keys run on and on is optimised all the same.
 */
import { setFlagsFromString } from 'node:v8';
import { letOthersWait } from '../worker/priorities.ts';

const GROWTH_PERCENT = { opening: 40, working: 25 };
/** Bytes of bytecode run before a function is looked at; by itself 67,584. */
const BEFORE_OPTIMISING = { opening: 132_000, working: 300_000 };
/** Bytes of bytecode that may be compiled into a function that calls it; by itself 920. */
const INLINED = { opening: 200, working: 920 };
/** Before V8 collects because little is made, as while threads run trials; `IdleMemory` does where nothing is done at all. */
const A_DAY_MS = 86_400_000;
/** Newer engines have no such flag, and one they do not know they complain about on standard error. */
const KNOWS_THE_BUDGET = Number.parseInt(process.versions.v8, 10) === 11;

/**
 * V8's own threads, which mark garbage beside the main one, are as many on a small machine as on a large one. What holds
 * the main thread up it then does by itself: a helper that waits for a core would be waited for. Not while the first plan is
 * opened: what they compile would come too late for it.
 */
export function letHelpersWait(): void {
  if (!letOthersWait()) return;
  for (const work of ['scavenge', 'compaction', 'pointer-update']) setFlagsFromString(`--no-parallel-${work}`);
}

/** As early as can be: loading the server alone would make the young space eight times as large. */
export function spareMemory(): void {
  setFlagsFromString(`--gc-memory-reducer-start-delay-ms=${A_DAY_MS}`);
  tune('working');
  letYoungGrow(false);
}

/** The engine asks for the percentage at the end of each collection, and for the others whenever a function has run for a while. */
export function tune(during: 'opening' | 'working'): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT[during]}`);
  if (!KNOWS_THE_BUDGET) return;
  setFlagsFromString(`--interrupt-budget=${BEFORE_OPTIMISING[during]}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED[during]}`);
}

/** The engine asks for the factor each time it is about to grow that space. */
export function letYoungGrow(grows: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${grows ? 2 : 1}`);
}
