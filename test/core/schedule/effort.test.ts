/**
 * The triangle of duration, work and units: two are written, the third follows. Dates from Monday
 * 2 March 2026 on days of 8–12 and 13–17; each row by hand.
 */
import assert from 'node:assert/strict';
import type { Assignment } from '../../../server/src/core/model/plan.ts';
import { USUAL_SPREAD } from '../../../server/src/core/model/uncertainty.ts';
import { scheduled } from '../../support/dates-of.ts';
import { assign, calendar, type ItemTree, makePlan, resource, team } from '../../support/make-plan.ts';

const hours = (count: number) => ({ minutes: count * 60, elapsed: false });
const elapsed = (count: number) => ({ minutes: count * 60, elapsed: true });
const units = (share: number, work: number | null = null): Partial<Assignment> => ({
  units: share,
  ...(work === null ? {} : { work: hours(work) }),
});
const RESOURCES = [
  resource('a'),
  resource('b'),
  resource('m', { type: 'material' }),
  resource('half-day', { calendar: 'mornings' }),
];
const MORNINGS = calendar('mornings', { workingHours: [{ from: 480, to: 720 }] });

/** `16h: a 100% 16h, b 50% 8h`: the duration, and of each assignment units and work. */
function effortOf(task: Omit<ItemTree, 'id'>): string {
  const plan = makePlan([{ id: 't', ...task }], {}, [MORNINGS], RESOURCES, [team('crew', [])]);
  const dates = scheduled(plan).items.get('t');
  const each = dates?.assignments.map(
    ({ assignment, units, work }) => `${assignment.party} ${Math.round(units * 1000) / 10}% ${work / 60}h`,
  );
  return `${(dates?.duration ?? 0) / 60}h: ${each?.join(', ')}`;
}

type Row = readonly [title: string, task: Omit<ItemTree, 'id'>, effort: string];

function efforts(rows: readonly Row[]): void {
  for (const [title, task, effort] of rows) it(title, () => assert.equal(effortOf(task), effort));
}

describe('a duration', () => {
  efforts([
    ['is everybody’s', { duration: hours(16), assignments: [assign('a'), assign('b')] }, '16h: a 100% 16h, b 100% 16h'],
    ['makes work with units', { duration: hours(16), assignments: [assign('a', units(0.25))] }, '16h: a 25% 4h'],
    ['makes units with work', { duration: hours(16), work: hours(8), assignments: [assign('a')] }, '16h: a 50% 8h'],
    [
      'makes units above 100 % where the work asks for them',
      { duration: hours(8), work: hours(24), assignments: [assign('a')] },
      '8h: a 300% 24h',
    ],
    [
      'splits those units evenly',
      { duration: hours(16), work: hours(24), assignments: [assign('a'), assign('b')] },
      '16h: a 75% 12h, b 75% 12h',
    ],
    [
      'leaves the unwritten units what the written ones leave',
      { duration: hours(16), work: hours(20), assignments: [assign('a', units(0.25)), assign('b')] },
      '16h: a 25% 4h, b 100% 16h',
    ],
    [
      'takes whole units where the written ones leave nothing',
      { duration: hours(16), work: hours(8), assignments: [assign('a', units(1)), assign('b')] },
      '16h: a 100% 16h, b 100% 16h',
    ],
    [
      'makes units with the work of an assignment',
      { duration: hours(16), assignments: [assign('a', { work: hours(4) })] },
      '16h: a 25% 4h',
    ],
    [
      'takes that work off the work of the task',
      { duration: hours(16), work: hours(12), assignments: [assign('a', { work: hours(4) }), assign('b')] },
      '16h: a 25% 4h, b 50% 8h',
    ],
    [
      'counts where duration, work and units contradict',
      { duration: hours(16), work: hours(80), assignments: [assign('a', units(1))] },
      '16h: a 100% 16h',
    ],
    [
      'on the clock makes units with work too',
      { duration: elapsed(24), work: hours(6), assignments: [assign('a')] },
      '24h: a 25% 6h',
    ],
    ['keeps out material', { duration: hours(8), assignments: [assign('m', { quantity: 4 })] }, '8h: '],
    ['keeps out an assignment of 0 %', { duration: hours(8), assignments: [assign('a', units(0))] }, '8h: '],
  ]);
});

describe('work without a duration', () => {
  efforts([
    ['takes as long as nobody needs for it', { work: hours(24) }, '24h: '],
    [
      'is shared by units',
      { work: hours(24), assignments: [assign('a'), assign('b', units(0.5))] },
      '16h: a 100% 16h, b 50% 8h',
    ],
    ['is stretched by half a person', { work: hours(8), assignments: [assign('a', units(0.5))] }, '16h: a 50% 8h'],
    [
      'is shared by whom no work of their own is written',
      { work: hours(24), assignments: [assign('a', { work: hours(8) }), assign('b')] },
      '16h: a 100% 8h, b 100% 16h',
    ],
    [
      'leaves nothing where the assignments have it all',
      { work: hours(8), assignments: [assign('a', { work: hours(8) }), assign('b')] },
      '8h: a 100% 8h',
    ],
    ['counts a team at its units', { work: hours(16), assignments: [assign('crew', units(2))] }, '8h: crew 200% 16h'],
    [
      'is stretched by the hours of a person',
      { work: hours(8), assignments: [assign('half-day')] },
      '8h: half-day 100% 8h',
    ],
    [
      'rounds each length to the minute once',
      { work: { minutes: 100, elapsed: false }, assignments: [assign('a', units(3))] },
      `${33 / 60}h: a 300% ${99 / 60}h`,
    ],
  ]);
});

describe('work of the assignments alone', () => {
  efforts([
    [
      'makes each as long as it needs',
      { assignments: [assign('a', { work: hours(8) }), assign('b', units(0.5, 8))] },
      '16h: a 100% 8h, b 50% 8h',
    ],
    [
      'keeps the others there as long as the longest',
      { assignments: [assign('a', { work: hours(8) }), assign('b', units(0.5))] },
      '8h: a 100% 8h, b 50% 4h',
    ],
    [
      'counts before the estimate',
      {
        estimate: { optimistic: null, mostLikely: hours(40), pessimistic: null, ...USUAL_SPREAD },
        assignments: [assign('a', { work: hours(8) })],
      },
      '8h: a 100% 8h',
    ],
  ]);
});

describe('neither duration nor work', () => {
  const three = (optimistic: number | null, mostLikely: number | null, pessimistic: number | null) => ({
    estimate: {
      optimistic: optimistic === null ? null : hours(optimistic),
      mostLikely: mostLikely === null ? null : hours(mostLikely),
      pessimistic: pessimistic === null ? null : hours(pessimistic),
      ...USUAL_SPREAD,
    },
  });
  const half = { assignments: [assign('a', units(0.5))] };
  efforts([
    ['takes the most likely value for everybody', { ...three(8, 16, 40), ...half }, '16h: a 50% 8h'],
    ['takes the middle of the other two', { ...three(8, null, 40), ...half }, '24h: a 50% 12h'],
    ['takes the only one there is', { ...three(null, null, 40), ...half }, '40h: a 50% 20h'],
    ['takes a day where nothing is said', half, '8h: a 50% 4h'],
  ]);
});
