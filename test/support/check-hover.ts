/** Compares the hover at `$0` with lines of Markdown; the carets, where a fixture has some, mark its range. */
import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../server/src/features/hover.ts';
import { atCursor } from './check-places.ts';
import { parseFixture } from './fixture.ts';

/** Null where nothing is said; lines that are empty do not count. */
export function hoverLines(source: string, markdown = true): string[] | null {
  const fixture = parseFixture(source);
  const { snapshot, position } = atCursor(fixture);
  const found = hover(snapshot, { position }, { markdown });
  if (!found) return null;
  const [mark] = fixture.files.find(({ file }) => file === snapshot.file)?.marks ?? [];
  if (mark) {
    assert.deepEqual(found.range, {
      start: { line: mark.line, character: mark.from },
      end: { line: mark.line, character: mark.to },
    });
  }
  const { kind, value } = found.contents as MarkupContent;
  assert.equal(kind, markdown ? 'markdown' : 'plaintext');
  return value.split('\n').filter((line) => line !== '');
}

export function checkHover(source: string, lines: readonly string[] | null): void {
  assert.deepEqual(hoverLines(source), lines);
}

export function checkHoverHas(source: string, ...parts: readonly string[]): void {
  const text = (hoverLines(source) ?? []).join('\n');
  for (const part of parts) assert.ok(text.includes(part), `no "${part}" in\n${text}`);
}
