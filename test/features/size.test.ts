/** No feature is quadratic in tasks: four times the plan takes nowhere near sixteen times the work. */
import assert from 'node:assert/strict';
import { positionAt } from '../../server/src/core/base/lines.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { outgoingCalls, prepareCallHierarchy } from '../../server/src/features/call-hierarchy.ts';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import { completion } from '../../server/src/features/completion/completion.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { hover } from '../../server/src/features/hover.ts';
import { ALL_HINTS, inlayHints } from '../../server/src/features/inlay-hints.ts';
import { references } from '../../server/src/features/references.ts';
import { rename } from '../../server/src/features/rename.ts';
import { selectionRanges } from '../../server/src/features/selection-ranges.ts';
import { tokensOf } from '../../server/src/features/semantic-tokens/semantic-tokens.ts';
import { signatureHelp } from '../../server/src/features/signature-help.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { largePlan } from '../support/large-plan.ts';
import { processorMs } from '../support/processor-time.ts';
import { snapshotOf } from '../support/snapshots.ts';

const FILE = 'file:///plans/plan.plan.yaml';
const SMALL = 1000;
const TIMES = 4;

describe('on a plan four times as large', () => {
  // Everybody leans on one person, so that a rename has something to do in each task.
  const plans = [SMALL, SMALL * TIMES].map((tasks) => {
    const text = `${largePlan(tasks).replaceAll('duration:', 'owner: mara, duration:')}resources: {mara: {name: Mara}}\n`;
    const snapshot = snapshotOf(new Map([[FILE, text]]), FILE);
    return { snapshot, position: positionAt(snapshot.lines, text.lastIndexOf('owner: mara') + 8) };
  });

  const features: Readonly<
    Record<string, (snapshot: Snapshot, position: { line: number; character: number }) => unknown>
  > = {
    completion: (snapshot, position) => completion(snapshot, { position }, ABLE_CLIENT),
    hover: (snapshot, position) => hover(snapshot, { position }, ABLE_CLIENT),
    references: (snapshot, position) =>
      runToEnd(references(snapshot, { position, context: { includeDeclaration: true } }, [])),
    rename: (snapshot, position) => runToEnd(rename(snapshot, { position, newName: 'lind' }, [])),
    'signature help': (snapshot, position) => signatureHelp(snapshot, { position }, ABLE_CLIENT),
    successors: (snapshot, position) =>
      prepareCallHierarchy(snapshot, { position: { ...position, character: 10 } })?.map((item) =>
        outgoingCalls(snapshot, { item }, snapshot.analyses),
      ),
    tokens: (snapshot) => tokensOf(snapshot),
    lenses: (snapshot) => codeLenses(snapshot, { timeline: true, slack: true, risks: true, chance: true }, ABLE_CLIENT),
    selections: (snapshot, position) => selectionRanges(snapshot, { positions: [position] }),
    refactorings: (snapshot, position) => codeActions(snapshot, refactorAt(position), ABLE_CLIENT),
    outline: (snapshot) => runToEnd(documentSymbols(snapshot)),
    folding: (snapshot) => runToEnd(foldingRanges(snapshot)),
    links: (snapshot) => documentLinks(snapshot),
    hints: (snapshot) =>
      runToEnd(
        inlayHints(
          snapshot,
          { range: { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } } },
          ALL_HINTS,
        ),
      ),
  };
  for (const [name, ask] of Object.entries(features)) {
    it(`${name} takes about four times as long`, () => {
      const [small = 0, large = 0] = plans.map(({ snapshot, position }) => quickest(() => ask(snapshot, position)));
      assert.ok(large < Math.max(small, 1) * TIMES * 2.5, `${small.toFixed(2)} ms, then ${large.toFixed(2)} ms`);
    });
  }
}).timeout(60_000);

function refactorAt(position: { line: number; character: number }) {
  return { range: { start: position, end: position }, context: { diagnostics: [], only: ['refactor'] } };
}

/** Milliseconds of processor time of the quickest of several runs. */
function quickest(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 6; i++) best = Math.min(best, processorMs(run));
  return best;
}
