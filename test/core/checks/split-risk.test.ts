import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitRisk } from '../../../server/src/core/checks/risk/split-risk.ts';

describe('a risk in one sentence', () => {
  const rows: readonly (readonly [string, readonly (string | null)[] | null])[] = [
    [
      'Because the carrier has one crew, the line may come late, so testing starts late',
      ['The carrier has one crew', 'The line may come late', 'Testing starts late'],
    ],
    ['Due to one crew, the line may come late.', ['One crew', 'The line may come late', null]],
    ['The line comes late because there is one crew', ['There is one crew', 'The line comes late', null]],
    [
      'The line comes late due to one crew, leading to idle testers',
      ['One crew', 'The line comes late', 'Idle testers'],
    ],
    ['The line comes late, so that testing waits', [null, 'The line comes late', 'Testing waits']],
    ['BECAUSE IT RAINS, the yard is closed', ['IT RAINS', 'The yard is closed', null]],
    // Nothing to take apart, or nothing left of a part.
    ['The line comes late', null],
    ['The line comes so late', null],
    ['Because of rain', null],
    ['Because the rain, ', null],
    ['', null],
  ];
  for (const [sentence, parts] of rows) {
    it(sentence === '' ? 'may be empty' : sentence, () => {
      const found = splitRisk(sentence);
      assert.deepEqual(found && [found.cause, found.event, found.effect], parts);
    });
  }

  it('taken apart once is taken apart', () => {
    const words = fc.constantFrom('because ', ', so ', ' due to ', 'rain', ', ', ' leading to ', 'a', 'since ', '.');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (pieces) => {
        const found = splitRisk(pieces.join(''));
        assert.ok(found === null || found.event !== '');
        assert.ok(found === null || (found.cause ?? found.effect) !== null);
      }),
    );
  });
});
