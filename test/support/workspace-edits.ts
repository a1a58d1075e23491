/**
 * A small workspace that uses most of the language, and random edits of its texts as people make
 * them: typed letter by letter, lines moved about, ids changed, comments set, things undone.
 */
import fc from 'fast-check';

/** So many lines that the reader of the text keeps the tasks around them apart. */
const SERVERS = Array.from({ length: 11 }, (_, i) => {
  const after = i % 3 === 0 ? 'firewall' : `server-${i - 1} SS+1d`;
  const who = ['ali', 'bea', 'crew'][i % 3];
  return `      server-${i}:\n        name: Move server ${i}\n        duration: ${1 + (i % 4)}d\n        after: ${after}\n        assign: ${who} 20%\n`;
}).join('');

const PLAN = `# The plan itself
planline: 1
project:
  name: Move
  start: 2026-01-05
  deadline: 2026-02-20
  status-date: 2026-01-16
  calendar: office
  manager: mara
  budget: {total: 90k}
include: [team.plan.yaml, risks.plan.yaml]
projects: {dc: dc.plan.yaml}
lint:
  missing-successor: none
  over-allocation: error
calendars:
  office:
    working-hours: ["08:00-12:00", "13:00-17:00"]
    holidays: DE-BE
    exceptions:
      - {date: 2026-01-19, working: false, name: Move}
  shift: {base: office, working-days: [mon, tue, wed, thu, fri, sat]}
phases:
  planning:
    name: Plan it
    tasks:
      charter: {name: Write it, duration: 3d, assign: mara, percent-complete: 100, actual-start: 2026-01-05, actual-finish: 2026-01-07}
      survey:
        name: Survey the links
        duration: 5d
        after: charter
        assign: [ali 50%, bea]
        percent-complete: 40
        actual-start: 2026-01-08
    gate: {approvers: [mara], criteria: [Signed], decision: go, decided: 2026-01-16}
  build:
    stage: execution
    after: planning
    tasks:
      # the long one
      firewall:
        name: Firewall
        estimate: {optimistic: 3d, most-likely: 5d, pessimistic: 12d}
        after: [survey SS+2d, dc:power]
        assign: [ali, rack x4]
        touches: [network, security]
        deadline: 2026-02-13
      cabling:
        calendar: shift
        tasks:
          pull: {duration: 2d, assign: crew, after: charter}
          test: {duration: 1ed, after: pull FF+1d, touches: network}
      tidy: {duration: 4h, constraint: {start-no-earlier-than: 2026-01-24}, after: firewall} # planline-ignore non-working-day
      cutover: {milestone: true, after: [firewall, test], deadline: 2026-02-06}
      freeze: {fixed: {start: 2026-01-22, finish: 2026-01-23}, assign: bea, gate: x}
${SERVERS}`;

const TEAM = `resources:
  ali: {name: Ali, role: Engineer, team: crew, rate: 95/h, leave: [{from: 2026-01-26, to: 2026-01-27}]}
  bea: {name: Bea, team: crew, rate: 80/h, calendar: office}
  mara: {name: Mara}
  rack: {type: material, rate: 3200}
teams:
  crew: {name: The crew, function: networking, lead: ali}
stakeholders:
  cio: {name: The CIO, influence: high, interest: low}
`;

const RISKS = `risks:
  late:
    cause: One crew
    event: The line is late
    effect: Testing is late
    probability: 30%
    impact: {schedule: 10d, cost: 15k}
    affects: [survey, firewall]
    response: mitigate
    actions: {quote: {text: Ask, owner: ali, due: 2026-01-12, done: true}}
    owner: mara
deliverables:
  handbook: {name: Handbook, accepted-by: cio}
glossary: {ERP: The books}
phases:
  build:
    tasks:
      document: {duration: 2d, after: firewall, assign: bea}
`;

const OTHER = `project: {name: Data hall, start: 2026-01-12}
include: [team.plan.yaml]
tasks:
  power: {name: Power on, duration: 3d, assign: ali}
  racks: {duration: 2d, after: power, assign: [bea, rack x2]}
`;

export const FOLDER = 'file:///plans/';
export const PLANS = [`${FOLDER}move.plan.yaml`, `${FOLDER}dc.plan.yaml`];
export const TEXTS: ReadonlyMap<string, string> = new Map([
  [`${FOLDER}move.plan.yaml`, PLAN],
  [`${FOLDER}team.plan.yaml`, TEAM],
  [`${FOLDER}risks.plan.yaml`, RISKS],
  [`${FOLDER}dc.plan.yaml`, OTHER],
]);
const FILES = [...TEXTS.keys()];

const SNIPPETS = [
  ...[
    ' ',
    '\n',
    '\n  ',
    '\n      ',
    ':',
    ': ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    '#',
    ' # x',
    '\t',
    '|\n',
    'ü',
    '💥',
  ],
  ...[
    'x',
    '1',
    'd',
    'after: ',
    'survey',
    'firewall',
    'ali',
    '\n<<<<<<< a\n',
    '\n---\n',
    '&a ',
    '\r\n',
    '  new: {duration: 2d}\n',
  ],
  ...[
    '\n      extra:\n        duration: 3d\n        after: charter\n',
    ' # planline-ignore',
    ' # planline-ignore over-allocation',
  ],
  ...[
    '# planline-ignore mising-rate\n',
    '\nlint: {schema: none}\n',
    '\nproject: {name: Again}\n',
    'start: 2026-01-06\n',
  ],
  ...[
    '\n  hidden: {owner: nobody}\n',
    'tasks:\n',
    'include: [nowhere.plan.yaml]\n',
    '  status: cancelled\n',
    'critical: true\n',
  ],
];
const IDS = [
  'charter',
  'survey',
  'firewall',
  'pull',
  'test',
  'ali',
  'bea',
  'crew',
  'mara',
  'office',
  'shift',
  'planning',
  'build',
  'late',
  'power',
  'cio',
];
const VALUES = [
  '3d',
  '1w',
  '40',
  '100',
  '2026-01-12',
  '2026-02-30',
  'true',
  'high',
  '50%',
  '12k',
  'XX',
  '',
  'FF+1d',
  '2ed',
];

/** Behind the indent of the line before. */
const LINES = [
  'gate: {decision: go}',
  'stage: execution',
  'calendar: shift',
  'status: cancelled',
  'name: Another',
  'lvl: 3',
  'after: [charter, survey]',
  'assign: [ali, bea]',
  'assign: crew',
  'duration: 2d',
  'deadline: 2026-01-14',
  'percent-complete: 50',
  'leave: [{from: 2026-01-14, to: 2026-01-20}]',
  'probability: 80%',
  'status-date: 2026-02-06',
  'level-resources: true',
  'touches: network',
  'extra: {duration: 1d}',
];

export interface WorkspaceEdit {
  readonly file: string;
  readonly kind: (typeof KINDS)[number];
  /** Where in the text, as a share of it. */
  readonly at: number;
  readonly to: number;
  readonly length: number;
  readonly snippet: string;
  readonly id: string;
  readonly value: string;
  readonly line: string;
  /** Its analysis is begun and given up after so many steps; null where it is finished. */
  readonly abandoned: number | null;
}

const KINDS = [
  'insert',
  'delete',
  'type',
  'letter',
  'delete-line',
  'copy-line',
  'move-line',
  'new-line',
  'comment',
  'rename',
  'value',
  'undo',
  'undo-all',
] as const;

const share = fc.double({ min: 0, max: 1, noNaN: true });

export const workspaceEdit: fc.Arbitrary<WorkspaceEdit> = fc.record({
  file: fc.oneof(
    { weight: 3, arbitrary: fc.constant(FILES[0] as string) },
    { weight: 3, arbitrary: fc.constantFrom(...FILES) },
  ),
  // Mostly edits that leave a text to be understood, else the plan is soon beyond that.
  kind: fc.constantFrom(
    ...KINDS,
    'value',
    'value',
    'value',
    'rename',
    'rename',
    'new-line',
    'new-line',
    'undo',
    'undo-all',
  ),
  at: share,
  to: share,
  length: fc.nat(40),
  snippet: fc.constantFrom(...SNIPPETS),
  id: fc.constantFrom(...IDS),
  value: fc.constantFrom(...VALUES),
  line: fc.constantFrom(...LINES),
  abandoned: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(30) }),
});

/** The texts of the file one after another: a typed word is several. `earlier` are those it had. */
export function textsAfter(text: string, edit: WorkspaceEdit, earlier: readonly string[]): readonly string[] {
  const at = Math.floor(edit.at * text.length);
  switch (edit.kind) {
    case 'insert':
      return [spliced(text, at, 0, edit.snippet)];
    case 'delete':
      return [spliced(text, at, edit.length, '')];
    case 'letter':
      return [spliced(text, at, 1, edit.id[0] ?? '')];
    case 'type':
      return [...edit.snippet].map((_, i) => spliced(text, at, 0, [...edit.snippet].slice(0, i + 1).join('')));
    case 'undo':
      return earlier.slice(-2, -1);
    case 'undo-all':
      return earlier.slice(0, 1);
    case 'rename':
      return [replacedNear(text, at, /\b[a-z][a-z-]*\b/g, edit.id)];
    case 'value':
      return [replacedNear(text, at, /(?<=: )[^\s{[,}\]]+/g, edit.value)];
    default:
      return [lined(text, edit)];
  }
}

function lined(text: string, { kind, at, to, line: added }: WorkspaceEdit): string {
  const lines = text.split('\n');
  const from = Math.floor(at * (lines.length - 1));
  const line = lines[from] ?? '';
  const indent = /^ */.exec(line)?.[0] ?? '';
  switch (kind) {
    case 'delete-line':
      return lines.toSpliced(from, 1).join('\n');
    case 'copy-line':
      return lines.toSpliced(from, 0, line).join('\n');
    case 'comment':
      return lines.with(from, line.trim().startsWith('#') ? line.replace('#', '') : `#${line}`).join('\n');
    case 'new-line':
      return lines.toSpliced(from + 1, 0, indent + added).join('\n');
    default:
      return lines
        .toSpliced(from, 1)
        .toSpliced(Math.floor(to * (lines.length - 1)), 0, line)
        .join('\n');
  }
}

function replacedNear(text: string, at: number, pattern: RegExp, by: string): string {
  const found = [...text.matchAll(pattern)].find(({ index }) => index >= at);
  return found ? spliced(text, found.index, found[0].length, by) : text;
}

function spliced(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}
