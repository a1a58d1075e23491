/**
 * Collects garbage as V8 does by itself: a step at a time, most of it in threads beside. `gc()` would hold everything up
 * for as long as what is kept is large. V8 begins when old objects have outgrown a limit, for which a flag stands in, and
 * looks at that while objects are made, so some are.
 */
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';

/** What begins a collection. */
const BEGINS = 'stress-incremental-marking';
/** Has it done as where memory is short: free pages go back to the machine, and more of the others are emptied, in a longer pause. */
const IS_THOROUGH = 'optimize-for-size';
/** What the first has moved, the second gives back to the machine. */
const ROUNDS = 2;
/** Between two handfuls of garbage; the steps of a collection are tasks that run meanwhile. */
const TICK_MS = 5;
/** Half a second, after which a collection of young objects has not begun one of all. */
const MOST_WAITING = 100;
/** Some seconds; an engine that does not know the flag has nothing to end. */
const MOST_TICKS = 600;
/** As much as the space for young objects holds, in strings that V8 keeps among them. */
const PIECE = Buffer.alloc(1 << 16, 'a');
const PIECES = 16;

/** A collection under way. */
export interface Collection {
  /** Leaves it to V8 when it goes on. */
  readonly cancel: () => void;
}

export function beginCollection(thorough: boolean, ended: () => void): Collection {
  let rounds = 0;
  let ticks = 0;
  /** Ticks for which nothing is made: for whoever makes much, V8 keeps its space for young objects large. */
  let waiting = 0;
  const observer = new PerformanceObserver((list) => {
    const kinds = list.getEntries().map(kindOf);
    const whole = kinds.filter((kind) => kind === constants.NODE_PERFORMANCE_GC_MAJOR).length;
    rounds += whole;
    if (whole > 0) waiting = 0;
    else if (kinds.includes(constants.NODE_PERFORMANCE_GC_MINOR)) waiting = MOST_WAITING;
    if (rounds >= ROUNDS) end();
  });
  observer.observe({ entryTypes: ['gc'] });
  setFlagsFromString(`--${BEGINS}`);
  if (thorough) setFlagsFromString(`--${IS_THOROUGH}`);
  const timer = setInterval(() => {
    if (waiting > 0) waiting--;
    else makeGarbage();
    if (++ticks >= MOST_TICKS) end();
  }, TICK_MS).unref();

  function cancel(): void {
    clearInterval(timer);
    observer.disconnect();
    for (const way of [BEGINS, IS_THOROUGH]) setFlagsFromString(`--no-${way}`);
  }
  function end(): void {
    cancel();
    ended();
  }
  return { cancel };
}

function makeGarbage(): void {
  for (let piece = 0; piece < PIECES; piece++) PIECE.toString('latin1');
}

/** What was collected. */
function kindOf(entry: unknown): unknown {
  const detail: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'detail') : null;
  return typeof detail === 'object' && detail !== null ? Reflect.get(detail, 'kind') : null;
}
