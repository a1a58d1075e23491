import { at, checkEdits } from '../../support/plan-edits.ts';

// Mon 5 Jan 2026 is where the work begins; days are 08:00–12:00 and 13:00–17:00.
const HEADER = 'project: {name: P, start: 2026-01-05}\n';
const move = (id: string, start: string, by: 'no-earlier' | 'must' | 'lag' = 'no-earlier') =>
  ({ kind: 'move', by, moves: [{ id, start: at(start) }] }) as const;

checkEdits('move', HEADER, [
  {
    title: 'writes a constraint in braces, behind what people write before it',
    plan: 'tasks:\n  a: {name: A, duration: 2d, deadline: 2026-02-02} # soon\n',
    intent: move('a', '2026-01-08'),
    diff: `
-  a: {name: A, duration: 2d, deadline: 2026-02-02} # soon
+  a: {name: A, duration: 2d, constraint: {start-no-earlier-than: 2026-01-08}, deadline: 2026-02-02} # soon
`,
    said: /^A now starts not before Thu 8 Jan 2026 08:00$/,
  },
  {
    title: 'writes a constraint on a line of its own',
    plan: 'tasks:\n  a:\n    name: A # first\n    duration: 2d\n    # when it has to be done\n    deadline: 2026-02-02\n',
    intent: move('a', '2026-01-08T13:00', 'must'),
    diff: '+    constraint: {must-start-on: 2026-01-08T13:00}',
  },
  {
    title: 'changes the date that stands there',
    plan: 'tasks:\n  a:\n    duration: 2d\n    constraint:\n      # from the carrier\n      start-no-earlier-than: "2026-01-07" # letter\n',
    intent: move('a', '2026-01-12'),
    diff: `
-      start-no-earlier-than: "2026-01-07" # letter
+      start-no-earlier-than: "2026-01-12" # letter
`,
  },
  {
    title: 'puts the other kind in its place',
    plan: 'tasks:\n  a: {duration: 2d, constraint: {start-no-earlier-than: 2026-01-07}}\n',
    intent: move('a', '2026-01-12', 'must'),
    diff: `
-  a: {duration: 2d, constraint: {start-no-earlier-than: 2026-01-07}}
+  a: {duration: 2d, constraint: {must-start-on: 2026-01-12}}
`,
  },
  {
    title: 'never weakens a start that must be',
    plan: 'tasks:\n  a: {duration: 2d, constraint: {must-start-on: 2026-01-07}}\n',
    intent: move('a', '2026-01-12'),
    diff: `
-  a: {duration: 2d, constraint: {must-start-on: 2026-01-07}}
+  a: {duration: 2d, constraint: {must-start-on: 2026-01-12}}
`,
  },
  {
    title: 'takes the constraint out where the links put it anyway',
    plan: 'tasks:\n  a: {duration: 2d}\n  b:\n    after: a\n    constraint: {start-no-earlier-than: 2026-01-12}\n    duration: 1d\n',
    intent: move('b', '2026-01-07'),
    diff: '-    constraint: {start-no-earlier-than: 2026-01-12}',
    said: /^B now starts Wed 7 Jan 2026 08:00, where its links put it$/,
  },
  {
    title: 'goes on to the next working time',
    plan: 'tasks:\n  a: {duration: 2d}\n',
    intent: move('a', '2026-01-10'),
    diff: `
-  a: {duration: 2d}
+  a: {duration: 2d, constraint: {start-no-earlier-than: 2026-01-12}}
`,
  },
  {
    title: 'moves what must follow along, without a constraint of its own',
    plan: 'tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a}\n',
    intent: {
      kind: 'move',
      by: 'no-earlier',
      moves: [
        { id: 'b', start: at('2026-01-08') },
        { id: 'a', start: at('2026-01-06') },
      ],
    },
    diff: `
-  a: {duration: 2d}
+  a: {duration: 2d, constraint: {start-no-earlier-than: 2026-01-06}}
`,
    said: /^2 tasks moved$/,
  },
  {
    title: 'moves none where one cannot be',
    plan: 'tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a}\n',
    intent: {
      kind: 'move',
      by: 'no-earlier',
      moves: [
        { id: 'b', start: at('2026-01-07') },
        { id: 'a', start: at('2026-01-06') },
      ],
    },
    diff: /^Not moved: A ends Wed 7 Jan 2026 17:00, so B cannot start before Thu 8 Jan 2026 08:00\. To have it earlier, take the link out, give it a lead, or move A\.$/,
    because: ['a'],
  },
  {
    title: 'moves dates set by hand together',
    plan: 'tasks:\n  a: {fixed: {start: 2026-01-08, finish: 2026-01-09}}\n',
    intent: move('a', '2026-01-12'),
    diff: `
-  a: {fixed: {start: 2026-01-08, finish: 2026-01-09}}
+  a: {fixed: {start: 2026-01-12, finish: 2026-01-13}}
`,
  },
  {
    title: 'changes the lag of the link that decides',
    plan: 'tasks:\n  a: {duration: 2d}\n  b:\n    duration: 1d\n    after:\n      - a FS+1d # cooling\n',
    intent: move('b', '2026-01-12', 'lag'),
    diff: `
-      - a FS+1d # cooling
+      - a FS+3d # cooling
`,
  },
  {
    title: 'says that the link decides where the lag takes it past its date',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a, constraint: {start-no-earlier-than: 2026-01-07}}\n',
    intent: move('b', '2026-01-12', 'lag'),
    diff: `
-  b: {duration: 1d, after: a, constraint: {start-no-earlier-than: 2026-01-07}}
+  b: {duration: 1d, after: a +4d, constraint: {start-no-earlier-than: 2026-01-07}}
`,
    said: /^B now starts Mon 12 Jan 2026 08:00, where its links put it$/,
  },
  {
    title: 'gives a lead, and the lag its own unit',
    plan: 'tasks:\n  a: {duration: 1w}\n  b: {duration: 1d, after: {task: a, lag: 4h, reason: Paint}}\n',
    intent: move('b', '2026-01-08', 'lag'),
    diff: `
-  b: {duration: 1d, after: {task: a, lag: 4h, reason: Paint}}
+  b: {duration: 1d, after: {task: a, lag: -16h, reason: Paint}}
`,
  },
  {
    title: 'has no lag to change without a link',
    plan: 'tasks:\n  a: {duration: 2d}\n',
    intent: move('a', '2026-01-08', 'lag'),
    diff: /no link of A decides its start/,
  },
  {
    title: 'refuses what has started',
    plan: 'tasks:\n  a: {duration: 2d, actual-start: 2026-01-05}\n',
    intent: move('a', '2026-01-08'),
    diff: /^Not moved: A has started Mon 5 Jan 2026 08:00/,
  },
  {
    title: 'refuses a phase',
    plan: 'phases:\n  p: {stage: planning, tasks: {a: {duration: 2d}}}\n',
    intent: move('p', '2026-01-08'),
    diff: /starts with the first of the tasks in it/,
  },
  {
    title: 'refuses a gate',
    plan: 'phases:\n  p: {stage: planning, tasks: {a: {duration: 2d}}, gate: {}}\n',
    intent: move('p.gate', '2026-01-08'),
    diff: /Move that\.$/,
  },
  {
    title: 'leaves a constraint of another kind alone',
    plan: 'tasks:\n  a: {duration: 2d, constraint: {finish-no-later-than: 2026-01-20}}\n',
    intent: move('a', '2026-01-08'),
    diff: /has another constraint, finish-no-later-than/,
  },
  {
    title: 'refuses a start before the project',
    plan: 'tasks:\n  a: {duration: 2d}\n',
    intent: move('a', '2026-01-02'),
    diff: /^Not moved: the project starts Mon 5 Jan 2026/,
  },
  {
    title: 'says that nothing would change',
    plan: 'tasks:\n  a: {duration: 2d}\n',
    intent: move('a', '2026-01-05'),
    diff: /starts then already/,
  },
  {
    title: 'moves dates set by hand also where lags are asked for',
    plan: 'tasks:\n  a: {fixed: {start: 2026-01-08, finish: 2026-01-09}}\n  b: {duration: 1d}\n  c: {duration: 1d, after: b}\n',
    intent: {
      kind: 'move',
      by: 'lag',
      moves: [
        { id: 'a', start: at('2026-01-12') },
        { id: 'c', start: at('2026-01-08') },
      ],
    },
    diff: `
-  a: {fixed: {start: 2026-01-08, finish: 2026-01-09}}
+  a: {fixed: {start: 2026-01-12, finish: 2026-01-13}}
-  c: {duration: 1d, after: b}
+  c: {duration: 1d, after: b +2d}
`,
  },
  {
    title: 'keeps a constraint that another lag does not touch',
    plan: 'tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, constraint: {start-no-earlier-than: 2026-01-06}}\n',
    intent: move('b', '2026-01-08', 'lag'),
    diff: `
-  b: {duration: 1d, after: a, constraint: {start-no-earlier-than: 2026-01-06}}
+  b: {duration: 1d, after: a +1d, constraint: {start-no-earlier-than: 2026-01-06}}
`,
  },
  {
    title: 'moves on the calendar of the task, and a milestone to the end of a day',
    plan: 'calendars: {sat: {working-days: [sat]}}\ntasks:\n  a: {duration: 1d, calendar: sat}\n  b: {milestone: true}\n',
    intent: {
      kind: 'move',
      by: 'no-earlier',
      moves: [
        { id: 'a', start: at('2026-01-13') },
        { id: 'b', start: at('2026-01-13T17:00') },
      ],
    },
    diff: `
-  a: {duration: 1d, calendar: sat}
-  b: {milestone: true}
+  a: {duration: 1d, constraint: {start-no-earlier-than: 2026-01-17}, calendar: sat}
+  b: {milestone: true, constraint: {start-no-earlier-than: 2026-01-13T17:00}}
`,
  },
]);

const BACK = 'project: {name: P, schedule-from: finish, finish: 2026-01-30}\n';

checkEdits('move in a plan counted back from its finish', BACK, [
  {
    title: 'has nothing to gain by a date from which on',
    plan: 'tasks:\n  a: {duration: 2d}\n',
    intent: move('a', '2026-01-12'),
    diff: /^Not moved: the plan is counted back from its finish, so A lies as late as it can\. Move it with “Exactly on”\.$/,
  },
  {
    title: 'pins a date',
    plan: 'tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a}\n',
    intent: move('a', '2026-01-12', 'must'),
    diff: `
-  a: {duration: 2d}
+  a: {duration: 2d, constraint: {must-start-on: 2026-01-12}}
`,
  },
  {
    title: 'refuses a date that is too late',
    plan: 'tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a}\n',
    intent: move('a', '2026-01-29', 'must'),
    diff: /^Not moved: the plan is counted back from its finish, so A cannot start after Wed 28 Jan 2026 08:00\./,
  },
]);

const LEVELLED = 'project: {name: P, start: 2026-01-05, level-resources: true}\nresources: {ali: {name: Ali}}\n';
const TWO = 'tasks:\n  a: {duration: 2d, assign: ali, priority: 900}\n  b: {duration: 2d, assign: ali}\n';

checkEdits('move in a levelled plan', LEVELLED, [
  {
    title: 'writes a date later than where somebody is free',
    plan: TWO,
    intent: move('b', '2026-01-12'),
    diff: `
-  b: {duration: 2d, assign: ali}
+  b: {duration: 2d, assign: ali, constraint: {start-no-earlier-than: 2026-01-12}}
`,
  },
  {
    title: 'says for whom it waits',
    plan: TWO,
    intent: move('b', '2026-01-05'),
    diff: /^Not moved: it waits for Ali, so B cannot start before Wed 7 Jan 2026 08:00\. To have it earlier, assign somebody else\.$/,
    because: ['a'],
  },
]);
