/**
 * An anytime search for a better schedule: a steady-state genetic algorithm whose individuals are
 * schedules. A child's order is made by `crossover.ts`, scheduled from the end and then from the
 * start (its justification at once: two schedules a child), and takes the place of the worst.
 * It depends on the problem, the seed and the number of schedules asked for, and on nothing else.
 *
 * Population and mutation rate were picked on 30 of the 480 PSPLIB J60 instances (the first five each of
 * the classes 9, 13, 25, 29, 41 and 45, the scarcest resources), the reach of a mutation and the weight of
 * resources on every tenth instance.
 */
import { type Random, randomFrom } from '../../base/rng.ts';
import { constructSchedules, type Found } from './constructive.ts';
import { crossoverFor, type Dates } from './crossover.ts';
import { createEngine, type Engine } from './engine.ts';
import { type Cost, compareCosts } from './objective.ts';
import { type LevellingProblem, taskCount } from './problem.ts';

export interface Search {
  /** Generates at most this many schedules more, counting those it left over before. */
  readonly step: (schedules: number) => void;
  /** The best found so far; before the first step the constructive one. */
  readonly best: () => Found;
  /** Schedules generated, those of the constructive start included. */
  readonly generated: () => number;
  /** Nothing can be better: every task has its early dates. Steps then do nothing. */
  readonly isDone: () => boolean;
}

const POPULATION = 80;
const CHILD_SCHEDULES = 2;

export function startSearch(problem: LevellingProblem, seed: number): Search {
  const engine = createEngine(problem);
  const random = randomFrom(seed);
  const crossover = crossoverFor(engine.model, random);
  const keys = new Float64Array(taskCount(problem));
  const population = new Population();
  const remember = (cost: Cost): void => population.add(individual(engine, cost));
  let best = constructSchedules(engine, remember);
  let allowed = engine.generated();
  let bred = 0;

  const isDone = (): boolean => best.cost.starts <= engine.earliestStarts;

  /** Schedules by `keys`, which say what is to end late, from the end and then from the start. */
  function schedule(): void {
    for (let task = 0; task < keys.length; task++) keys[task] = -(keys[task] as number);
    engine.scheduleBackBy(keys);
    for (let task = 0; task < keys.length; task++) keys[task] = engine.lateStart(task);
    const cost = engine.scheduleBy(keys);
    if (compareCosts(cost, best.cost) < 0) best = { cost, schedule: engine.snapshot() };
    remember(cost);
  }

  function breed(): void {
    bred++;
    // In turns, so that a large plan, which gets few schedules, is not searched by chance alone.
    if (population.size < 2 || (bred % 2 === 0 && bred <= 2 * POPULATION)) {
      randomKeys(engine, random, keys);
    } else {
      const [father, mother] = population.pair(random);
      crossover(father, mother, keys);
    }
    schedule();
  }

  return {
    step: (schedules) => {
      allowed += schedules;
      while (!isDone() && engine.generated() + CHILD_SCHEDULES <= allowed) breed();
    },
    isDone,
    best: () => best,
    generated: engine.generated,
  };
}

interface Individual extends Dates {
  readonly cost: Cost;
}

function individual(engine: Engine, cost: Cost): Individual {
  return { start: engine.start.slice(), finish: engine.finish.slice(), cost };
}

/** Latest finishes, blurred by up to a random part of the plan's length. */
function randomKeys({ rules: { lft } }: Engine, random: Random, keys: Float64Array): void {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of lft) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const blur = (last - first) * random.unit();
  for (let task = 0; task < keys.length; task++) {
    keys[task] = Math.round((lft[task] as number) + blur * random.unit());
  }
}

/** Distinct schedules, the best first. */
class Population {
  private readonly members: Individual[] = [];

  get size(): number {
    return this.members.length;
  }

  add(one: Individual): void {
    const { members } = this;
    let slot = members.length;
    while (slot > 0 && compareCosts(one.cost, (members[slot - 1] as Individual).cost) < 0) slot--;
    for (let i = slot - 1; i >= 0 && compareCosts(one.cost, (members[i] as Individual).cost) === 0; i--) {
      if (isSame(one, members[i] as Individual)) return;
    }
    members.splice(slot, 0, one);
    if (members.length > POPULATION) members.pop();
  }

  /** Two different members, each the better of two drawn at random. */
  pair(random: Random): [Individual, Individual] {
    const { members } = this;
    const draw = (): number => Math.min(random.below(members.length), random.below(members.length));
    const father = draw();
    let mother = draw();
    if (mother === father) mother = (father + 1 + random.below(members.length - 1)) % members.length;
    return [members[father] as Individual, members[mother] as Individual];
  }
}

function isSame(a: Individual, b: Individual): boolean {
  for (let task = 0; task < a.start.length; task++) if (a.start[task] !== b.start[task]) return false;
  return true;
}
