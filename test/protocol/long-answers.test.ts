/** Answers in pieces: messages are taken between two of them, one answer at a time, and none that is outdated. */
import assert from 'node:assert/strict';
import type { Steps } from '../../server/src/core/base/steps.ts';
import { isSteps, LongAnswers, OUTDATED } from '../../server/src/lsp/long-answers.ts';
import { turn } from '../../server/src/lsp/turn.ts';
import { Watchdog } from '../../server/src/lsp/watchdog.ts';

/** Each step takes longer than a piece may. */
function* slow<T>(steps: number, result: T, took: string[], name = ''): Steps<T> {
  for (let i = 0; i < steps; i++) {
    const until = performance.now() + 4;
    while (performance.now() < until);
    took.push(`${name}${i}`);
    yield;
  }
  return result;
}

const answers = () => new LongAnswers(new Watchdog(() => {}));
const always = () => true;

describe('a long answer', () => {
  it('lets other work go on between its steps', async () => {
    const took: string[] = [];
    const answer = answers().take('long', slow(4, 'done', took), always);
    for (let i = 0; i < 4; i++) {
      await turn();
      took.push('other');
    }
    assert.equal(await answer, 'done');
    assert.ok(took.lastIndexOf('3') > took.indexOf('other'), took.join());
  });

  it('waits for the one before', async () => {
    const took: string[] = [];
    const long = answers();
    const found = await Promise.all([
      long.take('a', slow(3, 1, took, 'a'), always),
      long.take('b', slow(3, 2, took, 'b'), always),
    ]);
    assert.deepEqual(found, [1, 2]);
    assert.deepEqual(took, ['a0', 'a1', 'a2', 'b0', 'b1', 'b2']);
  });

  it('is given up once nobody wants it, before another step is taken', async () => {
    const took: string[] = [];
    let wanted = true;
    const answer = answers().take('long', slow(100, 'done', took), () => wanted);
    while (took.length === 0) await turn();
    const before = took.length;
    wanted = false;
    assert.equal(await answer, OUTDATED);
    assert.equal(took.length, before);
  });

  it('that fails says so, and the next one is answered', async () => {
    const long = answers();
    const failing = (function* (): Steps<never> {
      yield;
      throw new Error('a bug');
    })();
    await assert.rejects(long.take('a', failing, always), /a bug/);
    assert.equal(await long.take('b', slow(1, 'fine', []), always), 'fine');
  });

  it('is told from one that is there', () => {
    assert.ok(isSteps(slow(1, 1, [])));
    for (const answer of [null, undefined, [], {}, 'text', Promise.resolve(1), new Map()]) assert.ok(!isSteps(answer));
  });
});
