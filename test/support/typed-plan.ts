/** A plan that a timeline has much to say of, what may be typed in it, and what it means after each key. */
import fc from 'fast-check';
import { type Analysis, analyse } from '../../server/src/core/analyse.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { gatherPlan } from '../../server/src/host/gather.ts';
import { holidaySource } from '../../server/src/host/holidays.ts';
import { FOLDER } from './fixture.ts';
import { memoryFiles } from './memory-files.ts';

const FILE = `${FOLDER}plan.plan.yaml`;
/** So many that a keystroke leaves most of them the same objects. */
const MORE = Array.from(
  { length: 48 },
  (_, i) => `      t${i}:\n        duration: ${1 + (i % 3)}d\n        after: [${i === 0 ? 'e' : `t${i - 1}`}, b]\n`,
).join('');

export const BUSY = `project: {name: A, start: 2026-03-02, deadline: 2026-03-20, calendar: office}
calendars: {office: {holidays: DE-BE, exceptions: [{date: 2026-03-05, working: false, name: Party}]}}
resources:
  ali: {name: Ali, rate: 50/h, leave: [{from: 2026-03-10, to: 2026-03-11}], team: network}
  bea: {name: Bea, calendar: office}
teams: {network: {name: Network}}
phases:
  planning:
    tasks:
      a: {name: Ask, duration: 3d, assign: ali}
      b: {duration: 2d, after: [a SS+1d], assign: network}
      sum:
        after: a
        tasks:
          c: {name: Count, duration: 1d}
          d: {name: Do, duration: 2d, after: c, deadline: 2026-03-12}
    gate: {decision: go}
  execution:
    after: planning
    constraint: {start-no-earlier-than: 2026-03-09}
    tasks:
      e: {name: Enter, duration: 2d, after: [b, d FF+1d]}
      f: {name: Find, duration: 1d, after: sum, constraint: {as-late-as-possible: true}}
      g: {milestone: true, after: [e, planning.gate]}
      h: {duration: 1d, after: g, percent-complete: 50}
${MORE}`;

export interface Edit {
  readonly kind: 'digit' | 'length' | 'word' | 'name' | 'gone' | 'line' | 'back';
  readonly at: number;
  readonly digit: number;
}

export const EDIT: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom<Edit['kind']>('digit', 'digit', 'length', 'length', 'word', 'name', 'gone', 'line', 'back'),
  at: fc.nat(400),
  digit: fc.integer({ min: 1, max: 7 }),
});

/** Among the dates and lengths on which the rest waits. */
export const EARLY_EDIT = EDIT.map((edit) => ({ ...edit, at: edit.at % 60 }));

/** @param first what `back` goes back to. */
export function edited(text: string, { kind, at, digit }: Edit, first: string): string {
  const pick = (pattern: RegExp, by: string) => {
    const found = [...text.matchAll(pattern)];
    const match = found[at % Math.max(1, found.length)];
    return match ? text.slice(0, match.index) + by + text.slice(match.index + match[0].length) : text;
  };
  switch (kind) {
    case 'digit':
      return pick(/\d/g, String(digit));
    case 'length':
      // Of those that others wait for: who drives whom changes with it, and the order.
      return pick(/(?<=(?:\{|, )duration: )\d/g, String(digit));
    case 'word':
      return pick(/\b[a-z]\b/g, 'abcdefgh'.charAt(digit));
    case 'name':
      return pick(/name: [A-Z]\w*/g, `name: ${'ABCDEFGH'.charAt(digit)}ab`);
    case 'gone':
      return pick(/, [a-z-]+: [a-z0-9-]+/g, '');
    case 'line':
      return pick(/\n/g, '\n# a comment\n');
    case 'back':
      return first;
  }
}

/** As the server has it: with what is known of the text before. */
export function analysed(text: string, before: Analysis | undefined): Analysis {
  const sources = gatherPlan(FILE, memoryFiles(FOLDER, new Map([[FILE, text]])));
  const old = before?.sources.files.get(FILE);
  const tree = readTree(text, old && 'tree' in old ? old.tree : undefined);
  const files = new Map([...sources.files, [FILE, { file: FILE, text, tree }] as const]);
  return analyse({ ...sources, files }, { holidays: holidaySource }, before);
}
