/**
 * A seed gives the same figures on every machine: what schedules, costs and simulates uses only arithmetic whose
 * result IEEE 754 fixes. Powers and functions like sines are an engine's own in their last digits, and others from
 * one version to the next.
 */
import assert from 'node:assert/strict';
import { sourcesIn } from './sources.ts';

const FOLDERS = ['server/src/core/risk', 'server/src/core/schedule', 'server/src/core/cost'];
const EXACT = new Set(['abs', 'ceil', 'floor', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc', 'LN2', 'SQRT2']);

function inexact(code: string): readonly string[] {
  const functions = [...code.matchAll(/\bMath\.(\w+)/g)].map(([, name = '']) => name);
  return [...functions.filter((name) => !EXACT.has(name)), ...(code.match(/\*\*/g) ?? [])];
}

describe('arithmetic of what a seed decides', () => {
  it('is the same in every engine', () => {
    const sources = FOLDERS.flatMap((folder) => sourcesIn(folder, /\.ts$/));
    assert.ok(sources.length > 150);
    const found = sources.flatMap(({ path, code }) => inexact(code).map((what) => `${path}: ${what}`));
    assert.deepEqual(found, []);
  });

  it('is looked for where it is written', () => {
    assert.deepEqual(inexact('const a = Math.exp(1) + Math.sqrt(2) * 3 ** 2;'), ['exp', '**']);
  });
});
