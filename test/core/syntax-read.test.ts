import assert from 'node:assert/strict';
import { readTree } from '../../server/src/core/syntax/read.ts';
import type { Node } from '../../server/src/core/syntax/tree.ts';
import { byValue } from '../support/by-value.ts';
import { checkSpans } from '../support/check-spans.ts';
import { samplePlan } from '../support/sample-plan.ts';

type Plain = null | string | number | boolean | Plain[] | [string, Plain][];

/** A node as data: maps as pairs, so that keys written twice show. */
function plain(node: Node | null): Plain {
  if (node === null) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return node.entries.map((entry): [string, Plain] => [entry.key.text, plain(entry.value)]);
}

function read(text: string): { plain: Plain; at: string[]; messages: string[] } {
  const { root, problems } = readTree(text);
  return {
    plain: plain(root),
    at: problems.map(({ span }) => text.slice(span.start, span.end)),
    messages: problems.map(({ message }) => message),
  };
}

describe('readTree', () => {
  describe('reads clean text as YAML 1.2 means it', () => {
    const rows: readonly [string, Plain][] = [
      ['', null],
      ['# only a comment\n', null],
      ['a: 1', [['a', 1]]],
      [
        'a:\nb: ~\n',
        [
          ['a', null],
          ['b', null],
        ],
      ],
      [
        'a: {x: 1, y}\n',
        [
          [
            'a',
            [
              ['x', 1],
              ['y', null],
            ],
          ],
        ],
      ],
      [
        'a:\n- b\n- c: 1\n  d: 2\n',
        [
          [
            'a',
            [
              'b',
              [
                ['c', 1],
                ['d', 2],
              ],
            ],
          ],
        ],
      ],
      [
        'a: 1\na: 2\n',
        [
          ['a', 1],
          ['a', 2],
        ],
      ],
      [
        'a: yes\nb: off\nc: true\nd: 0o17\ne: 0x1F\nf: 010\n',
        [
          ['a', 'yes'],
          ['b', 'off'],
          ['c', true],
          ['d', 15],
          ['e', 31],
          ['f', 10],
        ],
      ],
      ['a: 1e400\n', [['a', Number.POSITIVE_INFINITY]]],
      ['a: 2026-01-05\n', [['a', '2026-01-05']]],
      [
        "a: 'it''s'\nb: \"\\u00e9\\n\"\n",
        [
          ['a', "it's"],
          ['b', 'é\n'],
        ],
      ],
      [
        'a: |\n  x\n   y\nb: >-\n  x\n  y\n',
        [
          ['a', 'x\n y\n'],
          ['b', 'x y'],
        ],
      ],
      ['a: some\n  words\n', [['a', 'some words']]],
      ['%YAML 1.2\n---\na: 1\n...\n', [['a', 1]]],
      ['--- {a: 1}\n', [['a', 1]]],
      [
        '\ufeffa: 1\r\nb: 2\r\n',
        [
          ['a', 1],
          ['b', 2],
        ],
      ],
      [
        'a: 1\rb:\r  c: 2\r',
        [
          ['a', 1],
          ['b', [['c', 2]]],
        ],
      ],
      [
        '__proto__: 1\nconstructor: {toString: 2}\n',
        [
          ['__proto__', 1],
          ['constructor', [['toString', 2]]],
        ],
      ],
    ];
    for (const [text, expected] of rows) {
      it(JSON.stringify(text), () => {
        const result = read(text);
        assert.deepEqual(result.plain, expected);
        assert.deepEqual(result.messages, []);
      });
    }
  });

  it('keeps a scalar as written beside its value', () => {
    const { root } = readTree('name: 7.10\n');
    assert.ok(root?.kind === 'map');
    const value = root.entries[0]?.value;
    assert.ok(value?.kind === 'scalar');
    assert.equal(value.text, '7.10');
    assert.equal(value.value, 7.1);
  });

  it('counts positions in UTF-16 units behind a byte order mark, emoji and CRLF', () => {
    const text = '\ufeff# 👩‍💻 עברית\r\nname: "😀"\r\nlong: x\r\n';
    const { root } = readTree(text);
    assert.ok(root?.kind === 'map');
    assert.deepEqual(
      root.entries.map((entry) => text.slice(entry.span.start, entry.span.end)),
      ['name: "😀"', 'long: x'],
    );
  });

  it('ends an entry without a value after its colon', () => {
    const { root } = readTree('a :\nb: {c: , d}\n');
    assert.ok(root?.kind === 'map');
    assert.deepEqual(byValue(root.entries[0]?.span), { start: 0, end: 3 });
  });

  describe('names one place and the way out for', () => {
    const rows: readonly [title: string, text: string, at: string[], message: RegExp][] = [
      ['an anchor', 'a: &x 1\n', ['&x'], /Anchors/],
      ['an alias', 'a: [*x, 1]\n', ['*x'], /Aliases/],
      ['a tag', 'a: !!str 1\n', ['!!str'], /Tags/],
      ['a merge key', '<<: {a: 1}\n', ['<<'], /Merge keys/],
      ['a second document', 'a: 1\n---\na: 2\n---\na: 3\n', ['---'], /one plan/],
      ['a marker after a document of nothing', '---\n\n---\na: 1\n', ['---'], /Delete it/],
      ['a second document of a list', 'a: 1\n---\n- 2\n', ['---'], /one plan/],
      ['a marker within the plan', 'a:\n  b: 1\n---\n  c: 2\n', ['---'], /Delete it/],
      ['another version of YAML', '%YAML 1.1\n---\na: 1\n', ['%YAML 1.1'], /not part/],
      ['a tab as indent', 'a:\n\tb: 1\n\tc: 2\n', ['\t'], /spaces, not with tabs/],
      ['a tab as indent in brackets', 'a: {\n\tb: 1,\n\tc: 2\n}\n', ['\t'], /spaces, not with tabs/],
      ['a value with a colon', 'name: Phase 2: move\n', ['P'], /needs quotes/],
      ['a missing space', 'a: 1\nb:2\n', ['b:2'], /space is missing after the colon of 'b'/],
      ['an unclosed quote', 'a: "x\nb: 1\n', ['"'], /closing "/],
      ['an unclosed quote in braces', "a: {b: 'x, c: 1}\nd: 1\n", ["'"], /closing '/],
      ['an unclosed bracket', 'a: [x\nb: 1\n', ['['], /closing \]/],
      ['an unclosed bracket behind a closed one', 'a: {b: {}, c: 1\nd: {}\n', ['{'], /closing \}/],
      ['a bracket closed by a brace', 'a: {b: [x}\n', ['['], /closing \]/],
      ['a stray brace', 'a: {b: 1}}\n', ['}'], /closes nothing/],
      ['a missing key', 'a: 1\n: 2\n', [':'], /key is missing/],
      ['a map as a key', '{a: 1}: 2\n', ['{a: 1}'], /single word/],
      ['a NUL', 'a: 1\0\n', ['\0'], /U\+0000/],
      ['a lone surrogate', 'a: \ud800\n', ['\ud800'], /U\+D800/],
      [
        'a conflict',
        'a: 1\n<<<<<<< x\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> y\nc: 4\n',
        ['<<<<<<< x'],
        /first side/,
      ],
    ];
    for (const [title, text, at, message] of rows) {
      it(title, () => {
        const result = read(text);
        assert.deepEqual(result.at, at, result.messages.join('\n'));
        assert.match(result.messages[0] ?? '', message);
      });
    }
  });

  it('reads the first side of a conflict', () => {
    const text = 'a: 1\n<<<<<<< x\nb: 2\n=======\nb: 3\n>>>>>>> y\nc: 4\n';
    assert.deepEqual(read(text).plain, [
      ['a', 1],
      ['b', 2],
      ['c', 4],
    ]);
  });

  it('keeps the first of two documents, and everything where a marker only slipped in', () => {
    assert.deepEqual(read('a: 1\n---\na: 2\n').plain, [['a', 1]]);
    assert.deepEqual(read('a: 1\n---\nb: 2\n').plain, [
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('keeps a value that holds a colon as the text it was meant to be', () => {
    assert.deepEqual(read('a:\n  name: Phase 2: move # soon\n  b: 1\n').plain, [
      [
        'a',
        [
          ['name', 'Phase 2: move'],
          ['b', 1],
        ],
      ],
    ]);
  });

  it('loses nothing behind a quote that is still open', () => {
    const rest: Plain = [
      ['name', 'Survey'],
      ['duration', '5d'],
    ];
    assert.deepEqual(read('a: {name: "Survey, duration: 5d}\n').plain, [['a', rest]]);
    assert.deepEqual(read('a:\n  name: "Survey\n  duration: 5d\n').plain, [['a', rest]]);
  });

  it('reads a file indented by tabs throughout', () => {
    assert.deepEqual(read('a:\n\tb:\n\t\tc: 1\n\td: 2\n').plain, [
      [
        'a',
        [
          ['b', [['c', 1]]],
          ['d', 2],
        ],
      ],
    ]);
  });

  it('leaves an entry below a short map where it stands: it is no entry of the map around', () => {
    const result = read('a:\n  b:\n c: 1\nd: 2\n');
    assert.deepEqual(result.plain, [
      [
        'a',
        [
          ['b', null],
          ['c', 1],
        ],
      ],
      ['d', 2],
    ]);
    assert.equal(result.messages.length, 1);
  });

  it('gives a list the lines of an item that goes on behind the next one', () => {
    const text = '- x\n    a:\n-\nk: "\\u00e9"\n    s: 1e3';
    checkSpans(text, readTree(text), text);
  });

  it('gives lines behind a pasted block back to the map into which it was pasted', () => {
    const pasted = (indent: string) => `a:\n  b:\n    c: 1\n${indent}new:\n${indent}  x: 1\n    d: 2\n    e: {f: 1}\n`;
    assert.deepEqual(read(pasted('')).plain, [
      [
        'a',
        [
          [
            'b',
            [
              ['c', 1],
              ['d', 2],
              ['e', [['f', 1]]],
            ],
          ],
        ],
      ],
      ['new', [['x', 1]]],
    ]);
  });

  it('takes the first of many entries for the one that is out of line', () => {
    const result = read('a:\n   b:\n      x: 1\n    c:\n      x: 2\n    d:\n      x: 3\n');
    assert.deepEqual(result.plain, [['a', ['b', 'c', 'd'].map((key, i): [string, Plain] => [key, [['x', i + 1]]])]]);
    assert.equal(result.messages.length, 1);
  });

  it('reads on below a line of braces that was cut in two', () => {
    const text = 'a:\n  b: {x: 1, y\nz, w: 2}\n  c: 3\n';
    const { root, problems } = readTree(text);
    const inner = root?.kind === 'map' ? root.entries[0]?.value : null;
    assert.deepEqual(inner?.kind === 'map' && inner.entries.map(({ key }) => key.text), ['b', 'c']);
    assert.equal(problems.length, 2);
  });

  it('stops counting findings at twenty and says how many follow', () => {
    const { messages } = read('x: &a 1\n'.repeat(50));
    assert.equal(messages.length, 21);
    assert.match(messages[20] ?? '', /^30 more/);
  });

  it('does not expand an anchor bomb', () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [${`*b${i - 1}, `.repeat(10)}]`).join('\n');
    assert.equal(read(bomb).messages.length, 21);
  });

  it('gives the same tree whatever was read before', () => {
    const { text } = samplePlan(6);
    const previous = readTree(text);
    const next = text.replace('duration: 3d', 'dur');
    const before = byValue(previous);
    assert.deepEqual(byValue(readTree(next, previous)), byValue(readTree(next)));
    assert.deepEqual(byValue(readTree(text, previous)), before);
  });
});
