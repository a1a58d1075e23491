import assert from 'node:assert/strict';
import { curve, knowsBraille } from '../../server/src/cli/simulate-curve.ts';

/** Evenly from 100 to 200. */
const EVEN = Array.from({ length: 101 }, (_, p) => 100 + p);
const options = { columns: 40, fine: false, label: String, marks: [] };

const PLAIN = [
  '100 % |                            ****',
  '      |                         ***',
  ' 80 % |                      ***',
  '      |                   ***',
  '      |                ***',
  ' 50 % |             ***',
  '      |          ***',
  '      |       ***',
  '      |    ***',
  ' 10 % |****',
  '      +--------------------------------',
  '                       P        D',
  '       100                          200',
];

const FINE = [
  '100 % ┤                            ⣀⠔⠊⠉',
  '      ┤                         ⣀⠔⠊',
  ' 80 % ┤                      ⣀⠔⠊',
  '      ┤                   ⣀⠔⠊',
  '      ┤               ⢀⡠⠔⠉',
  ' 50 % ┤            ⢀⡠⠒⠁',
  '      ┤         ⢀⠤⠊⠁',
  '      ┤      ⢀⠤⠊⠁',
  '      ┤   ⢀⠤⠊⠁',
  ' 10 % ┤⣀⠤⠊⠁',
  '      └────────────────────────────────',
  '       100                          200',
];

describe('the curve of a simulation', () => {
  it('rises from the lower left to the upper right in plain characters', () => {
    assert.deepEqual(
      curve(EVEN, {
        ...options,
        marks: [
          { letter: 'P', value: 150 },
          { letter: 'D', value: 180 },
        ],
      }),
      PLAIN,
    );
  });

  it('is finer in Braille dots', () => {
    assert.deepEqual(curve(EVEN, { ...options, fine: true }), FINE);
  });

  it('reaches as far as the marks', () => {
    const lines = curve(EVEN, { ...options, marks: [{ letter: 'D', value: 300 }] });
    assert.match(lines.at(-1) ?? '', /^ +100 +300$/);
    assert.match(lines.at(-2) ?? '', /^ +D$/);
    assert.match(lines[0] ?? '', /\*{10}$/);
  });

  it('is drawn through where all comes at once', () => {
    const steep = EVEN.map((_, p) => (p < 50 ? 100 : 200));
    const column = curve(steep, { ...options, fine: true }).filter((line) => /[\u2801-\u28ff]$/.test(line));
    assert.ok(column.length >= 4);
  });

  it('is nothing where everything is certain', () => {
    assert.deepEqual(
      curve(
        EVEN.map(() => 100),
        options,
      ),
      [],
    );
  });

  it('fits narrow and wide terminals', () => {
    for (const columns of [10, 40, 80, 400]) {
      const widest = Math.max(...curve(EVEN, { ...options, columns }).map((line) => line.length));
      assert.ok(widest <= Math.max(30, Math.min(72, columns)), `${columns}: ${widest}`);
    }
  });

  it('is in dots only where the terminal says that it writes UTF-8', () => {
    assert.ok(knowsBraille({ LANG: 'en_US.UTF-8' }));
    assert.ok(knowsBraille({ WT_SESSION: '1' }));
    assert.ok(!knowsBraille({ LANG: 'en_US.UTF-8', LC_ALL: 'C' }));
    assert.ok(!knowsBraille({ LANG: 'de_DE.utf8', TERM: 'dumb' }));
    assert.ok(!knowsBraille({}));
  });
});
