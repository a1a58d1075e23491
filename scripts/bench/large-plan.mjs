/**
 * A made-up project of any size for measuring the scheduler, as data: phases of fifty tasks with
 * summaries, three calendars, four link types with every kind of lag, constraints, deadlines,
 * milestones, gates, people with leave. A hundred thousand tasks are more work side by side, not a
 * longer project. The same number gives the same plan; `plan-texts.mjs` writes it down.
 */

const PHASE = 50;
/** Each phase has three summaries of this many tasks; its other tasks lie directly in it. */
const SUMMARY = 12;
const PEOPLE_A_PHASE = 4;
/** Phases that follow one another; all others run beside them. */
const PHASES_IN_A_ROW = 20;
const STAGES = ['planning', 'execution', 'monitoring'];
const LAGS = ['+1d', '+2d', '+4h', '+3d', '+2ed', '+12eh', '+50%', '+25%', '-1d', '-4h'];
const FIRST_DAY = Date.UTC(2026, 0, 5);

/** Milestones count as tasks; gates come on top. */
export function largePlan(count) {
  const draw = drawing(count);
  const phaseCount = Math.ceil(count / PHASE);
  const beside = Math.ceil(phaseCount / PHASES_IN_A_ROW);
  const plan = { phases: [], tasks: [], people: peopleFor(phaseCount) };
  for (let p = 0; p < phaseCount; p++) plan.phases.push(newPhase(plan, p, count, beside, draw));
  // People write what comes first below what follows it, now and then.
  for (const phase of plan.phases)
    for (const part of phase.parts) if (part.tasks && draw.chance(0.3)) swapTwo(part.tasks, draw);
  return plan;
}

/** The tasks of a plan in an order in which each follows what it waits for, those of `largePlan` as they were made. */
function newPhase(plan, p, count, beside, draw) {
  const first = p * PHASE;
  const before = plan.phases[p - beside];
  const phase = { id: `p${p}`, stage: STAGES[p % 3], after: [], gate: p % 10 === 9, parts: [], finish: 0 };
  if (before && p % 3 === 0) phase.after.push({ to: before, type: draw.one(['FS', 'FS', 'SS']), lag: '' });
  for (let i = first; i < Math.min(count, first + PHASE); i++) {
    const slot = i - first;
    const inSummary = slot < 3 * SUMMARY;
    if (inSummary && slot % SUMMARY === 0) phase.parts.push(newSummary(phase, slot / SUMMARY, draw));
    const summary = inSummary ? phase.parts.at(-1) : null;
    const task = newTask(i, p, draw);
    task.after = linksOf(
      plan.tasks,
      phase,
      { i, first, partFirst: summary ? i - (slot % SUMMARY) : first, beside },
      draw,
    );
    const start = Math.max(
      0,
      ...[task, summary, phase].flatMap((item) => item?.after ?? []).map((link) => link.to.finish),
    );
    task.finish = start + task.days;
    bound(task, start, draw);
    plan.tasks.push(task);
    (summary?.tasks ?? phase.parts).push(task);
    for (const group of [summary, phase]) if (group) group.finish = Math.max(group.finish, task.finish);
  }
  return phase;
}

function newSummary(phase, number, draw) {
  const before = phase.parts.at(-1);
  const after = before && draw.chance(0.3) ? [{ to: before, type: 'FS', lag: draw.lag() }] : [];
  return { id: `${phase.id}-s${number}`, after, tasks: [], finish: 0 };
}

/** `finish` is in working days from the start if every link were FS: so dates fall where they may matter. */
function newTask(i, p, draw) {
  const milestone = i % 13 === 12;
  return {
    id: `t${i}`,
    milestone,
    days: milestone ? 0 : 1 + draw.below(8),
    elapsed: !milestone && draw.chance(0.03),
    calendar: draw.chance(0.75) ? null : draw.one(['site', 'site', 'night']),
    person: milestone || draw.chance(0.3) ? null : `w${p * PEOPLE_A_PHASE + draw.below(PEOPLE_A_PHASE)}`,
    after: [],
    constraint: null,
    deadline: null,
    finish: 0,
  };
}

/** One link to a task before it in its part, and for half of the tasks a second: in the phase, to an earlier phase, to a summary. */
function linksOf(made, phase, { i, first, partFirst, beside }, draw) {
  const found = [];
  const add = (to) => {
    if (to && !found.some((link) => link.to === to)) found.push({ to, type: draw.type(), lag: draw.lag() });
  };
  if (i > partFirst) add(made[i - 1 - draw.below(Math.min(4, i - partFirst))]);
  else if (i > first) add(made[first + draw.below(i - first)]);
  if (!draw.chance(0.54) || i === first) return found;
  const away = first - beside * PHASE;
  if (draw.chance(0.5) && away >= 0) add(made[away + draw.below(PHASE)]);
  else if (partFirst === first && draw.chance(0.2) && i - first > 3 * SUMMARY) add(phase.parts[draw.below(3)]);
  else add(made[first + draw.below(i - first)]);
  return found;
}

/** One task in twelve has a constraint or a deadline; few of them contradict the links. */
function bound(task, start, draw) {
  if (!draw.chance(0.08)) return;
  const late = draw.below(15);
  const side = draw.one(['start', 'finish']);
  const at = side === 'start' ? start : task.finish;
  const kind = draw.one(['deadline', 'deadline', 'no-earlier', 'no-earlier', 'no-earlier', 'no-later', 'must']);
  if (kind === 'deadline') task.deadline = dateAfter(task.finish + 10 + late);
  else if (kind === 'must') task.constraint = [`must-${side}-on`, dateAfter(at + 2)];
  else task.constraint = [`${side}-${kind}-than`, dateAfter(at + late + (kind === 'no-later' ? 5 : 0))];
}

/** A weekday. */
function dateAfter(workingDays) {
  const days = Math.floor(workingDays / 5) * 7 + (workingDays % 5);
  return new Date(FIRST_DAY + days * 86_400_000).toISOString().slice(0, 10);
}

function swapTwo(tasks, draw) {
  const at = draw.below(tasks.length - 1);
  if (tasks.length > 1) [tasks[at], tasks[at + 1]] = [tasks[at + 1], tasks[at]];
}

/** One of four has leave. */
function peopleFor(phaseCount) {
  return Array.from({ length: phaseCount * PEOPLE_A_PHASE }, (_, i) => ({
    id: `w${i}`,
    leave: i % 4 === 0 ? { from: dateAfter(30 + (i % 50)), to: dateAfter(34 + (i % 50)) } : null,
  }));
}

/** Park and Miller's generator, and what is drawn from it. */
function drawing(seed) {
  let state = (seed % 2_147_483_646) + 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const below = (end) => Math.floor(next() * end);
  const one = (list) => list[below(list.length)];
  const chance = (share) => next() < share;
  return {
    below,
    one,
    chance,
    lag: () => (chance(0.35) ? one(LAGS) : ''),
    type() {
      const at = next();
      return at < 0.6 ? 'FS' : at < 0.78 ? 'SS' : at < 0.93 ? 'FF' : 'SF';
    },
  };
}
