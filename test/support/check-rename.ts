/**
 * Renames at `$0` and compares the texts after it; the plans must have the same findings as before. Plans beside the one
 * under the cursor count as open, and again as such that nobody has opened: both give the same.
 */
import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../../server/src/core/analyse.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { keepingNames } from '../../server/src/features/kept-names.ts';
import { namesOf, type PlanNames } from '../../server/src/features/plan-names.ts';
import { type Refusal, rename } from '../../server/src/features/rename.ts';
import { applyWorkspaceEdit } from './apply-edits.ts';
import { atCursor } from './check-places.ts';
import { parseFixture } from './fixture.ts';
import { snapshotOf } from './snapshots.ts';

export function checkRename(before: string, newName: string, after: string): void {
  const { edit, texts } = renamed(before, newName);
  assert.ok(edit && !('refused' in edit), `refused: ${JSON.stringify(edit)}`);
  const changed = applyWorkspaceEdit(texts, edit);
  const expected = new Map(parseFixture(after).files.map(({ file, text }) => [file, text]));
  assert.deepEqual(changed, expected);
  assert.deepEqual(findings(texts), findings(changed));
}

export function checkRenameRefused(before: string, newName: string, says: RegExp): void {
  const { edit } = renamed(before, newName);
  assert.ok(edit && 'refused' in edit, `not refused: ${JSON.stringify(edit)}`);
  assert.match(String(edit.refused), says);
}

function renamed(
  before: string,
  newName: string,
): { edit: WorkspaceEdit | Refusal | null; texts: Map<string, string> } {
  const { snapshot, position, texts } = atCursor(parseFixture(before));
  const give = (plans: readonly PlanNames[]) => runToEnd(rename(snapshot, { position, newName }, plans));
  const plans = [...texts.keys()].flatMap((file): readonly Analysis[] => snapshotOf(texts, file).analyses);
  const edit = give(plans.map(namesOf));
  const shared = new Map();
  assert.deepEqual(give(plans.map((plan) => runToEnd(keepingNames(plan, shared)))), edit);
  return { edit, texts };
}

/** Rules by file. */
function findings(texts: ReadonlyMap<string, string>): string[] {
  return [...texts.keys()].flatMap((file) =>
    diagnostics(snapshotOf(texts, file)).map(({ code, range }) => `${file} ${range.start.line} ${code}`),
  );
}
