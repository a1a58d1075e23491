import { checkEdits, endOf } from '../../support/plan-edits.ts';

const HEADER = 'project: {name: P, start: 2026-01-05}\n';
const STATUS = 'project: {name: P, start: 2026-01-05, status-date: 2026-01-07}\n';
const resize = (id: string, day: string) => ({ kind: 'resize', id, finish: endOf(day) }) as const;
const progress = (id: string, percent: number, begun = false) => ({ kind: 'progress', id, percent, begun }) as const;
const rename = (id: string, name: string) => ({ kind: 'rename', id, name }) as const;

checkEdits('resize', HEADER, [
  {
    title: 'keeps days',
    plan: 'tasks:\n  a: {name: A, duration: 5d}\n',
    intent: resize('a', '2026-01-12'),
    diff: '-  a: {name: A, duration: 5d}\n+  a: {name: A, duration: 6d}',
    said: /^A now takes 6 days, to Mon 12 Jan 2026 17:00$/,
  },
  {
    title: 'takes days where weeks are not whole',
    plan: "tasks:\n  a:\n    duration: '2w' # about\n",
    intent: resize('a', '2026-01-19'),
    diff: "-    duration: '2w' # about\n+    duration: '11d' # about",
  },
  {
    title: 'keeps weeks where they are whole',
    plan: 'tasks:\n  a: {duration: 2w}\n',
    intent: resize('a', '2026-01-23'),
    diff: '-  a: {duration: 2w}\n+  a: {duration: 3w}',
  },
  {
    title: 'writes half a day as one',
    plan: 'tasks:\n  a: {duration: 2 d}\n',
    intent: { kind: 'resize', id: 'a', finish: endOf('2026-01-07') - 300 },
    diff: '-  a: {duration: 2 d}\n+  a: {duration: 2.5 d}',
  },
  {
    title: 'takes hours where days are not whole',
    plan: 'tasks:\n  a: {duration: 2d}\n',
    intent: { kind: 'resize', id: 'a', finish: endOf('2026-01-07') - 60 },
    diff: '-  a: {duration: 2d}\n+  a: {duration: 23h}',
  },
  {
    title: 'writes work in its unit',
    plan: 'resources: {ali: {}, bea: {}}\ntasks:\n  a: {work: 80h, assign: [ali, bea]}\n',
    intent: resize('a', '2026-01-08'),
    diff: '-  a: {work: 80h, assign: [ali, bea]}\n+  a: {work: 64h, assign: [ali, bea]}',
  },
  {
    title: 'writes the most likely value',
    plan: 'tasks:\n  a:\n    estimate: {optimistic: 2d, most-likely: 4d, pessimistic: 2w}\n',
    intent: resize('a', '2026-01-12'),
    diff: '-    estimate: {optimistic: 2d, most-likely: 4d, pessimistic: 2w}\n+    estimate: {optimistic: 2d, most-likely: 6d, pessimistic: 2w}',
  },
  {
    title: 'refuses what an estimate rules out',
    plan: 'tasks:\n  a: {estimate: {optimistic: 2d, most-likely: 4d, pessimistic: 5d}}\n',
    intent: resize('a', '2026-01-12'),
    diff: /^Not resized: 6 days lies outside the estimate of A, 2 days to 5 days\./,
  },
  {
    title: 'writes a duration where none is',
    plan: 'tasks:\n  a: {name: A, after: b}\n  b: {duration: 1d}\n',
    intent: resize('a', '2026-01-08'),
    diff: '-  a: {name: A, after: b}\n+  a: {name: A, duration: 3d, after: b}',
  },
  {
    title: 'writes a duration below a lone key, as deep as the file has it',
    plan: 'tasks:\n    a:\n    b:\n        duration: 1d\n',
    intent: resize('a', '2026-01-06'),
    diff: '+        duration: 2d',
  },
  {
    title: 'moves a finish set by hand',
    plan: 'tasks:\n  a: {fixed: {start: 2026-01-05, finish: 2026-01-06}}\n',
    intent: resize('a', '2026-01-09'),
    diff: '-  a: {fixed: {start: 2026-01-05, finish: 2026-01-06}}\n+  a: {fixed: {start: 2026-01-05, finish: 2026-01-09}}',
  },
  {
    title: 'counts what has begun as a whole without a status date',
    plan: 'tasks:\n  a: {duration: 4d, actual-start: 2026-01-05, percent-complete: 50}\n',
    intent: resize('a', '2026-01-09'),
    diff: '-  a: {duration: 4d, actual-start: 2026-01-05, percent-complete: 50}\n+  a: {duration: 5d, actual-start: 2026-01-05, percent-complete: 50}',
  },
  {
    title: 'refuses a finish before the start',
    plan: 'tasks:\n  a: {duration: 2d}\n',
    intent: resize('a', '2026-01-02'),
    diff: /^Not resized: A starts Mon 5 Jan 2026 08:00, so it cannot end by then/,
  },
  {
    title: 'refuses a milestone',
    plan: 'tasks:\n  a: {milestone: true}\n',
    intent: resize('a', '2026-01-08'),
    diff: /is a milestone and takes no time/,
  },
  {
    title: 'refuses what is finished',
    plan: 'tasks:\n  a: {duration: 1d, actual-start: 2026-01-05, actual-finish: 2026-01-05}\n',
    intent: resize('a', '2026-01-08'),
    diff: /is finished/,
  },
  {
    title: 'refuses what a constraint ends',
    plan: 'tasks:\n  a: {duration: 2d, constraint: {must-finish-on: 2026-01-09}}\n',
    intent: resize('a', '2026-01-12'),
    diff: /^Not resized: A still ends Fri 9 Jan 2026 17:00/,
  },
]);

checkEdits('resize what has begun', STATUS, [
  {
    title: 'says what runs on the clock in days of it',
    plan: 'tasks:\n  a: {duration: 7ed, actual-start: 2026-01-05, percent-complete: 50, remaining-duration: 4ed}\n',
    intent: resize('a', '2026-01-14'),
    diff: `
-  a: {duration: 7ed, actual-start: 2026-01-05, percent-complete: 50, remaining-duration: 4ed}
+  a: {duration: 7ed, actual-start: 2026-01-05, percent-complete: 50, remaining-duration: 7ed}
`,
    said: /^A now takes 9.4 days on the clock, to Wed 14 Jan 2026 17:00$/,
  },
  {
    title: 'writes what is left',
    plan: 'tasks:\n  a:\n    duration: 1w\n    percent-complete: 40\n    actual-start: 2026-01-05\n    tags: [x]\n',
    intent: resize('a', '2026-01-13'),
    diff: '+    remaining-duration: 4d',
  },
  {
    title: 'changes what is left in its unit',
    plan: 'tasks:\n  a: {duration: 5d, actual-start: 2026-01-05, remaining-duration: 16h}\n',
    intent: resize('a', '2026-01-12'),
    diff: '-  a: {duration: 5d, actual-start: 2026-01-05, remaining-duration: 16h}\n+  a: {duration: 5d, actual-start: 2026-01-05, remaining-duration: 24h}',
  },
  {
    title: 'cannot end before it goes on',
    plan: 'tasks:\n  a: {duration: 5d, actual-start: 2026-01-05, percent-complete: 20}\n',
    intent: resize('a', '2026-01-07'),
    diff: /goes on Wed 7 Jan 2026 17:00/,
  },
]);

checkEdits('progress', STATUS, [
  {
    title: 'writes a percentage',
    plan: 'tasks:\n  a: {duration: 5d, actual-start: 2026-01-05} # ok\n',
    intent: progress('a', 40),
    diff: '-  a: {duration: 5d, actual-start: 2026-01-05} # ok\n+  a: {duration: 5d, percent-complete: 40, actual-start: 2026-01-05} # ok',
    said: /^A is now 40 percent complete$/,
  },
  {
    title: 'keeps a percent sign',
    plan: 'tasks:\n  a: {duration: 5d, percent-complete: 10%, actual-start: 2026-01-05}\n',
    intent: progress('a', 40),
    diff: '-  a: {duration: 5d, percent-complete: 10%, actual-start: 2026-01-05}\n+  a: {duration: 5d, percent-complete: 40%, actual-start: 2026-01-05}',
  },
  {
    title: 'writes when it began, no later than the status date',
    plan: 'tasks:\n  a:\n    duration: 5d\n',
    intent: progress('a', 40, true),
    diff: '+    percent-complete: 40\n+    actual-start: 2026-01-07',
  },
  {
    title: 'writes when it ended',
    plan: 'tasks:\n  a:\n    duration: 2d\n    actual-start: 2026-01-05\n',
    intent: progress('a', 100, true),
    diff: '+    percent-complete: 100\n+    actual-finish: 2026-01-07',
  },
  {
    title: 'leaves nothing of what is done',
    plan: 'tasks:\n  a:\n    duration: 2d\n    percent-complete: 50\n    actual-start: 2026-01-05\n    remaining-duration: 1d\n',
    intent: progress('a', 100),
    diff: '-    percent-complete: 50\n+    percent-complete: 100\n-    remaining-duration: 1d',
  },
  {
    title: 'opens again what was finished',
    plan: 'tasks:\n  a: {duration: 2d, percent-complete: 100, actual-start: 2026-01-05, actual-finish: 2026-01-06}\n',
    intent: progress('a', 80),
    diff: '-  a: {duration: 2d, percent-complete: 100, actual-start: 2026-01-05, actual-finish: 2026-01-06}\n+  a: {duration: 2d, percent-complete: 80, actual-start: 2026-01-05}',
    said: /no longer finished$/,
  },
  {
    title: 'refuses a milestone',
    plan: 'tasks:\n  a: {milestone: true}\n',
    intent: progress('a', 50),
    diff: /is a milestone: it is reached or not/,
  },
  {
    title: 'refuses a phase',
    plan: 'phases:\n  p: {stage: planning, tasks: {a: {duration: 2d}}}\n',
    intent: progress('p', 50),
    diff: /is as far as the tasks in it/,
  },
]);

checkEdits('rename', HEADER, [
  {
    title: 'keeps quotes',
    plan: "tasks:\n  a: {name: 'It''s A', duration: 1d}\n",
    intent: rename('a', "Bob's"),
    diff: "-  a: {name: 'It''s A', duration: 1d}\n+  a: {name: 'Bob''s', duration: 1d}",
  },
  {
    title: 'tells names that run the other way set apart from its own words',
    plan: 'tasks:\n  a: {name: שלב 1, duration: 1d}\n',
    intent: rename('a', 'שלב 2'),
    diff: '-  a: {name: שלב 1, duration: 1d}\n+  a: {name: שלב 2, duration: 1d}',
    said: /^\u2068שלב 1\u2069 is now called \u2068שלב 2\u2069$/,
  },
  {
    title: 'quotes what YAML would read otherwise',
    plan: 'tasks:\n  a:\n    name: A\n    duration: 1d\n',
    intent: rename('a', 'Go: now #1'),
    diff: '-    name: A\n+    name: "Go: now #1"',
  },
  {
    title: 'quotes a comma in braces',
    plan: 'tasks:\n  a: {name: A, duration: 1d}\n',
    intent: rename('a', 'A, B'),
    diff: '-  a: {name: A, duration: 1d}\n+  a: {name: "A, B", duration: 1d}',
  },
  {
    title: 'gives a lone id a name',
    plan: 'tasks:\n  a:\n  b: {duration: 1d}\n',
    intent: rename('a', 'Alpha'),
    diff: '+    name: Alpha',
  },
  {
    title: 'puts a name first',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {}\n',
    intent: rename('a', 'Alpha'),
    diff: '-  a: {duration: 1d}\n+  a: {name: Alpha, duration: 1d}',
  },
  {
    title: 'puts a name first on its own line',
    plan: 'phases:\n  p:\n    # by the book\n    stage: planning\n    tasks:\n      a: {duration: 1d}\n',
    intent: rename('p', 'Plan it'),
    diff: '+    name: Plan it',
  },
  {
    title: 'names a gate',
    plan: 'phases:\n  p:\n    stage: planning\n    gate: {decision: go}\n',
    intent: rename('p.gate', 'Steering'),
    diff: '-    gate: {decision: go}\n+    gate: {name: Steering, decision: go}',
  },
  {
    title: 'replaces a text of several lines',
    plan: 'tasks:\n  a:\n    name: >-\n      A long\n      name\n    duration: 1d\n',
    intent: rename('a', 'Short'),
    diff: '-    name: >-\n-      A long\n-      name\n+    name: Short',
  },
  {
    title: 'refuses no name',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: rename('a', '  '),
    diff: /^Not renamed: A needs a name/,
  },
  {
    title: 'refuses the name it has',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: rename('a', 'A'),
    diff: /is called that already/,
  },
  {
    title: 'changes a name with CRLF line ends',
    plan: 'tasks:\r\n  a:\r\n  b: {}\r\n',
    intent: rename('a', 'Alpha'),
    diff: '+    name: Alpha␍',
  },
  {
    title: 'leaves what cannot be read alone',
    plan: 'tasks:\n  a: {duration: 1d, name: "x\n  b: {duration: 1d}\n',
    intent: rename('a', 'Alpha'),
    diff: /^Not changed: line 3 of x cannot be read/,
  },
  {
    title: 'changes a neighbour of what cannot be read',
    plan: 'tasks:\n  a: {duration: 1d, name: "x\n  b: {duration: 1d}\n',
    intent: rename('b', 'Beta'),
    diff: '-  b: {duration: 1d}\n+  b: {name: Beta, duration: 1d}',
  },
]);

const BRACES =
  'tasks:\n  a: {\n    name: A, # the first\n    duration: 2d # about\n  }\n  b: {name: B,\n      duration: 1d}\n';

checkEdits('braces over several lines', HEADER, [
  {
    title: 'get a line more, and comments stay',
    plan: BRACES,
    intent: { kind: 'cell', id: 'a', field: 'deadline', value: '2026-02-02' },
    diff: '-    duration: 2d # about\n+    duration: 2d, # about\n+    deadline: 2026-02-02',
  },
  {
    title: 'get a line in the middle',
    plan: BRACES,
    intent: { kind: 'link', from: 'b', to: 'a', type: 'FS', lag: '' },
    diff: '-    duration: 2d # about\n+    duration: 2d, # about\n+    after: b',
  },
  {
    title: 'lose a line and its comma',
    plan: BRACES,
    intent: { kind: 'cell', id: 'a', field: 'duration', value: '' },
    diff: '-    name: A, # the first\n-    duration: 2d # about\n+    name: A # the first',
  },
  {
    title: 'are changed in place',
    plan: BRACES,
    intent: resize('b', '2026-01-06'),
    diff: '-      duration: 1d}\n+      duration: 2d}',
  },
]);
