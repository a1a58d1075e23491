import assert from 'node:assert/strict';
import { findingsByItem } from '../../server/src/core/checks/findings-by-owner.ts';
import { whyView } from '../../server/src/views/why.ts';
import { analysisOfText } from '../support/views.ts';

const PLAN = analysisOfText(`
project: {name: Move, start: 2026-03-02, currency: EUR}
phases:
  design:
    name: Design
    tasks:
      survey: {name: Survey the links, duration: 5d}
      rules: {name: Firewall rules, duration: 3d, after: survey}
      papers: {name: Papers, duration: 1d}
  build:
    after: design
    tasks:
      cable: {name: Cable, duration: 2d, after: papers}
risks:
  late: {event: Crew is late, probability: 50%, impact: {schedule: 4d, cost: 3k}, affects: [survey]}
  broad: {event: Rain, probability: 10%, affects: [design]}
  over: {event: Over, status: closed, affects: [survey]}
`);

describe('why a row lies where it lies', () => {
  it('is a sentence, and what decides it back to the start of the project', () => {
    const why = whyView(PLAN, 3, 'rules');
    assert.match(why?.sentence ?? '', /^Starts Mon 9 Mar 2026 08:00 because “Survey the links” finishes/);
    assert.deepEqual(
      why?.chain.map(({ id, name }) => [id, name]),
      [
        ['survey', 'Survey the links'],
        ['', 'Move'],
      ],
    );
    assert.match(why?.chain[0]?.sentence ?? '', /because the project starts then/);
    assert.equal(why?.version, 3);
  });

  it('names the risks on it and on the phase around it, but for closed ones', () => {
    const { risks = [] } = whyView(PLAN, 3, 'survey') ?? {};
    assert.deepEqual(
      risks.map(({ name, exposureText }) => [name, exposureText]),
      [
        ['Crew is late', '2d, 1,500 EUR'],
        ['Rain', ''],
      ],
    );
    assert.equal(risks[0]?.target.range.start.line, 13);
  });

  it('tells how far each of its links is from deciding', () => {
    assert.deepEqual(whyView(PLAN, 3, 'rules')?.slacks, [{ from: 'survey', to: 'rules', slackText: '0d' }]);
    assert.deepEqual(whyView(PLAN, 3, 'papers')?.slacks, [{ from: 'papers', to: 'cable', slackText: '7d' }]);
  });

  it('offers what mends its findings, by their place among them, the nearest first and three at the most', () => {
    const analysis = analysisOfText(`
project: {name: Move, start: 2026-03-02}
tasks:
  survey: {duration: 5d, complete: 20%, deadline: 2026-03-07}
  rules: {duration: 3d, after: [survye, survey], priority: 400}
`);
    const { fixes = [] } = whyView(analysis, 3, 'rules') ?? {};
    const found = findingsByItem(analysis).get('rules') ?? [];
    const meant = found.findIndex(({ rule }) => rule === 'unknown-task');
    const own = fixes.find(({ finding }) => finding === meant);
    assert.equal(own?.message, found[meant]?.message);
    assert.equal(own?.titles[0], "Change to 'survey'");
    assert.ok(fixes.every(({ titles }) => titles.length > 0 && titles.length <= 3));
    assert.deepEqual(whyView(PLAN, 3, 'survey')?.fixes, []);
  });

  it('is nothing of an item that there is not', () => assert.equal(whyView(PLAN, 3, '__proto__'), null));
});
