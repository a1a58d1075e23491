/** When phases and summaries are done, in trials and where nothing varies. */
import assert from 'node:assert/strict';
import { certainResult } from '../../../../server/src/core/risk/certain.ts';
import { simulate } from '../../../../server/src/core/risk/simulate.ts';
import { analysisOfText } from '../../../support/views.ts';

const VARYING = `
project: {name: P, start: 2026-01-05}
phases:
  build:
    tasks:
      ground: {duration: 3d}
      house:
        tasks:
          walls: {after: ground, estimate: {optimistic: 3d, most-likely: 5d, pessimistic: 12d}}
          pipes: {after: ground, estimate: {optimistic: 2d, most-likely: 6d, pessimistic: 9d}}
      stands: {milestone: true, after: house}
      garden: {estimate: {optimistic: 8d, most-likely: 9d, pessimistic: 14d}}
    gate: {}
  use:
    after: build
    tasks:
      move: {duration: 1d}
`;

describe('the percentiles of phases and summaries', () => {
  it('are those of what waits for nothing but their last work', () => {
    const { plan, schedule } = analysisOfText(VARYING);
    const result = simulate(plan, schedule, 2000) ?? assert.fail();
    const found = new Map(result.groups.map(({ id, p50, p80 }) => [id, [p50, p80]]));
    const task = (id: string) => result.tasks.filter((each) => each.id === id).map(({ p50, p80 }) => [p50, p80])[0];
    assert.deepEqual([...found.keys()], ['build', 'house', 'use']);
    assert.deepEqual(found.get('house'), task('stands'));
    assert.deepEqual(found.get('build'), task('build.gate'));
    assert.deepEqual(found.get('use'), task('move'));
    assert.notDeepEqual(found.get('house'), found.get('build'));
  });

  it('are the plan where nothing varies', () => {
    const { plan, schedule } = analysisOfText(VARYING.replaceAll(/estimate: \{[^}]*\}/g, 'duration: 5d'));
    const { groups } = certainResult(plan, schedule, 100, 1);
    const finish = (id: string) => schedule.items.get(id)?.finish;
    const wanted = ['build', 'house', 'use'].map((id) => ({ id, p50: finish(id), p80: finish(id) }));
    assert.deepEqual(groups, wanted);
  });
});
