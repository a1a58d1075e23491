import assert from 'node:assert/strict';
import { resolveText } from './resolved.ts';

const PHASES = `
project: {name: Office move}
resources: {cio: {}}
phases:
  initiation:
    name: Start
    tasks:
      charter: {duration: 3d}
    gate: {approvers: [cio, nobody], criteria: [Signed, {text: Funded, met: true, evidence: fund.pdf}], decision: go, decided: 2026-01-16}
  build:
    stage: execution
    cycle: 2
    replans: execution
    tasks:
      cabling:
        tasks:
          plan-cables: {}
          pull-cables: {milestone: true}
      test: {}
    gate:
      name: Ready to move
    handover: {to: cio, checklist: [Keys, {text: Manual, done: true}], accepted-by: cio, accepted-on: 2026-05-01}
  loose: {gate: false}
`;

describe('the outline', () => {
  const { plan } = resolveText(PHASES);

  it('lists every item, a parent before its children, gates last', () => {
    const lines = [...plan.items.values()].map(({ id, kind, parent, stage }) => `${id} ${kind} ${parent} ${stage}`);
    assert.deepEqual(lines, [
      'initiation phase null initiation',
      'charter task initiation initiation',
      'initiation.gate gate initiation initiation',
      'build phase null execution',
      'cabling summary build execution',
      'plan-cables task cabling execution',
      'pull-cables milestone cabling execution',
      'test task build execution',
      'build.gate gate build execution',
      'loose phase null null',
    ]);
  });

  it('names what has no name after its id, a gate after its phase', () => {
    const names = ['initiation.gate', 'build.gate', 'pull-cables'].map((id) => plan.items.get(id)?.name);
    assert.deepEqual(names, ['Gate: Start', 'Ready to move', 'Pull cables']);
  });

  it('reads gates, handovers and cycles', () => {
    const { gate } = plan.items.get('initiation.gate') ?? {};
    assert.deepEqual(gate?.criteria, [
      { text: 'Signed', met: null, evidence: null },
      { text: 'Funded', met: true, evidence: 'fund.pdf' },
    ]);
    assert.deepEqual([gate?.approvers, gate?.decision, gate?.decided?.minuteOfDay], [['cio'], 'go', null]);
    const build = plan.items.get('build');
    assert.deepEqual([build?.cycle, build?.replans, build?.handover?.acceptedBy], [2, 'execution', 'cio']);
    assert.deepEqual(
      build?.handover?.checklist.map(({ text, done }) => [text, done]),
      [
        ['Keys', false],
        ['Manual', true],
      ],
    );
    assert.equal(plan.items.get('charter')?.gate, null);
  });

  it('holds the same objects as the items', () => {
    assert.equal(plan.outline[0], plan.items.get('initiation'));
    assert.equal(plan.outline[0]?.children[0], plan.items.get('charter'));
  });

  it('may be tasks without phases', () => {
    const { plan: flat } = resolveText('project: {name: X}\ntasks:\n  a:\n  b: {tasks: {c: {}}}\n');
    assert.deepEqual(
      flat.outline.map(({ id, kind, stage }) => [id, kind, stage]),
      [
        ['a', 'task', null],
        ['b', 'summary', null],
      ],
    );
  });

  it('gives no effort to phases and gates, whatever is written there', () => {
    const { plan: read } = resolveText(
      'project: {name: X}\nresources: {r: {}}\nphases: {p: {duration: 5d, assign: r, gate: {duration: 2d, work: 1d}}}\n',
    );
    const efforts = [...read.items.values()].map(({ duration, work, assignments }) => [duration, work, assignments]);
    assert.deepEqual(efforts, [
      [null, null, []],
      [null, null, []],
    ]);
  });

  it('says where each field stands', () => {
    const { plan: read, at } = resolveText('project: {name: X}\ntasks:\n  a: {duration: 3d, after:}\n');
    const origin = read.items.get('a')?.origin;
    const field = (key: string) => origin?.fields.get(key);
    const text = (key: string): string[] => {
      const found = field(key);
      return found ? [at({ file: found.file, span: found.key }), at({ file: found.file, span: found.value })] : [];
    };
    assert.deepEqual([text('duration'), text('after'), text('work')], [['duration', '3d'], ['after', 'after'], []]);
    assert.equal(origin && at({ file: origin.file, span: origin.span }), 'a: {duration: 3d, after:}');
  });

  it('does not mind ids that objects inherit', () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];
    const text = `project: {name: X}\nresources:\n${ids.map((id) => `  r-${id}: {}\n  ${id}: {}\n`).join('')}tasks:\n${ids
      .map((id, index) => `  ${id}: {duration: 1d, assign: ${id}${index > 1 ? `, after: ${ids[index - 1]}` : ''}}\n`)
      .join('')}`;
    const { plan: read, found } = resolveText(text);
    assert.deepEqual([...read.items.keys()], ids);
    assert.deepEqual(found, []);
    assert.equal(read.items.get('toString')?.after[0]?.task, 'constructor');
    // The first begins with no letter: it can be a key, but no text mentions it.
    assert.ok(ids.slice(1).every((id) => read.items.get(id)?.assignments[0]?.party === id));
  });
});
