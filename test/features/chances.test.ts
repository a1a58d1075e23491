/** What the simulation says, where people look: behind lines, above the plan, in hovers and on the timeline. */
import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { positionAt } from '../../server/src/core/base/lines.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import type { Simulated } from '../../server/src/core/risk/simulated.ts';
import { ABLE_CLIENT, PLAIN_CLIENT } from '../../server/src/features/client.ts';
import { codeLenses, resolveCodeLens } from '../../server/src/features/code-lens.ts';
import { hover } from '../../server/src/features/hover.ts';
import { ALL_HINTS, inlayHints, resolveInlayHint } from '../../server/src/features/inlay-hints.ts';
import { planOverview } from '../../server/src/views/overview.ts';
import { TimelineTeller } from '../../server/src/views/timeline/teller.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { at, simulatedWith, sure } from '../support/chances.ts';
import { FOLDER } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';

const FILE = `${FOLDER}plan.plan.yaml`;
/** 2 March 2026 is a Monday. */
const PLAN = `project: {name: Move, start: 2026-03-02, deadline: 2026-03-09}
tasks:
  design: {duration: 2d}
  order: {duration: 1d, after: design, deadline: 2026-03-05}
  pack: {duration: 1d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-02}
risks:
  late: {event: Late, affects: order}
`;
const SIMULATED = simulatedWith({
  finish: { p50: '2026-03-05T12:00', p80: '2026-03-10T17:00', chance: sure(0.624, 0.012) },
  error: 0.42,
  tasks: {
    design: { p50: '2026-03-03T17:00', p80: '2026-03-03T17:00', critical: 0.004 },
    order: { p50: '2026-03-05T12:00', p80: '2026-03-07T00:00', critical: 0.9 },
    pack: { p50: '2026-03-02T17:00', p80: '2026-03-12T17:00' },
  },
  deadlines: { order: sure(0.31, 0.01) },
  risks: { late: { frequency: 0.3, p80Days: sure(3.2, 0.8) } },
  responses: { late: sure(1.5, 0.01) },
});

function snapshotWith(simulated: Simulated | null) {
  return snapshotOf(new Map([[FILE, PLAN]]), FILE, FOLDER, simulated);
}

function hovered(word: string, simulated: Simulated | null): string {
  const snapshot = snapshotWith(simulated);
  const found = hover(snapshot, { position: positionAt(snapshot.lines, PLAN.indexOf(word)) }, PLAIN_CLIENT);
  assert.ok(found);
  return (found.contents as MarkupContent).value;
}

function labels(simulated: Simulated | null, p80 = true): string[] {
  const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
  return runToEnd(inlayHints(snapshotWith(simulated), { range }, { ...ALL_HINTS, p80 })).map(({ label }) => `${label}`);
}

describe('chances behind a line', () => {
  it('are told where P80 is another day than planned, and of nothing that is over', () =>
    assert.deepEqual(labels(SIMULATED), ['2 Mar – 3 Mar · critical', '4 Mar · P80 6 Mar · critical', '2 Mar · done']));

  it('are left out where they are not wanted or not known', () => {
    assert.deepEqual(labels(SIMULATED, false), labels(null));
    assert.equal(labels(null)[1], '4 Mar · critical');
  });

  it('are told in full when a pointer rests on them', () => {
    const snapshot = snapshotWith(SIMULATED);
    const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    const [hint] = runToEnd(inlayHints(snapshot, { range }, ALL_HINTS, ABLE_CLIENT));
    assert.ok(hint);
    assert.match(String(resolveInlayHint(snapshot, hint).tooltip), /80 percent sure by: Fri 6 Mar 2026/);
  });
});

describe('chances in a hover', () => {
  it('of a task: when it is sure, its deadline, and how often it decides', () => {
    const text = hovered('order', SIMULATED);
    assert.match(text, /80 percent sure by: Fri 6 Mar 2026; as likely before as after Thu 5 Mar 2026/);
    assert.match(text, /Chance of the deadline: 31 % \(± 1 %\)/);
    assert.match(text, /Decides the finish: in 90 % of the trials/);
    assert.match(hovered('design', SIMULATED), /Decides the finish: in <1 % of the trials/);
    assert.doesNotMatch(hovered('pack', SIMULATED), /percent sure/);
    assert.doesNotMatch(hovered('order', null), /percent sure/);
  });

  it('of a risk: how often it strikes and what that costs', () => {
    assert.match(hovered('late', SIMULATED), /Strikes: in 30 % of the trials/);
    assert.match(
      hovered('late', SIMULATED),
      /Costs: 3\.2 days \(± 0\.8 days\): without it the plan is 80 percent sure so much sooner/,
    );
    const saves = simulatedWith({ risks: { late: { frequency: 0.3, p80Days: sure(-1, 0.01) } } });
    assert.match(hovered('late', saves), /Saves: 1 day: without it the plan is 80 percent sure so much later/);
    const nothing = simulatedWith({ risks: { late: { frequency: 0.3, p80Days: sure(0.01, 0.01) } } });
    assert.match(hovered('late', nothing), /Costs: no day of P80(?!,)/);
    const drivers = [{ kind: 'risk' as const, id: 'late', low: -1, high: 4.2, criticality: 0.3 }];
    const hidden = simulatedWith({ risks: { late: { frequency: 0.3, p80Days: sure(0.01, 0.01) } }, drivers });
    assert.match(
      hovered('late', hidden),
      /no day of P80, but the end comes 5\.2 days later on average where it strikes/,
    );
    const seldom = simulatedWith({ risks: { late: { frequency: 0.3, p80Days: sure(0.2, 0.01) } }, drivers });
    assert.match(
      hovered('late', seldom),
      /Costs: 0\.2 days: without it .* so much sooner, but the end comes 5\.2 days later on average where it strikes/,
    );
    assert.match(hovered('late', SIMULATED), /Open actions buy: 1\.5 days: with them/);
    const notYet = simulatedWith({ risks: { late: { frequency: 0.3 } } });
    assert.doesNotMatch(hovered('late', notYet), /Costs/);
    const others = simulatedWith({ risks: { late: {}, other: { p80Days: sure(1) } } });
    assert.match(hovered('late', others), /Costs: not compared: of so many risks only the gravest are/);
  });

  it('of the plan, at its header, and that they are of before a change', () => {
    const text = hovered('project', SIMULATED);
    assert.match(text, /80 percent sure by: Tue 10 Mar 2026 \(± 0\.4 days\)/);
    assert.match(text, /Chance of the deadline: 62 % \(± 1 %\)/);
    assert.doesNotMatch(text, /before the last change/);
    const stale = { ...SIMULATED, stale: true };
    for (const word of ['project', 'order', 'late']) assert.match(hovered(word, stale), /before the last change/);
  });
});

describe('the chance above a plan', () => {
  function lens(simulated: Simulated | null, client = ABLE_CLIENT) {
    const snapshot = snapshotWith(simulated);
    const only = { timeline: false, slack: false, risks: false, chance: true };
    return codeLenses(snapshot, only, client).map((each) => resolveCodeLens(snapshot, each, client).command);
  }

  it('is a way to the simulation until it is known', () =>
    assert.deepEqual(lens(null), [{ title: 'Simulate', command: 'planline.simulate', arguments: [FILE] }]));

  it('says when the plan is sure to be done, also to who has no panel', () => {
    const title = '80 % sure by 10 Mar 2026 · 62 % by the deadline';
    assert.deepEqual(lens(SIMULATED), [{ title, command: 'planline.simulate', arguments: [FILE] }]);
    assert.deepEqual(lens(SIMULATED, PLAIN_CLIENT), [{ title, command: '' }]);
    assert.deepEqual(lens(null, PLAIN_CLIENT), []);
  });

  it('is that of the confidence the plan asks for, in the hover too', () => {
    const ninety = simulatedWith({ confidence: 0.9, error: 0.4 });
    assert.deepEqual(
      lens(ninety).map((command) => command?.title),
      ['90 % sure by 10 Mar 2026'],
    );
    assert.match(hovered('project', ninety), /90 percent sure by: Tue 10 Mar 2026 \(± 0\.4 days\)/);
  });
});

describe('chances in a view', () => {
  const [analysis] = snapshotWith(null).analyses;

  it('are those of each row that is not over, and of the plan', () => {
    const view = timelineView(analysis, 1, { simulated: SIMULATED });
    assert.deepEqual(
      view.rows.map(({ id, chance }) => [id, chance]),
      [
        ['design', { p50: at('2026-03-03T17:00'), p80: at('2026-03-03T17:00') }],
        ['order', { p50: at('2026-03-05T12:00'), p80: at('2026-03-07T00:00') }],
        ['pack', null],
      ],
    );
    assert.deepEqual(view.chance, { p50: at('2026-03-05T12:00'), sure: at('2026-03-10T17:00'), confidence: 0.8 });
  });

  it('make a row new where they have changed, and only there', () => {
    const tasks = { ...Object.fromEntries(SIMULATED.tasks), order: { p50: 0, p80: 1, criticality: 0, cruciality: 0 } };
    const moved = new Map(Object.entries(tasks).map(([id, task]) => [id, { ...task, id }]));
    const teller = new TimelineTeller();
    runToEnd(teller.telling(analysis, 1, { simulated: SIMULATED, serial: 1 }));
    runToEnd(teller.telling(analysis, 1, { simulated: { ...SIMULATED, tasks: moved }, serial: 2 }));
    const changed = teller.changesSince(1)?.rows.map((each) => [Array.from(each.at), each.fields]);
    assert.deepEqual(changed, [[[1], ['chance']]]);
  });

  it('are those of a phase, whose last work has them', () => {
    const text = 'project: {name: P}\nphases:\n  build: {tasks: {wall: {duration: 1d}}}\n';
    const [phased] = snapshotOf(new Map([[FILE, text]]), FILE, FOLDER, null).analyses;
    const simulated = simulatedWith({ groups: { build: { p50: '2026-03-05T12:00', p80: '2026-03-09T17:00' } } });
    const view = timelineView(phased, 1, { simulated });
    assert.deepEqual(view.rows[0]?.chance, { p50: at('2026-03-05T12:00'), p80: at('2026-03-09T17:00') });
  });

  it('are in the overview', () => {
    assert.equal(planOverview(analysis, 1)?.chance, null);
    assert.deepEqual(planOverview(analysis, 1, SIMULATED)?.chance, {
      p50: at('2026-03-05T12:00'),
      sure: at('2026-03-10T17:00'),
      confidence: 0.8,
      deadline: 0.624,
    });
  });
});
