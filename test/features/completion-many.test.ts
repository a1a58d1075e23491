import assert from 'node:assert/strict';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { fitting } from '../../server/src/features/completion/fitting.ts';
import { complete } from '../support/check-completion.ts';

/** A task half-way through a plan of a thousand. */
function asked(written: string): string {
  const task = (i: number) => `  task-${i}: {name: Survey of site ${i}, duration: 1d}`;
  const numbers = Array.from({ length: 1000 }, (_, i) => i);
  const lines = [...numbers.slice(0, 500).map(task), `  asked: {after: ${written}}`, ...numbers.slice(500).map(task)];
  return `project: {name: Large, start: 2026-03-02}\ntasks:\n${lines.join('\n')}\n`;
}

const labels = (written: string) => complete(asked(written), ABLE_CLIENT).items.map(({ label }) => label);

describe('completions in a large plan', () => {
  it('are the nearest hundred, and asked for again when somebody types on', () => {
    const list = complete(asked('$0'), ABLE_CLIENT);
    assert.equal(list.items.length, 100);
    assert.equal(list.isIncomplete, true);
    assert.deepEqual(labels('$0').slice(0, 3), ['task-499', 'task-498', 'task-497']);
  });

  it('are those that begin with what is typed, however far away', () =>
    assert.deepEqual(labels('task-99$0').slice(0, 3), ['task-99', 'task-990', 'task-991']));

  it('are found by the beginning of a word', () =>
    assert.deepEqual(labels('[task-3, 17$0]').slice(0, 2), ['task-179', 'task-178']));

  it('are asked for again also where few fit, since deleting must bring the others back', () => {
    const list = complete(asked('task-770$0'), ABLE_CLIENT);
    assert.equal(list.items.length < 100, true);
    assert.equal(list.isIncomplete, true);
  });

  it('stay small', () => assert.ok(JSON.stringify(complete(asked('$0'), ABLE_CLIENT)).length < 40_000));
});

describe('what is typed', () => {
  const all = ['rack-survey', 'survey', 'SURVEY-2', 'slow-ride-over', 'other'].map((label) => ({ label }));
  const found = (typed: string, most = 10) => fitting(all, typed, most, (one) => one).map(({ label }) => label);

  it('is the beginning first, then a word, then letters in order, of either case', () =>
    assert.deepEqual(found('sur'), ['survey', 'SURVEY-2', 'rack-survey']));
  it('is letters in order where there is no word', () => assert.deepEqual(found('sro'), ['slow-ride-over']));
  it('is everything where it is nothing', () =>
    assert.deepEqual(
      found(' '),
      all.map(({ label }) => label),
    ));
  it('is no more than wanted', () => assert.deepEqual(found('s', 2), ['survey', 'SURVEY-2']));
  it('goes on from a name', () =>
    assert.deepEqual(fitting([{ label: 'a1', finds: 'Build the rack' }], 'arack', 9, (one) => one).length, 1));
});
