/** Tokens of a plan: what they call each word, and that an answer made from an earlier one equals a fresh one. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf } from '../../server/src/core/base/lines.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../server/src/features/semantic-tokens/legend.ts';
import {
  fullTokens,
  rangeTokens,
  type TokenResult,
  tokensDelta,
  tokensOf,
} from '../../server/src/features/semantic-tokens/semantic-tokens.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { largePlan } from '../support/large-plan.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

const FILE = 'file:///plans/plan.plan.yaml';
const snapshot = (text: string) => snapshotOf(new Map([[FILE, text]]), FILE);

/** `word type.modifier` for each token. */
function told({ text, lines }: Snapshot, data: readonly number[]): string[] {
  const words: string[] = [];
  let line = 0;
  let column = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    line += down;
    column = down === 0 ? column + right : right;
    const start = (lines.starts[line] ?? 0) + column;
    const modifiers = TOKEN_MODIFIERS.filter((_, bit) => bits & (1 << bit));
    words.push(`${text.slice(start, start + length)} ${[TOKEN_TYPES[type], ...modifiers].join('.')}`);
  }
  return words;
}

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 60);

describe('semantic tokens', () => {
  const check = (text: string, expected: readonly string[]) => {
    const shown = snapshot(text);
    assert.deepEqual(told(shown, fullTokens(tokensOf(shown), '1').data), expected);
  };

  it('tell ids, keys, dates, lengths, money and words', () =>
    check(
      `project: {name: 2026-01-05, start: 2026-01-05, type: cloud, budget: {total: 480k}}
lint: {missing-successor: none}
resources:
  ali: {rate: 95/h, team: net}
tasks:
  a:
    after: [dc:power SS +2d, "b FF-50%", phase.gate]
    assign: [ali 50%, rack x4]
    milestone: true
    nonsense: 3d
`,
      [
        'project keyword',
        'name property',
        'start property',
        '2026-01-05 number.date',
        'type property',
        'cloud enumMember',
        'budget property',
        'total property',
        '480k number.money',
        'lint keyword',
        'missing-successor decorator',
        'none enumMember',
        'resources keyword',
        'ali variable.definition',
        'rate property',
        '95/h number.money',
        'team property',
        'net variable',
        'tasks keyword',
        'a function.definition',
        'after property',
        'dc namespace',
        'power function',
        'SS keyword',
        '+2d number.duration',
        'b function',
        'FF keyword',
        '-50% number.duration',
        'phase.gate function',
        'assign property',
        'ali variable',
        '50% number',
        'rack variable',
        'x4 number',
        'milestone property',
        'true enumMember',
      ],
    ));

  it('count UTF-16 units behind emoji, and know all line ends', () =>
    check('tasks:\r\n  a: {name: "🚀🚀", duration: 3d}\r  b: {after: a}\n', [
      'tasks keyword',
      'a function.definition',
      'name property',
      'duration property',
      '3d number.duration',
      'b function.definition',
      'after property',
      'a function',
    ]));

  it('are none for an empty file', () => assert.deepEqual(fullTokens(tokensOf(snapshot('')), '1').data, []));

  it('of a range are those of the whole that lie in it', () => {
    const shown = snapshot(largePlan(120));
    const range = { start: { line: 30, character: 0 }, end: { line: 40, character: 500 } };
    const some = told(shown, rangeTokens(shown, { range }).data);
    const all = told(shown, fullTokens(tokensOf(shown), '1').data);
    const from = all.indexOf(some[0] ?? '');
    assert.ok(some.length > 50);
    assert.deepEqual(all.slice(from, from + some.length), some);
    assert.deepEqual(rangeTokens(shown, { range }).data[0], 30);
  });
});

describe('tokens after a change', () => {
  const plans = testPlans('correct').map(({ files }) => files[0].text);
  const edits = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat({ max: 30 }),
      insert: fc.oneof(
        fc.constantFrom('', '\n', ' ', '# x\n', '{', 'b: {after: a SS+2d}', '\r\n'),
        fc.string({ maxLength: 6 }),
      ),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('equal those of a fresh text, as a whole and as a delta', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plans, largePlan(60)), edits, (source, changes) => {
        let shown = snapshotFor(source, null);
        let before: TokenResult = tokensOf(shown);
        for (const { at, remove, insert } of changes) {
          const from = Math.floor(at * shown.text.length);
          shown = snapshotFor(shown.text.slice(0, from) + insert + shown.text.slice(from + remove), shown);
          const now = tokensOf(shown, before);
          assert.deepEqual([...now.data], [...tokensOf(snapshotFor(shown.text, null)).data]);
          assert.deepEqual(patched(before, now), [...now.data]);
          before = now;
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);

  it('are one small replacement behind a changed letter', () => {
    const first = snapshotFor(largePlan(300), null);
    const before = tokensOf(first);
    const second = snapshotFor(first.text.replace('duration: 5d', 'duration: 15d'), first);
    const { edits: found } = tokensDelta(before, tokensOf(second, before), '2');
    assert.equal(found.length, 1);
    assert.ok((found[0]?.data?.length ?? 99) <= 5);
  });
});

/** Tokens need the text and its tree only; the tree is read as the server reads it. */
function snapshotFor(text: string, before: Snapshot | null): Snapshot {
  const tree = before ? readTree(text, before.tree) : readTree(text);
  return { ...EMPTY, text, lines: linesOf(text), tree };
}

const EMPTY = snapshot('');

function patched(before: TokenResult, now: TokenResult): number[] {
  const data = [...before.data];
  for (const { start, deleteCount, data: added = [] } of tokensDelta(before, now, '2').edits) {
    data.splice(start, deleteCount, ...added);
  }
  return data;
}
