/** Every key of the language, wherever it may stand: written right, misspelt, and with a value of no shape. */
import assert from 'node:assert/strict';
import {
  definesAt,
  describe as describePlace,
  type KeyKnowledge,
  keysAt,
} from '../../../server/src/core/schema/knowledge.ts';
import { childOf, nodeAt, type Path } from '../../../server/src/core/schema/schema-node.ts';
import { findingsIn } from './check-fault.ts';

/** A place in flow style, so that any place can be written on one line; every map around has what it needs. */
function plan(path: Path, inside: string): string {
  return path
    .map((step, at) => ({ step, around: path.slice(0, at) }))
    .reduceRight((text, { step, around }) => {
      return step === '[]' ? `[${text}]` : `{${[`${step}: ${text}`, ...companions(around, step)].join(', ')}}`;
    }, inside)
    .concat('\n');
}

/** What a map needs beside the key that is tried. */
function companions(path: Path, tried: string): string[] {
  const keys = keysAt(path);
  // An exception has a `date` or a `from`.
  const isDated = keys.some(({ key }) => key === 'to') && tried !== 'date' && tried !== 'from';
  return keys
    .filter(({ key, required }) => (required || (isDated && key === 'from')) && key !== tried)
    .map(({ key, examples }) => `${key}: ${examples[0] ?? 'x'}`);
}

interface Place {
  readonly path: Path;
  readonly key: KeyKnowledge;
}

/** Every map of fixed keys, once each way; summaries are not followed into themselves. */
function allPlaces(): Place[] {
  const places: Place[] = [];
  const visit = (path: Path): void => {
    if (path.length > 12 || path.filter((step) => step === 'tasks').length > 1) return;
    for (const key of keysAt(path)) {
      places.push({ path, key });
      visit([...path, key.key]);
    }
    const node = nodeAt(path);
    if (!node) return;
    if (childOf(node, '[]')) visit([...path, '[]']);
    if (definesAt(path) !== null || path.at(-1) === 'actions') visit([...path, 'an-id']);
  };
  visit([]);
  return places;
}

const places = allPlaces();
const exampleOf = ({ path, key }: Place): string | undefined => {
  const own = key.examples[0] ?? key.default ?? key.values.words[0]?.word;
  return own ?? (key.opens.includes('map') ? '{}' : describePlace([...path, key.key, '[]'])?.examples[0]);
};

describe('every key of the language', () => {
  it('was found', () => assert.ok(places.length > 600, `${places.length} places`));

  it('is accepted with its example', () => {
    for (const place of places) {
      const { path, key } = place;
      const value = exampleOf(place) ?? (key.opens.includes('list') ? '[]' : 'x');
      const text = plan(path, `{${[`${key.key}: ${value}`, ...companions(path, key.key)].join(', ')}}`);
      assert.deepEqual(
        findingsIn(text).map(({ message }) => message),
        [],
        text,
      );
    }
  });

  it('is one finding where it is misspelt', () => {
    for (const { path, key } of places) {
      if (definesAt(path) !== null) continue;
      const text = plan(path, `{${[`zz-${key.key}-zz: 1`, ...companions(path, '')].join(', ')}}`);
      assert.deepEqual(
        findingsIn(text).map(({ rule }) => rule),
        ['unknown-key'],
        text,
      );
    }
  });

  it('is at most one finding where it is empty', () => {
    for (const { path, key } of places) {
      const text = plan(path, `{${[`${key.key}: `, ...companions(path, key.key)].join(', ')}}`);
      const found = findingsIn(text);
      assert.ok(found.length <= 1, text);
      assert.ok(
        found.every(({ severity }) => severity === 'warning'),
        text,
      );
    }
  });

  it('is one finding where its value has the wrong shape', () => {
    for (const { path, key } of places) {
      const wrong = key.opens.includes('list') ? '[[[x]]]' : '[x]';
      const text = plan(path, `{${[`${key.key}: ${wrong}`, ...companions(path, key.key)].join(', ')}}`);
      assert.equal(findingsIn(text).length, 1, text);
    }
  });
});
