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

/**
 * A change whose text depends on how the lines around it are laid out, so it is worked out only when
 * somebody asks for it: `checks/fix-edits.ts`. `entry` is the place of an entry's key.
 */
export type PlanChange =
  /** Writes `field: value`, a line of YAML, into the entry. */
  | { readonly kind: 'set'; readonly entry: Place; readonly field: string; readonly value: string }
  /** Adds a value to a field of the entry that holds one or a list. */
  | { readonly kind: 'add'; readonly entry: Place; readonly field: string; readonly value: string }
  /** Adds an entry to a section at the top of a file, which is made where it is missing. */
  | {
      readonly kind: 'define';
      readonly file: FileId;
      readonly section: string;
      readonly id: string;
      readonly value: string;
    }
  /** Takes a field out of the entry. */
  | { readonly kind: 'remove'; readonly entry: Place; readonly field: string }
  /** Takes an item out of its list, or the field whose only value it is. */
  | { readonly kind: 'remove-item'; readonly item: Place };

/** A repair the editor offers; `title` starts with a verb. Applying `edits` and `changes` removes the finding. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly changes?: readonly PlanChange[];
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
