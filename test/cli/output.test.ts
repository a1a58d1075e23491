import assert from 'node:assert/strict';
import { output } from '../../server/src/cli/output.ts';

describe('what a command writes to', () => {
  for (const { name, isTTY, columns, width } of [
    { name: 'a terminal', isTTY: true, columns: 72, width: 72 },
    { name: 'a terminal that was given no size', isTTY: true, columns: 0, width: null },
    { name: 'a pipe', isTTY: false, columns: 72, width: null },
  ]) {
    it(`is ${width ?? 'any number of'} columns wide for ${name}`, () => {
      const made = output({ isTTY, columns } as NodeJS.WriteStream);
      assert.equal(made.columns, width);
      assert.equal(made.isTerminal, isTTY);
    });
  }
});
