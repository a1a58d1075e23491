/** Renames at `$0` and compares the texts after it; the plans must have the same findings as before. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/core/analyse.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { type Refusal, rename } from '../../server/src/features/rename.ts';
import { applyWorkspaceEdit } from './apply-edits.ts';
import { atCursor } from './check-places.ts';
import { parseFixture } from './fixture.ts';
import { snapshotOf } from './snapshots.ts';

export function checkRename(before: string, newName: string, after: string): void {
  const { snapshot, position, texts } = atCursor(parseFixture(before));
  const edit = rename(snapshot, { position, newName }, plansOf(texts));
  assert.ok(edit && !('refused' in edit), `refused: ${JSON.stringify(edit)}`);
  const changed = applyWorkspaceEdit(texts, edit);
  const expected = new Map(parseFixture(after).files.map(({ file, text }) => [file, text]));
  assert.deepEqual(changed, expected);
  assert.deepEqual(findings(texts), findings(changed));
}

export function checkRenameRefused(before: string, newName: string, says: RegExp): void {
  const { snapshot, position, texts } = atCursor(parseFixture(before));
  assert.match(refusalOf(rename(snapshot, { position, newName }, plansOf(texts))), says);
}

/** Those that each file belongs to. */
function plansOf(texts: ReadonlyMap<string, string>): Analysis[] {
  return [...texts.keys()].flatMap((file) => snapshotOf(texts, file).analyses);
}

function refusalOf(answer: Refusal | object | null): string {
  assert.ok(answer && 'refused' in answer, `not refused: ${JSON.stringify(answer)}`);
  return String(answer.refused);
}

/** Rules by file. */
function findings(texts: ReadonlyMap<string, string>): string[] {
  return [...texts.keys()].flatMap((file) =>
    diagnostics(snapshotOf(texts, file)).map(({ code, range }) => `${file} ${range.start.line} ${code}`),
  );
}
