import assert from 'node:assert/strict';
import { dateWords } from '../../client/src/webview/shared/dates.ts';
import { drivingChain } from '../../client/src/webview/timeline/model/chain.ts';
import {
  consequencesOf,
  factsOf,
  findingWords,
  linkWords,
  tipOf,
} from '../../client/src/webview/timeline/model/why-words.ts';
import { spokenDetail, spokenRow } from '../../client/src/webview/timeline/model/words.ts';
import type { TimelineRow } from '../../server/src/protocol/timeline.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { analysisOfText } from '../support/views.ts';

const VIEW = timelineView(
  analysisOfText(`
project: {name: Move, start: 2026-03-02, currency: EUR}
phases:
  design:
    name: Design
    tasks:
      survey: {name: Survey the links, duration: 5d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-06}
      rules: {name: Firewall rules, duration: 8d, after: survey}
      spare: {name: Spare parts, duration: 1d, after: [survey, rules SS+1d]}
    gate: {approvers: [], decision: hold}
`),
  1,
);
const DATES = dateWords('en-GB', 'none');
const at = (day: number) => Date.UTC(2026, 2, day, 17) / 60_000;

function row(id: string, change: Partial<TimelineRow> = {}): TimelineRow {
  const found = VIEW.rows.find((each) => each.id === id);
  assert.ok(found);
  return { ...found, ...change };
}

const WARNING = { rule: 'r', severity: 'warning', message: 'Nobody does it.' } as const;

describe('the sentences of the timeline', () => {
  it('call a row by name, dates and what is the matter', () => {
    const rules = row('rules', { critical: true, percent: 40, findings: [WARNING] });
    assert.equal(spokenRow(rules, DATES), 'Firewall rules, 9 to 18 March, critical, 40 percent, 1 warning');
    assert.equal(spokenRow(row('survey', { findings: [] }), DATES), 'Survey the links, 2 to 6 March, done');
    assert.match(
      spokenRow(row('design.gate', { findings: [] }), DATES),
      /^Gate: Design, gate, 18 March, decided: hold/,
    );
    assert.equal(
      spokenRow(row('spare', { noDates: true, critical: false, nearCritical: true, findings: [] }), DATES),
      'Spare parts, no dates yet, nearly critical',
    );
  });

  it('end with how long it takes, what it waits for and how sure it is', () => {
    const rules = row('rules', { critical: true, chance: { p50: at(19), p80: at(23) } });
    assert.equal(spokenDetail(rules, VIEW, DATES), '8 days, waits for Survey the links, 80 percent sure by 23 March');
  });

  it('tell consequences first and the term behind them, working days apart from calendar days', () => {
    const told = (change: Partial<TimelineRow>) => consequencesOf(row('spare', { ...QUIET, ...change }), VIEW, DATES);
    assert.deepEqual(told({}), []);
    assert.deepEqual(told({ critical: true }), ['It decides the finish of the plan (critical).']);
    assert.deepEqual(told({ totalSlack: 1440, slackText: '3d' }), [
      'It can slip 3 working days before the plan finishes later (slack).',
    ]);
    assert.deepEqual(told({ totalSlack: -480, slackText: '-1d' }), [
      'It is 1 working day too late for what it must meet (negative slack).',
    ]);
    assert.deepEqual(told({ deadline: at(10), deadlineMissedBy: '+2d' }), [
      'It misses its deadline, 10 March, by 2 working days.',
    ]);
    assert.deepEqual(told({ constraint: { kind: 'start-no-earlier-than', at: Date.UTC(2026, 2, 9) / 60_000 } }), [
      'It may not start before 9 March, says a constraint.',
    ]);
    assert.deepEqual(told({ constraint: { kind: 'must-finish-on', at: at(9) } }), [
      'It must finish on 9 March, says a constraint.',
    ]);
    assert.deepEqual(told({ baseline: { start: at(2), finish: at(4), slipText: '+3d' } }), [
      'It finishes 3 days later than approved (baseline: 2 to 4 March).',
    ]);
    assert.deepEqual(told({ chance: { p50: at(12), p80: at(16) } }), [
      '80 percent sure by 16 March (P80), as likely as not by 12 March.',
    ]);
    assert.deepEqual(told({ overAllocated: [at(9), at(10)] }), [
      'Somebody or something it needs is asked for more than there is meanwhile (over-allocated).',
    ]);
  });

  it('put facts in one line, and a tooltip in four', () => {
    const spare = row('spare', { ...QUIET, who: ['Ali Demir'], cost: 120_000, percent: 25 });
    assert.match(factsOf(spare, VIEW, DATES), / · 1 working day · 25% complete · Ali Demir · €1,200$/);
    assert.equal(tipOf(row('spare', { ...QUIET, findings: [WARNING] }), VIEW, DATES)[2], 'Nobody does it.');
    assert.equal(tipOf(row('rules', { findings: [], critical: true }), VIEW, DATES).length, 4);
  });

  it('keep dates of right-to-left languages apart from the numbers beside them', () => {
    const said = factsOf(
      row('spare', { ...QUIET, who: [], cost: null, percent: 25 }),
      VIEW,
      dateWords('ar-EG', 'none'),
    );
    assert.match(said, /^\u2068[^·]+\u2069 · 1 working day · 25% complete$/);
  });

  it('name items that findings speak of by id, tell dates as elsewhere, and quote what is neither', () => {
    const said = findingWords('`rules` waits for `survey`, not for `nobody`, until 2026-03-09 17:00.', VIEW, DATES);
    assert.equal(
      said,
      '“Firewall rules” waits for “Survey the links”, not for “nobody”, until Mon, 9 Mar 2026, 17:00.',
    );
    assert.equal(findingWords('On 2026-02-31, `2026-03-09`', VIEW, DATES), 'On 2026-02-31, “2026-03-09”');
    assert.equal(findingWords('Am 2026-03-09', VIEW, dateWords('de', 'none')), 'Am Mo., 9. März 2026');
  });

  it('say of a link its type, its lag, and whether it decides or how far it can slip', () => {
    const link = {
      from: 0,
      to: 1,
      type: 'SS',
      lagText: '+1d',
      driving: false,
      critical: false,
      broken: false,
    } as const;
    assert.equal(linkWords(link, '2d'), 'start to start, 1 day later, can slip 2 days');
    assert.equal(linkWords({ ...link, driving: true }, '0d'), 'start to start, 1 day later, decides');
    assert.equal(
      linkWords({ ...link, type: 'FS', lagText: '', broken: true }, null),
      'finish to start, broken by written dates',
    );
  });

  it('light what decides a row back to the root, and all that it is linked with', () => {
    const index = (id: string) => VIEW.rows.findIndex((each) => each.id === id);
    const chain = drivingChain(VIEW.rows, VIEW.links, index('spare'));
    assert.deepEqual([...chain.rowsBefore].sort(), [index('survey'), index('rules')].sort());
    assert.equal(
      chain.before.size,
      VIEW.links.filter((link) => link.to === index('spare') || link.to === index('rules')).length,
    );
    assert.deepEqual(
      [...drivingChain(VIEW.rows, VIEW.links, index('survey')).rowsAfter].sort(),
      [index('rules'), index('spare'), index('design.gate')].sort(),
    );
  });
});

/** Nothing is to be said of it. */
const QUIET: Partial<TimelineRow> = {
  critical: false,
  nearCritical: false,
  totalSlack: 0,
  slackText: '0d',
  deadline: null,
  deadlineMissedBy: null,
  constraint: null,
  baseline: null,
  chance: null,
  overAllocated: [],
  findings: [],
};
