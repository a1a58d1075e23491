/** Every feature answers on any text: plans cut off, with letters missing or doubled, at any cursor. */
import fc from 'fast-check';
import { askEverything } from '../support/ask-everything.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

const plans = [...testPlans('errors'), ...testPlans('correct')].map(({ files }) => files);

/** A plan with one stretch of its first file deleted, doubled or replaced, and a cursor. */
const broken = fc
  .record({
    plan: fc.constantFrom(...plans),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 40 }),
    insert: fc.oneof(
      fc.constantFrom(
        '',
        ': ',
        '- ',
        '{',
        '[',
        '"',
        '\n',
        '\t',
        '#',
        '|\n',
        '&a ',
        '\u2028',
        '\ud800',
        '\r',
        '__proto__: ',
      ),
      fc.string({ maxLength: 8 }),
    ),
    cutOff: fc.boolean(),
    cursor: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ plan, from, length, insert, cutOff, cursor }) => {
    const text = plan[0].text;
    const at = Math.floor(from * text.length);
    const changed = text.slice(0, at) + insert + (cutOff ? '' : text.slice(at + length));
    const files = plan.map((file, index) => [file.file, index === 0 ? changed : file.text] as const);
    // Cursors near the change matter most.
    const near = cursor < 0.5 ? at + insert.length : Math.floor((cursor - 0.5) * 2 * changed.length);
    return { files, shown: plan[0].file, offset: Math.min(near, changed.length) };
  });

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 150);

describe('every feature', () => {
  it('answers on any text, at any cursor', () => {
    fc.assert(
      fc.property(broken, ({ files, shown, offset }) => {
        const snapshot = snapshotOf(new Map(files), shown);
        askEverything(snapshot, offset);
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);
});
