/** Predecessors come in, successors go out: over parts and other plans, each with what its link says. */
import assert from 'node:assert/strict';
import type { CallHierarchyItem, Range } from 'vscode-languageserver-types';
import { offsetAt } from '../../server/src/core/base/lines.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/call-hierarchy.ts';
import { atCursor } from '../support/check-places.ts';
import { parseFixture } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';

interface Told {
  /** `name | detail | text of the ranges`, in order. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
}

function tell(source: string, plans: readonly string[] = []): { item: CallHierarchyItem; told: Told } {
  const { snapshot, position, texts } = atCursor(parseFixture(source));
  const item = prepareCallHierarchy(snapshot, { position })?.[0];
  assert.ok(item, 'nothing there');
  const own = snapshotOf(texts, item.uri);
  const others = plans.map((plan) => snapshotOf(texts, `file:///plans/${plan}`).analyses[0]);
  const told = (uri: string, other: CallHierarchyItem, ranges: readonly Range[]) => {
    const found = own.fileOf(uri);
    assert.ok(found, uri);
    const written = ranges.map(({ start, end }) =>
      found.text.slice(offsetAt(found.lines, start), offsetAt(found.lines, end)),
    );
    return [other.name, other.detail, written.join(' + ')].join(' | ');
  };
  return {
    item,
    told: {
      incoming: incomingCalls(own, { item }).map(({ from, fromRanges }) => told(from.uri, from, fromRanges)),
      outgoing: outgoingCalls(own, { item }, others).map(({ to, fromRanges }) => told(item.uri, to, fromRanges)),
    },
  };
}

describe('call hierarchy', () => {
  it('tells type, lag and slack of each link, and which one decides', () =>
    assert.deepEqual(
      tell(`
project: {name: Move, start: 2026-03-02}
tasks:
  design: {name: Floor plan, duration: 5d}
  permit: {duration: 2d}
  or$0der: {duration: 2d, after: [design SS+2d, permit]}
  build: {duration: 1d, after: [order FF-1d, order]}
  paint: {duration: 1d, after: build}
`).told,
      {
        incoming: ['design · Floor plan | SS+2d · driving | design SS+2d', 'permit · Permit | FS · driving | permit'],
        outgoing: ['build · Build | FF-1d · 2d slack; FS · driving | order FF-1d + order'],
      },
    ));

  it('counts the slack of a link that does not decide', () =>
    assert.deepEqual(
      tell(`
project: {name: Move, start: 2026-03-02}
tasks:
  design: {duration: 5d}
  permit: {duration: 2d}
  or$0der: {duration: 2d, after: [design, permit]}
`).told.incoming,
      ['design · Design | FS · driving | design', 'permit · Permit | FS · 3d slack | permit'],
    ));

  it('starts where the cursor is on a mention, or anywhere in a task', () => {
    const plan = (text: string) => `
project: {name: Move, start: 2026-03-02}
tasks:
  design: {duration: 5d}
  order: {${text}}
`;
    assert.equal(tell(plan('after: des$0ign')).item.name, 'design · Design');
    assert.equal(tell(plan('after: design, dura$0tion: 1d')).item.name, 'order · Order');
    const { snapshot, position } = atCursor(parseFixture('project: {name: M$0ove}\n'));
    assert.equal(prepareCallHierarchy(snapshot, { position }), null);
  });

  it('tells links of a phase as the phase’s, and what a gate waits for', () => {
    const plan = (a: string, gate: string) => `
project: {name: Move, start: 2026-03-02}
phases:
  planning:
    tasks: {${a}, b: {duration: 3d}}
    ${gate}: {decision: go, decided: 2026-03-05}
  execution:
    after: planning
    tasks: {c: {duration: 1d}}
`;
    const inner = tell(plan('$0a: {duration: 1d}', 'gate')).told;
    assert.deepEqual(inner.outgoing, ['execution · Execution | FS · driving | planning']);
    const gate = tell(plan('a: {duration: 1d}', 'ga$0te')).told;
    assert.deepEqual(gate.incoming, ['a · A | in planning | a', 'b · B | in planning | b']);
    assert.equal(gate.outgoing.length, 1);
    const below = tell(plan('a: {duration: 1d}', 'gate').replace('c: {', 'c$0: {')).told;
    assert.deepEqual(below.incoming, ['planning · Planning | FS · driving · of execution | planning']);
  });

  it('goes through parts, where the id stands for the link that is in another file', () =>
    assert.deepEqual(
      tell(`
project: {name: Move, start: 2026-03-02}
include: more.plan.yaml
tasks:
  design: {duration: 5d}
  pack: {duration: 1d, after: order}
# file: more.plan.yaml
tasks:
  or$0der: {duration: 2d, after: design}
`).told,
      { incoming: ['design · Design | FS · driving | design'], outgoing: ['pack · Pack | FS · driving | order'] },
    ));

  const linked = (main: string, other: string) => `
project: {name: Move, start: 2026-03-02}
projects: {dc: dc.plan.yaml}
tasks:
  ${main}
# file: dc.plan.yaml
project: {name: DC, start: 2026-03-02}
tasks:
  ${other}
`;

  it('goes to tasks of other plans', () =>
    assert.deepEqual(
      tell(linked('pa$0ck: {duration: 1d, after: dc:power +1d}', 'power: {name: On, duration: 2d}')).told.incoming,
      ['dc:power · On | FS+1d · driving | power'],
    ));

  it('and from them back to the plans that wait', () =>
    assert.deepEqual(
      tell(linked('pack: {duration: 1d, after: dc:power}', 'po$0wer: {name: On, duration: 2d}'), ['plan.plan.yaml'])
        .told.outgoing,
      ['pack · Pack | FS · driving | power'],
    ));

  it('finds an item again for a client that drops its data', () => {
    const { snapshot, position } = atCursor(
      parseFixture('project: {name: A}\ntasks: {a: {name: Begin, duration: 1d}, $0b: {after: a}}\n'),
    );
    const [item] = prepareCallHierarchy(snapshot, { position }) ?? [];
    assert.ok(item);
    const { data: _, ...bare } = item;
    assert.equal(incomingCalls(snapshot, { item: bare }).length, 1);
  });
});
