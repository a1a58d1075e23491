/**
 * What a user did wrong, or should know: data, never an exception. The identities of the rules
 * are a closed union so that a rule cannot be misspelt; `checks/rules.ts` says what each means.
 */
import type { RuleId } from './rule-ids.ts';
import type { FileId, Place, Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A replacement of `span` by `newText` in `file`. */
export interface TextEdit {
  readonly file: FileId;
  readonly span: Span;
  readonly newText: string;
}

/** A repair the editor offers; `title` starts with a verb. Applying `edits` removes the finding. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface Related extends Place {
  readonly message: string;
}

/** One finding. `message` names the way out; `span` is the smallest text that is wrong. */
export interface Problem extends Place {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** A problem from its parts; `related` and `fixes` may be left out. */
export function problem(
  rule: RuleId,
  severity: Severity,
  place: Place,
  message: string,
  more: { readonly related?: readonly Related[]; readonly fixes?: readonly Fix[] } = {},
): Problem {
  return {
    rule,
    severity,
    message,
    file: place.file,
    span: place.span,
    related: more.related ?? [],
    fixes: more.fixes ?? [],
  };
}
