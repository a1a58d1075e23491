/**
 * Quick fixes: the repairs a finding brings with it. Of several for one finding the first is the
 * nearest and marked as preferred, so that "Auto Fix" takes it.
 */
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Problem } from '../core/base/problem.ts';
import type { Span } from '../core/base/span.ts';
import { diagnosticOf, problemsOf } from './diagnostics.ts';
import { spanOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';
import { workspaceEdit } from './workspace-edit.ts';

export interface CodeActionParams {
  readonly range: Range;
  readonly context: { readonly diagnostics: readonly Diagnostic[]; readonly only?: readonly string[] };
}

export function codeActions(snapshot: Snapshot, params: CodeActionParams): CodeAction[] {
  if (!wantsQuickFixes(params.context.only)) return [];
  const area = spanOf(snapshot.lines, params.range);
  return problemsOf(snapshot)
    .filter((problem) => problem.fixes.length > 0 && meets(problem.span, area))
    .flatMap((problem) => actionsFor(snapshot, problem, params.context.diagnostics));
}

function actionsFor(snapshot: Snapshot, problem: Problem, sent: readonly Diagnostic[]): CodeAction[] {
  const diagnostic = diagnosticOf(snapshot, problem);
  const known = sent.find((other) => same(other, diagnostic)) ?? diagnostic;
  return problem.fixes.flatMap((fix, index) => {
    const edit = workspaceEdit(snapshot, fix.edits);
    if (!edit) return [];
    const action: CodeAction = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [known], edit };
    if (index === 0) action.isPreferred = true;
    return [action];
  });
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
