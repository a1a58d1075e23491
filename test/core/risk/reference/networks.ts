/** Small networks as plans, each with what is exactly known of its length in working days. */
import {
  type Exact,
  either,
  type Figures,
  figures,
  given,
  later,
  latest,
  pert,
  sum,
  together,
  triangular,
  uniform,
} from './exact.ts';

export interface KnownNetwork {
  readonly name: string;
  /** Of the plan, below its project. */
  readonly text: string;
  readonly exact: Figures;
}

type Points = readonly [number, number, number];

function task(id: string, [low, likely, high]: Points, more = '', distribution = 'triangular'): string {
  const points = `optimistic: ${low}d, most-likely: ${likely}d, pessimistic: ${high}d, distribution: ${distribution}`;
  return `  ${id}: {estimate: {${points}}${more}}\n`;
}

const after = (...ids: string[]): string => `, after: [${ids.join(', ')}]`;
const tri = ([low, likely, high]: Points): Exact => triangular(low, likely, high);

const A: Points = [4, 6, 11];
const B: Points = [9, 12, 19];
const C: Points = [3, 5, 8];
const D: Points = [8, 12, 15];
const E: Points = [6, 7, 11];

/** Mean 100 and standard deviation 10: P10 and P90. */
const NORMAL: Points = [87.1845, 100, 112.8155];
const Z80 = 0.8416212335729143;

function normal(mean: number, sd: number): Figures {
  return { mean, sd, p50: mean, p80: mean + Z80 * sd };
}

function bridge(): Exact {
  return given(tri(A), (plus) => latest(plus(tri(D)), sum(latest(tri(B), plus(tri(C))), tri(E))));
}

function sharedStart(): Exact {
  return sum(tri(A), latest(tri(B), tri(D), sum(tri(C), tri(E))));
}

export const NETWORKS: readonly KnownNetwork[] = [
  {
    name: 'a bridge between two chains (Wheatstone)',
    text: `tasks:\n${task('a', A)}${task('b', B)}${task('c', C, after('a'))}${task('d', D, after('a'))}${task('e', E, after('b', 'c'))}`,
    exact: figures(bridge()),
  },
  {
    name: 'three chains after one task',
    text: `tasks:\n${task('a', A)}${task('b', B, after('a'))}${task('d', D, after('a'))}${task('c', C, after('a'))}${task('e', E, after('c'))}`,
    exact: figures(sharedStart()),
  },
  {
    name: 'beta-PERT, two chains that meet before a last task',
    text: `tasks:\n${task('a', A, '', 'pert')}${task('b', B, '', 'pert')}${task('c', C, after('a'), 'pert')}${task('e', E, after('b', 'c'), 'pert')}`,
    exact: figures(sum(latest(pert(...B), sum(pert(...A), pert(...C))), pert(...E))),
  },
  {
    name: 'beta-PERT of weight 2 and of weight 10, in a chain',
    text: `tasks:
  a: {estimate: {optimistic: 4d, most-likely: 6d, pessimistic: 11d, weight: 2}}
  b: {after: a, estimate: {optimistic: 9d, most-likely: 12d, pessimistic: 19d, weight: 10}}
`,
    exact: figures(sum(pert(...A, 2), pert(...B, 10))),
  },
  {
    name: 'a risk that strikes one of two chains',
    text: `tasks:
${task('a', A)}${task('c', C, after('a'))}${task('b', B)}risks:
  flood:
    event: It floods
    probability: 40%
    impact: {schedule: {optimistic: 2d, most-likely: 4d, pessimistic: 9d, distribution: triangular}}
    affects: [c]
    status: open
`,
    exact: figures(latest(either(0.4, sum(tri(A), tri(C), triangular(2, 4, 9)), sum(tri(A), tri(C))), tri(B))),
  },
  {
    name: 'two risks on one task, in series, of which one is certain to the day',
    text: `tasks:
${task('b', B)}risks:
  one: {event: One, probability: 0.3, impact: {schedule: 5d}, affects: [b], status: open}
  two: {event: Two, probability: 0.5, impact: {schedule: {optimistic: 1d, most-likely: 3d, pessimistic: 6d, distribution: uniform}}, affects: [b], status: open}
`,
    exact: figures(
      either(
        0.3,
        either(0.5, later(sum(tri(B), uniform(1, 6)), 5), later(tri(B), 5)),
        either(0.5, sum(tri(B), uniform(1, 6)), tri(B)),
      ),
    ),
  },
  {
    name: 'the same two risks where only the longest counts',
    text: `simulation: {delays: longest}
tasks:
${task('b', B)}risks:
  one: {event: One, probability: 0.3, impact: {schedule: {optimistic: 2d, most-likely: 5d, pessimistic: 6d, distribution: triangular}}, affects: [b], status: open}
  two: {event: Two, probability: 0.5, impact: {schedule: {optimistic: 1d, most-likely: 3d, pessimistic: 6d, distribution: uniform}}, affects: [b], status: open}
`,
    exact: figures(
      either(
        0.3,
        either(0.5, sum(tri(B), latest(triangular(2, 5, 6), uniform(1, 6))), sum(tri(B), triangular(2, 5, 6))),
        either(0.5, sum(tri(B), uniform(1, 6)), tri(B)),
      ),
    ),
  },
  {
    name: 'one risk that strikes both of two chains at once',
    text: `tasks:
${task('a', A)}${task('c', C)}risks:
  flood: {event: It floods, probability: 0.35, impact: {schedule: 6d}, affects: [a, c], status: open}
`,
    exact: figures(either(0.35, later(latest(tri(A), tri(C)), 6), latest(tri(A), tri(C)))),
  },
  {
    name: 'a task that is needed in three of five cases',
    text: `tasks:\n${task('a', A)}${task('c', C, `${after('a')}, probability: 60%`)}${task('e', E, after('c'))}`,
    exact: figures(either(0.6, sum(tri(A), tri(C), tri(E)), sum(tri(A), tri(E)))),
  },
  {
    name: 'a summary that is needed in every second case, with all its tasks',
    text: `tasks:
${task('a', A)}  rework:
    probability: 50%
    after: a
    tasks:
    ${task('c', C)}    ${task('e', E, after('c'))}${task('b', B, after('rework'))}`,
    exact: figures(either(0.5, sum(tri(A), tri(C), tri(E), tri(B)), sum(tri(A), tri(B)))),
  },
  {
    name: 'an opportunity that shortens a task in every fourth case',
    text: `tasks:
${task('a', A)}${task('c', C, after('a'))}risks:
  early: {kind: opportunity, event: The line is there early, probability: 25%, impact: {schedule: 2d}, affects: [c], status: open}
`,
    exact: figures(either(0.25, sum(tri(A), triangular(1, 3, 6)), sum(tri(A), tri(C)))),
  },
  {
    name: 'a task that starts two days after another, and one that finishes a day after both',
    text: `tasks:
${task('a', A)}${task('b', B, ', after: a SS+2d')}  end: {milestone: true, after: [a FF+1d, b FF+1d]}
`,
    exact: figures(later(latest(tri(A), later(tri(B), 2)), 1)),
  },
  {
    name: 'two phases with gates, of which the second waits for the first and has two chains',
    text: `phases:
  design:
    stage: planning
    tasks:
    ${task('a', A)}    ${task('c', C)}    gate: {decision: go}
  build:
    stage: execution
    after: design
    tasks:
    ${task('b', B)}    ${task('d', D)}    gate: {name: Built}
`,
    exact: figures(sum(latest(tri(A), tri(C)), latest(tri(B), tri(D)))),
  },
  {
    name: 'two tasks of a chain that move completely together',
    text: `tasks:\n${task('a', A)}${task('b', B, after('a'))}correlations:\n  crew: {tasks: [a, b], coefficient: 1}\n`,
    exact: together(tri(A), tri(B)),
  },
  {
    name: 'the same two tasks, each on its own',
    text: `tasks:\n${task('a', A)}${task('b', B, after('a'))}correlations:\n  crew: {tasks: [a, b], coefficient: 0}\n`,
    exact: figures(sum(tri(A), tri(B))),
  },
  {
    name: 'a category of uncertainty for tasks without an estimate',
    text: `uncertainty:
  default: {optimistic: 90%, most-likely: 100%, pessimistic: 140%, distribution: triangular}
tasks:
  a: {duration: 10d}
  b: {duration: 20d, after: a}
`,
    exact: figures(sum(triangular(9, 10, 14), triangular(18, 20, 28))),
  },
  {
    name: 'two normal tasks of a chain with a normal correlation of a half',
    text: `tasks:
${task('a', NORMAL, '', 'normal')}${task('b', NORMAL, after('a'), 'normal')}correlations:
  crew: {tasks: [a, b], coefficient: 0.5}
`,
    exact: normal(200, 10 * Math.sqrt(2 * 1.5)),
  },
  {
    name: 'two normal tasks of two groups, that share a quarter and a half',
    text: `tasks:
${task('a', NORMAL, '', 'normal')}${task('b', NORMAL, after('a'), 'normal')}correlations:
  crew: {tasks: [a, b], coefficient: 0.25}
  site: {tasks: [a, b], coefficient: 0.5}
`,
    exact: normal(200, 10 * Math.sqrt(2 * 1.75)),
  },
];
