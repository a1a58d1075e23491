/**
 * The steps of the core one by one, without a server around them: of a whole plan, and after edits
 * of one character each, which go on from what was known before. Bundled before it runs.
 */
import { analyse, analysing } from '../../server/src/core/analyse.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { runningChecks } from '../../server/src/core/checks/checks.ts';
import { inOrder } from '../../server/src/core/checks/in-order.ts';
import { lintMistakes, lintProblems } from '../../server/src/core/checks/lint.ts';
import { resolvePlan } from '../../server/src/core/model/resolve.ts';
import { computeSchedule } from '../../server/src/core/schedule/compute.ts';
import { checkingSchema } from '../../server/src/core/schema/check.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { generatePlan, placesOf } from './plan.mjs';

const NONE = new Map();
const OPTIONS = { holidays: () => NONE };

/** Rows with lists of milliseconds by step, `rounds` each; `longest` is the longest piece of an analysis between two yields. */
export function measurePasses(tasks, rounds) {
  const text = generatePlan(tasks);
  const { name, duration, start } = placesOf(text, tasks);
  return [
    { edit: 'first time', ...measured(text, [text], 1, false) },
    { edit: 'whole', ...measured(text, [text], rounds, false) },
    { edit: 'a name', ...measured(text, [typed(text, name, 'N'), text], rounds, true) },
    { edit: 'a duration', ...measured(text, [typed(text, duration, '9'), text], rounds, true) },
    { edit: 'the start', ...measured(text, [typed(text, start, '6'), text], rounds, true) },
  ];
}

function typed(text, { line, character }, letter) {
  const lines = text.split('\n');
  lines[line] = lines[line].slice(0, character) + letter + lines[line].slice(character + 1);
  return lines.join('\n');
}

/** Goes through the texts again and again, each read after the one before. */
function measured(first, texts, rounds, again) {
  const times = { read: [], schema: [], resolve: [], schedule: [], checks: [], order: [], analyse: [], longest: [] };
  let known = again ? stages(first, null, null) : null;
  for (let round = 0; round < rounds * texts.length; round++) {
    const now = stages(texts[round % texts.length], known, times);
    if (again) known = now;
  }
  let before = again ? analyse(sourcesOf(first, readTree(first)), OPTIONS) : undefined;
  for (let round = 0; round < rounds * texts.length; round++) {
    const text = texts[round % texts.length];
    const sources = sourcesOf(text, readTree(text, before?.sources.files.get('a').tree));
    const analysis = inPieces(analysing(sources, OPTIONS, before), times);
    if (again) before = analysis;
  }
  return times;
}

function stages(text, known, times) {
  const tree = timed(times?.read, () => readTree(text, known?.tree));
  const sources = sourcesOf(text, tree);
  const schema = timed(times?.schema, () => runToEnd(checkingSchema(sources.files.get('a'), known?.schema)));
  const resolved = timed(times?.resolve, () => resolvePlan(sources, known?.resolved));
  const { plan } = resolved;
  const schedule = timed(times?.schedule, () =>
    computeSchedule(plan, { ...OPTIONS, otherPlans: NONE }, known?.schedule),
  );
  const checked = timed(times?.checks, () => runToEnd(runningChecks({ sources, plan, schedule }, known?.checked)));
  timed(times?.order, () => {
    const mistakes = lintMistakes(sources, known?.sources);
    const found = [schema, resolved, schedule, checked].flatMap(({ problems }) => problems);
    lintProblems(sources, inOrder(plan.files, [...mistakes, ...found]));
  });
  return { sources, tree, schema, resolved, schedule, checked };
}

function sourcesOf(text, tree) {
  const files = new Map([['a', { file: 'a', text, tree }]]);
  return { root: 'a', files, includes: NONE, projects: NONE, otherPlans: NONE, displayName: String };
}

function inPieces(steps, { analyse: whole, longest }) {
  let [sum, most] = [0, 0];
  for (;;) {
    const before = performance.now();
    const step = steps.next();
    const took = performance.now() - before;
    sum += took;
    most = Math.max(most, took);
    if (!step.done) continue;
    whole.push(sum);
    longest.push(most);
    return step.value;
  }
}

function timed(times, work) {
  const before = performance.now();
  const result = work();
  times?.push(performance.now() - before);
  return result;
}
