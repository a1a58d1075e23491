import type { CellField } from '../../../server/src/core/edits/intent.ts';
import { checkEdits } from '../../support/plan-edits.ts';

const HEADER =
  'project: {name: P, start: 2026-01-05}\nresources: {ali: {name: Ali Demir}, bea: {name: Bea Roth}, rack: {type: material}}\n';
const cell = (id: string, field: CellField, value: string) => ({ kind: 'cell', id, field, value }) as const;

checkEdits('a cell', HEADER, [
  {
    title: 'moves to a date',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: cell('a', 'start', '2026-01-08'),
    diff: '-  a: {duration: 1d}\n+  a: {duration: 1d, constraint: {start-no-earlier-than: 2026-01-08}}',
  },
  {
    title: 'takes the start constraint out',
    plan: 'tasks:\n  a:\n    constraint:\n      must-start-on: 2026-01-08\n    duration: 1d\n',
    intent: cell('a', 'start', ''),
    diff: '-    constraint:\n-      must-start-on: 2026-01-08',
  },
  {
    title: 'corrects an actual start',
    plan: 'tasks:\n  a: {duration: 1d, actual-start: 2026-01-05}\n',
    intent: cell('a', 'start', '2026-01-06'),
    diff: '-  a: {duration: 1d, actual-start: 2026-01-05}\n+  a: {duration: 1d, actual-start: 2026-01-06}',
  },
  {
    title: 'resizes to a date',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: cell('a', 'finish', '2026-01-09'),
    diff: '-  a: {duration: 1d}\n+  a: {duration: 5d}',
  },
  {
    title: 'resizes to a day by whole days of work, where the day has more hours than one',
    plan: 'calendars: {long: {working-hours: ["08:00-12:00", "13:00-17:30"]}}\ntasks:\n  a: {duration: 1d, calendar: long}\n',
    intent: cell('a', 'finish', '2026-01-09'),
    diff: '-  a: {duration: 1d, calendar: long}\n+  a: {duration: 5d, calendar: long}',
  },
  {
    title: 'writes a duration as typed',
    plan: "tasks:\n  a: {duration: '1d'}\n",
    intent: cell('a', 'duration', '1.5w'),
    diff: "-  a: {duration: '1d'}\n+  a: {duration: '1.5w'}",
  },
  {
    title: 'writes a length as work where that says it',
    plan: 'tasks:\n  a: {work: 8h, assign: ali}\n',
    intent: cell('a', 'duration', '3d'),
    diff: '-  a: {work: 8h, assign: ali}\n+  a: {work: 24h, assign: ali}',
  },
  {
    title: 'takes a duration out',
    plan: 'tasks:\n  a: {duration: 1d, tags: [x]}\n',
    intent: cell('a', 'duration', ''),
    diff: '-  a: {duration: 1d, tags: [x]}\n+  a: {tags: [x]}',
  },
  {
    title: 'writes a percentage',
    plan: 'tasks:\n  a: {duration: 1d, actual-start: 2026-01-05}\n',
    intent: cell('a', 'percent', '40 %'),
    diff: '-  a: {duration: 1d, actual-start: 2026-01-05}\n+  a: {duration: 1d, percent-complete: 40, actual-start: 2026-01-05}',
  },
  {
    title: 'writes a deadline',
    plan: 'tasks:\n  a: {duration: 1d, tags: [x]}\n',
    intent: cell('a', 'deadline', '2026-02-02'),
    diff: '-  a: {duration: 1d, tags: [x]}\n+  a: {duration: 1d, deadline: 2026-02-02, tags: [x]}',
  },
  {
    title: 'takes a deadline out',
    plan: 'tasks:\n  a:\n    duration: 1d\n    deadline: 2026-02-02 # letter\n',
    intent: cell('a', 'deadline', ' '),
    diff: '-    deadline: 2026-02-02 # letter',
  },
  {
    title: 'assigns by name and id',
    plan: 'tasks:\n  a: {duration: 1d, tags: [x]}\n',
    intent: cell('a', 'who', 'Ali demir 50%, bea, rack x4'),
    diff: '-  a: {duration: 1d, tags: [x]}\n+  a: {duration: 1d, assign: [ali 50%, bea, rack x4], tags: [x]}',
    said: /^A is now assigned to Ali Demir, Bea Roth and Rack$/,
  },
  {
    title: 'keeps the units of who stays',
    plan: 'tasks:\n  a:\n    duration: 1d\n    assign:\n      - ali 50% # mornings\n      - rack x2\n',
    intent: cell('a', 'who', 'Ali Demir, Bea Roth'),
    diff: '-      - rack x2\n+      - bea',
  },
  {
    title: 'changes units',
    plan: 'tasks:\n  a: {duration: 1d, assign: ["ali", bea]}\n',
    intent: cell('a', 'who', 'ali 50%, bea'),
    diff: '-  a: {duration: 1d, assign: ["ali", bea]}\n+  a: {duration: 1d, assign: ["ali 50%", bea]}',
  },
  {
    title: 'puts one in place of another',
    plan: 'tasks:\n  a: {duration: 1d, assign: ali}\n',
    intent: cell('a', 'who', 'bea'),
    diff: '-  a: {duration: 1d, assign: ali}\n+  a: {duration: 1d, assign: bea}',
  },
  {
    title: 'takes all off',
    plan: 'tasks:\n  a: {duration: 1d, assign: [ali, bea]}\n',
    intent: cell('a', 'who', ''),
    diff: '-  a: {duration: 1d, assign: [ali, bea]}\n+  a: {duration: 1d}',
  },
  {
    title: 'takes the day it starts on for what it is',
    plan: 'tasks:\n  a: {duration: 4h}\n  b: {duration: 1d, after: a}\n',
    intent: cell('b', 'start', '2026-01-05'),
    diff: /^Not moved: B starts then already\.$/,
  },
  {
    title: 'says which dates it knows',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: cell('a', 'deadline', '12 Mar'),
    diff: /^Not changed: “12 Mar” is no date\. Write one as 2026-03-09, or/,
  },
  {
    title: 'says which lengths it knows',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: cell('a', 'duration', 'three days'),
    diff: /“three days” is no length\. Write one such as/,
  },
  {
    title: 'says which percentages it knows',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: cell('a', 'percent', 'half'),
    diff: /“half” is no percentage/,
  },
  {
    title: 'takes a name that two have for who works on it',
    plan: 'tasks:\n  a: {duration: 1d, assign: ali2 50%}\nteams:\n  ali2: {name: Ali Demir}\n',
    intent: cell('a', 'who', 'Ali Demir, Bea Roth'),
    diff: '-  a: {duration: 1d, assign: ali2 50%}\n+  a: {duration: 1d, assign: [ali2 50%, bea]}',
  },
  {
    title: 'asks which of two with the same name',
    plan: 'tasks:\n  a: {duration: 1d, assign: bea}\nteams:\n  ali2: {name: Ali Demir}\n',
    intent: cell('a', 'who', 'ali demir'),
    diff: /^Not changed: 2 are called ali demir\. Type ali or ali2 instead\.$/,
  },
  {
    title: 'takes a name as the table shows it, of two with the same',
    plan: 'tasks:\n  a: {duration: 1d, assign: bea}\nteams:\n  ali2: {name: Ali Demir}\n',
    intent: cell('a', 'who', 'Bea Roth, Ali Demir (ali2)'),
    diff: '-  a: {duration: 1d, assign: bea}\n+  a: {duration: 1d, assign: [bea, ali2]}',
  },
  {
    title: 'takes a name with a comma in it for one',
    plan: 'tasks:\n  a: {duration: 1d, assign: bea}\nteams:\n  ops: {name: "Roth, Demir and others"}\n',
    intent: cell('a', 'who', 'Bea Roth, Roth, Demir and others 50%'),
    diff: '-  a: {duration: 1d, assign: bea}\n+  a: {duration: 1d, assign: [bea, ops 50%]}',
  },
  {
    title: 'says whom it knows',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: cell('a', 'who', 'Carl'),
    diff: /^Not changed: nobody is called “Carl”\. There are Ali Demir, Bea Roth and Rack\.$/,
  },
  {
    title: 'has no finish to take out',
    plan: 'tasks:\n  a: {duration: 1d}\n',
    intent: cell('a', 'finish', ''),
    diff: /follows from its start and length/,
  },
  {
    title: 'has no finish of its own as a phase',
    plan: 'phases:\n  p:\n    tasks:\n      a: {duration: 1d}\n',
    intent: cell('p', 'finish', '2026-01-09'),
    diff: /^Not (?:changed|resized): /,
  },
]);
