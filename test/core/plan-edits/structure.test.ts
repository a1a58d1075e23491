import { checkEdits } from '../../support/plan-edits.ts';

const HEADER = 'project: {name: P, start: 2026-01-05}\n';
const add = (after: string, name: string, inside = false) => ({ kind: 'add', after, inside, name }) as const;
const remove = (...ids: string[]) => ({ kind: 'delete', ids }) as const;
const indent = (...ids: string[]) => ({ kind: 'indent', ids }) as const;
const outdent = (...ids: string[]) => ({ kind: 'outdent', ids }) as const;
const reorder = (direction: 'up' | 'down', ...ids: string[]) => ({ kind: 'reorder', ids, direction }) as const;

checkEdits('add', HEADER, [
  {
    title: 'writes in braces below a task in braces',
    plan: 'tasks:\n  a: {duration: 1d} # one\n  b: {duration: 1d}\n',
    intent: add('a', 'Order: the lines'),
    diff: '+  order-the-lines: {name: "Order: the lines", duration: 1d}',
    said: /^Added Order: the lines$/,
  },
  {
    title: 'writes lines below a task on lines',
    plan: 'tasks:\n    a:\n        # why\n        duration: 1d\n        # done\n\n    b:\n        duration: 1d\n',
    intent: add('a', 'Größe 2'),
    diff: '+    groesse-2:\n+        name: Größe 2\n+        duration: 1d\n+',
  },
  {
    title: 'finds an id that is free',
    plan: 'tasks:\n  a: {duration: 1d}\n  order: {duration: 1d}\n',
    intent: add('a', 'Order!'),
    diff: '+  order-2: {name: Order!, duration: 1d}',
  },
  {
    title: 'finds an id for what has no letters',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: add('a', '第二'),
    diff: '+  task: {name: 第二, duration: 1d}',
  },
  {
    title: 'adds within braces',
    plan: 'tasks: {a: {duration: 1d}, b: {duration: 1d}}\n',
    intent: add('a', 'New'),
    diff: '-tasks: {a: {duration: 1d}, b: {duration: 1d}}\n+tasks: {a: {duration: 1d}, new: {name: New, duration: 1d}, b: {duration: 1d}}',
  },
  {
    title: 'adds the first task of a phase',
    plan: 'phases:\n  p:\n    stage: planning\n    tasks:\n      a: {duration: 1d}\n',
    intent: add('p', 'New', true),
    diff: '+      new: {name: New, duration: 1d}',
  },
  {
    title: 'adds tasks to a phase without any',
    plan: 'phases:\n  p:\n    stage: planning\n    gate: {decision: go}\n',
    intent: add('p', 'New', true),
    diff: '+    tasks:\n+      new: {name: New, duration: 1d}',
  },
  {
    title: 'adds tasks to a phase in braces',
    plan: 'phases:\n  p: {stage: planning}\n',
    intent: add('p', 'New', true),
    diff: '-  p: {stage: planning}\n+  p: {stage: planning, tasks: {new: {name: New, duration: 1d}}}',
  },
  {
    title: 'adds below the last task before a gate',
    plan: 'phases:\n  p:\n    stage: planning\n    tasks:\n      a: {duration: 1d}\n    gate: {decision: go}\n',
    intent: add('p.gate', 'New'),
    diff: '+      new: {name: New, duration: 1d}',
  },
  {
    title: 'adds a phase of the same stage',
    plan: 'phases:\n  planning:\n    tasks:\n      a: {duration: 1d}\n',
    intent: add('planning', 'Again'),
    diff: '+  again:\n+    name: Again\n+    stage: planning',
  },
  {
    title: 'begins a plan',
    plan: '',
    intent: add('', 'First'),
    diff: '+tasks:\n+  first: {name: First, duration: 1d}',
  },
  {
    title: 'begins the first phase',
    plan: 'phases:\n  planning: {}\n  closing: {}\n',
    intent: add('', 'First', true),
    diff: '-  planning: {}\n+  planning: {tasks: {first: {name: First, duration: 1d}}}',
  },
  {
    title: 'adds to a file of its own, with its line ends',
    plan: 'include: [part.plan.yaml]\ntasks: {}\n# file: part.plan.yaml\ntasks:\r\n  a: {duration: 1d}',
    intent: add('a', 'New'),
    diff: '@ part.plan.yaml\n-  a: {duration: 1d}\n+  a: {duration: 1d}␍\n+  new: {name: New, duration: 1d}␍',
  },
  {
    title: 'refuses no name',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: add('a', ' '),
    diff: /^Not added: it needs a name/,
  },
  {
    title: 'refuses tasks in a task',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: add('a', 'New', true),
    diff: /holds no tasks/,
  },
]);

checkEdits('delete', HEADER, [
  {
    title: 'takes the lines and their comments',
    plan: 'tasks:\n  # the first\n  # of all\n  a: # here\n    duration: 1d\n    # end of a\n  # the second\n  b: {duration: 1d}\n',
    intent: remove('a'),
    diff: '-  # the first\n-  # of all\n-  a: # here\n-    duration: 1d\n-    # end of a',
    said: /^Deleted A$/,
  },
  {
    title: 'says what it took where that is of one kind',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d}\n  c: {duration: 1d}\n',
    intent: remove('a', 'b'),
    diff: '-  a: {duration: 1d}\n-  b: {duration: 1d}',
    said: /^Deleted 2 tasks$/,
  },
  {
    title: 'speaks of items where they are of several kinds',
    plan: 'tasks:\n  a: {duration: 1d}\n  m: {milestone: true}\n  c: {duration: 1d}\n',
    intent: remove('a', 'm'),
    diff: '-  a: {duration: 1d}\n-  m: {milestone: true}',
    said: /^Deleted 2 items$/,
  },
  {
    title: 'leaves no gap',
    plan: 'tasks:\n  a: {duration: 1d}\n\n  b: {duration: 1d}\n\n  c: {duration: 1d}\n',
    intent: remove('b'),
    diff: '-  b: {duration: 1d}\n-',
  },
  {
    title: 'takes every mention along',
    plan: 'include: [risks.plan.yaml]\ntasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a} # b\n  c: {duration: 1d, after: [a SS+1d, b]}\n  d:\n    duration: 1d\n    after:\n      - task: a\n        lag: 1d\n      - b # later\n  e:\n    duration: 1d\n    after:\n      - a\ncorrelations:\n  k: {tasks: [a]}\n# file: risks.plan.yaml\nrisks:\n  r: {event: X, affects: [a, b]}\n  s:\n    event: Y\n    affects: [a]\n',
    intent: remove('a'),
    diff: `
@ plan.plan.yaml
-  a: {duration: 1d}
-  b: {duration: 1d, after: a} # b
-  c: {duration: 1d, after: [a SS+1d, b]}
+  b: {duration: 1d} # b
+  c: {duration: 1d, after: [b]}
-      - task: a
-        lag: 1d
-    after:
-      - a
-  k: {tasks: [a]}
+  k: {tasks: []}
@ risks.plan.yaml
-  r: {event: X, affects: [a, b]}
+  r: {event: X, affects: [b]}
-    affects: [a]
`,
  },
  {
    title: 'takes a phase with all below it, and what waits for its gate',
    plan: 'phases:\n  p:\n    stage: planning\n    tasks:\n      a: {duration: 1d}\n    gate: {decision: go}\n  q:\n    stage: closing\n    after: p.gate\n    tasks:\n      b: {duration: 1d, after: a}\n',
    intent: remove('p', 'a'),
    diff: '-  p:\n-    stage: planning\n-    tasks:\n-      a: {duration: 1d}\n-    gate: {decision: go}\n-    after: p.gate\n-      b: {duration: 1d, after: a}\n+      b: {duration: 1d}',
  },
  {
    title: 'takes the key of tasks along with the last one',
    plan: 'phases:\n  p:\n    stage: planning\n    # all of them\n    tasks:\n      a: {duration: 1d}\n    gate: {decision: go}\n',
    intent: remove('a'),
    diff: '-    # all of them\n-    tasks:\n-      a: {duration: 1d}',
  },
  {
    title: 'takes one out of braces',
    plan: 'tasks: {a: {duration: 1d}, b: {duration: 1d, after: a}}\n',
    intent: remove('a'),
    diff: '-tasks: {a: {duration: 1d}, b: {duration: 1d, after: a}}\n+tasks: {b: {duration: 1d}}',
  },
  {
    title: 'takes a gate out',
    plan: 'phases:\n  p:\n    stage: planning\n    tasks:\n      a: {duration: 1d}\n    gate: {decision: go}\n',
    intent: remove('p.gate'),
    diff: '-    gate: {decision: go}',
  },
  {
    title: 'takes all files of a phase',
    plan: 'include: [part.plan.yaml]\nphases:\n  p:\n    stage: planning\n    tasks:\n      a: {duration: 1d}\n  q: {stage: closing, tasks: {c: {duration: 1d}}}\n# file: part.plan.yaml\nphases:\n  p:\n    tasks:\n      b: {duration: 1d}\n',
    intent: remove('p'),
    diff: '@ plan.plan.yaml\n-  p:\n-    stage: planning\n-    tasks:\n-      a: {duration: 1d}\n@ part.plan.yaml\n-phases:\n-  p:\n-    tasks:\n-      b: {duration: 1d}',
  },
  {
    title: 'leaves what cannot be read alone',
    plan: 'tasks:\n  a: {duration: 1d, name: "x\n  b: {duration: 1d}\n',
    intent: remove('a'),
    diff: /cannot be read/,
  },
  {
    title: 'refuses what is not there',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: remove('z'),
    diff: /The plan has no item “z”/,
  },
]);

checkEdits('indent', HEADER, [
  {
    title: 'puts lines into a group',
    plan: 'tasks:\n  s:\n    tasks:\n      a: {duration: 1d}\n      # last\n    notes: N\n\n  # it\n  b:\n    duration: 1d # b\n  c: {duration: 1d}\n',
    intent: indent('b'),
    diff: '+      # it\n+      b:\n+        duration: 1d # b\n-  # it\n-  b:\n-    duration: 1d # b',
    said: /^B is now in S$/,
  },
  {
    title: 'makes a task in braces a group',
    plan: 'tasks:\n  a: {name: A, deadline: 2026-02-02} # a\n  b: {duration: 1d}\n  c: {duration: 1d}\n',
    intent: indent('b', 'c'),
    diff: '-  a: {name: A, deadline: 2026-02-02} # a\n-  b: {duration: 1d}\n-  c: {duration: 1d}\n+  a:\n+    name: A\n+    deadline: 2026-02-02 # a\n+    tasks:\n+      b: {duration: 1d}\n+      c: {duration: 1d}',
  },
  {
    title: 'makes a lone key a group',
    plan: 'tasks:\n    a:\n    b: {duration: 1d}\n',
    intent: indent('b'),
    diff: '-    b: {duration: 1d}\n+        tasks:\n+            b: {duration: 1d}',
  },
  {
    title: 'refuses what would wait for itself',
    plan: 'tasks:\n  a: {name: A}\n  b: {duration: 1d, after: a}\n',
    intent: indent('b'),
    diff: /^Not changed: B is part of A, so neither can wait for the other; link to a task outside A\.$/,
  },
  {
    title: 'refuses the first',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: indent('a'),
    diff: /nothing stands above A/,
  },
  {
    title: 'refuses a milestone as a group',
    plan: 'tasks:\n  a: {milestone: true}\n  b: {duration: 1d}\n',
    intent: indent('b'),
    diff: /is a milestone and holds no tasks/,
  },
  {
    title: 'refuses a phase',
    plan: 'phases:\n  p: {stage: planning}\n  q: {stage: closing}\n',
    intent: indent('q'),
    diff: /no phase can be part of another/,
  },
  {
    title: 'refuses a group in another file',
    plan: 'include: [part.plan.yaml]\ntasks:\n  a: {duration: 1d}\n# file: part.plan.yaml\ntasks:\n  b: {duration: 1d}\n',
    intent: indent('b'),
    diff: /stand partly in braces or in other files/,
  },
]);

checkEdits('outdent', HEADER, [
  {
    title: 'puts lines behind their group',
    plan: 'tasks:\n  s:\n    tasks:\n      a: {duration: 1d}\n      b:\n        duration: 1d\n        notes: |\n          One\n\n            two\n    tags: [x]\n  c: {duration: 1d}\n',
    intent: outdent('b'),
    diff: '-      b:\n-        duration: 1d\n-        notes: |\n-          One\n-\n-            two\n+  b:\n+    duration: 1d\n+    notes: |\n+      One\n+\n+        two',
  },
  {
    title: 'leaves a group without tasks a task',
    plan: 'tasks:\n  s:\n    name: S\n    tasks:\n      a: {duration: 1d}\n',
    intent: outdent('a'),
    diff: '-    tasks:\n-      a: {duration: 1d}\n+  a: {duration: 1d}',
  },
  {
    title: 'refuses a task of a phase',
    plan: 'phases:\n  p:\n    stage: planning\n    tasks:\n      a: {duration: 1d}\n',
    intent: outdent('a'),
    diff: /no tasks outside them/,
  },
  {
    title: 'refuses what is at the top',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: outdent('a'),
    diff: /is at the top already/,
  },
]);

checkEdits('reorder', HEADER, [
  {
    title: 'moves lines with their comments up',
    plan: 'tasks:\n  a: {duration: 1d} # one\n\n  # two\n  b:\n    duration: 1d\n  c: {duration: 1d}\n',
    intent: reorder('up', 'b'),
    diff: '-  a: {duration: 1d} # one\n-\n+\n+  a: {duration: 1d} # one',
    said: /^B is now before A$/,
  },
  {
    title: 'moves several down, at the end of the file',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d}\n  c: {duration: 2d}',
    intent: reorder('down', 'a', 'b'),
    diff: '+  c: {duration: 2d}\n-  b: {duration: 1d}\n-  c: {duration: 2d}\n+  b: {duration: 1d}',
  },
  {
    title: 'moves within braces',
    plan: 'tasks: {a: {duration: 1d}, b: {duration: 2d}}\n',
    intent: reorder('down', 'a'),
    diff: '-tasks: {a: {duration: 1d}, b: {duration: 2d}}\n+tasks: {b: {duration: 2d}, a: {duration: 1d}}',
  },
  {
    title: 'moves phases',
    plan: 'phases:\n  p: {stage: planning}\n  q: {stage: closing}\n',
    intent: reorder('up', 'q'),
    diff: '-  p: {stage: planning}\n+  p: {stage: planning}',
  },
  {
    title: 'refuses the first',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: reorder('up', 'a'),
    diff: /A is the first already/,
  },
  {
    title: 'refuses to pass a gate',
    plan: 'phases:\n  p:\n    stage: planning\n    tasks:\n      a: {duration: 1d}\n    gate: {}\n',
    intent: reorder('down', 'a'),
    diff: /A is the last already/,
  },
  {
    title: 'refuses a neighbour in another file',
    plan: 'include: [part.plan.yaml]\ntasks:\n  a: {duration: 1d}\n# file: part.plan.yaml\ntasks:\n  b: {duration: 1d}\n',
    intent: reorder('up', 'b'),
    diff: /stands in another file/,
  },
]);
