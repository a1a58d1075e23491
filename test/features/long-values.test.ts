/** Values of 100 kB made to be slow for patterns: everything is found and every feature answers within a test's patience. */
import { askEverything } from '../support/ask-everything.ts';
import { FOLDER } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';

const FILE = `${FOLDER}plan.plan.yaml`;
const SIZE = 100_000;

const FIELDS = [
  'name',
  'duration',
  'after',
  'assign',
  'deadline',
  'notes',
  'link',
  'touches',
  'fixed-cost',
  'calendar',
];

const VALUES: readonly (readonly [what: string, part: string])[] = [
  ['letters', 'a'],
  ['capitals', 'AB '],
  ['digits', '1'],
  ['digits with lines between', '1_'],
  ['blanks', ' '],
  ['signs of a lag', 'a+'],
  ['dates', '-05'],
  ['hours', '08:00-'],
  ['percentages', '5%'],
  ['rates', '9/'],
  ['colons', 'a:'],
  ['signs of Markdown', '*_'],
  ['images', '!['],
  ['backticks', '`'],
  ['addresses', 'http://a/'],
  ['comments that ignore', ' # planline-ignore'],
];

describe('a value of 100 kB', () => {
  for (const [what, part] of VALUES) {
    it(`of ${what} costs no more than its length`, () => {
      const value = `x${part.repeat(SIZE / part.length)}y`;
      const tasks = FIELDS.map((field, i) => `  t${i}: {${field}: "${value}"}\n`).join('');
      const text = `project: {name: X, start: 2026-01-05}\ntasks:\n  b: {duration: 1d}\n${tasks}`;
      askEverything(snapshotOf(new Map([[FILE, text]]), FILE), text.indexOf(value) + 5);
    });
  }
});
