/**
 * What every view of a plan shares. Types only: webviews import from this folder and from nothing
 * else of ours. Times are civil minutes since 1970-01-01T00:00 (`new Date(minute * 60000)` read in
 * UTC), lengths are working minutes.
 */

/** Where a mark leads: a range of a file in LSP positions (zero-based, UTF-16). */
export interface Target {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** A finding as a badge and in the Why pane. */
export interface ViewFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly target: Target;
}

/** The header every view carries. */
export interface ViewHeader {
  /** URI of the root plan. */
  readonly uri: string;
  /** Of the text of the document the view was asked for; messages about the view repeat it. */
  readonly version: number;
  readonly projectName: string;
  readonly start: number;
  readonly finish: number;
  readonly deadline: number | null;
  readonly statusDate: number | null;
  readonly findings: FindingCounts;
  /** The first error, where there are any. */
  readonly firstError: ViewFinding | null;
}

/** When the plan is done, as the last simulation has it. */
export interface PlanChance {
  /** As likely before as after. */
  readonly p50: number;
  /** With the confidence that the plan asks for (`simulation.confidence`, 0–1). */
  readonly sure: number;
  readonly confidence: number;
}
