/** A finding of the schema check before it is bound to a file, with repairs that are not yet edits. */
import type { Fix, Problem, Severity } from '../base/problem.ts';
import { problem } from '../base/problem.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type { FileId, Span } from '../base/span.ts';
import type { Entry, MapNode } from '../syntax/tree.ts';
import { entryRemoval } from './entry-removal.ts';

export type Repair =
  | { readonly kind: 'replace'; readonly title: string; readonly span: Span; readonly newText: string }
  | { readonly kind: 'delete'; readonly title: string; readonly map: MapNode; readonly entry: Entry };

export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly repairs: readonly Repair[];
  /** For what is not there: where it would be. It may be hidden in text that cannot be read. */
  readonly within?: Span;
}

export function finding(
  rule: RuleId,
  span: Span,
  message: string,
  repairs: readonly Repair[] = [],
  severity: Severity = 'error',
): Finding {
  return { rule, severity, span, message, repairs };
}

/** The same finding, of something missing in an area. */
export function missingWithin(area: Span, found: Finding): Finding {
  return { ...found, within: area };
}

const bound = new WeakMap<Finding, Problem>();

/**
 * The finding as a problem of a file; the same one each time, unless it has a fix that takes away
 * whole lines: which those are depends on the text around.
 */
export function toProblem(found: Finding, file: FileId, text: string): Problem {
  const known = bound.get(found);
  if (known) return known;
  const fixes = found.repairs.map((repair): Fix => {
    const edit =
      repair.kind === 'replace'
        ? { span: repair.span, newText: repair.newText }
        : { span: entryRemoval(repair.map, repair.entry, text), newText: '' };
    return { title: repair.title, edits: [{ file, ...edit }] };
  });
  const made = problem(found.rule, found.severity, { file, span: found.span }, found.message, { fixes });
  if (found.repairs.every(({ kind }) => kind === 'replace')) bound.set(found, made);
  return made;
}
