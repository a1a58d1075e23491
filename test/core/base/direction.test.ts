import assert from 'node:assert/strict';
import fc from 'fast-check';
import { balanced, inSentence, withNamesApart } from '../../../server/src/core/base/direction.ts';

describe('the direction of text', () => {
  it('is closed at the end of a name, and not by what opens nothing', () => {
    const cases = [
      ['Pack', 'Pack'],
      ['\u202eevil', '\u202eevil\u202c'],
      ['\u2067a\u202eb\u2069c', '\u2067a\u202eb\u202c\u2069c'],
      ['a\u202c\u2069b', 'ab'],
      ['\u2068a\u202cb', '\u2068ab\u2069'],
      ['\u202a\u2066\u202b', '\u202a\u2066\u202b\u202c\u2069\u202c'],
      ['\u200fשלום', '\u200fשלום'],
    ];
    for (const [written, told] of cases) assert.equal(balanced(written ?? ''), told);
  });

  it('stays closed once it is, whatever was written', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'ש', ...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'))
      .map((all) => all.join(''));
    fc.assert(fc.property(texts, (text) => assert.equal(balanced(balanced(text)), balanced(text))));
  });

  it('leaves a sentence alone: names from right to left stand apart in it', () => {
    assert.equal(inSentence('Firewall'), 'Firewall');
    assert.equal(inSentence('שלום'), '\u2068שלום\u2069');
    assert.equal(inSentence('\u2069a\u202e'), '\u2068a\u202e\u202c\u2069');
  });

  it('sets apart each name in a sentence, the longer of two that begin alike', () => {
    const names = ['שלום', 'שלום 2', 'Survey', 'אין'];
    assert.equal(withNamesApart('Survey ends, so שלום 2 waits', names), 'Survey ends, so \u2068שלום 2\u2069 waits');
    assert.equal(withNamesApart('Survey ends', names), 'Survey ends');
  });
});
