/**
 * Quick fixes: the repairs a finding brings with it. Of several for one finding the first is the
 * nearest and marked as preferred, so that "Auto Fix" takes it.
 */
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Fix, Problem } from '../core/base/problem.ts';
import type { FileId, Span } from '../core/base/span.ts';
import { editsOf } from '../core/checks/fix-edits.ts';
import type { SourceFile } from '../core/model/sources.ts';
import { diagnosticOf, problemsOf } from './diagnostics.ts';
import { missingIdFixes } from './missing-id.ts';
import { linesAround, spanOf } from './position.ts';
import { silencings } from './silence.ts';
import type { Snapshot } from './snapshot.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** Where a whole file is asked for, an entry for each missing id, or its silence, would only bury the rest. */
const MOST_MISSING = 20;

/** `sent` are the diagnostics as the client has them, so that it knows them again. */
export function quickFixes(snapshot: Snapshot, range: Range, sent: readonly Diagnostic[]): CodeAction[] {
  const area = spanOf(snapshot.lines, range);
  const problems = problemsOf(snapshot).filter((problem) => meets(problem.span, area));
  const few = problems.length <= MOST_MISSING;
  return problems.flatMap((problem) => [
    ...actionsFor(snapshot, problem, problem.fixes, sent),
    ...(few ? actionsFor(snapshot, problem, missingId(snapshot, problem), sent) : []),
  ]);
}

/** Below the repairs in any menu, and of a kind of their own, so that nobody takes one for a repair. */
export const SILENCE = 'quickfix.silence';

/** What keeps the findings of a range from being told; of many at once nobody wants that. */
export function silences(snapshot: Snapshot, range: Range, sent: readonly Diagnostic[]): CodeAction[] {
  const area = spanOf(snapshot.lines, range);
  const problems = problemsOf(snapshot).filter((problem) => meets(problem.span, area));
  if (problems.length > MOST_MISSING) return [];
  return problems.flatMap((problem) => {
    const source = sourceIn(snapshot, problem.file);
    const found = source ? silencings(problem, source, sourceIn(snapshot, snapshot.analyses[0].plan.root)) : [];
    const known = knownAs(snapshot, problem, sent);
    return found.flatMap(({ title, edits }): CodeAction[] => {
      const edit = workspaceEdit(linesAround(snapshot), edits);
      return edit ? [{ title, kind: SILENCE, diagnostics: [known], edit }] : [];
    });
  });
}

function knownAs(snapshot: Snapshot, problem: Problem, sent: readonly Diagnostic[]): Diagnostic {
  const diagnostic = diagnosticOf(snapshot, problem);
  return sent.find((other) => same(other, diagnostic)) ?? diagnostic;
}

function actionsFor(
  snapshot: Snapshot,
  problem: Problem,
  fixes: readonly Fix[],
  sent: readonly Diagnostic[],
): CodeAction[] {
  if (fixes.length === 0) return [];
  const known = knownAs(snapshot, problem, sent);
  return fixes.flatMap((fix) => {
    const edits = editsOf(fix, (file) => sourceIn(snapshot, file));
    const edit = edits && workspaceEdit(linesAround(snapshot), edits);
    if (!edit) return [];
    const action: CodeAction = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [known], edit };
    if (fix === problem.fixes[0]) action.isPreferred = true;
    return [action];
  });
}

/** A file of the plans as it was read. */
export function sourceIn({ analyses }: Pick<Snapshot, 'analyses'>, file: FileId): SourceFile | null {
  for (const { sources } of analyses) {
    const found = sources.files.get(file);
    if (found && 'tree' in found) return found;
  }
  return null;
}

/** In the first plan that has a place for it. */
function missingId({ analyses }: Snapshot, problem: Problem): readonly Fix[] {
  return analyses.flatMap((analysis) => missingIdFixes(analysis, problem)).slice(0, 1);
}

export function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function same(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.code === b.code &&
    a.message === b.message &&
    a.range.start.line === b.range.start.line &&
    a.range.start.character === b.range.start.character
  );
}
