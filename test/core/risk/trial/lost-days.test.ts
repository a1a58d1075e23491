import assert from 'node:assert/strict';
import fc from 'fast-check';
import { day, formatDay } from '../../../../server/src/core/base/time.ts';
import type { CalendarException, CalendarSpec, Plan } from '../../../../server/src/core/model/plan.ts';
import { NotSimulable } from '../../../../server/src/core/risk/trial/not-simulable.ts';
import { computeSchedule } from '../../../../server/src/core/schedule/compute.ts';
import { date, PLACE } from '../../../support/make-plan.ts';
import { HOLIDAYS, START } from '../../../support/random-parts.ts';
import { randomPlanAndFewerLinks } from '../../../support/random-plans.ts';
import { asPlanned, trialProblem, trialsOf, type Value, variablesOf } from '../../../support/trials.ts';
import { analysisOfText } from '../../../support/views.ts';

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 50);
const TRIALS = 3;
/** After it nothing is lost; most plans have ended by then. */
const LAST = day(START + 90);
const UNCERTAIN = ['office', 'night', 'always', 'week'];

function withCalendars(plan: Plan, change: (spec: CalendarSpec) => CalendarSpec): Plan {
  return { ...plan, calendars: new Map([...plan.calendars].map(([id, spec]) => [id, change(spec)])) };
}

/** Any day of some calendars may be lost. */
function stormy(plan: Plan): Plan {
  // At an hour, which stays where it is when its day is lost.
  const start = { ...(plan.project.start ?? date('2026-03-02')), minuteOfDay: 540 };
  const anyDay = {
    from: day(START - 10),
    to: LAST,
    months: null,
    weekdays: null,
    probability: 0.5,
    name: null,
    place: PLACE,
  };
  return withCalendars({ ...plan, project: { ...plan.project, start } }, (spec) =>
    UNCERTAIN.includes(spec.id) ? { ...spec, uncertainDays: [anyDay] } : spec,
  );
}

function isLost(name: string, trial: number, salt: number): boolean {
  let n = salt + trial * 7919;
  for (const letter of name) n = (n * 31 + letter.charCodeAt(0)) % 100_003;
  return n % 3 === 0;
}

/** The plan with the days that a trial loses as days off. */
function withoutLost(plan: Plan, trial: number, salt: number): Plan {
  return withCalendars(plan, (spec) => {
    if (spec.uncertainDays.length === 0) return spec;
    const off: CalendarException[] = [];
    for (let of = START - 10; of <= LAST; of++) {
      if (!isLost(`day:${spec.id} ${formatDay(day(of))}`, trial, salt)) continue;
      off.push({ from: day(of), to: day(of), working: false, hours: null, name: null, place: PLACE });
    }
    return { ...spec, uncertainDays: [], exceptions: [...off, ...spec.exceptions] };
  });
}

describe('days that may be lost', () => {
  it('move a trial as days off move the schedule', function () {
    this.timeout(60_000);
    let moved = 0;
    fc.assert(
      fc.property(randomPlanAndFewerLinks, fc.nat(10_000), ([{ plan: certain }], salt) => {
        const plan = stormy(certain);
        // What another plan asks for is a date.
        const options = { holidays: HOLIDAYS, otherPlans: new Map() };
        const schedule = computeSchedule(plan, options);
        if (!schedule.basis.direct) return;
        const planned = asPlanned(schedule);
        const value: Value = (name, trial) =>
          name.startsWith('day:') ? Number(isLost(name, trial, salt)) : planned(name, trial);
        trialsOf(plan, schedule, TRIALS, value)?.trials.forEach((trial, t) => {
          const expected = computeSchedule(withoutLost(plan, t, salt), options);
          if (!expected.basis.direct) return;
          const { leaves } = schedule.basis.dated.packed.network;
          const dates = leaves.map(({ id }) => expected.items.get(id));
          assert.deepEqual(
            leaves.map(({ id }, leaf) => ({ id, start: trial.starts[leaf], finish: trial.finishes[leaf] })),
            leaves.map(({ id }, leaf) => ({ id, start: dates[leaf]?.start, finish: dates[leaf]?.finish })),
          );
          if (trial.finish !== schedule.finish) moved++;
        });
      }),
      { numRuns: RUNS },
    );
    assert.ok(moved > RUNS / 3, `only ${moved} trials were moved`);
  });

  it('are those of the months and weekdays written, each with the chance that none of its entries spares it', () => {
    const { plan, schedule } = analysisOfText(`
project: {name: Roof, start: 2026-01-05, calendar: site}
calendars:
  site:
    exceptions: [{date: 2026-02-06, working: false}]
    uncertain-days:
      - {months: [feb], weekdays: [fri], probability: 20%, name: Storm}
      - {from: 2026-02-13, to: 2026-02-16, probability: 50%, name: Frost}
tasks:
  roof: {duration: 40d}
`);
    const problem = trialProblem(plan, schedule);
    assert.ok(problem);
    const days = variablesOf(problem).map(({ name, shape }) => [
      name,
      shape.kind === 'discrete' ? Math.round(100 * (shape.chances[1] ?? 0)) : null,
    ]);
    assert.deepEqual(
      days.filter(([name]) => String(name).startsWith('day:site 2026')),
      [
        ['day:site 2026-02-13', 60],
        ['day:site 2026-02-16', 50],
        ['day:site 2026-02-20', 20],
        ['day:site 2026-02-27', 20],
      ],
    );
  });

  const rainy = (calendars: number, most: string) => {
    const ids = Array.from({ length: calendars }, (_, n) => n);
    return analysisOfText(`
project: {name: Rain, start: 2026-01-05}
calendars:
${ids.map((n) => `  c${n}: {exceptions: [{date: 2026-02-${10 + n}, working: false}], uncertain-days: [{probability: 20%}]}`).join('\n')}
tasks:
${ids.map((n) => `  t${n}: {duration: ${most}, calendar: c${n}}`).join('\n')}
`);
  };

  it('end where calendars do, however far a trial looks', () => {
    const { plan, schedule } = rainy(1, '8000d');
    const problem = trialProblem(plan, schedule, 64);
    const last = problem?.variables.list.names.at(-1) ?? '';
    assert.match(last, /^day:c0 212[56]-/);
    assert.ok((problem?.variables.lostDays.length ?? 0) < 30_000);
  });

  it('are refused where there are more than can be drawn, with the way out', () => {
    const { plan, schedule } = rainy(8, '8000d');
    assert.throws(
      () => trialProblem(plan, schedule, 64),
      (error) => error instanceof NotSimulable && /from when to when, or in which months/.test(error.message),
    );
  });
});
