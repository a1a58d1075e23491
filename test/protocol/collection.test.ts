/** Garbage is collected in steps, in the engine that runs the tests. */
import assert from 'node:assert/strict';
import { beginCollection } from '../../server/src/lsp/collection.ts';

describe('a collection in steps', () => {
  for (const thorough of [false, true]) {
    it(`takes what nothing refers to any more${thorough ? ', also where memory is short' : ''}`, async () => {
      const gone = forgotten();
      await new Promise<void>((resolve) => {
        beginCollection(thorough, resolve);
      });
      assert.equal(gone.deref(), undefined);
    });
  }

  it('tells nobody of its end once it is cancelled', async () => {
    let ended = false;
    const { cancel } = beginCollection(false, () => {
      ended = true;
    });
    cancel();
    await new Promise<void>((resolve) => {
      beginCollection(false, resolve);
    });
    assert.equal(ended, false);
  });
});

/** Old enough by its size that a collection of young objects leaves it alone. */
function forgotten(): WeakRef<object> {
  return new WeakRef(Array.from({ length: 300_000 }, (_, number) => ({ number })));
}
