/** What is written in few characters, said in full: lengths, money, rates, regions, links. */
import { checkHover, checkHoverHas } from '../support/check-hover.ts';

const plan = (tasks: string, more = '') => `
project: {name: Move, start: 2026-03-02, currency: EUR, calendar: berlin, budget: {total: 500k, contingency: 4$1k}, hours-per-day: 7}
calendars: {berlin: {holidays: DE-$2BE, exceptions: [{from: 2026-04-30, to: 2026-05-04, working: false, name: Bridge}]}}
tasks:
${tasks}
${more}`;

/** With the cursor at one of the marks. */
const at = (text: string, mark: number) => text.replace(`$${mark}`, '$0').replace(/\$[1-9]/g, '');

describe('hover on an amount', () => {
  const lengths = [
    ['duration: 5$0d', '**5d** · Duration', '5 working days of 7 hours', '- **Working time:** 35 hours'],
    ['duration: 1$0w', '**1w** · Duration', '1 week of 5 working days', '- **Working time:** 5d, 35 hours'],
    ['duration: 2$0ed', '**2ed** · Duration', '2 calendar days'],
    ['work: 4$0h', '**4h** · Work', '4 working hours'],
  ] as const;
  for (const [text, ...says] of lengths) {
    it(`says how long ${text.replace('$0', '')} is in this plan`, () =>
      checkHover(at(plan(`  a: {${text}}`), 9), [...says]));
  }

  it('says how much money it is, and of how much', () =>
    checkHover(at(plan('  a: {duration: 1d}'), 1), ['**4,000 EUR** · Contingency', '- **Of the budget:** 0\\.8 %']));

  it('says what a rate comes to, by the hour and by the day of this plan', () => {
    const rated = (rate: string) => at(plan('  a: {duration: 1d}', `resources: {ali: {rate: ${rate}}}`), 9);
    checkHover(rated('1$000/h'), ['**100/h** · Rate', '- **An hour:** 100 EUR', '- **A day of 7 hours:** 700 EUR']);
    checkHover(rated('32$000'), ['**3200** · Rate', '- **Each:** 3,200 EUR']);
  });

  it('says whose holidays they are and when the next are, days off in a row as one', () =>
    checkHoverHas(
      at(plan('  a: {duration: 1d}'), 2),
      '**Berlin, Germany** · public holidays DE-BE',
      'Thu 30 Apr 2026 – Mon 4 May 2026 \\(Bridge\\)',
    ));

  it('says what `true` does', () =>
    checkHoverHas(at(plan('  a: {milestone: tr$0ue}'), 9), '**true** · Milestone', 'A point in time rather than work'));

  it('says nothing of what it cannot read', () => checkHover(at(plan('  a: {duration: so$0on}'), 9), null));
});

describe('hover on a link, beside its id', () => {
  const links = [
    ['design S$0S+2d', '**SS+2d** · link', '“Order” may start 2 days of working time after “Design” starts', 'driving'],
    ['design F$0S', '**FS** · link', '“Order” may start when “Design” finishes', 'driving'],
    ['design -$01ed', '**FS-1ed** · link', '1 day on the clock before “Design” finishes', 'driving'],
    ['design SS+5$00%', '**SS+50%** · link', '50 % of the duration of “Design” after it starts', 'driving'],
    [
      '{task: design, type: F$0F, reason: The same crew}',
      '**FF** · link',
      '“Order” may finish when “Design” finishes',
      'The same crew',
    ],
  ] as const;
  for (const [after, ...says] of links) {
    it(`says what ${after.replace('$0', '')} asks for`, () =>
      checkHoverHas(at(plan(`  design: {duration: 4d}\n  order: {duration: 1d, after: [${after}]}`), 9), ...says));
  }
});
