/** Times short work by repeating it, and several works in turn, so that whatever else the machine does meets all. */
import { median } from './median.mjs';

const SHORTEST_SAMPLE = 2;
/** Optimised code may come late: about what the slowest peer takes to warm up. */
const WARM_UP = 1500;

/** The median of `rounds` samples of each work, in milliseconds a run. `works` are functions by name. */
export function inTurn(works, rounds) {
  const names = Object.keys(works);
  const repeats = Object.fromEntries(names.map((name) => [name, warmUp(works[name])]));
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times[name].push(sample(works[name], repeats[name]));
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

/** Runs the work until it is compiled; how often it has to run to be measured. */
function warmUp(work) {
  const until = performance.now() + WARM_UP;
  let took = 0;
  for (let run = 0; run < 3 || performance.now() < until; run++) took = sample(work, 1);
  return Math.max(1, Math.ceil(SHORTEST_SAMPLE / took));
}

function sample(work, repeats) {
  const before = performance.now();
  for (let run = 0; run < repeats; run++) work();
  return (performance.now() - before) / repeats;
}
