import { checkEdits } from '../../support/plan-edits.ts';

const HEADER = 'project: {name: P, start: 2026-01-05}\n';
const indent = (...ids: string[]) => ({ kind: 'indent', ids }) as const;
const outdent = (...ids: string[]) => ({ kind: 'outdent', ids }) as const;

checkEdits('indent in braces', HEADER, [
  {
    title: 'makes the task above a group',
    plan: 'tasks: {a: {name: A}, b: {duration: 1d}, c: {duration: 2d}} # all\n',
    intent: indent('b', 'c'),
    diff: '-tasks: {a: {name: A}, b: {duration: 1d}, c: {duration: 2d}} # all\n+tasks: {a: {name: A, tasks: {b: {duration: 1d}, c: {duration: 2d}}}} # all',
    said: /^2 tasks are now in A$/,
  },
  {
    title: 'joins the tasks of a group, on lines of its own',
    plan: 'tasks: {\n  s: {tasks: {a: {duration: 1d}}},\n  # it\n  b: {duration: 1d},\n  c: {duration: 1d}\n}\n',
    intent: indent('b'),
    diff: '-  s: {tasks: {a: {duration: 1d}}},\n+  s: {tasks: {a: {duration: 1d}, b: {duration: 1d}}},\n-  b: {duration: 1d},\n+  ',
  },
  {
    title: 'fills empty braces',
    plan: 'tasks: {a: {}, b: {duration: 1d}}\n',
    intent: indent('b'),
    diff: '-tasks: {a: {}, b: {duration: 1d}}\n+tasks: {a: {tasks: {b: {duration: 1d}}}}',
  },
]);

checkEdits('outdent in braces', HEADER, [
  {
    title: 'puts tasks behind their group',
    plan: 'tasks: {s: {tasks: {a: {duration: 1d}, b: {duration: 2d}}}, c: {duration: 1d}}\n',
    intent: outdent('a'),
    diff: '-tasks: {s: {tasks: {a: {duration: 1d}, b: {duration: 2d}}}, c: {duration: 1d}}\n+tasks: {s: {tasks: {b: {duration: 2d}}}, a: {duration: 1d}, c: {duration: 1d}}',
  },
  {
    title: 'leaves a group without tasks a task',
    plan: 'tasks: {s: {name: S, tasks: {a: {duration: 1d}}}}\n',
    intent: outdent('a'),
    diff: '-tasks: {s: {name: S, tasks: {a: {duration: 1d}}}}\n+tasks: {s: {name: S}, a: {duration: 1d}}',
  },
  {
    title: 'writes lines where the group stands on lines',
    plan: 'tasks:\n  s:\n    name: S\n    tasks: {a: {duration: 1d}, b: {duration: 2d}}\n  c: {duration: 1d}\n',
    intent: outdent('a', 'b'),
    diff: '-    tasks: {a: {duration: 1d}, b: {duration: 2d}}\n+  a: {duration: 1d}\n+  b: {duration: 2d}',
  },
]);
