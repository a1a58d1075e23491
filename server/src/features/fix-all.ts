/**
 * All findings of a file, or of one rule in it, that have one repair and no other, repaired at once;
 * those in each other's way wait.
 */
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Problem, TextEdit } from '../core/base/problem.ts';
import type { FileId } from '../core/base/span.ts';
import { editsOf } from '../core/checks/fix-edits.ts';
import { problemsOf } from './diagnostics.ts';
import { linesAround } from './position.ts';
import { sourceIn } from './quick-fixes.ts';
import type { Snapshot } from './snapshot.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** `rule` null for every rule. */
export function fixable(snapshot: Snapshot, rule: string | null): readonly Problem[] {
  return problemsOf(snapshot).filter((problem) => {
    return problem.fixes.length === 1 && (rule === null || problem.rule === rule);
  });
}

export function fixAll(snapshot: Snapshot, rule: string | null): WorkspaceEdit {
  const taken = new Taken();
  for (const { fixes } of fixable(snapshot, rule)) {
    const [fix] = fixes;
    const edits = fix && editsOf(fix, (file) => sourceIn(snapshot, file));
    if (edits) taken.add(edits);
  }
  return workspaceEdit(linesAround(snapshot), taken.all()) ?? {};
}

/** Edits apart from each other, in order by file. */
class Taken {
  readonly #byFile = new Map<FileId, TextEdit[]>();

  all(): TextEdit[] {
    return [...this.#byFile.values()].flat();
  }

  /** All of them, or none where one would meet another that is there. */
  add(edits: readonly TextEdit[]): void {
    if (edits.some((edit) => this.#meets(edit))) return;
    for (const edit of edits) {
      const list = this.#byFile.get(edit.file) ?? [];
      list.splice(placeIn(list, edit), 0, edit);
      this.#byFile.set(edit.file, list);
    }
  }

  /** Also where they only touch: two that write at one place would come out in either order. */
  #meets(edit: TextEdit): boolean {
    const list = this.#byFile.get(edit.file) ?? [];
    const at = placeIn(list, edit);
    const [before, after] = [list[at - 1], list[at]];
    return (before?.span.end ?? -1) >= edit.span.start || (after?.span.start ?? Infinity) <= edit.span.end;
  }
}

/** Of the first that begins later. */
function placeIn(list: readonly TextEdit[], { span: { start } }: TextEdit): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.span.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
