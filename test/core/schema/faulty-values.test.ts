/** One wrong value gives one finding, with the words of its kind and, where nobody can doubt it, a fix. */
import { checkFault, type Expected } from './check-fault.ts';

type Row = readonly [title: string, written: string, expected: Expected];

const project = (written: string): string => `project: {name: Move, ${written}}\n`;
const task = (written: string): string => `tasks:\n  survey:\n    ${written}\n`;
const calendar = (written: string): string => `calendars:\n  berlin:\n    ${written}\n`;
const risk = (written: string): string => `risks:\n  late:\n    ${written}\n`;

const tables: Readonly<Record<string, readonly Row[]>> = {
  'an enumeration': [
    [
      'offers the word that is near',
      project('type: «clod»'),
      { says: '`clod` is not a value of `type`; did you mean `cloud`?', fixed: 'cloud' },
    ],
    [
      'lists its words where none is near',
      project('health: {status: «purple»}'),
      { says: '`purple` is not a value of `status`; write `green`, `amber` or `red`.' },
    ],
    [
      'knows its words in other cases',
      task('status: «Done»'),
      { says: '`Done` is not a value of `status`; did you mean `done`?', fixed: 'done' },
    ],
    [
      'speaks of the key above an item of a list',
      calendar('working-days: [mon, «tues»]'),
      { says: '`tues` is not a value of `working-days`; did you mean `tue`?', fixed: 'tue' },
    ],
    [
      'holds in the long form of a link',
      task('after: {task: a, type: «FT»}'),
      { says: '`FT` is not a value of `type`; write `FS`, `SS`, `FF` or `SF`.' },
    ],
  ],
  'a date': [
    ['does not exist', project('start: «2026-02-30»'), { says: '`2026-02-30` is not a date; there is no such day.' }],
    [
      'exists in leap years only',
      project('start: «1900-02-29»'),
      { says: '`1900-02-29` is not a date; there is no such day.' },
    ],
    [
      'is out of reach',
      project('deadline: «2201-01-01»'),
      { says: '`2201-01-01` is out of reach; a plan’s years are 1900 to 2200.' },
    ],
    [
      'has a time that no day has',
      project('start: «2026-02-03T25:00»'),
      { says: '`2026-02-03T25:00` is not a date; the time of a day goes from 00:00 to 24:00.' },
    ],
    [
      'is written the German way',
      project('start: «3.2.2026»'),
      { says: '`3.2.2026` is not a date; did you mean `2026-02-03`?', fixed: '2026-02-03' },
    ],
    [
      'lacks its zeros',
      project('start: «2026-2-3»'),
      { says: '`2026-2-3` is not a date; did you mean `2026-02-03`?', fixed: '2026-02-03' },
    ],
    [
      'could be read in two ways and gets no fix',
      project('start: «3/2/2026»'),
      { says: '`3/2/2026` is not a date; write for example `2026-02-03` or `2026-02-03T13:30`.' },
    ],
    [
      'has a time where a day is meant',
      calendar('exceptions: [{date: «2026-12-24T12:00»}]'),
      { says: '`2026-12-24T12:00` is not a day; write for example `2026-12-24`.' },
    ],
    [
      'is only a year',
      project('start: «2026»'),
      { says: '`2026` is not a date; write for example `2026-02-03` or `2026-02-03T13:30`.' },
    ],
  ],
  'a duration': [
    [
      'has no such unit',
      task('duration: «5x»'),
      { says: '`5x` is not a duration; write for example `3d`, `4h` or `2w`.' },
    ],
    ['is a bare number', task('duration: «5»'), { says: '`5` is not a duration; did you mean `5d`?', fixed: '5d' }],
    [
      'spells its unit',
      task('duration: «2 weeks»'),
      { says: '`2 weeks` is not a duration; did you mean `2w`?', fixed: '2w' },
    ],
    [
      'is negative',
      task('duration: «-3d»'),
      { says: '`-3d` is not a duration; write for example `3d`, `4h` or `2w`.' },
    ],
    [
      'is longer than any plan',
      task('duration: «9999999mo»'),
      { says: '`9999999mo` is longer than any plan; write at most `8000d`.' },
    ],
    ['is a list', task('«duration»: [3d]'), { says: '`duration` is a duration, not a list; write for example `3d`.' }],
    ['is empty', task('«duration»:'), { severity: 'warning', says: '`duration` is empty; write `3d`, or delete it.' }],
  ],
  money: [
    [
      'is a word',
      project('budget: {total: «lots»}'),
      { says: '`lots` is not an amount of money; write for example `480k`.' },
    ],
    [
      'is infinite',
      task('fixed-cost: «1e400»'),
      { says: '`1e400` is not an amount of money; write for example `12k`.' },
    ],
    [
      'has a currency and commas',
      'project:\n  name: Move\n  budget:\n    total: «480,000 EUR»\n',
      { says: '`480,000 EUR` is not an amount of money; did you mean `480_000`?', fixed: '480_000' },
    ],
    [
      'cannot be counted to the cent',
      task('fixed-cost: «"999999999999M"»'),
      { says: '`999999999999M` is more money than can be counted to the cent.' },
    ],
    [
      'is a rate in words',
      'resources: {ali: {rate: «95 per hour»}}\n',
      { says: '`95 per hour` is not a rate; did you mean `95/h`?', fixed: '95/h' },
    ],
    [
      'is negative',
      project('budget: {total: «-5»}'),
      { says: '`-5` is not an amount of money; write for example `480k`.' },
    ],
  ],
  'a number': [
    [
      'is too large',
      task('priority: «5000»'),
      { says: '`5000` is not a whole number from 0 to 1000; write for example `800`.' },
    ],
    [
      'is no percentage',
      task('percent-complete: «140»'),
      { says: '`140` is not a percentage from 0 to 100; write for example `40` or `40%`.' },
    ],
    ['is in quotes', project('seed: «"7"»'), { says: '`7` in quotes is text; did you mean `7`?', fixed: '7' }],
    [
      'is infinite',
      project('hours-per-day: «1e400»'),
      { says: '`1e400` is not a number of hours from 0.1 to 24; write for example `8` or `7.5`.' },
    ],
    [
      'is next to nothing',
      project('hours-per-day: «1e-308»'),
      { says: '`1e-308` is not a number of hours from 0.1 to 24; write for example `8` or `7.5`.' },
    ],
    [
      'is a certainty that nobody can promise',
      'simulation: {confidence: «100%»}',
      { says: '`100%` is not a share from 1% to 99%; write for example `80%` or `90%`.' },
    ],
    [
      'is no chance',
      risk('probability: «30»'),
      { says: '`30` is not a probability; write for example `30%`, `0.3` or `high`.' },
    ],
  ],
  'true or false': [
    [
      'is yes',
      task('milestone: «yes»'),
      { says: '`yes` is not `true` or `false`; did you mean `true`?', fixed: 'true' },
    ],
    [
      'is off',
      task('splittable: «off»'),
      { says: '`off` is not `true` or `false`; did you mean `false`?', fixed: 'false' },
    ],
    ['is a number', task('milestone: «1»'), { says: '`1` is not `true` or `false`.' }],
    [
      'can only be true',
      task('constraint: {as-late-as-possible: «false»}'),
      { says: '`false` is not a value of `as-late-as-possible`; write `true`.' },
    ],
  ],
  'a predecessor': [
    [
      'may be several without brackets',
      task('after: «a, b SS+2d»'),
      {
        says: '`a, b SS+2d` is not a predecessor; write several in brackets: `[a, b SS+2d]`.',
        fixed: '[a, b SS+2d]',
      },
    ],
    [
      'may be several of which one is none',
      task('after: «a, b c»'),
      { says: '`a, b c` is not a predecessor; write for example `design`, `survey SS+2d` or `design FF-1d`.' },
    ],
    [
      'has its type in lower case',
      task('after: «a ss+2d»'),
      { says: '`a ss+2d` is not a predecessor; did you mean `a SS+2d`?', fixed: 'a SS+2d' },
    ],
    [
      'has its lag in words',
      task('after: [b, «a + 2 days»]'),
      { says: '`a + 2 days` is not a predecessor; did you mean `a +2d`?', fixed: 'a +2d' },
    ],
    [
      'is half typed',
      task('after: «"a FS +"»'),
      { says: '`a FS +` is not a predecessor; write for example `design`, `survey SS+2d` or `design FF-1d`.' },
    ],
    [
      'is a list in a list',
      task('after: [«[a]»]'),
      { says: 'An item of `after` is a predecessor or a map, not a list; write for example `design`.' },
    ],
    [
      'lags longer than any plan',
      task('after: «a +9999999mo»'),
      { says: '`a +9999999mo` is longer than any plan; write at most `8000d`.' },
    ],
    [
      'lags more of its predecessor than any plan has',
      task('after: «a SS-99999%»'),
      { says: '`a SS-99999%` is longer than any plan; write at most `9999%`.' },
    ],
  ],
  'an assignment': [
    [
      'lacks its sign',
      task('assign: «ali 50»'),
      { says: '`ali 50` is not an assignment; did you mean `ali 50%`?', fixed: 'ali 50%' },
    ],
    [
      'turns pieces round',
      task('assign: «rack 4x»'),
      { says: '`rack 4x` is not an assignment; did you mean `rack x4`?', fixed: 'rack x4' },
    ],
    [
      'is a sentence',
      task('assign: «ali and bea»'),
      { says: '`ali and bea` is not an assignment; write for example `ali`, `ali 50%` or `rack x4`.' },
    ],
  ],
  'a shape': [
    [
      'is one where a list is meant',
      'phases:\n  closing:\n    gate: {approvers: «cio»}\n',
      { says: '`approvers` is a list; write `[cio]`.', fixed: '[cio]' },
    ],
    [
      'is several words where a list of ids is meant',
      'teams:\n  net:\n    members: «ali, bea»\n',
      { says: '`members` is a list; write `[ali, bea]`.', fixed: '[ali, bea]' },
    ],
    [
      'is a list where ids are keys',
      '«tasks»:\n  - name: Survey\n',
      {
        says: '`tasks` is a map by id, not a list; write for example `{survey: {name: Survey the links, duration: 5d, assign: ali}}`.',
      },
    ],
    [
      'is text where keys are meant',
      project('scope: «everything»'),
      { says: '`scope` is a map, not `everything`; write for example `{in: [ERP, reporting], out: [CRM]}`.' },
    ],
    [
      'is a map where text is meant',
      task('«name»: {de: Aufnahme}'),
      { says: '`name` is text, not a map; write for example `Survey the links`.' },
    ],
    [
      'is a key that is half typed',
      'tasks:\n  survey:\n    «dur»\n',
      { says: '`dur` is no key yet; did you mean `duration:`?' },
    ],
    [
      'is text where a file is meant',
      '«hello»\n',
      { says: 'A plan is a map of keys such as `project:`, `phases:` and `risks:`, not `hello`.' },
    ],
    [
      'is no three-point estimate',
      risk('impact: {schedule: «soon»}'),
      { says: '`soon` is not a delay or a level; write for example `10d` or `high`.' },
    ],
  ],
  'anything else': [
    [
      'a region in words',
      calendar('holidays: «Berlin»'),
      { says: '`Berlin` is not a country or region; write for example `DE-BE`, `GB-SCT` or `US-CA`.' },
    ],
    [
      'a day listed twice',
      calendar('working-days: [mon, «mon»]'),
      { says: '`mon` is listed twice; delete one of them.' },
    ],
    [
      'hours without minutes',
      calendar('working-hours: [«8-12»]'),
      { says: '`8-12` is not a span of hours; write for example `"09:00-12:00"` or `"22:00-06:00"`.' },
    ],
    [
      'a currency in lower case',
      project('currency: «eur»'),
      { says: '`eur` is not a currency in three capital letters; did you mean `EUR`?', fixed: 'EUR' },
    ],
    [
      'a git ref that is an option',
      project('baseline: «--output=x»'),
      { says: '`--output=x` is not the name of a git tag, branch or commit; write for example `plan-v1`.' },
    ],
    ['a version that does not exist', 'planline: «2»\n', { says: '`2` is not `1`, the only version of the language.' }],
    [
      'a severity of a rule',
      'lint: {missing-successor: «loud»}\n',
      { says: '`loud` is not a value of `missing-successor`; write `none`, `info`, `warning` or `error`.' },
    ],
  ],
};

for (const [what, rows] of Object.entries(tables)) {
  describe(`a fault in ${what}`, () => {
    for (const [title, written, expected] of rows) it(title, () => checkFault(written, expected));
  });
}
