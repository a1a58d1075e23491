import assert from 'node:assert/strict';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { byValue } from '../support/by-value.ts';

/** Texts of some 30 kB made to be slow, deep or odd: each is read in time with a handful of findings. */
const SIZE = 30_000;

function fill(part: string): string {
  return part.repeat(Math.ceil(SIZE / part.length));
}

const stairs = Array.from({ length: 310 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');

const TEXTS: Readonly<Record<string, string>> = {
  'opening brackets': fill('['),
  'opening braces with keys': fill('[{a: '),
  'closing brackets': fill(']'),
  'closing braces in lines': fill('}\n'),
  'dashes in one line': fill('- '),
  'question marks in one line': fill('? '),
  'keys in one line': fill('a: '),
  'commas in braces': `a: {${fill(',')}}`,
  'commas in brackets': `a: {b: [x, ${fill(', ')}], c: 1}\n`,
  'double quotes': fill('"'),
  'double quotes in lines': fill('"\n'),
  'single quotes': fill("'"),
  'a stair of keys': stairs,
  'a stair of keys far too deep': Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a${i}:\n`).join(''),
  'a stair of keys without end': Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a${i}:\n`).join(''),
  'a broken stair of keys': `${stairs}${' '.repeat(40)}"`,
  'words with children': fill('x\n  a: 1\n'),
  'unclosed brackets in lines': fill('k: [\n'),
  'unclosed braces in a list': `l:\n${fill('  - {a: 1\n')}`,
  'unclosed braces at any indent': Array.from(
    { length: SIZE / 12 },
    (_, i) => `${' '.repeat((i * 7) % 13)}k${i}: {\n`,
  ).join(''),
  'tabs before every key': fill('\tk: 1\n'),
  colons: fill(':'),
  anchors: fill('a: &x 1\n'),
  'aliases in one line': `a: [${'*x, '.repeat(250_000)}1]\nb: 2\n`,
  'aliases behind one another': `a: ${'*x '.repeat(250_000)}\nb: 2\n`,
  'tags in one line': `a: [${'!x 1, '.repeat(250_000)}1]\nb: 2\n`,
  'document markers': `a: 1\n${fill('---\n b: 1\n')}`,
  directives: fill('%\n'),
  'blanks before a quote': `a:${fill(' ')}"`,
  'empty lines before a quote': `a: 1\n${fill('\n')}"`,
  'comments before a quote': `a: 1\n${fill('# c\n')}"`,
  'an unclosed list over many lines': `a: [\n${fill('  x,\n')}b: 1\n`,
  'NUL characters': fill('\0'),
  'lone surrogates': fill('\ud800'),
  'conflict markers': fill('<<<<<<<\n'),
  'a long line': `k: ${fill('x')} : "`,
};

describe('hostile text', () => {
  for (const [title, text] of Object.entries(TEXTS)) {
    it(`${title} are read with few findings`, () => {
      const { problems } = readTree(text);
      assert.ok(problems.length <= 21);
      for (const { span } of problems) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
    }).timeout(60_000);
  }

  it('a comment of ten megabytes costs nothing else', () => {
    const { root, problems } = readTree(`a: 1 # ${'x'.repeat(10_000_000)}\nb: 2`);
    assert.ok(root?.kind === 'map' && root.entries.length === 2);
    assert.deepEqual(problems, []);
  }).timeout(60_000);

  it('what stands beside a nest too deep is kept', () => {
    const { root, problems } = readTree(`a: 1\nb: ${'['.repeat(100_000)}\nc: 3\n`);
    assert.ok(root?.kind === 'map');
    assert.deepEqual(
      root.entries.map((entry) => entry.key.text),
      ['a', 'b', 'c'],
    );
    assert.equal(problems.length, 1);
  });

  it('a stair without end is one finding, and what stands below it is kept', () => {
    const stair = Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a${i}:\n`).join('');
    const { root, problems } = readTree(`${stair}b: 1\n`);
    assert.ok(root?.kind === 'map');
    assert.deepEqual(
      root.entries.map((entry) => entry.key.text),
      ['a0', 'b'],
    );
    assert.equal(problems.length, 1);
  });

  it('lines that are deep but no stair are read as they are', () => {
    const deep = `${' '.repeat(300)}deep`;
    const { root, problems } = readTree(`a: |\n${`  x\n${deep}\n`.repeat(300)}b: 1\n`);
    assert.deepEqual(problems, []);
    assert.ok(root?.kind === 'map' && root.entries.length === 2);
  });

  it('a stair that grows with an edit is what it is in a fresh reading', () => {
    const stair = (steps: number) => Array.from({ length: steps }, (_, i) => `${' '.repeat(i)}a${i}:\n`).join('');
    const before = readTree(`${stair(255)}b: 1\n`);
    const after = `${stair(300)}b: 1\n`;
    assert.deepEqual(byValue(readTree(after, before)), byValue(readTree(after)));
  });
});
