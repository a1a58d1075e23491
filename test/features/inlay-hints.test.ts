import assert from 'node:assert/strict';
import type { InlayHintLabelPart } from 'vscode-languageserver-types';
import { linesOf, positionAt } from '../../server/src/core/base/lines.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import {
  ALL_HINTS,
  type InlayHintSettings,
  inlayHints,
  resolveInlayHint,
} from '../../server/src/features/inlay-hints.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { parseFixture } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';

/** The text with each hint written in its place between ‹ ›. */
function shown(
  source: string,
  settings?: Partial<InlayHintSettings>,
  lines?: readonly [number, number],
  client?: { readonly lazyHints: boolean; readonly lenses: boolean },
): string {
  const { files } = parseFixture(source);
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const snapshot = snapshotOf(texts, files[0].file);
  const end = positionAt(linesOf(snapshot.text), snapshot.text.length);
  const range = lines
    ? { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } }
    : { start: { line: 0, character: 0 }, end };
  const hints = runToEnd(inlayHints(snapshot, { range }, { ...ALL_HINTS, ...settings }, client));
  return applyEdits(
    snapshot.text,
    hints.map(({ position, label }) => ({ range: { start: position, end: position }, newText: `‹${label}›` })),
  );
}

const PLAN = `project: {name: A, start: 2026-03-02}
phases:
  planning:  # first
    tasks:
      design:
        duration: 3d
      order: {duration: 1d}
    gate: {criteria: [Signed]}
`;

describe('inlay hints', () => {
  it('leave out of a phase what the line above it says', () =>
    assert.match(
      shown(PLAN, {}, undefined, { lazyHints: false, lenses: true }),
      /planning: .*‹2 Mar – 4 Mar›\n.*\n *design:‹2 Mar – 4 Mar · critical›/,
    ));

  it('stand behind the line of each phase, task and gate', () =>
    assert.equal(
      shown(PLAN),
      `project: {name: A, start: 2026-03-02}
phases:
  planning:  # first‹2 Mar – 4 Mar · critical›
    tasks:
      design:‹2 Mar – 4 Mar · critical›
        duration: 3d
      order: {duration: 1d}‹2 Mar · 2d slack›
    gate: {criteria: [Signed]}‹4 Mar · critical›
`,
    ));

  it('come only for the lines that are asked for', () =>
    assert.equal(shown(PLAN, undefined, [6, 7]).match(/‹/g)?.length, 1));

  it('show dates or slack alone', () => {
    assert.match(shown(PLAN, { dates: true, slack: false }), /order: \{duration: 1d\}‹2 Mar›/);
    assert.match(shown(PLAN, { dates: false, slack: true }), /order: \{duration: 1d\}‹2d slack›/);
    const none = { dates: false, duration: false, people: false, levelling: false, slack: false };
    assert.equal(shown(PLAN, none), PLAN);
  });

  const cases: readonly (readonly [string, string, string])[] = [
    [
      'say what is over',
      '{duration: 1d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-02}',
      '2 Mar · done',
    ],
    ['say what is cancelled', '{duration: 1d, status: cancelled}', 'cancelled'],
    ['write negative slack with its sign', '{duration: 3d, deadline: 2026-03-03}', '2 Mar – 4 Mar · −1d slack'],
    [
      'name both years where a task runs into the next',
      '{duration: 3d, constraint: {must-start-on: 2026-12-31}}',
      '31 Dec 2026 – 4 Jan 2027 · ',
    ],
  ];
  for (const [title, task, hint] of cases) {
    it(title, () => {
      const text = shown(`project: {name: A, start: 2026-03-02}\ntasks:\n  a: ${task}\n  b: {duration: 400d}\n`);
      assert.ok(text.includes(hint), text);
    });
  }

  const BUSY = `project: {name: A, start: 2026-03-02, level-resources: true}
resources: {ali: {name: Ali, team: network}}
teams: {network: {name: Network}}
tasks:
  a: {duration: 3d, assign: ali, priority: 900}
  b: {estimate: {optimistic: 1d, most-likely: 2d, pessimistic: 3d}, assign: network}
  c: {duration: 9d}
`;

  it('tell the length of an estimate, who of a team works, and how long levelling makes it wait', () => {
    assert.match(shown(BUSY), /assign: network\}‹5 Mar – 6 Mar · 2d · Ali · levelled \+3d · 4d slack›/);
    assert.match(shown(BUSY, { duration: false }), /‹5 Mar – 6 Mar · Ali ·/);
    assert.match(shown(BUSY, { people: false }), /‹5 Mar – 6 Mar · 2d · levelled/);
    assert.match(shown(BUSY, { levelling: false }), /‹5 Mar – 6 Mar · 2d · Ali · 4d slack›/);
  });

  it('tell when looked at why the dates are what they are, and lead to what drives them', () => {
    const text = 'project: {name: A, start: 2026-03-02}\ntasks:\n  a: {duration: 3d}\n  b: {duration: 1d, after: a}\n';
    const snapshot = snapshotOf(new Map([['file:///plans/p.plan.yaml', text]]), 'file:///plans/p.plan.yaml');
    const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    const [hint] = runToEnd(inlayHints(snapshot, { range }, ALL_HINTS, ABLE_CLIENT));
    assert.ok(hint);
    assert.equal(hint.tooltip, undefined);
    const resolved = resolveInlayHint(snapshot, hint);
    assert.match(String(resolved.tooltip), /^B: Thu 5 Mar 2026 to Thu 5 Mar 2026\nStarts .* because “A” finishes/);
    const [dates, rest] = resolved.label as InlayHintLabelPart[];
    assert.deepEqual(dates?.location, {
      uri: 'file:///plans/p.plan.yaml',
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } },
    });
    assert.deepEqual([dates?.value, rest?.value], ['5 Mar', ' · critical']);
    assert.equal(resolveInlayHint(null, hint), hint);
  });

  it('leave a task that is being typed in its place', () =>
    assert.match(
      shown('project: {name: A, start: 2026-03-02}\ntasks:\n  a: {duration: 1d}\n  b: {dura\n'),
      /a: \{duration: 1d\}‹/,
    ));
});
