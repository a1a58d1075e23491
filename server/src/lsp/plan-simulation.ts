/**
 * The simulation of one plan: the problem that its newest analysis gave, its runs by what-if, and what was known
 * before, which is shown until there is better. Decides nothing about when: it is told what became of the
 * plan and does what it is asked to.
 */
import type { Analysis } from '../core/analyse.ts';
import type { Steps } from '../core/base/steps.ts';
import type { SimulationResult } from '../core/risk/answers/result.ts';
import type { SimulationProblem } from '../core/risk/simulate.ts';
import { type Simulated, simulatedFrom } from '../core/risk/simulated.ts';
import type { SimulationState, SimulationView, WhatIf } from '../protocol/simulation.ts';
import { tellingFigures } from '../views/simulation.ts';
import type { KnownResult } from '../worker/simulation-messages.ts';
import { sameInputs } from './same-inputs.ts';
import { type SimulationPool, SimulationRun } from './simulation-run.ts';

export const AS_WRITTEN: WhatIf = { off: [], answered: [] };

interface Known {
  readonly result: KnownResult;
  readonly trials: number;
}

/** What-ifs whose results are kept beside that of the plan as it is written. */
const MOST_WHAT_IFS = 8;

export class PlanSimulation {
  readonly #pool: SimulationPool;
  readonly #changed: (done: boolean) => void;
  readonly #outOfReach: () => void;
  #analysis: Analysis;
  /** The problem, null where nothing varies, and the analysis that gave it. */
  #prepared: { readonly problem: SimulationProblem | null; readonly analysis: Analysis } | null = null;
  #isCurrent = false;
  #failure: string | null = null;
  /** By what-if, the last asked for last. */
  readonly #runs = new Map<string, SimulationRun>();
  /** By what-if, of the problem before. */
  readonly #before = new Map<string, Known>();
  #simulated: Simulated | null = null;
  #toldTasks: SimulationResult['tasks'] | null = null;

  constructor(
    pool: SimulationPool,
    analysis: Analysis,
    events: { changed: (done: boolean) => void; outOfReach: () => void },
  ) {
    this.#pool = pool;
    this.#analysis = analysis;
    this.#changed = events.changed;
    this.#outOfReach = events.outOfReach;
  }

  get analysis(): Analysis {
    return this.#analysis;
  }

  /** False where the problem has to be prepared first. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** The newest analysis; what is run goes on where it says the same of everything that matters. */
  follow(analysis: Analysis): void {
    if (analysis !== this.#analysis) this.#failure = null;
    this.#analysis = analysis;
    this.#isCurrent = this.#prepared !== null && sameInputs(this.#prepared.analysis, analysis);
    if (this.#isCurrent) this.#resume();
    else this.pause();
  }

  /** The text is being changed: no thread works for the plan until it is known what that means. */
  pause(): void {
    for (const run of this.#runs.values()) run.pause();
  }

  /** Of the newest analysis. `same`: the problem is that of before. */
  accept(problem: SimulationProblem | null, same: boolean): void {
    const analysis = this.#analysis;
    this.#failure = null;
    this.#isCurrent = true;
    if (same && this.#prepared) {
      this.#prepared = { problem: this.#prepared.problem, analysis };
      this.#resume();
      this.#changed(false);
      return;
    }
    this.#giveUpRuns();
    if (problem === null) this.#before.clear();
    this.#prepared = { problem, analysis };
    this.#changed(problem === null);
  }

  /** It is not tried again before the plan has changed or a person says so. */
  get hasFailed(): boolean {
    return this.#failure !== null;
  }

  /** The problem cannot be prepared or reaches no end, which is shown where its figures would be. */
  fail(reason: string): void {
    this.#failure = reason;
    this.pause();
    this.#changed(false);
  }

  get problem(): SimulationProblem | null {
    return this.#prepared?.problem ?? null;
  }

  /** Runs what is missing: of the plan as written, then with these switches; other what-ifs are given up. */
  want(whatIf: WhatIf, isAskedFor: boolean): void {
    const { problem } = this;
    if (!this.#isCurrent || problem === null) return;
    const key = keyOf(whatIf);
    for (const [other, run] of this.#runs) {
      if (key === BASE || other === key || other === BASE || run.state.kind !== 'running') continue;
      run.pause();
      this.#runs.delete(other);
    }
    for (const [each, switches] of new Map([
      [BASE, AS_WRITTEN],
      [key, whatIf],
    ])) {
      const known = this.#runs.get(each);
      const run = known ?? this.#runOf(problem, switches);
      this.#runs.delete(each);
      this.#runs.set(each, run);
      const goesOn = run.state.kind === 'running' || (isAskedFor && each === key);
      if (goesOn) run.start(each === key && this.#runs.get(BASE)?.state.kind === 'done');
    }
    forgetOldest(this.#runs);
  }

  /** The run that threads work for. */
  get running(): SimulationRun | undefined {
    if (this.#failure !== null) return undefined;
    return [...this.#runs.values()].find(({ state }) => state.kind === 'running');
  }

  stop(whatIf: WhatIf): void {
    this.#runs.get(keyOf(whatIf))?.stop();
  }

  /** The newest trials' answer; what it was before the plan has changed, while there is no other. */
  simulated(): Simulated | null {
    const base = this.#runs.get(BASE);
    const own = base && base.state.kind !== 'running' ? whole(base.result) : null;
    const result = own ?? whole(this.#before.get(BASE)?.result);
    if (result === null) this.#simulated = null;
    else {
      const stale = own === null || !this.#isCurrent;
      if (this.#simulated?.result !== result || this.#simulated.stale !== stale)
        this.#simulated = simulatedFrom(result, stale);
    }
    return this.#simulated;
  }

  /** As it stands when the first step is taken. @param isComing it is to be run, though it may not have begun. */
  *view(whatIf: WhatIf, serial: number, isComing: boolean): Steps<SimulationView> {
    const key = keyOf(whatIf);
    const run = this.#runs.get(key);
    const base = this.#runs.get(BASE);
    const { project, simulation } = this.#analysis.plan;
    const shown = this.#shown(key);
    const view = {
      uri: this.#analysis.plan.root,
      serial,
      state: this.#stateOf(run, shown !== null, isComing),
      trials: run?.result ? run.trials : (shown?.trials ?? 0),
      of: run?.of ?? simulation.iterations,
      seed: project.seed,
      base: key !== BASE && base?.result ? { finish: base.result.finish, cost: base.result.cost } : null,
      whatIf,
    };
    return { ...view, result: shown && (yield* tellingFigures(this.#analysis, shown.result)) };
  }

  #stateOf(run: SimulationRun | undefined, isShown: boolean, isComing: boolean): SimulationState {
    if (this.#failure !== null) return { kind: 'failed', reason: this.#failure };
    if (!this.#isCurrent) return isShown ? { kind: 'stale' } : { kind: isComing ? 'running' : 'stopped' };
    if (this.problem === null) return { kind: 'nothing-varies' };
    if (!run) return isShown ? { kind: 'stale' } : { kind: isComing ? 'running' : 'stopped' };
    if (run.state.kind === 'running' && !run.result && isShown) return { kind: 'stale' };
    return run.state;
  }

  /** While only the curves are known, the rest is what it was. Risks are compared in the plan as it is written. */
  #shown(key: string): Known | null {
    const run = this.#runs.get(key);
    const before = this.#before.get(key) ?? null;
    if (!run?.result) return before;
    const { trials } = run;
    const written = key === BASE ? null : whole(this.#runs.get(BASE)?.result);
    const own = whole(run.result);
    if (own) return { result: written ? withComparisons(own, written) : own, trials };
    return { result: { ...before?.result, ...run.result }, trials };
  }

  #runOf(problem: SimulationProblem, whatIf: WhatIf): SimulationRun {
    const run: SimulationRun = new SimulationRun(
      this.#pool,
      { problem, whatIf },
      {
        changed: () => this.#changed(run === this.#runs.get(BASE) && this.#isNewResult(run)),
        outOfReach: () => {
          this.#giveUpRuns();
          this.#prepared = null;
          this.#isCurrent = false;
          this.#outOfReach();
        },
      },
    );
    return run;
  }

  /** What they have come to is shown until there is better. */
  #giveUpRuns(): void {
    for (const [key, run] of this.#runs) {
      run.pause();
      if (!run.result) continue;
      this.#before.delete(key);
      this.#before.set(key, { result: run.result, trials: run.trials });
    }
    this.#runs.clear();
    forgetOldest(this.#before);
  }

  /** Whether there are chances of tasks that nobody was told of. */
  #isNewResult({ result }: SimulationRun): boolean {
    const tasks = whole(result)?.tasks ?? null;
    const isNew = tasks !== null && tasks !== this.#toldTasks;
    if (isNew) this.#toldTasks = tasks;
    return isNew;
  }

  #resume(): void {
    for (const run of this.#runs.values()) run.resume();
  }
}

/** Of what is kept by what-if; that of the plan as written stays. */
function forgetOldest(kept: Map<string, unknown>): void {
  for (const key of kept.keys()) {
    if (kept.size <= MOST_WHAT_IFS + 1) return;
    if (key !== BASE) kept.delete(key);
  }
}

const BASE = keyOf(AS_WRITTEN);

/** The same for the same risks, in whichever order they were switched. */
function keyOf({ off, answered }: WhatIf): string {
  return JSON.stringify([[...new Set(off)].sort(), [...new Set(answered)].sort()]);
}

function withComparisons(result: SimulationResult, { risks, responses }: SimulationResult): SimulationResult {
  const known = new Map(risks.map(({ id, p80Days, p80Cost }) => [id, { p80Days, p80Cost }]));
  return { ...result, responses, risks: result.risks.map((risk) => ({ ...risk, ...known.get(risk.id) })) };
}

/** All figures, where it is not only the curves. */
function whole(result: KnownResult | null | undefined): SimulationResult | null {
  return result && isWhole(result) ? result : null;
}

function isWhole(result: KnownResult): result is SimulationResult {
  return result.tasks !== undefined;
}
