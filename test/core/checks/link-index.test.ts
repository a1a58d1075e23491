import assert from 'node:assert/strict';
import { linkIndex } from '../../../server/src/core/checks/logic/link-index.ts';
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
});
