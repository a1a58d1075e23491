/** What a panel is told of risks whose P80 says too little: from figures as written, with the names of a plan. */
import assert from 'node:assert/strict';
import { notComparedInWords } from '../../server/src/core/risk/words.ts';
import { simulatedFigures } from '../../server/src/views/simulation.ts';
import { simulatedWith, sure } from '../support/chances.ts';
import { analysisOfText } from '../support/views.ts';

const PLAN = `
project: {name: Small, start: 2026-03-02}
tasks: {a: {duration: 5d}}
risks:
  grave: {event: Grave, probability: 10%, impact: {schedule: 60d}, affects: a}
  plain: {event: Plain, probability: 50%, impact: {schedule: 2d}, affects: a}
  minor: {event: Minor, probability: 1%, impact: {schedule: 1h}, affects: a}
`;

type Effects = Parameters<typeof simulatedWith>[0]['risks'];

describe('risks in the view of a simulation', () => {
  const view = (risks: NonNullable<Effects>) => {
    const driver = (id: string) => ({ kind: 'risk' as const, id, low: -1, high: 4.2, criticality: 0.1 });
    const { result } = simulatedWith({ risks, drivers: [driver('grave'), driver('plain')] });
    return simulatedFigures(analysisOfText(PLAN), result);
  };

  it('say what they do on average where P80 lies on a plateau', () => {
    const { risks, notCompared } = view({ grave: { p80Days: sure(0.01) }, plain: { p80Days: sure(2) } });
    assert.equal(notCompared, null);
    const words = 'no day of P80, but the end comes 5.2 days later on average where it strikes';
    assert.deepEqual(
      risks.map(({ note }) => note),
      [{ days: 5.2, text: words }, null],
    );
    assert.equal(view({ minor: { p80Days: sure(0) } }).risks[0]?.note, null);
  });

  it('say so, too, where P80 tells less than half of what they do on average, and of that half a day or more is hidden', () => {
    const notes = (frequency: number, p80: number, shift: { readonly low: number; readonly high: number }) => {
      const drivers = [{ kind: 'risk' as const, id: 'grave', ...shift, criticality: frequency }];
      const { result } = simulatedWith({ risks: { grave: { frequency, p80Days: sure(p80) } }, drivers });
      return simulatedFigures(analysisOfText(PLAN), result).risks.map(({ note }) => note);
    };
    const later = { low: -1, high: 59 };
    const words = '0.2 days of P80, but the end comes 60 days later on average where it strikes';
    assert.deepEqual(notes(0.05, 0.2, later), [{ days: 60, text: words }]);
    assert.equal(notes(0.05, 1.4, later)[0]?.days, 60);
    assert.deepEqual(notes(0.05, 1.6, later), [null]);
    assert.deepEqual(notes(0.01, 0.2, later), [null]);
    assert.equal(notes(0.05, -0.2, { low: 1, high: -59 })[0]?.days, -60);
    assert.deepEqual(notes(0.05, -1.6, { low: 1, high: -59 }), [null]);
  });

  it('say that they were not compared where others were, and how many', () => {
    const { risks, notCompared } = view({ grave: { p80Days: sure(3) }, plain: { p80Days: sure(2) }, minor: {} });
    const said = 'Of 3 risks only the 2 gravest were compared; what the other one does to P80, and what responses';
    assert.ok(notCompared?.startsWith(said), `${notCompared}`);
    assert.deepEqual(
      risks.map(({ note }) => note?.text),
      [undefined, undefined, 'not compared: of so many risks only the gravest are'],
    );
  });

  it('say nothing of it while none is compared', () => {
    assert.deepEqual([view({ grave: {}, minor: {} }).notCompared, notComparedInWords([])], [null, null]);
  });
});
