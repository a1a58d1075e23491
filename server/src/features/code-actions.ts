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
import { spanOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';
import { workspaceEdit } from './workspace-edit.ts';

export interface CodeActionParams {
  readonly range: Range;
  readonly context: { readonly diagnostics: readonly Diagnostic[]; readonly only?: readonly string[] };
}

/** Where a whole file is asked for, an entry for each missing id would only bury the rest. */
const MOST_MISSING = 20;

export function codeActions(snapshot: Snapshot, params: CodeActionParams): CodeAction[] {
  if (!wantsQuickFixes(params.context.only)) return [];
  const area = spanOf(snapshot.lines, params.range);
  const problems = problemsOf(snapshot).filter((problem) => meets(problem.span, area));
  const few = problems.length <= MOST_MISSING;
  return problems.flatMap((problem) => [
    ...actionsFor(snapshot, problem, problem.fixes, params.context.diagnostics),
    ...(few ? actionsFor(snapshot, problem, missingId(snapshot, problem), params.context.diagnostics) : []),
  ]);
}

function actionsFor(
  snapshot: Snapshot,
  problem: Problem,
  fixes: readonly Fix[],
  sent: readonly Diagnostic[],
): CodeAction[] {
  const diagnostic = diagnosticOf(snapshot, problem);
  const known = sent.find((other) => same(other, diagnostic)) ?? diagnostic;
  return fixes.flatMap((fix) => {
    const edits = editsOf(fix, (file) => sourceIn(snapshot, file));
    const edit = edits && workspaceEdit(snapshot, edits);
    if (!edit) return [];
    const action: CodeAction = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [known], edit };
    if (fix === problem.fixes[0]) action.isPreferred = true;
    return [action];
  });
}

function sourceIn({ analyses }: Snapshot, file: FileId): SourceFile | null {
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

/** `only: ['quickfix']` or a kind above it; kinds nest by dots. */
function wantsQuickFixes(only: readonly string[] | undefined): boolean {
  return !only || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);
}

function meets(a: Span, b: Span): boolean {
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
