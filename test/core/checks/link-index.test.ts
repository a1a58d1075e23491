import assert from 'node:assert/strict';
import { followingLinks, linkIndex } from '../../../server/src/core/checks/logic/link-index.ts';
import type { Plan } from '../../../server/src/core/model/plan.ts';
import { link, makePlan } from '../../support/make-plan.ts';

describe('the index of links', () => {
  it('does not grow with the letters typed in an id, and goes on saying the same', () => {
    const { project } = makePlan([{ id: 'a' }]);
    for (let typed = 0; typed < 3000; typed++) {
      const id = `t${typed}`;
      const plan = { ...makePlan([{ id }, { id: 'end', after: [link(id)] }]), project };
      const index = linkIndex(plan, null);
      assert.ok(index.items.length < 1200);
      assert.deepEqual(
        index.order.map((number) => index.items[number]?.id),
        [id, 'end'],
      );
      assert.deepEqual(
        index.order.map((number) => index.incoming[number]?.map(({ from }) => index.items[from]?.id)),
        [[], [id]],
      );
      assert.deepEqual(
        index.order.map((number) => index.fromFinish[number]),
        [1, 0],
      );
    }
  });

  it('says of a plan what a fresh one says, whatever readings were given up before', () => {
    const { project } = makePlan([{ id: 'a' }]);
    for (let after = 0; after < 8; after++) {
      linkIndex({ ...chain(200, 1), project }, null);
      const givenUp = followingLinks({ ...chain(240, 3), project }, null);
      for (let step = 0; step < after && !givenUp.next().done; step++);
      assert.deepEqual(told({ ...chain(220, 2), project }), told(chain(220, 2)));
    }
  });
});

/** Tasks of which each waits for the one so many before it. */
function chain(count: number, back: number): Plan {
  return makePlan(
    Array.from({ length: count }, (_, i) => ({ id: `t${i}`, ...(i >= back && { after: [link(`t${i - back}`)] }) })),
  );
}

function told(plan: Plan): unknown {
  const { order, items, incoming, fromFinish, fromStart, placed } = linkIndex(plan, null);
  const idOf = (number: number) => items[number]?.id;
  return order.map((number) => [
    idOf(number),
    incoming[number]?.map(({ from, type }) => [idOf(from), type]),
    fromFinish[number],
    fromStart[number],
    placed[number],
  ]);
}
