/** Parts of the risk page without a browser: arrows, filters, sorting, the burn-down, the register as CSV. */
import assert from 'node:assert/strict';
import { arrowMarks } from '../../client/src/webview/risks/arrow-marks.ts';
import { arrowsOf } from '../../client/src/webview/risks/arrows.ts';
import { COLUMNS, sorted } from '../../client/src/webview/risks/columns.ts';
import { editEntries } from '../../client/src/webview/risks/edit-menu.ts';
import { csvCell, registerCsv } from '../../client/src/webview/risks/exports/csv.ts';
import { burnScene } from '../../client/src/webview/risks/exposure/burn-scene.ts';
import { burnPoints, burnSentence } from '../../client/src/webview/risks/exposure/burn-steps.ts';
import { type Choices, NOTHING_ONLY, readChoices } from '../../client/src/webview/risks/kept-state.ts';
import { chipsOf, shownRisks } from '../../client/src/webview/risks/register-filter.ts';
import { trialsWords } from '../../client/src/webview/risks/trials-words.ts';
import { numberWords } from '../../client/src/webview/risks/words.ts';
import { dateWords } from '../../client/src/webview/shared/dates.ts';
import type { EditIntent } from '../../server/src/protocol/plan-edit.ts';
import type { RiskRow } from '../../server/src/protocol/risks.ts';
import type { RiskEffect, SimulationState } from '../../server/src/protocol/simulation.ts';
import { riskView } from '../../server/src/views/risks.ts';
import { simulatedSample } from '../support/simulated.ts';
import { analysisOfText } from '../support/views.ts';

const PLAN = `
project: {name: Small, start: 2026-03-02, status-date: 2026-03-16, currency: EUR}
resources: {ali: {name: Ali Demir}, bea: {name: Bea Roth}}
tasks: {a: {name: Lay the line, duration: 20d}}
risks:
  late:
    event: Line late
    category: supplier
    probability: 60%
    impact: {schedule: 10d, cost: 15k}
    affects: a
    owner: ali
    response: mitigate
    actions: {quote: {text: Second quote, owner: ali, due: 2026-03-20}}
    residual: {probability: 10%, impact: {schedule: 2d}}
    target: {probability: very-low}
  twin:
    event: Router late
    category: supplier
    probability: 60%
    impact: {schedule: 10d}
    residual: {probability: 10%, impact: {schedule: 2d}}
  vague: {event: Something odd}
  gone: {event: Old one, probability: 60%, impact: high, status: closed}
  reuse: {event: Old racks fit, kind: opportunity, probability: 30%, impact: {schedule: 4d}, owner: bea, status: watching}
`;
const view = riskView(analysisOfText(PLAN), 1);
const WORDS = { dates: dateWords('en-GB', 'none'), numbers: numberWords('en-GB', 'EUR') };
const EFFECTS = { ...WORDS, effects: new Map() };
const FREE = { cell: null, filter: '', only: NOTHING_ONLY } satisfies Partial<Choices>;
const idsOf = (risks: readonly RiskRow[]): string[] => risks.map(({ id }) => id);
const riskOf = (id: string): RiskRow => {
  const risk = view.risks.find((each) => each.id === id);
  assert.ok(risk, id);
  return risk;
};

describe('arrows of the heat map', () => {
  const threats = view.risks.filter(({ kind, status }) => kind === 'threat' && status !== 'closed');

  it('merge where risks share both ends', () => {
    const [arrow, ...others] = arrowsOf(threats, 'now', null);
    assert.deepEqual(others, []);
    assert.deepEqual(idsOf(arrow?.risks ?? []), ['late', 'twin']);
    assert.deepEqual(
      [arrow?.from, arrow?.to],
      [
        { column: 2, row: 1 },
        { column: 1, row: 4 },
      ],
    );
  });

  it('lead from now to the target where that is shown', () => {
    const arrows = arrowsOf(threats, 'target', null);
    assert.deepEqual(
      arrows.map(({ risks }) => idsOf(risks)),
      [['late'], ['twin']],
    );
  });

  it('are only that of the selected risk among many', () => {
    const many = Array.from({ length: 13 }, (_, at) => ({ ...riskOf('late'), id: `late-${at}` }));
    assert.deepEqual(arrowsOf(many, 'now', null), []);
    assert.deepEqual(idsOf(arrowsOf(many, 'now', 'late-3')[0]?.risks ?? []), ['late-3']);
  });

  it('end beside each other in one cell', () => {
    const [one] = arrowsOf(threats, 'now', null);
    assert.ok(one);
    const ends = arrowMarks([one, one, one]).map(({ to }) => `${to.x} ${to.y}`);
    assert.equal(new Set(ends).size, 3);
  });
});

describe('the register', () => {
  it('is narrowed by words, by a cell of the heat map and by what risks say', () => {
    const shown = (change: Partial<Choices>): string[] => idsOf(shownRisks(view.risks, { ...FREE, ...change }));
    assert.equal(shown({}).length, view.risks.length);
    assert.deepEqual(shown({ filter: ' LAY the ' }), ['late']);
    assert.deepEqual(shown({ cell: { kind: 'threat', stage: 'now', probability: 4, impact: 3 } }), ['late', 'twin']);
    assert.deepEqual(shown({ cell: { kind: 'threat', stage: 'target', probability: 1, impact: 3 } }), ['late']);
    assert.deepEqual(shown({ only: { ...NOTHING_ONLY, status: ['watching', 'closed'] } }), ['gone', 'reuse']);
    assert.deepEqual(shown({ only: { ...NOTHING_ONLY, owner: [''], category: ['supplier'] } }), ['twin']);
  });

  it('says each word it is narrowed by and takes just that one away', () => {
    const only = { ...NOTHING_ONLY, owner: ['', 'Ali Demir'], status: ['open'] as const };
    const cell = { kind: 'threat', stage: 'residual', probability: 5, impact: 1 } as const;
    const choices = { ...FREE, only, cell };
    const chips = chipsOf(choices);
    assert.deepEqual(
      chips.map(({ text }) => text),
      ['Probability very high, impact very low, after response', 'No owner', 'Ali Demir', 'Open'],
    );
    assert.deepEqual(chips[1]?.without(choices), { only: { ...only, owner: ['Ali Demir'] } });
    assert.deepEqual(chips[0]?.without(choices), { cell: null });
  });

  it('sorts by every column, and what says nothing last whichever way', () => {
    for (const { id, sortBy } of COLUMNS) {
      for (const descending of [true, false]) {
        const order = sorted(view.risks, id, descending, EFFECTS);
        assert.equal(order.length, view.risks.length);
        const values = order.map((risk) => sortBy(risk, EFFECTS));
        const first = values.indexOf(null);
        assert.ok(first < 0 || values.slice(first).every((value) => value === null), `${id} ${values.join()}`);
      }
    }
    assert.deepEqual(idsOf(sorted(view.risks, 'score', true, EFFECTS)).slice(0, 2), ['gone', 'late']);
  });

  it('counts what an opportunity saves the other way', () => {
    const days = COLUMNS.find(({ id }) => id === 'days');
    assert.equal(days?.text(riskOf('reuse'), EFFECTS), '-1.2');
    assert.equal(days?.text(riskOf('late'), EFFECTS), '6');
  });
});

describe('what a risk does to P80', () => {
  const column = COLUMNS.find(({ id }) => id === 'p80');
  const told = (effect: Partial<RiskEffect>) => {
    const nothing = { id: 'late', frequency: 0.1, meanDays: 0, meanCost: 0, p80Days: null, p80Cost: null, note: null };
    const words = { ...WORDS, effects: new Map([['late', { ...nothing, ...effect }]]) };
    return [column?.text(riskOf('late'), words), column?.note?.(riskOf('late'), words)];
  };

  it('is told with the mean where it lies on a plateau that hides what the risk does', () => {
    const note = { days: 5.24, text: 'no day of P80, but …' };
    assert.deepEqual(told({ p80Days: { value: -0.02, error: 0 }, note }), ['0, mean 5.2', note.text]);
    assert.deepEqual(told({ p80Days: { value: 0.02, error: 0 } }), ['0', null]);
  });

  it('is no number where it was not compared', () => {
    assert.deepEqual(told({}), ['–', null]);
    assert.deepEqual(told({ note: { days: null, text: 'not compared' } }), ['–', 'not compared']);
  });
});

describe('what the reader chose', () => {
  it('is read from what was kept, whatever that is', () => {
    const nothing = readChoices(null);
    for (const odd of [undefined, 7, 'x', [], { sort: 3, cell: { probability: 9 }, only: { owner: [1, {}] } }])
      assert.deepEqual(readChoices(odd), nothing);
    const kept: Choices = {
      kind: 'opportunity',
      stage: 'target',
      sort: { column: 'owner', descending: false },
      cell: { kind: 'threat', stage: 'now', probability: 2, impact: 3 },
      filter: 'line',
      only: { kind: ['threat'], category: ['x'], owner: [''], status: ['open'], band: ['critical'] },
      selected: 'late',
      parts: { curve: { table: true } },
    };
    assert.deepEqual(readChoices(JSON.parse(JSON.stringify(kept))), kept);
  });
});

describe('the burn-down of exposure', () => {
  const { burnDown } = view;
  assert.ok(burnDown);

  it('falls when a response is due and says so', () => {
    const points = burnPoints(burnDown, 'days');
    assert.equal(points[0]?.exposed, 12);
    const answered = points.find(({ because }) => because.includes('Line late is answered'));
    assert.equal(answered?.exposed.toFixed(1), '6.2');
    assert.match(
      burnSentence(burnDown, 'days', WORDS),
      /^On 16 March threats expose the plan to 12 working days; in the end/,
    );
  });

  it('stands on its steps, before the status date as it was and behind it as planned', () => {
    const input = { burnDown, unit: 'days', words: WORDS, width: 600, height: 200, risks: view.risks } as const;
    const scene = burnScene({ ...input, measure: (text) => text.length * 6 });
    assert.equal(scene.points.length, burnDown.steps.length);
    const styles = scene.marks.flatMap((mark) => (mark.kind === 'path' ? [mark.style] : []));
    for (const style of ['exposed', 'exposed planned-part', 'plan', 'gained', 'base'])
      assert.ok(styles.includes(style), style);
    for (const { x, y } of scene.points) assert.ok(x >= 0 && x <= 600 && y >= 0 && y <= 200);
    assert.deepEqual(scene.points.find(({ lines }) => lines.length > 1)?.target, riskOf('late').target);
  });
});

describe('the menu of a cell', () => {
  const written: EditIntent[] = [];
  const entriesOf = (id: string, column: 'score' | 'owner' | 'probability' | 'status') =>
    editEntries(column, {
      risk: riskOf(id),
      view,
      words: WORDS,
      write: (intent) => written.push(intent),
      ask: () => assert.fail('no question'),
    }) ?? [];

  it('offers the dimensions that are written, else one word for all', () => {
    const labels = (id: string) => entriesOf(id, 'score').map((entry) => ('label' in entry ? entry.label : ''));
    assert.deepEqual(labels('late'), [
      'Probability',
      'Impact on schedule',
      'Impact on cost',
      'Impact on scope',
      'Impact on quality',
    ]);
    assert.deepEqual(labels('gone'), ['Probability', 'Impact']);
  });

  it('writes the level that is chosen, with what it means beside it', () => {
    const [entry] = entriesOf('late', 'probability').filter((each) => each.kind === 'choice' && each.checked);
    assert.ok(entry?.kind === 'choice');
    assert.equal(entry.label, 'High, 50% to 70%');
    entry.run();
    assert.deepEqual(written.pop(), {
      kind: 'set-risk',
      id: 'late',
      field: 'probability',
      of: 'inherent',
      value: 'high',
    });
  });

  it('offers everybody who may own it', () => {
    const labels = entriesOf('late', 'owner').flatMap((entry) => ('label' in entry ? [entry.label] : []));
    assert.deepEqual(labels, ['Ali Demir', 'Bea Roth', 'Nobody']);
  });
});

describe('the register as CSV', () => {
  it('has one line a risk, in an order that a spreadsheet reads back', () => {
    const text = registerCsv(view.risks, []);
    assert.ok(text.startsWith('\ufeffid,risk,kind,'));
    assert.equal(text.split('\r\n').length, view.risks.length + 2);
    const columns = text.split('\r\n')[0]?.split(',').length;
    assert.equal(text.split('\r\n')[3]?.split(',').length, columns);
    assert.match(text, /late,Line late,threat,supplier/);
  });

  it('lets no text be a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1']) {
      assert.ok(csvCell(text).replace(/^"/, '').startsWith("'"), JSON.stringify(text));
    }
    assert.equal(csvCell(-1.5), '-1.5');
    assert.equal(csvCell('a "b", c'), '"a ""b"", c"');
    assert.equal(csvCell(null), '');
  });
});

describe('the trials in the header', () => {
  it('are told in every state', () => {
    const state = (kind: SimulationState['kind']): SimulationState =>
      kind === 'failed' ? { kind, reason: 'The worker has stopped.' } : { kind };
    const told = (['running', 'done', 'stopped', 'stale', 'nothing-varies', 'failed'] as const).map((kind) => {
      const { value, note } = trialsWords(
        { ...simulatedSample({ trials: 200 }), state: state(kind), trials: 3400, of: 10_000 },
        'en-GB',
      );
      return `${value} ${note}`;
    });
    assert.deepEqual(told, [
      '3,400 of 10,000',
      '3,400 ✓',
      '3,400 stopped',
      '3,400 of the plan before',
      'none nothing varies',
      '3,400 failed',
    ]);
  });
});
