/** Where an over-allocation is told, how often, and what does not count as one. */
import assert from 'node:assert/strict';
import { runToEnd } from '../../../server/src/core/base/steps.ts';
import { minute } from '../../../server/src/core/base/time.ts';
import { overAllocation } from '../../../server/src/core/checks/resources/over-allocation.ts';
import { plainDates } from '../../../server/src/core/schedule/date-columns.ts';
import type { ItemSchedule } from '../../../server/src/core/schedule/schedule.ts';
import { checkDiagnostics } from '../../support/check-diagnostics.ts';
import { scheduled } from '../../support/dates-of.ts';
import { assign, date, makePlan, resource } from '../../support/make-plan.ts';
import { sourcesOf } from '../model/resolved.ts';

const HEAD = `project: {name: Office move, start: 2026-03-02}
resources:
  mara: {name: Mara Lind}
  ben: {name: Ben Ode, leave: [{from: 2026-03-04, to: 2026-03-06}]}
  nora: {calendar: nights}
  lift: {type: equipment, max-units: 200%}
calendars:
  nights: {working-days: [mon, tue, wed, thu, fri], working-hours: ["22:00-06:00"]}
`;

function finds(title: string, tasks: string, head = HEAD): void {
  it(title, () => checkDiagnostics(`${head}tasks:\n${tasks}`));
}

describe('an over-allocation', () => {
  finds(
    'is told at the task of lowest priority',
    `  a: {duration: 2d, assign: mara, priority: 100}
  #                         ^^^^ warning over-allocation · says: Move \`a\`
  b: {duration: 2d, assign: mara}
`,
  );
  finds(
    'is told of somebody who gives nothing',
    `  a: {duration: 2d, assign: mara}
  #                         ^^^^ warning over-allocation · says: at most 0 %
`,
    HEAD.replace('{name: Mara Lind}', '{name: Mara Lind, max-units: 0%}'),
  );
  finds(
    'is told at the task that starts latest, where the priority is the same',
    `  a: {duration: 2d, after: c, assign: mara}
  #                                   ^^^^ warning over-allocation · says: \`b\` 100 %, \`a\` 100 %
  b: {duration: 5d, assign: mara}
  c: {duration: 1d}
`,
  );
  finds(
    'is told at the last in the text, where they start together',
    `  a: {duration: 2d, assign: mara}
  b: {duration: 2d, assign: mara}
  c: {duration: 2d, assign: mara 10%}
  #                         ^^^^^^^^ warning over-allocation · says: 210 % at once
`,
  );
  finds(
    'is one for each stretch',
    `  long: {duration: 10d, assign: mara, priority: 900}
  a: {duration: 1d, assign: mara}
  #                         ^^^^ warning over-allocation · says: from 2026-03-02 08:00 to 2026-03-02 17:00
  b: {duration: 2d, after: a FS+3d, assign: mara}
  #                                         ^^^^ warning over-allocation · says: from 2026-03-06 08:00 to 2026-03-09 17:00
`,
  );
  finds(
    'is one for each resource',
    `  a: {duration: 1d, assign: [mara, lift 150%]}
  b: {duration: 1d, assign: [mara, lift]}
  #                          ^^^^ warning over-allocation
  #                                ^^^^ warning over-allocation · says: 250 % at once
`,
  );
  finds(
    'is told of a task alone that asks for too much',
    `  a: {duration: 1d, assign: mara 120%}
  #                         ^^^^^^^^^ warning over-allocation · says: lower the units, assign somebody else too, or raise
  b: {duration: 2d, work: 32h, after: a, assign: mara}
  #                                              ^^^^ warning over-allocation · says: asks for 200 %
`,
  );
  finds(
    'does not advise to level a plan that is levelled',
    `  a: {duration: 1d, assign: mara, fixed: {start: 2026-03-02}}
  b: {duration: 1d, assign: mara, fixed: {start: 2026-03-02}}
  #                         ^^^^ warning over-allocation · says: assign somebody else to it, or lower the units.
`,
    HEAD.replace('2026-03-02}', '2026-03-02, level-resources: true}'),
  );
  finds(
    'may lie in members that a team had to give twice',
    `  a: {duration: 1d, assign: pair}
  b: {duration: 1d, assign: pair}
  c: {duration: 1d, assign: pair}
  #                         ^^^^ warning over-allocation · says: \`mara\` is needed for 200 %
`,
    `${HEAD}teams: {pair: {members: [mara, ben]}}\n`,
  );
  finds(
    'may lie in a team with too few members',
    `  a: {duration: 1d, assign: pair 250%}
  #                         ^^^^^^^^^ warning over-allocation · says: its 2 members are on the task already
`,
    `${HEAD}teams: {pair: {members: [mara, ben]}}\n`,
  );
});

describe('no over-allocation', () => {
  finds(
    'is in units that add up to the whole',
    '  a: {duration: 2d, assign: mara 30%}\n  b: {duration: 2d, assign: mara 70%}\n',
  );
  finds(
    'is in work before and after leave',
    '  a: {duration: 2d, assign: ben}\n  b: {duration: 3d, after: a, assign: ben}\n',
  );
  finds(
    'is in work by day and work by night',
    '  a: {duration: 2d, assign: mara}\n  b: {duration: 2d, assign: nora}\n',
  );
  finds(
    'is in what is cancelled',
    '  a: {duration: 2d, assign: mara}\n  b: {duration: 2d, assign: mara, status: cancelled}\n',
  );
  finds(
    'is in what is finished',
    '  a: {duration: 2d, assign: mara}\n  b: {duration: 2d, assign: mara, actual-start: 2026-03-02, actual-finish: 2026-03-03}\n',
  );
  finds(
    'is in what was done before the status date',
    '  a: {duration: 5d, assign: mara, actual-start: 2026-03-02, remaining-duration: 1d}\n  b: {duration: 2d, assign: mara, actual-start: 2026-03-02, remaining-duration: 0d}\n',
    HEAD.replace('2026-03-02}', '2026-03-02, status-date: 2026-03-04}'),
  );
  finds('is in milestones', '  a: {duration: 2d, assign: mara}\n  m: {milestone: true, assign: mara}\n');
  finds(
    'is in a team without people, which has no limit',
    '  a: {duration: 2d, assign: crew 500%}\n',
    `${HEAD}teams: {crew: {}}\n`,
  );
});

describe('a task that levelling split', () => {
  it('leaves its people free between its pieces', () => {
    const days = (count: number) => ({ minutes: count * 480, elapsed: false });
    const at = (day: string, hour: number) => minute(date(`2026-${day}`).day * 1440 + hour * 60);
    const by = { assignments: [assign('mara')] };
    const fixed = { start: date('2026-03-03'), finish: date('2026-03-04') };
    const plan = makePlan(
      [
        { id: 'a', duration: days(3), ...by },
        { id: 'b', fixed, ...by },
      ],
      {},
      [],
      [resource('mara')],
    );
    const schedule = scheduled(plan);
    const whole = schedule.items.get('a');
    assert.ok(whole);
    const finish = at('03-06', 17);
    const pieces = [
      { from: at('03-02', 8), to: at('03-02', 17) },
      { from: at('03-05', 8), to: finish },
    ];
    const found = (segments: ItemSchedule['segments']): number => {
      const work = whole.assignments.map((one) => ({ ...one, to: finish }));
      const split: ItemSchedule = { ...plainDates(whole), finish, assignments: work, segments };
      const items = new Map([...schedule.items, ['a', split]]);
      return runToEnd(overAllocation({ sources: sourcesOf(''), plan, schedule: { ...schedule, items } }, null)).length;
    };
    assert.equal(found(pieces), 0);
    assert.equal(found(null), 1);
  });
});
