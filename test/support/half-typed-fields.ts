/** States of text within a task that is being typed, pasted or cut: each a change to the task's text. */

import type { State } from './half-typed.ts';

export interface FieldState extends State {
  /** The task below is part of it. */
  readonly below?: boolean;
}

type Change = (task: string) => string;

/** A replacement in the task; one that finds nothing to replace does not apply to a task so written. */
function swapped(from: string | RegExp, to: string): Change {
  return (task) => task.replace(from, to);
}

const DURATION = /duration: 3d/;
const NAME = /(name: )(Part \d+)/;
const AFTER = /after: \[([a-z0-9-]+)\]/;
/** The line of a field, in a task of several lines. */
const FIELD = /^( {8})(duration: 3d)$/m;

const CHANGES: readonly (readonly [title: string, change: Change, most?: number])[] = [
  ['half a key in place of a field', swapped(DURATION, 'dur')],
  ['a key without its colon', swapped(DURATION, 'duration 3d')],
  ['a key and its colon', swapped(DURATION, 'duration:')],
  ['a colon without its space', swapped(DURATION, 'duration:3d')],
  ['a value cut short', swapped(DURATION, 'duration: 3')],
  ['an opening double quote before a value', swapped(NAME, '$1"$2')],
  ['an opening single quote before a value', swapped(NAME, "$1'$2")],
  ['a double quote in the middle of a value', swapped(NAME, '$1Par"t')],
  ['a closing quote alone', swapped(NAME, '$1$2"')],
  ['a backslash in double quotes', swapped(NAME, '$1"C:\\dir"')],
  ['a list cut after a comma', swapped(/after: \[([a-z0-9-]+)\].*/, 'after: [$1, ')],
  ['a list cut after its bracket', swapped(/after: \[([a-z0-9-]+)\].*/, 'after: [')],
  ['a list without its opening bracket', swapped(AFTER, 'after: $1]')],
  ['a link cut short', swapped(AFTER, 'after: [$1 S]')],
  ['a lag cut short', swapped(AFTER, 'after: [$1 +]')],
  ['braces cut after a comma', swapped(/\{(name: [^,]*, ).*\}/, '{$1')],
  ['braces cut after a colon', swapped(/\{(name: [^,]*, duration:).*\}/, '{$1')],
  ['a comma too many', swapped(/, duration/, ',, duration')],
  ['a comma lost', swapped(/, duration/, ' duration')],
  ['a brace too many', swapped(/\}/, '}}')],
  ['an ampersand for a value', swapped(DURATION, 'duration: &')],
  ['an anchor', swapped(DURATION, 'duration: &d 3d')],
  ['an asterisk for a value', swapped(DURATION, 'duration: *')],
  ['an exclamation mark for a value', swapped(DURATION, 'duration: !')],
  ['a bar for a value', swapped(DURATION, 'duration: |')],
  ['a greater-than sign for a value', swapped(DURATION, 'duration: >')],
  ['a percent sign for a value', swapped(DURATION, 'duration: %')],
  ['an at sign for a value', swapped(DURATION, 'duration: @')],
  ['a hash for a value', swapped(DURATION, 'duration: #')],
  ['a dash in place of a field', swapped(FIELD, '$1- ')],
  ['a question mark before a field', swapped(FIELD, '$1? $2')],
  ['a colon too many', swapped(NAME, '$1Phase: 2')],
  ['a field one column to the right', swapped(FIELD, '$1 $2')],
  ['a field one column to the left', swapped(/^ ( {7}duration)/m, '$1')],
  ['a field at the column of tasks', swapped(/^ {2}( {6}duration)/m, '$1')],
  ['a field without its indent', swapped(/^ {8}(duration)/m, '$1')],
  ['a field behind a tab', swapped(FIELD, '\t$2')],
  ['a tab after a colon', swapped(DURATION, 'duration:\t3d')],
  ['a document marker among fields', swapped(FIELD, '---\n$1$2')],
  ['half a conflict among fields', swapped(FIELD, '$1duration: 3d\n=======\n$1duration: 4d'), 1],
  ['a conflict about a field', swapped(FIELD, '<<<<<<< HEAD\n$1$2\n=======\n$1duration: 4d\n>>>>>>> theirs'), 1],
  ['a byte order mark in the middle', swapped(NAME, '$1$2\ufeff'), 1],
  ['a NUL', swapped(NAME, '$1$2\0'), 1],
  ['half an emoji', swapped(NAME, '$1$2\ud83d'), 1],
  ['the other half of an emoji', swapped(NAME, '$1\ude80$2'), 1],
  ['a carriage return in a value', swapped(NAME, '$1Part\rof it')],
];

const PASTED: readonly (readonly [title: string, lines: readonly string[]])[] = [
  ['too far left', ['  new:', '    name: New', '    duration: 2d', '    assign: ali']],
  ['too far right', ['          new:', '            name: New', '            duration: 2d', '            assign: ali']],
  ['in column 0', ['new:', '  name: New', '  duration: 2d', '  assign: ali']],
];

function changed(lines: string[], at: number, end: number, change: Change): void {
  lines.splice(at, end - at, ...change(lines.slice(at, end).join('\n')).split('\n'));
}

export const FIELD_STATES: readonly FieldState[] = [
  ...CHANGES.map(
    ([title, change, most]): State => ({
      title,
      change: (lines, at, end) => changed(lines, at, end, change),
      ...(most === undefined ? {} : { most }),
    }),
  ),
  ...PASTED.map(
    ([title, pasted]): State => ({
      title: `a block pasted ${title}`,
      change: (lines, at) => lines.splice(at, 0, ...pasted),
      above: true,
    }),
  ),
  {
    title: 'a task pasted twice',
    change: (lines, at, end) => lines.splice(end, 0, ...lines.slice(at, end)),
  },
  { title: 'the key of a new one', change: (lines, at) => lines.splice(at, 0, '      new:') },
  {
    title: 'a line cut in two',
    change: (lines, at, end) => changed(lines, at, end, (task) => task.replace(/(Part)( \d+)/, '$1\n$2')),
  },
  {
    title: 'a line cut in two at the column of tasks',
    change: (lines, at, end) => changed(lines, at, end, (task) => task.replace(/(Part)( \d+)/, '$1\n      $2')),
  },
  {
    title: 'a line break lost',
    change: (lines, at) => {
      // Below the last task of a phase it would take the head of the next one.
      if (/^ {6}/.test(lines[at + 1] ?? '')) lines.splice(at, 2, `${lines[at]}${lines[at + 1]}`);
    },
    below: true,
  },
];
