/** Requests and notifications beside LSP, as plain names and shapes for both ends. */
import type { RiskView } from './risks.ts';
import type { TimelineView } from './timeline.ts';

export interface ViewParams {
  /** Any file of a plan; of several plans that include a part, the first. */
  readonly uri: string;
}

/** Null where the file belongs to no plan. Errors in the plan never fail a request. */
export type TimelineResult = TimelineView | null;
export type RiskResult = RiskView | null;

export const TIMELINE_REQUEST = 'planline/timeline';
export const RISKS_REQUEST = 'planline/risks';

/** Server → client: views of these root plans are out of date. */
export const ANALYSED_NOTIFICATION = 'planline/analysed';

export interface AnalysedParams {
  /** Root plan and every file of it. */
  readonly plans: readonly { readonly root: string; readonly files: readonly string[] }[];
}
