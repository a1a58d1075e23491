/** What each person does on a task from when to when, from the dates of the schedule. Monday is 2 March 2026. */
import assert from 'node:assert/strict';
import { formatMinute } from '../../../server/src/core/base/time.ts';
import type { Project } from '../../../server/src/core/model/plan.ts';
import { scheduled } from '../../support/dates-of.ts';
import {
  assign,
  calendar,
  date,
  type ItemTree,
  leave,
  link,
  makePlan,
  resource,
  team,
} from '../../support/make-plan.ts';

const hours = (count: number) => ({ minutes: count * 60, elapsed: false });
const ALI_AND_BO = [assign('ali'), assign('bo', { units: 0.5 })];
const BEFORE: ItemTree = { id: 'before', duration: hours(24) };

/** `ali 8h 03-02T08:00 03-03T12:00` for each assignment. */
function workOf(task: Omit<ItemTree, 'id'>, project: Partial<Project> = {}): string[] {
  const plan = makePlan(
    [BEFORE, { id: 't', ...task }],
    project,
    [calendar('mornings', { workingHours: [{ from: 480, to: 720 }] })],
    [
      resource('ali', { calendar: 'mornings' }),
      resource('bo'),
      resource('eva', { leave: [leave('2026-03-02', '2026-03-06')] }),
    ],
    [team('both', ['bo', 'ali'])],
  );
  const work = scheduled(plan).items.get('t')?.assignments ?? [];
  return work.map(({ resource: who, work: minutes, from, to }) =>
    [who, `${minutes / 60}h`, formatMinute(from).slice(5), formatMinute(to).slice(5)].join(' '),
  );
}

type Row = readonly [title: string, task: Omit<ItemTree, 'id'>, work: string[], project?: Partial<Project>];

const rows: readonly Row[] = [
  [
    'is done by everybody on their own time',
    { duration: hours(8), assignments: ALI_AND_BO },
    ['ali 8h 03-02T08:00 03-03T12:00', 'bo 4h 03-02T08:00 03-02T17:00'],
  ],
  [
    'begins when each can begin',
    { duration: hours(8), after: [link('before', 'SS', { kind: 'working', minutes: 300 })], assignments: ALI_AND_BO },
    ['ali 8h 03-03T08:00 03-04T12:00', 'bo 4h 03-02T14:00 03-03T14:00'],
  ],
  [
    'is as much as is written',
    { assignments: [assign('ali', { work: hours(6) }), assign('bo', { units: 0.5, work: hours(2) })] },
    ['ali 6h 03-02T08:00 03-03T10:00', 'bo 2h 03-02T08:00 03-02T12:00'],
  ],
  [
    'is shared by the members of a team',
    { work: hours(12), assignments: [assign('both', { units: 1.5 })] },
    ['bo 8h 03-02T08:00 03-02T17:00', 'ali 4h 03-02T08:00 03-03T12:00'],
  ],
  [
    'lies between the actual dates',
    { duration: hours(8), actualStart: date('2026-03-02'), actualFinish: date('2026-03-05'), assignments: ALI_AND_BO },
    ['ali 8h 03-02T08:00 03-05T12:00', 'bo 4h 03-02T08:00 03-05T17:00'],
  ],
  [
    'goes on at the status date with what is left',
    { duration: hours(16), actualStart: date('2026-03-02'), percentComplete: 50, assignments: ALI_AND_BO },
    ['ali 16h 03-02T08:00 03-06T12:00', 'bo 8h 03-02T08:00 03-05T17:00'],
    { statusDate: date('2026-03-04') },
  ],
  [
    'goes on when the links of what is left allow it',
    {
      duration: hours(16),
      actualStart: date('2026-03-02'),
      percentComplete: 50,
      after: [link('before')],
      assignments: ALI_AND_BO,
    },
    ['ali 16h 03-02T08:00 03-09T12:00', 'bo 8h 03-02T08:00 03-06T17:00'],
    { statusDate: date('2026-03-02') },
  ],
  [
    'lies between dates set by hand, and is nothing for who is away then',
    {
      fixed: { start: date('2026-03-02'), finish: date('2026-03-03') },
      assignments: [assign('ali'), assign('eva')],
    },
    ['ali 8h 03-02T08:00 03-03T12:00', 'eva 0h 03-03T17:00 03-03T17:00'],
  ],
  [
    'runs on the clock of an elapsed task',
    { duration: { minutes: 1440, elapsed: true }, assignments: [assign('eva', { units: 0.5 })] },
    ['eva 12h 03-02T08:00 03-03T08:00'],
  ],
  ['is none on a milestone', { kind: 'milestone', duration: hours(0), assignments: ALI_AND_BO }, []],
  ['is none on a cancelled task', { duration: hours(8), status: 'cancelled', assignments: ALI_AND_BO }, []],
];

describe('the work of an assignment', () => {
  for (const [title, task, work, project] of rows) it(title, () => assert.deepEqual(workOf(task, project), work));
});
