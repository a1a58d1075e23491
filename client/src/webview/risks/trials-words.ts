/** How far the simulation is, in as few words as a figure has room for. Pure. */
import type { SimulationView } from '../../../../server/src/protocol/simulation.ts';
import { numberWords } from '../shared/numbers.ts';

export interface TrialsWords {
  readonly value: string;
  readonly note: string;
  readonly title: string;
}

export function trialsWords({ state, trials, of }: SimulationView, locale?: string): TrialsWords {
  const [run, wanted] = [numberWords(trials, locale), numberWords(of, locale)];
  switch (state.kind) {
    case 'done':
      return { value: run, note: '✓', title: `All of ${run} trials are run` };
    case 'running':
      return { value: run, note: `of ${wanted}`, title: `${run} of ${wanted} trials are run` };
    case 'stopped':
      return { value: run, note: 'stopped', title: `Stopped after ${run} of ${wanted} trials, which count` };
    case 'stale':
      return { value: run, note: 'of the plan before', title: 'The plan has changed; it is being simulated again' };
    case 'nothing-varies':
      return { value: 'none', note: 'nothing varies', title: 'All durations are fixed, so nothing can spread' };
    case 'failed':
      return { value: run, note: 'failed', title: state.reason };
  }
}
