import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CellField, Intent, RiskField, RiskStage } from '../../../server/src/core/edits/intent.ts';
import type { LinkType, Plan } from '../../../server/src/core/model/plan.ts';
import { fresh } from '../../support/edited-workspace.ts';
import { editedTexts as damaged, randomFrom } from '../../support/half-typed-edits.ts';
import { at, checkHarmless, checkHolds, type Edited, editedTexts } from '../../support/plan-edits.ts';
import { randomTexts } from '../../support/random-texts.ts';

const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 60);
const MONDAY = at('2026-01-05');

interface Drawn {
  readonly kind: Intent['kind'];
  readonly one: number;
  readonly other: number;
  readonly more: number;
  readonly day: number;
  readonly word: string;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom<Intent['kind']>(
    'move',
    'move',
    'resize',
    'progress',
    'link',
    'unlink',
    'rename',
    'add',
    'delete',
    'indent',
    'outdent',
    'reorder',
    'cell',
    'set-risk',
    'add-risk',
    'apply-what-if',
    'risk-action',
  ),
  one: fc.nat(30),
  other: fc.nat(30),
  more: fc.nat(5),
  day: fc.nat(40),
  word: fc.constantFrom(
    'Name',
    'A: b',
    "it's",
    '# x',
    '{',
    'yes',
    'Zwei Wörter',
    '',
    '2026-02-02',
    '3d',
    '40%',
    'bea, ali 50%',
    '7',
    'high',
    'closed',
  ),
});

const BY = ['no-earlier', 'must', 'lag'] as const;
const TYPES: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];
const LAGS = ['', '+2d', '-4h', '50%', 'x'];
const FIELDS: readonly CellField[] = ['start', 'finish', 'duration', 'percent', 'who', 'deadline'];
const RISK_FIELDS: readonly RiskField[] = ['status', 'owner', 'probability', 'impact', 'schedule', 'cost', 'quality'];
const RISK_STAGES: readonly RiskStage[] = ['inherent', 'residual', 'target'];

function intentOf({ kind, one, other, more, day, word }: Drawn, plan: Plan): Intent {
  const ids = [...plan.items.keys()];
  const id = ids[one % ids.length] ?? '';
  const second = ids[other % ids.length] ?? '';
  const when = MONDAY + day * 1440 + (more - 2) * 90;
  const some = [...new Set(more === 0 ? [id, second] : [id])];
  switch (kind) {
    case 'move':
      return { kind, by: BY[more % 3] ?? 'lag', moves: some.map((each, k) => ({ id: each, start: when + k * 1440 })) };
    case 'resize':
      return { kind, id, finish: when };
    case 'progress':
      return { kind, id, percent: (day * 7) % 101, begun: more > 2 };
    case 'link':
      return { kind, from: id, to: second, type: TYPES[more % 4] ?? 'FS', lag: LAGS[day % 6] ?? null };
    case 'unlink': {
      const [link] = plan.items.get(second)?.after ?? [];
      return { kind, from: link?.task ?? id, to: second, type: link?.type ?? 'FS' };
    }
    case 'rename':
      return { kind, id, name: word };
    case 'add':
      return { kind, after: id, inside: more > 2, name: word };
    // Not drawn: `fix.test.ts` mends what test plans have.
    case 'fix':
      return { kind, id, finding: more, title: word };
    case 'delete':
      return { kind, ids: some };
    case 'indent':
    case 'outdent':
      return { kind, ids: some };
    case 'reorder':
      return { kind, ids: some, direction: more > 2 ? 'up' : 'down' };
    case 'cell':
      return { kind, id, field: FIELDS[more] ?? 'who', value: word };
    case 'set-risk': {
      const field = RISK_FIELDS[day % 7] ?? 'status';
      return { kind, id: riskOf(plan, one), field, of: RISK_STAGES[more % 3] ?? 'target', value: word };
    }
    case 'add-risk':
      return { kind, event: word, probability: 'medium', impact: more > 2 ? 'high' : word };
    case 'risk-action': {
      const id = riskOf(plan, one);
      return { kind, id, action: plan.risks.get(id)?.actions[0]?.id ?? word, done: more > 2 };
    }
    case 'apply-what-if':
      return { kind, off: [riskOf(plan, one)], answered: more > 2 ? [riskOf(plan, other)] : [] };
  }
}

function riskOf({ risks }: Plan, at: number): string {
  return [...risks.keys()][at % Math.max(1, risks.size)] ?? '';
}

/** What the plan read from the new text says of the intent. */
function checkDone({ root, analysis, outcome, after }: Edited, intent: Intent): void {
  if (outcome.kind === 'refused') return;
  const { plan, schedule } = fresh(root, after);
  const ids = [...plan.items.keys()];
  const before = [...analysis.plan.items.keys()];
  switch (intent.kind) {
    case 'move':
      for (const { id, start } of intent.moves) {
        const [now, then] = [schedule.items.get(id)?.start ?? 0, start];
        assert.ok(
          now >= then || now === analysis.schedule.items.get(id)?.start,
          `${id} starts ${now}, asked for ${then}`,
        );
      }
      return;
    case 'progress':
      assert.equal(plan.items.get(intent.id)?.percentComplete, intent.percent);
      return;
    case 'link':
      assert.ok(
        plan.items.get(intent.to)?.after.some(({ task, type }) => intent.from.startsWith(task) && type === intent.type),
      );
      return;
    case 'unlink':
      assert.ok(
        !plan.items.get(intent.to)?.after.some(({ task, type }) => task === intent.from && type === intent.type),
      );
      return;
    case 'rename':
      assert.equal(plan.items.get(intent.id)?.name, intent.name);
      return;
    case 'add':
      assert.equal(ids.length, before.length + 1);
      assert.equal(plan.items.get(outcome.selects ?? '')?.name, intent.name);
      return;
    case 'delete':
      assert.ok(intent.ids.every((id) => !plan.items.has(id)));
      return;
    case 'indent':
    case 'outdent':
      assert.deepEqual([...ids].sort(), [...before].sort());
      assert.ok(intent.ids.some((id) => plan.items.get(id)?.parent !== analysis.plan.items.get(id)?.parent));
      return;
    case 'reorder':
      assert.deepEqual([...ids].sort(), [...before].sort());
      assert.notDeepEqual(ids, before);
      return;
    case 'set-risk': {
      const risk = plan.risks.get(intent.id);
      assert.ok(risk);
      if (intent.field === 'status' && intent.value !== '') assert.equal(risk.status, intent.value);
      if (intent.field === 'probability' && intent.of === 'inherent' && intent.value === 'high')
        assert.equal(risk.inherent.probabilityLevel, 4);
      return;
    }
    case 'add-risk':
      assert.equal(plan.risks.get(outcome.selects ?? '')?.title, intent.event);
      return;
    case 'risk-action': {
      const action = plan.risks.get(intent.id)?.actions.find(({ id }) => id === intent.action);
      assert.equal(action?.done, intent.done);
      return;
    }
    case 'apply-what-if':
      for (const id of intent.off) assert.equal(plan.risks.get(id)?.status, 'closed');
      for (const id of intent.answered) assert.ok(plan.risks.get(id)?.actions.every(({ done }) => done));
      return;
    case 'resize':
    case 'cell':
    case 'fix':
      return;
  }
}

const STRUCTURAL: ReadonlySet<Intent['kind']> = new Set(['add', 'delete', 'indent', 'outdent', 'reorder', 'add-risk']);

/** Edits of fields lie within the text of their items, line ends and all. */
function checkWithin({ analysis, outcome }: Edited, intent: Intent): void {
  if (outcome.kind === 'refused' || STRUCTURAL.has(intent.kind)) return;
  const ids =
    intent.kind === 'move'
      ? intent.moves.map(({ id }) => id)
      : intent.kind === 'apply-what-if'
        ? [...intent.off, ...intent.answered]
        : 'id' in intent
          ? [intent.id]
          : 'to' in intent
            ? [intent.to]
            : [];
  for (const { file, span, newText } of outcome.edits) {
    const source = analysis.sources.files.get(file);
    assert.ok(source && 'text' in source);
    assert.ok(
      ids.some((id) => {
        const { origin } = analysis.plan.items.get(id) ?? analysis.plan.risks.get(id) ?? {};
        const behind = source.text.slice(origin?.span.end ?? 0, span.start);
        return (
          origin &&
          origin.span.start <= span.start &&
          (span.start <= origin.span.end || /^[ \t]*(?:#[^\r\n]*)?(?:\r?\n[ \t]*#[^\r\n]*)*\r?\n?[ \t]*$/.test(behind))
        );
      }),
      `an edit outside: ${JSON.stringify(newText)}`,
    );
    if (source.text.includes('\r\n') && !/(?<!\r)\n/.test(source.text))
      assert.ok(!/(?<!\r)\n/.test(newText), `a lone line feed in ${JSON.stringify(newText)}`);
  }
}

describe('any edit of any plan', () => {
  it('says what it does, does it, and leaves everything else alone', () => {
    const fits = new Map<string, number>();
    fc.assert(
      fc.property(randomTexts, drawn, ({ root, texts }, gesture) => {
        const intent = intentOf(gesture, fresh(root, texts).plan);
        const result = editedTexts(root, texts, intent);
        checkHolds(result);
        checkDone(result, intent);
        checkWithin(result, intent);
        if (result.outcome.kind === 'planned') fits.set(intent.kind, (fits.get(intent.kind) ?? 0) + 1);
        else assert.deepEqual(editedTexts(root, texts, intent).outcome, result.outcome);
      }),
      { numRuns: RUNS },
    );
    // Otherwise the table above draws too little of something.
    if (RUNS >= 1000) assert.ok(fits.size >= 10, [...fits].join(' '));
  }).timeout(20_000 + 200 * RUNS);

  it('is refused or does no more harm where the text has errors', () => {
    fc.assert(
      fc.property(randomTexts, drawn, fc.integer(), ({ root, texts }, gesture, seed) => {
        const random = randomFrom(seed);
        const hurt = new Map([...texts].map(([file, text]) => [file, damaged(text, [text], random).at(-1) ?? text]));
        const analysis = fresh(root, hurt);
        if (analysis.plan.items.size === 0) return;
        const intent = intentOf(gesture, analysis.plan);
        const result = editedTexts(root, hurt, intent);
        checkHarmless(result);
        checkWithin(result, intent);
      }),
      { numRuns: RUNS },
    );
  }).timeout(20_000 + 200 * RUNS);
});
