/** Whatever a plan holds, every date is explained, and what the sentence says is true of the dates. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatMinute, type Minute, type WrittenDate } from '../../../server/src/core/base/time.ts';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
import type { Schedule } from '../../../server/src/core/schedule/schedule.ts';
import { calendarOf } from '../../../server/src/core/schedule/task-calendar.ts';
import { boundOf } from '../../../server/src/core/schedule/why/bounds.ts';
import { type Dated, datedItem, type WhyInput, type WhyStep } from '../../../server/src/core/schedule/why/step.ts';
import { whyChain } from '../../../server/src/core/schedule/why.ts';
import { HOLIDAYS } from '../../support/random-parts.ts';
import { type Case, randomPlanWithPeople } from '../../support/random-plans.ts';

function explained({ plan: written, otherPlans }: Case, way: Way): WhyInput {
  const finish = { day: (written.project.start?.day ?? 0) + 30, minuteOfDay: null } as WrittenDate;
  const project = { ...written.project, ...(way === 'back' ? { scheduleFrom: 'finish' as const, finish } : {}) };
  const plan = { ...written, project };
  const level = way === 'levelled' ? { level: { schedules: 1 } } : {};
  const schedule = computeSchedule(plan, { holidays: HOLIDAYS, otherPlans, ...level });
  const nothing = new Map();
  const sources = { root: '', files: nothing, includes: nothing, projects: nothing, otherPlans, displayName: String };
  return { plan, schedule, sources };
}

type Way = 'ahead' | 'back' | 'levelled';

/** Minutes in which somebody on the task could work. */
function workBetween({ plan, schedule }: WhyInput, { item, dates }: Dated, from: Minute, to: Minute): number {
  if (dates.elapsed || dates.start === dates.finish) return to - from;
  const times = dates.assignments.map((work) => schedule.timeOfWork(item, work));
  const all = times.length > 0 ? times : [schedule.timeOf(calendarOf(plan, item))];
  return Math.max(...all.map((time) => time.between(from, to)));
}

/** What is wrong with a step that says a link decides. */
function untrue(input: WhyInput, step: WhyStep): string[] {
  const task = datedItem(input, step.item);
  const owner = datedItem(input, task?.dates.driver.from)?.item ?? task?.item;
  if (task && step.kind === 'resource') {
    const held = datedItem(input, step.id);
    const free = held?.dates.segments?.[0]?.to ?? held?.dates.finish ?? task.dates.start + 1;
    // What has begun is kept for, and may then wait itself.
    const begun = (held?.item.percentComplete ?? 0) > 0 || held?.item.actualStart != null;
    const told = begun && step.sentence.includes(' was kept for ');
    return free <= task.dates.start || told ? [] : [`${step.item}: ${step.sentence}`];
  }
  if (!task || !owner || step.kind !== 'link' || !step.link || task.dates.driver.link !== step.link) return [];
  const bound = boundOf(input, task, owner, step.link);
  if (!bound) return [`${step.item}: no bound`];
  const own = task.dates[bound.bounds];
  const [from, to] = bound.bounds === 'start' ? [bound.bound, own] : [own, bound.bound];
  // Several people walk back from a finish each on their own time, and may be done before it; begun work goes its own way.
  const loose = task.dates.assignments.length > 1 || (task.item.percentComplete ?? 0) > 0;
  if (bound.bounds === 'finish' && loose) return [];
  if (from <= to && workBetween(input, task, from, to) === 0) return [];
  return [`${step.item}: ${step.sentence} The link asks for ${formatMinute(bound.bound)}, not ${formatMinute(own)}.`];
}

function check(input: WhyInput, schedule: Schedule): string[] {
  return [...schedule.items.keys()].flatMap((id) => {
    const chain = whyChain(input, id);
    const sentences = chain.flatMap(({ sentence, finish }) => [sentence, ...(finish === null ? [] : [finish])]);
    const malformed = sentences.filter(
      (text) => !/^[A-Z].*[^ ,]\.$/.test(text) || /undefined|NaN|null| {2}/.test(text),
    );
    const begins = chain[0]?.item === id ? [] : [`${id}: no first step`];
    const repeats = new Set(chain.map(({ item }) => item)).size < chain.length ? [`${id}: goes round`] : [];
    return [...malformed, ...begins, ...repeats, ...chain.flatMap((step) => untrue(input, step))];
  });
}

/** More of them in a long run, as in `reference.test.ts`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 50);

describe('why, in any plan', () => {
  it('has true sentences for every item, and its chain ends', function () {
    this.timeout(0);
    fc.assert(
      fc.property(randomPlanWithPeople, fc.constantFrom<Way>('ahead', 'back', 'levelled'), (found, way) => {
        const input = explained(found, way);
        assert.deepEqual(check(input, input.schedule), []);
      }),
      { numRuns: RUNS },
    );
  });
});
