/** Compares the places a feature answers for the cursor `$0` with the carets of a fixture. */
import assert from 'node:assert/strict';
import type { Position, Range } from 'vscode-languageserver-types';
import { positionAt } from '../../server/src/core/base/lines.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { type Fixture, parseFixture } from './fixture.ts';
import { snapshotOf } from './snapshots.ts';

export interface FoundPlace {
  readonly uri: string;
  readonly range: Range;
  /** Compared with the text of the mark, where given. */
  readonly label?: string;
}

export function checkPlaces(source: string, find: (snapshot: Snapshot, position: Position) => FoundPlace[]): void {
  const fixture = parseFixture(source);
  const { snapshot, position } = atCursor(fixture);
  const found = find(snapshot, position).map(({ uri, range, label }) => {
    const end = range.end.line === range.start.line ? range.end.character : '>';
    return `${uri} ${range.start.line + 1}:${range.start.character}-${end}${label ? ` ${label}` : ''}`;
  });
  const marked = fixture.files.flatMap(({ file, marks }) =>
    marks.map(({ line, from, to, text }) => `${file} ${line + 1}:${from}-${to ?? '>'}${text ? ` ${text}` : ''}`),
  );
  assert.deepEqual(found.sort(), marked.sort());
}

/** The snapshot of the file that holds `$0`, and the cursor's position in it. */
export function atCursor(fixture: Fixture): {
  readonly snapshot: Snapshot;
  readonly position: Position;
  readonly texts: Map<string, string>;
} {
  const { cursor } = fixture;
  if (!cursor) throw new Error('the fixture has no cursor $0');
  const texts = new Map(fixture.files.map(({ file, text }) => [file, text]));
  const snapshot = snapshotOf(texts, cursor.file);
  return { snapshot, position: positionAt(snapshot.lines, cursor.offset), texts };
}
