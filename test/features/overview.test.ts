import assert from 'node:assert/strict';
import { planOverview } from '../../server/src/views/overview.ts';
import { analysisOfText } from '../support/views.ts';

const PLAN = `
project: {name: Move, start: 2026-03-02}
phases:
  design:
    name: Design
    stage: planning
    tasks:
      survey: {name: Survey, duration: 5d, after: nowhere}
      drawn: {name: Drawings, milestone: true, after: survey}
      begun: {name: Kick-off, milestone: true, actual-finish: 2026-03-02, percent-complete: 100}
    gate: {approvers: [], decision: go}
  build:
    name: Build
    stage: execution
    after: design
    tasks:
      cable:
        name: Cable
        tasks:
          pull: {name: Pull, duration: 2d, deadline: 2026-03-02}
          test: {name: Tested, milestone: true, after: pull}
    gate: {approvers: []}
`;

describe('the overview of a plan', () => {
  const overview = planOverview(analysisOfText(PLAN), 3);
  assert.ok(overview);

  it('has the phases with dates and the findings of all that is within them', () => {
    assert.deepEqual(
      overview.phases.map(({ id, kind, findings: { error } }) => [id, kind, error]),
      [
        ['design', 'phase', 1],
        ['build', 'phase', 0],
      ],
    );
    const [design, build] = overview.phases;
    assert.ok(build && build.findings.warning > 0, 'its deadline is missed two levels below');
    assert.equal(design?.start, Date.UTC(2026, 2, 2, 8) / 60_000);
    assert.ok((design?.finish ?? 0) <= (build?.start ?? 0));
  });

  it('has the milestones and gates that are still to come, by date', () => {
    assert.deepEqual(
      overview.milestones.map(({ id }) => id),
      ['drawn', 'test', 'build.gate'],
    );
  });

  it('tells the gravest findings first', () => {
    const ranks = overview.problems.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
    assert.ok(new Set(ranks).size > 1);
    assert.deepEqual(ranks, ranks.toSorted());
    assert.equal(overview.findings.error, ranks.filter((rank) => rank === 0).length);
  });

  it('is none for a part on its own', () => {
    assert.equal(planOverview(analysisOfText('resources: {ali: {name: Ali}}\n'), 1), null);
  });
});
