import assert from 'node:assert/strict';
import { whySentence } from '../../../server/src/core/schedule/why.ts';
import { analysisOfText } from '../../support/views.ts';

describe('why people begin when they do', () => {
  const analysis = analysisOfText(`
project: {name: Plan, start: 2026-03-30}
calendars:
  afternoons: {base: standard, working-hours: ["13:00-17:00"]}
  standard: {}
  part-time: {working-days: [mon, tue, wed]}
  nights: {working-days: [mon, tue, wed, thu], working-hours: ["22:00-06:00"]}
  saturdays: {working-days: [sat], working-hours: ["06:00-14:00"]}
resources:
  ali: {name: Ali Demir, leave: [{from: 2026-04-06, to: 2026-04-10}]}
  bea: {name: Bea Lind, calendar: afternoons}
  cem: {name: Cem Ak, calendar: part-time}
  dan: {name: Dan Ito, calendar: afternoons, leave: [{from: 2026-04-01, to: 2026-04-02, name: moving house}]}
  ern: {name: Erna, team: night-shift}
teams: {night-shift: {calendar: nights}}
tasks:
  base: {name: Base, duration: 5d}
  morning: {name: Morning, duration: 2h}
  leave: {name: Leave, duration: 1d, after: base, assign: ali}
  in-leave: {name: In leave, duration: 3d, after: base -2d, assign: ali}
  afternoon: {name: Afternoon, duration: 1d, after: morning, assign: bea}
  part-time: {name: Part-time, duration: 4d, after: base -2d, assign: cem}
  both: {name: Both, duration: 1d, after: morning, assign: [bea, dan]}
  named: {name: Named, duration: 1d, after: base -3d, assign: dan}
  night: {name: Night, duration: 1d, after: morning, assign: ern}
  cut-over: {name: Cut over, duration: 4h, calendar: saturdays, after: morning}
  free: {name: Free, duration: 1d, after: base, assign: ali, ignore-resource-calendars: true}
  elapsed: {name: Elapsed, duration: 2ed, after: base, assign: ali}
`);
  const rows: [string, string][] = [
    [
      'leave',
      'Starts Mon 13 Apr 2026 08:00 because “Base” finishes Fri 3 Apr 17:00, and Ali Demir is on leave 6–10 Apr.',
    ],
    ['in-leave', 'Starts Thu 2 Apr 2026 08:00 because “Base” finishes Fri 3 Apr 17:00, -2d lead.'],
    [
      'afternoon',
      'Starts Mon 30 Mar 2026 13:00 because “Morning” finishes Mon 30 Mar 10:00, and Bea Lind does not work before 13:00.',
    ],
    [
      'part-time',
      'Starts Mon 6 Apr 2026 08:00 because “Base” finishes Fri 3 Apr 17:00, -2d lead, and Cem Ak does not work on 2–3 Apr.',
    ],
    [
      'both',
      'Starts Mon 30 Mar 2026 13:00 because “Morning” finishes Mon 30 Mar 10:00, and nobody on it works before 13:00.',
    ],
    [
      'named',
      'Starts Fri 3 Apr 2026 13:00 because “Base” finishes Fri 3 Apr 17:00, -3d lead, and Dan Ito is on leave 1–2 Apr (moving house), and Dan Ito does not work before 13:00.',
    ],
    [
      'night',
      'Starts Mon 30 Mar 2026 22:00 because “Morning” finishes Mon 30 Mar 10:00, and Erna does not work before 22:00.',
    ],
    [
      'cut-over',
      'Starts Sat 4 Apr 2026 06:00 because “Morning” finishes Mon 30 Mar 10:00, and the calendar saturdays has no work before Sat 4 Apr 06:00.',
    ],
    ['free', 'Starts Mon 6 Apr 2026 08:00 because “Base” finishes Fri 3 Apr 17:00, and 4–5 Apr is a weekend.'],
    ['elapsed', 'Starts Fri 3 Apr 2026 17:00 because “Base” finishes then.'],
  ];
  for (const [id, sentence] of rows) it(`tells it of ${id}`, () => assert.equal(whySentence(analysis, id), sentence));
});
