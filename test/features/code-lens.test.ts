/** What stands above a plan, its phases and what is at risk; and what it runs. */
import assert from 'node:assert/strict';
import { ABLE_CLIENT, type ClientAbilities, PLAIN_CLIENT } from '../../server/src/features/client.ts';
import { type CodeLensSettings, codeLenses, resolveCodeLens } from '../../server/src/features/code-lens.ts';
import { snapshotOf } from '../support/snapshots.ts';

const FILE = 'file:///plans/plan.plan.yaml';
const ALL: CodeLensSettings = { timeline: true, slack: true, risks: true, chance: true };
const PLAN = `project: {name: Move, start: 2026-03-02}
phases:
  planning:
    tasks:
      design: {duration: 2d}
      order: {duration: 1d, after: design}
  execution:
    tasks: {pack: {duration: 1d}}
risks:
  late: {event: Late, affects: [order, planning]}
  lost: {event: Lost, affects: order, status: watching}
  over: {event: Over, affects: pack, status: closed}
`;

function shown(settings: CodeLensSettings = ALL, client: ClientAbilities = ABLE_CLIENT, text = PLAN): string[] {
  const snapshot = snapshotOf(new Map([[FILE, text]]), FILE);
  return codeLenses(snapshot, settings, client).map((lens) => {
    assert.equal(lens.command, undefined, 'what it says waits for resolve');
    const { range, command } = resolveCodeLens(snapshot, lens, client);
    return `${range.start.line}: ${command?.title}${command?.command ? ` → ${command.command}` : ''}`;
  });
}

describe('code lenses', () => {
  it('tell what a plan and its phases come to, and run what the client has', () =>
    assert.deepEqual(shown(), [
      '0: Show on timeline → planline.openTimeline',
      '0: Mon 2 Mar 2026 to Wed 4 Mar 2026',
      '0: Simulate → planline.simulate',
      '0: 2 risks → planline.openRisks',
      '2: Show on timeline → planline.openTimeline',
      '2: critical',
      '2: 1 risk → planline.openRisks',
      '5: 2 risks → planline.openRisks',
      '6: Show on timeline → planline.openTimeline',
      '6: 2d slack',
    ]));

  it('add up what threats that may happen expose to, also those of what a task makes', () => {
    const text = `project: {name: Move, start: 2026-03-02, currency: EUR}
deliverables: {book: {name: Book}}
tasks:
  write: {duration: 2d, deliverables: [book]}
risks:
  late: {event: Late, affects: [write], probability: 50%, impact: {schedule: 3d, cost: 4k}}
  lost: {event: Lost, affects: [book], probability: 10%, impact: {schedule: 10d}}
  gain: {event: Gain, kind: opportunity, affects: [book], probability: 10%, impact: {schedule: 10d}}
`;
    assert.deepEqual(shown({ timeline: false, slack: false, risks: true, chance: false }, PLAIN_CLIENT, text), [
      '0: 3 risks · 2.5d and 2,000 EUR',
      '3: 3 risks · 2.5d and 2,000 EUR',
    ]);
  });

  it('run nothing that a client lacks', () =>
    assert.deepEqual(shown(ALL, PLAIN_CLIENT), [
      '0: Mon 2 Mar 2026 to Wed 4 Mar 2026',
      '0: 2 risks',
      '2: critical',
      '2: 1 risk',
      '5: 2 risks',
      '6: 2d slack',
    ]));

  it('are of the kinds that are set', () => {
    const none = { timeline: false, slack: false, risks: false, chance: false };
    assert.deepEqual(shown(none), []);
    assert.equal(shown({ ...none, timeline: true }).length, 3);
    assert.equal(shown({ ...none, slack: true }).length, 3);
    assert.equal(shown({ ...none, risks: true }).length, 3);
    assert.equal(shown({ ...none, chance: true }).length, 1);
  });

  it('stand above what they are about in a part, which has no header', () => {
    const part = 'phases:\n  planning: {tasks: {a: {duration: 1d}}}\n';
    const texts = new Map([
      [FILE, 'project: {name: A, start: 2026-03-02}\ninclude: part.plan.yaml\n'],
      ['file:///plans/part.plan.yaml', part],
    ]);
    const lenses = codeLenses(snapshotOf(texts, 'file:///plans/part.plan.yaml'), ALL, ABLE_CLIENT);
    assert.deepEqual(
      lenses.map(({ range }) => range.start.line),
      [1, 1],
    );
  });

  it('say nothing of what has gone since', () => {
    const snapshot = snapshotOf(new Map([[FILE, PLAN]]), FILE);
    const [, , , , lens] = codeLenses(snapshot, ALL, ABLE_CLIENT);
    assert.ok(lens);
    const later = snapshotOf(new Map([[FILE, 'project: {name: A}\n']]), FILE);
    assert.equal(resolveCodeLens(later, lens, ABLE_CLIENT).command, undefined);
    assert.equal(resolveCodeLens(null, lens, ABLE_CLIENT).command, undefined);
  });

  it('lead to their phase on the timeline, and to the plan as a whole', () => {
    const text = 'project: {name: A, start: 2026-03-02}\nphases: {planning: {tasks: {a: {duration: 1d}}}}\n';
    const file = 'file:///plans/plan.plan.yaml';
    const snapshot = snapshotOf(new Map([[file, text]]), file);
    const settings = { timeline: true, slack: false, risks: false, chance: false };
    const lenses = codeLenses(snapshot, settings, ABLE_CLIENT);
    assert.deepEqual(
      lenses.map((lens) => resolveCodeLens(snapshot, lens, ABLE_CLIENT).command?.arguments),
      [[file], [file, 'planning']],
    );
  });
});
