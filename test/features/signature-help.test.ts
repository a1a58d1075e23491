/** The form of what is typed: which parts it has, and which of them the cursor is in. */
import assert from 'node:assert/strict';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { signatureHelp } from '../../server/src/features/signature-help.ts';
import { atCursor } from '../support/check-places.ts';
import { parseFixture } from '../support/fixture.ts';

function helpAt(source: string) {
  const { snapshot, position } = atCursor(parseFixture(source));
  return signatureHelp(snapshot, { position }, ABLE_CLIENT);
}

/** The label with the active part between ‹ ›; none where there is no help. */
function shown(line: string): string {
  const help = helpAt(`project: {name: Move, start: 2026-03-02}
resources: {ali: {name: Ali Demir}, rack: {type: material}}
tasks:
  design: {name: Floor plan, duration: 2d}
${line}
`);
  const signature = help?.signatures[help.activeSignature ?? 0];
  const active = signature?.parameters?.[signature.activeParameter ?? 0]?.label;
  if (!signature) return 'none';
  return active === undefined ? signature.label : signature.label.replace(String(active), `‹${String(active)}›`);
}

describe('signature help', () => {
  const link = (part: number) =>
    ['ID', '[FS|SS|FF|SF]', '[+LAG|-LEAD]'].map((text, at) => (at === part ? `‹${text}›` : text)).join(' ');
  const cases: readonly (readonly [string, string])[] = [
    ['  a: {after: $0}', link(0)],
    ['  a: {after: des$0}', link(0)],
    ['  a: {after: design $0}', link(1)],
    ['  a: {after: design S$0}', link(1)],
    ['  a: {after: design SS$0}', link(1)],
    ['  a: {after: design SS $0}', link(2)],
    ['  a: {after: design SS+$0}', link(2)],
    ['  a: {after: design +2$0d}', link(2)],
    ['  a: {after: [design, design -$0', link(2)],
    ['  a:\n    after: design FF$0', link(1)],
    ['  a:\n    after:\n      - design $0', link(1)],
    ['  a:\n    after:\n      des$0', link(0)],
    ['  a: {after: ["design SS$0"]}', link(1)],
    ['  a: {assign: al$0}', '‹ID› [UNITS%]'],
    ['  a: {assign: ali 5$0}', 'ID ‹[UNITS%]›'],
    ['  a: {assign: [rack $0', 'ID ‹xN›'],
    [
      '  a: {estimate: {optimistic: 2d, most-likely: $0',
      'optimistic: DURATION, ‹most-likely: DURATION›, pessimistic: DURATION, distribution: pert|triangular|uniform|normal|lognormal|trigen, weight: NUMBER, percentiles: PERCENT',
    ],
    ['  a: {constraint: {must-st$0', '‹must-start-on: DATE›'],
    ['  a: {constraint: {must-start-on: 2026-$0}}', '‹must-start-on: DATE›'],
    ['  a: {after: [{task: design, la$0', 'task: ID, type: FS|SS|FF|SF, ‹lag: LAG›, reason: TEXT'],
    ['  a: {na$0me: A}', 'none'],
    ['  a: {name: A$0}', 'none'],
    ['  # after: design $0', 'none'],
    ['$0', 'none'],
  ];
  for (const [line, label] of cases) {
    it(`of ${line.trim().replaceAll('\n', '⏎')} is ${label}`, () => assert.equal(shown(line), label));
  }

  it('says what the id stands for, when it is done, and what the type means', () => {
    const help = helpAt(
      'project: {name: A, start: 2026-03-02}\ntasks:\n  d: {name: "*Floor*", duration: 1d}\n  a: {after: d SS$0}\n',
    );
    const [id, type, lag] =
      help?.signatures[0]?.parameters?.map(({ documentation }) => JSON.stringify(documentation)) ?? [];
    assert.match(id ?? '', /Floor/);
    assert.match(id ?? '', /2 Mar 2026/);
    assert.ok(!(id ?? '').includes('**Floor**'), 'a name is data');
    assert.match(type ?? '', /SS/);
    assert.doesNotMatch(type ?? '', /`FF`/);
    assert.match(lag ?? '', /overlap/);
  });

  it('knows the tasks of other plans', () => {
    const help = helpAt(`project: {name: A, start: 2026-03-02}
projects: {dc: dc.plan.yaml}
tasks:
  a: {after: dc:power $0}
# file: dc.plan.yaml
project: {name: DC, start: 2026-03-02}
tasks: {power: {name: Power on, duration: 1d}}
`);
    assert.match(JSON.stringify(help?.signatures[0]?.parameters?.[0]), /Power on/);
  });
});
