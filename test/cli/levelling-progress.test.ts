import assert from 'node:assert/strict';
import { levellingProgress } from '../../server/src/cli/levelling-progress.ts';

function stderr(isTerminal: boolean) {
  const written: string[] = [];
  return {
    written,
    output: {
      write: (text: string) => written.push(text),
      taken: async () => {},
      isTerminal,
      columns: isTerminal ? 80 : null,
    },
  };
}

describe('the progress of levelling', () => {
  it('is one line of a terminal that is wiped at the end', () => {
    const { written, output } = stderr(true);
    const progress = levellingProgress(output);
    for (const tried of [250, 255, 500]) progress.option.onLevelling?.(tried, 1000);
    progress.end();
    const [first, second, wiped, ...more] = written;
    assert.equal(first, '\rLevelling: 25 % of 1000 schedules');
    assert.equal(second, '\rLevelling: 50 % of 1000 schedules');
    assert.match(wiped ?? '', /^\r {33}\r$/);
    assert.deepEqual(more, []);
  });

  it('is nothing where nobody watches, and nothing without levelling', () => {
    const piped = stderr(false);
    const progress = levellingProgress(piped.output);
    assert.equal(progress.option.onLevelling, undefined);
    progress.end();
    const quiet = stderr(true);
    levellingProgress(quiet.output).end();
    assert.deepEqual([...piped.written, ...quiet.written], []);
  });
});
