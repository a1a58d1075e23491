import assert from 'node:assert/strict';
import { whySentence } from '../../../server/src/core/schedule/why.ts';
import { analysisOfText } from '../../support/views.ts';

/** Monday 2 March 2026; the 3rd of April is Good Friday. */
const PLAN = `
project: {name: Test, start: 2026-03-02, calendar: de, status-date: 2026-03-10}
calendars: {de: {holidays: DE-BE}}
phases:
  first:
    stage: planning
    tasks:
      begun: {name: Begun, duration: 4d, actual-start: 2026-03-02, actual-finish: 2026-03-06}
      open: {name: Open, duration: 3d}
      held: {name: Held, duration: 1d, constraint: {start-no-earlier-than: 2026-03-18}}
      next: {name: Next, duration: 1d, after: open}
      lagged: {name: Lagged, duration: 1d, after: open SS+2d}
      ended: {name: Ended, duration: 1d, after: held FF}
      hand: {name: By hand, fixed: {start: 2026-03-24, finish: 2026-03-25}}
      easter: {name: Before Easter, duration: 1d, constraint: {must-start-on: 2026-04-02}}
      after-easter: {name: After Easter, duration: 1d, after: easter}
  second:
    stage: execution
    after: first
    tasks:
      heir: {name: Heir, duration: 1d}
`;

describe('why an item lies where it lies', () => {
  const analysis = analysisOfText(PLAN);
  const rows: [string, string][] = [
    ['begun', 'Starts Mon 2 Mar 2026 08:00 because that is when work really began.'],
    ['open', 'Starts Wed 11 Mar 2026 08:00 because it has not begun, and the plan stands at Tue 10 Mar 2026.'],
    ['held', 'Starts Wed 18 Mar 2026 08:00 because it may not start earlier (start-no-earlier-than).'],
    ['next', 'Starts Mon 16 Mar 2026 08:00 because Open finishes Fri 13 Mar 2026 17:00, and 14–15 Mar is a weekend.'],
    ['lagged', 'Starts Fri 13 Mar 2026 08:00 because Open starts Wed 11 Mar 2026 08:00, +2d.'],
    ['ended', 'Starts Wed 18 Mar 2026 08:00 because Held finishes Wed 18 Mar 2026 17:00, which sets its finish.'],
    ['hand', 'Starts Tue 24 Mar 2026 08:00 because its dates are set by hand.'],
    ['easter', 'Starts Thu 2 Apr 2026 08:00 because it must start then (must-start-on).'],
    [
      'after-easter',
      'Starts Tue 7 Apr 2026 08:00 because Before Easter finishes Thu 2 Apr 2026 17:00, and 3–6 Apr is off (Karfreitag, weekend, Ostermontag).',
    ],
    ['heir', 'Starts Wed 8 Apr 2026 08:00 because First finishes Tue 7 Apr 2026 17:00 (a link of Second).'],
  ];
  for (const [id, sentence] of rows) it(`tells it of ${id}`, () => assert.equal(whySentence(analysis, id), sentence));
  it('says nothing of an id it does not know', () => assert.equal(whySentence(analysis, 'nobody'), ''));
});
