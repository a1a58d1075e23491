/**
 * Every regular expression of the server, and every one that a schema's `pattern` is, on long hostile
 * text: a pattern that tries every split takes half a second there and 25 times that on 100 kB, a
 * linear one less than a millisecond.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processorMs } from '../support/processor-time.ts';
import { repositoryRoot } from '../support/root.ts';
import { sourcesIn } from './sources.ts';

/** A literal: behind something that a division cannot follow. */
const LITERAL =
  /(?<=[=(,:?&|![]\s*|return\s+|^\s*)\/(?![/*\s])((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuy]*)/gm;

const SIZE = 20_000;
const SLOW_MS = 100;
const SEEDS = [
  'a',
  'A',
  '1',
  ' ',
  '\t',
  '\n',
  '\r',
  '-',
  '+',
  '.',
  ':',
  '/',
  '#',
  '*',
  '[',
  '{',
  '"',
  "'",
  '`',
  '%',
  '_',
  '\\',
  'a ',
  ' a',
  '1.',
  '1 ',
  'a-',
  'a:',
  '# ',
  '- ',
  'a.',
  '""',
  '«',
  '1,',
  'aB',
  ' \n',
  '../',
  'w.',
  '0a',
  'é',
  '\u0301',
  '+1',
  '_1',
  '09:',
  'SS ',
];
const ENDS = ['', '!', '\u0000'];

/** Files whose patterns need short text, and what keeps it short. */
const KEPT_SHORT: Readonly<Record<string, string>> = {
  'server/src/cli/init.ts': 'the name of a folder, whose other runs are one hyphen by then',
  'server/src/core/schema/repaired-value.ts': 'no text of more than 80 characters is repaired',
  'server/src/features/completion/suggest-snippets.ts': 'snippets of our own',
};

describe('patterns', () => {
  const found = patterns();

  it('are found', () => assert.ok(found.length > 90, `only ${found.length}`));

  it('name no file in vain that keeps its text short', () => {
    const files = new Set(found.map(({ where }) => where));
    assert.deepEqual(
      Object.keys(KEPT_SHORT).filter((file) => !files.has(file)),
      [],
    );
  });

  for (const { where, pattern } of found.filter((one) => !(one.where in KEPT_SHORT))) {
    it(`stay linear: ${where} ${String(pattern).slice(0, 60)}`, () => {
      for (const seed of SEEDS) {
        const long = seed.repeat(SIZE / seed.length);
        for (const text of ENDS.flatMap((end) => [`${long}${end}`, `a ${long}${end}`])) {
          const took = fastest(() => text.search(pattern));
          assert.ok(took < SLOW_MS, `${Math.round(took)} ms on ${JSON.stringify(seed)}`);
        }
      }
    });
  }
});

/** Of three runs, but only where the first is slow: the engine's own work beside it is no slow pattern. */
function fastest(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && least >= SLOW_MS; turn++) {
    least = Math.min(least, processorMs(run));
  }
  return least;
}

function patterns(): { readonly where: string; readonly pattern: RegExp }[] {
  const schema = readFileSync(join(repositoryRoot, 'schemas/plan.schema.json'), 'utf8');
  const ofSchema = [...schema.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, text = '""']) => ({
    where: 'schema',
    pattern: new RegExp(JSON.parse(text), 'u'),
  }));
  const ofSources = sourcesIn('server/src', /\.ts$/).flatMap(({ path, text }) =>
    [...text.matchAll(LITERAL)].map(([, source = '', flags = '']) => ({
      where: path,
      pattern: new RegExp(source, flags),
    })),
  );
  const distinct = new Map([...ofSchema, ...ofSources].map((one) => [String(one.pattern), one]));
  return [...distinct.values()];
}
