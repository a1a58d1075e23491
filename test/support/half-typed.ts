/** States a text goes through while somebody types a task, pastes one or merges: each a change to the lines of a plan. */

/** What a state does to the lines of a task; `at` is the task's first line, `end` the line after its last. */
export interface State {
  readonly title: string;
  readonly change: (lines: string[], at: number, end: number) => void;
  readonly most?: number;
  /** The slip stands where it belongs to the task above, which it may change. */
  readonly above?: boolean;
}

export const insertedLines: readonly [string, string][] = [
  ['half a key at the indent of tasks', '      dur'],
  ['half a key in column 0', 'dur'],
  ['half a key at the indent of phases', '  dur'],
  ['an unclosed double quote', '      new: "Surv'],
  ['an unclosed single quote', "      new: 'Surv"],
  ['a lone double quote', '      "'],
  ['a lone quote in column 0', '"'],
  ['an unclosed bracket', '      new: {after: [survey, charter S'],
  ['an unclosed brace', '      new: {name: Survey, dur'],
  ['a lone opening brace', '      {'],
  ['a lone opening bracket in column 0', '['],
  ['a stray closing brace', '      }'],
  ['a stray closing brace in column 0', '}'],
  ['a stray closing bracket', '        ]'],
  ['a tab before a key', '\tnew: {duration: 3d}'],
  ['tabs for the whole indent', '\t\t\tnew: {duration: 3d}'],
  ['a line of one tab', '\t'],
  ['a document marker', '---'],
  ['a document end', '...'],
  ['the beginning of a conflict', '<<<<<<< HEAD'],
  ['the middle of a conflict', '======='],
  ['the end of a conflict', '>>>>>>> theirs'],
  ['an entry too far left', '   owner: ali'],
  ['an entry in column 0', 'owner: ali'],
  ['a colon in a value', '      new: {name: Phase: 2'],
  ['an at sign', '      new: @ali'],
  ['a percent sign in column 0', '%'],
  ['an asterisk', '      new: *'],
  ['an ampersand', '      new: &'],
  ['an exclamation mark', '      new: !'],
  ['a lone colon', '      :'],
  ['a lone dash', '      -'],
  ['a lone dash in column 0', '-'],
  ['a question mark', '      ?'],
  ['a bar', '      new: |'],
  ['a backslash in quotes', '      new: "C:\\dir"'],
  ['words', '      the new task comes here'],
];

export const STATES: readonly State[] = [
  ...insertedLines.map(([title, line]): State => ({ title, change: (lines, at) => lines.splice(at, 0, line) })),
  {
    title: 'an entry too far right above it',
    change: (lines, at) => lines.splice(at, 0, '         owner: ali'),
    above: true,
  },
  { title: 'its colon lost', change: (lines, at) => edit(lines, at, (line) => line.replace(':', '')) },
  { title: 'its key cut short', change: (lines, at) => edit(lines, at, (line) => line.replace(/task-\d+:.*/, 'ta')) },
  {
    title: 'an opening quote in its key',
    change: (lines, at) => edit(lines, at, (line) => line.replace('task', '"task')),
  },
  { title: 'its last line cut', change: (lines, _, end) => edit(lines, end - 1, (line) => line.slice(0, -4)) },
  { title: 'a bracket after its key', change: (lines, at) => edit(lines, at, (line) => line.replace(':', ': [')) },
  { title: 'a brace after its key', change: (lines, at) => edit(lines, at, (line) => line.replace(':', ': {')) },
  { title: 'a quote after its key', change: (lines, at) => edit(lines, at, (line) => line.replace(':', ': "')) },
  { title: 'one blank more before it', change: (lines, at) => edit(lines, at, (line) => ` ${line}`) },
  { title: 'one blank less before it', change: (lines, at) => edit(lines, at, (line) => line.slice(1)) },
  { title: 'a tab before it', change: (lines, at) => edit(lines, at, (line) => `\t${line}`) },
  { title: 'half a key within it', change: (lines, _, end) => lines.splice(end, 0, '        dur') },
  {
    title: 'a whole conflict around it',
    change: (lines, at, end) => {
      const theirs = lines.slice(at, end).map((line) => line.replace('name: ', 'name: New '));
      lines.splice(end, 0, '=======', ...theirs, '>>>>>>> theirs');
      lines.splice(at, 0, '<<<<<<< HEAD');
    },
    most: 1,
  },
];

function edit(lines: string[], at: number, change: (line: string) => string): void {
  lines[at] = change(lines[at] ?? '');
}
