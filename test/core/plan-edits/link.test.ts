import type { LinkType } from '../../../server/src/core/model/plan.ts';
import { checkEdits } from '../../support/plan-edits.ts';

const HEADER = 'project: {name: P, start: 2026-01-05}\n';
const link = (from: string, to: string, type: LinkType = 'FS', lag: string | null = '') =>
  ({ kind: 'link', from, to, type, lag }) as const;
const unlink = (from: string, to: string, type: LinkType = 'FS') => ({ kind: 'unlink', from, to, type }) as const;

checkEdits('link', HEADER, [
  {
    title: 'writes no more than the id',
    plan: 'tasks:\n  a: {duration: 1d}\n  b:\n    duration: 1d # one\n    deadline: 2026-02-02\n',
    intent: link('a', 'b'),
    diff: '+    after: a',
    said: /^B now waits for A$/,
  },
  {
    title: 'writes type and lag',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {name: B, duration: 1d, tags: [x]}\n',
    intent: link('a', 'b', 'SS', '2d'),
    diff: '-  b: {name: B, duration: 1d, tags: [x]}\n+  b: {name: B, duration: 1d, after: a SS+2d, tags: [x]}',
    said: /^B now waits for A \(SS\+2d\)$/,
  },
  {
    title: 'makes one value a list',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: c}\n  c: {duration: 1d}\n',
    intent: link('a', 'b', 'FS', '-4h'),
    diff: '-  b: {duration: 1d, after: c}\n+  b: {duration: 1d, after: [c, a -4h]}',
  },
  {
    title: 'adds to a list in brackets',
    plan: 'tasks:\n  a: {duration: 1d}\n  b:\n    duration: 1d\n    after: [c SS] # why\n  c: {duration: 1d}\n',
    intent: link('a', 'b'),
    diff: '-    after: [c SS] # why\n+    after: [c SS, a] # why',
  },
  {
    title: 'adds a line to a list of lines',
    plan: 'tasks:\n  a: {duration: 1d}\n  b:\n    after:\n    - "c SS" # why\n    duration: 1d\n  c: {duration: 1d}\n',
    intent: link('a', 'b'),
    diff: '+    - a',
  },
  {
    title: 'adds beside a link in braces',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: {task: c, lag: 1d}}\n  c: {duration: 1d}\n',
    intent: link('a', 'b'),
    diff: '-  b: {duration: 1d, after: {task: c, lag: 1d}}\n+  b: {duration: 1d, after: [{task: c, lag: 1d}, a]}',
  },
  {
    title: 'adds beside a link on lines of its own',
    plan: 'tasks:\n  a: {duration: 1d}\n  b:\n    duration: 1d\n    after:\n      task: c # why\n      lag: 1d\n  c: {duration: 1d}\n',
    intent: link('a', 'b'),
    diff: '-      task: c # why\n-      lag: 1d\n+      - task: c # why\n+        lag: 1d\n+      - a',
  },
  {
    title: 'gives the one there another type',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: ["a FS+1d"]}\n',
    intent: link('a', 'b', 'SS'),
    diff: '-  b: {duration: 1d, after: ["a FS+1d"]}\n+  b: {duration: 1d, after: ["a SS"]}',
  },
  {
    title: 'gives the one there a lag, and keeps what else it says',
    plan: 'tasks:\n  a: {duration: 1d}\n  b:\n    duration: 1d\n    after:\n      - task: a\n        reason: Paint # wet\n',
    intent: link('a', 'b', 'FF', '+1d'),
    diff: '+        type: FF\n+        lag: +1d',
  },
  ...[
    ['a lag in hours', 'a -4h', 'a SS-4h'],
    ['a percentage', 'a +50%', 'a SS+50%'],
    ['time on the clock', 'a FS+2ed', 'a SS+2ed'],
    ['weeks', '"a  FF+2w"', '"a  SS+2w"'],
    ['a lag of nothing', 'a FF +0d', 'a SS +0d'],
    ['a sign that stands apart', 'a SF - 1d', 'a SS - 1d'],
    ['a part of a minute’s worth of days', 'a +1.0417d', 'a SS+1.0417d'],
    ['a link in braces', '{task: a, lag: 4h}', '{task: a, type: SS, lag: 4h}'],
  ].flatMap(([what, written, becomes]) =>
    ['\n', '\r\n'].map((eol) => ({
      title: `keeps ${what} where only the type is another one (${JSON.stringify(eol)})`,
      plan: `tasks:${eol}  a: {duration: 1d}${eol}  b: {duration: 1d, after: [${written}]} # b${eol}`,
      intent: link('a', 'b', 'SS', null),
      diff: `-  b: {duration: 1d, after: [${written}]} # b${eol === '\n' ? '' : '␍'}\n+  b: {duration: 1d, after: [${becomes}]} # b${eol === '\n' ? '' : '␍'}`,
    })),
  ),
  {
    title: 'keeps the lag where finish to start needs no word',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a SS + 4h}\n',
    intent: link('a', 'b', 'FS', null),
    diff: '-  b: {duration: 1d, after: a SS + 4h}\n+  b: {duration: 1d, after: a + 4h}',
    said: /^B now waits for A \(\+4h\)$/,
  },
  {
    title: 'writes another lag in the unit that stands there',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a +48eh}\n',
    intent: link('a', 'b', 'FS', '+3ed'),
    diff: '-  b: {duration: 1d, after: a +48eh}\n+  b: {duration: 1d, after: a +72eh}',
  },
  {
    title: 'refuses what is there, whatever its lag',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a +4h}\n',
    intent: link('a', 'b', 'FS', null),
    diff: /waits for A that way already/,
  },
  {
    title: 'is without a lag where it is new and nobody says one',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d}\n',
    intent: link('a', 'b', 'FS', null),
    diff: '-  b: {duration: 1d}\n+  b: {duration: 1d, after: a}',
  },
  {
    title: 'links from another file',
    plan: 'include: [team.plan.yaml]\ntasks:\n  a: {duration: 1d}\n# file: team.plan.yaml\ntasks:\n  b: {duration: 1d}\n',
    intent: link('a', 'b'),
    diff: '@ team.plan.yaml\n-  b: {duration: 1d}\n+  b: {duration: 1d, after: a}',
  },
  {
    title: 'links to a phase',
    plan: 'phases:\n  p: {stage: planning, tasks: {a: {duration: 1d}}}\n  q:\n    stage: execution\n    tasks: {b: {duration: 1d}}\n',
    intent: link('p', 'q'),
    diff: '+    after: p',
  },
  {
    title: 'links into an empty list',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: []}\n',
    intent: link('a', 'b'),
    diff: '-  b: {duration: 1d, after: []}\n+  b: {duration: 1d, after: [a]}',
  },
  {
    title: 'shows a way round',
    plan: 'tasks:\n  a: {duration: 1d, after: c}\n  b: {duration: 1d}\n  c: {duration: 1d, after: b}\n',
    intent: link('a', 'b'),
    diff: /^Not linked: the work would go round: (?:A → B → C → A|B → C → A → B|C → A → B → C)\./,
  },
  {
    title: 'refuses what is there',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a}\n',
    intent: link('a', 'b'),
    diff: /waits for A that way already/,
  },
  {
    title: 'refuses itself',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: link('a', 'a'),
    diff: /cannot wait for itself/,
  },
  {
    title: 'refuses its own phase',
    plan: 'phases:\n  p: {stage: planning, tasks: {a: {duration: 1d}}}\n',
    intent: link('p', 'a'),
    diff: /A is part of P/,
  },
  {
    title: 'refuses a gate',
    plan: 'phases:\n  p: {stage: planning, tasks: {a: {duration: 1d}}, gate: {}}\n  q: {stage: closing, tasks: {b: {duration: 1d}}}\n',
    intent: link('b', 'p.gate'),
    diff: /a gate waits for all of its phase/,
  },
  {
    title: 'refuses FF into a phase',
    plan: 'phases:\n  p: {stage: planning, tasks: {a: {duration: 1d}}}\n  q: {stage: closing, tasks: {b: {duration: 1d}}}\n',
    intent: link('a', 'q', 'FF'),
    diff: /Use FS or SS/,
  },
  {
    title: 'refuses what is no lag',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d}\n',
    intent: link('a', 'b', 'FS', 'soon'),
    diff: /“soon” is no lag/,
  },
]);

checkEdits('unlink', HEADER, [
  {
    title: 'takes the last one out with its key',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a} # b\n',
    intent: unlink('a', 'b'),
    diff: '-  b: {duration: 1d, after: a} # b\n+  b: {duration: 1d} # b',
    said: /^B no longer waits for A$/,
  },
  {
    title: 'takes one out of brackets',
    plan: 'tasks:\n  a: {duration: 1d}\n  c: {duration: 1d}\n  b: {duration: 1d, after: [a, c SS]}\n',
    intent: unlink('a', 'b'),
    diff: '-  b: {duration: 1d, after: [a, c SS]}\n+  b: {duration: 1d, after: [c SS]}',
  },
  {
    title: 'takes a line out',
    plan: 'tasks:\n  a: {duration: 1d}\n  c: {duration: 1d}\n  b:\n    duration: 1d\n    after:\n      # both\n      - c\n      - task: a\n        lag: 1d # dry\n',
    intent: unlink('a', 'b'),
    diff: '-      - task: a\n-        lag: 1d # dry',
  },
  {
    title: 'takes a link from a gate out, written as its phase',
    plan: 'phases:\n  p: {stage: planning, tasks: {a: {duration: 1d}}, gate: {}}\n  q:\n    stage: closing\n    after: p\n    tasks: {b: {duration: 1d}}\n',
    intent: unlink('p.gate', 'q'),
    diff: '-    after: p',
  },
  {
    title: 'names the phase whose link it is',
    plan: 'phases:\n  p: {stage: planning, tasks: {a: {duration: 1d}}}\n  q: {stage: closing, after: p, tasks: {b: {duration: 1d}}}\n',
    intent: unlink('p', 'b'),
    diff: /Take the link of Q out instead/,
  },
  {
    title: 'leaves a link of another type between the two',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 3d, after: [a SS, a FF+1d]}\n',
    intent: unlink('a', 'b', 'FF'),
    diff: '-  b: {duration: 3d, after: [a SS, a FF+1d]}\n+  b: {duration: 3d, after: [a SS]}',
    said: /^B no longer waits for A \(FF\)$/,
  },
  {
    title: 'refuses a type that the link has not',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a SS}\n',
    intent: unlink('a', 'b'),
    diff: /the link of B to A is SS, not FS/,
  },
  {
    title: 'refuses what is not there',
    plan: 'tasks:\n  a: {duration: 1d}\n  b: {duration: 1d}\n',
    intent: unlink('a', 'b'),
    diff: /B does not wait for A/,
  },
]);
