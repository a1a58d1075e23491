/** The order in which a plan is written down is for its readers: it moves nothing. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainDates } from '../../../server/src/core/schedule/date-columns.ts';
import { analysisOfText } from '../../support/views.ts';

const DURATIONS = ['0d', '3h', '1d', '2.5d', '1w', '30eh'];
const LAGS = ['', ' +1d', ' -4h', ' +2ed', ' +50%'];
const TYPES = ['', ' FS', ' SS', ' FF', ' SF'];
const WHO = ['', 'ali', 'bea 50%', 'crane'];
const KEYS = ['', 'calendar: late', 'deadline: 2026-03-05', 'constraint: {start-no-earlier-than: 2026-03-04}'];

const task = fc.record({
  phase: fc.nat(1),
  duration: fc.constantFrom(...DURATIONS),
  who: fc.constantFrom(...WHO),
  key: fc.constantFrom(...KEYS),
  links: fc.array(fc.tuple(fc.nat(9), fc.constantFrom(...TYPES), fc.constantFrom(...LAGS)), { maxLength: 3 }),
});

/** The lines of each map of a plan, in an order that may be changed. */
interface Written {
  readonly tasks: readonly (readonly [string, string[]])[];
  readonly phases: readonly string[];
}

/** Tasks wait for tasks with lower numbers only, and for the first phase. */
function written(drawn: readonly (typeof task extends fc.Arbitrary<infer T> ? T : never)[]): Written {
  const tasks = drawn.map(({ phase, duration, who, key, links }, n): [string, string[]] => {
    const waits = links.flatMap(([from, type, lag]) => (from < n ? [`t${from}${type}${lag}`] : []));
    const keys = [`duration: ${duration}`, `after: [${waits.join(', ')}]`, who && `assign: [${who}]`, key];
    return [`p${phase}`, [`t${n}`, ...keys.filter((one) => one !== '')]];
  });
  return { tasks, phases: ['p0', 'p1'] };
}

function textOf({ tasks, phases }: Written, mixed: (count: number) => number[]): string {
  const shuffled = <T>(found: readonly T[]): T[] => mixed(found.length).map((n) => found[n] as T);
  const blocks = shuffled(phases).flatMap((phase) => {
    const own = shuffled(tasks.filter(([of]) => of === phase));
    if (own.length === 0) return [];
    const lines = own.map(([, [id, ...keys]]) => `      ${id}: {${shuffled(keys).join(', ')}}`);
    return [[`  ${phase}:`, ...shuffled([['    stage: planning'], ['    tasks:', ...lines]]).flat()]];
  });
  const sections = [
    ['project: {name: Test, start: 2026-03-02, calendar: usual}'],
    ['calendars:', ...shuffled(['  usual: {}', '  late: {working-hours: ["12:00-20:00"]}'])],
    [
      'resources:',
      ...shuffled(['  ali: {calendar: late}', '  bea: {leave: [2026-03-03]}', '  crane: {type: equipment}']),
    ],
    ['phases:', ...blocks.flat()],
  ];
  return `${shuffled(sections).flat().join('\n')}\n`;
}

/** Of equal reasons the first in the text is told, and an assignment knows its place. */
function datesOnly(key: string, value: unknown): unknown {
  return key === 'driver' || key === 'assignment' ? null : value;
}

describe('the order of the keys in a file', () => {
  it('changes no date, no slack and no finding', () => {
    const plan = fc.array(task, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(plan, fc.infiniteStream(fc.nat()), (drawn, numbers) => {
        const told = (mixed: (count: number) => number[]) => {
          const { schedule, problems } = analysisOfText(textOf(written(drawn), mixed));
          const dates = [...schedule.items.values()].map((item) => JSON.stringify(plainDates(item), datesOnly));
          return { dates: dates.sort(), rules: problems.map(({ rule }) => rule).sort(), finish: schedule.finish };
        };
        const asDrawn = told((count) => Array.from({ length: count }, (_, n) => n));
        const mixed = told((count) => {
          const keys = Array.from({ length: count }, () => numbers.next().value as number);
          return keys.map((_, n) => n).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
        });
        assert.ok(asDrawn.dates.length > 1 && !asDrawn.rules.includes('schema'));
        assert.deepEqual(mixed, asDrawn);
      }),
    );
  });
});
