/**
 * Findings of one file in the editor's form. A part that several plans include shows the findings
 * of all of them, each once.
 */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { assertNever } from '../core/base/assert-never.ts';
import type { Problem, Severity } from '../core/base/problem.ts';
import type { RuleId } from '../core/base/rule-ids.ts';
import type { FileId } from '../core/base/span.ts';
import { locationOf, rangeIn } from './position.ts';
import type { Texts } from './snapshot.ts';

const DIAGNOSTIC_SOURCE = 'planline';

/** Rules whose text has no effect on the plan; editors fade it. */
const IGNORED_TEXT: ReadonlySet<RuleId> = new Set<RuleId>(['computed-key']);

/** A file with what was found in each of its plans: a snapshot, or less where a plan is not analysed to the end. */
export interface WithProblems extends Texts {
  readonly analyses: readonly { readonly problems: readonly Problem[] }[];
}

/** Of the snapshot's own file, or of another file of its plans. */
export function diagnostics(snapshot: WithProblems, file: FileId = snapshot.file): Diagnostic[] {
  return problemsOf(snapshot, file).map((problem) => diagnosticOf(snapshot, problem));
}

/** Each leads from its rule's name to the section about it; `page` is the URI of the page of rules. */
export function withRulePages(found: readonly Diagnostic[], page: string): Diagnostic[] {
  return found.map((diagnostic) => ({ ...diagnostic, codeDescription: { href: `${page}#${diagnostic.code}` } }));
}

/** In the order of the plans, each finding once. */
export function problemsOf(snapshot: WithProblems, file: FileId = snapshot.file): readonly Problem[] {
  const distinct = new Map<string, Problem>();
  for (const { problems } of snapshot.analyses) {
    for (const problem of problems) {
      if (problem.file !== file) continue;
      const key = `${problem.rule} ${problem.span.start} ${problem.span.end} ${problem.message}`;
      if (!distinct.has(key)) distinct.set(key, problem);
    }
  }
  return [...distinct.values()];
}

export function diagnosticOf(texts: Texts, problem: Problem): Diagnostic {
  const diagnostic: Diagnostic = {
    range: rangeIn(texts, problem),
    severity: severityOf(problem.severity),
    code: problem.rule,
    source: DIAGNOSTIC_SOURCE,
    message: problem.message,
  };
  if (problem.related.length > 0) {
    diagnostic.relatedInformation = problem.related.map((related) => ({
      location: locationOf(texts, related),
      message: related.message,
    }));
  }
  if (IGNORED_TEXT.has(problem.rule)) diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (problem.fixes.length > 0) diagnostic.data = { fixes: problem.fixes.map((fix) => fix.title) };
  return diagnostic;
}

function severityOf(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'info':
      return DiagnosticSeverity.Information;
    default:
      return assertNever(severity);
  }
}
