/** Requests and notifications beside LSP, as plain names and shapes for both ends. */
import type { PlanOverview } from './overview.ts';
import type { EditAnswer } from './plan-edit.ts';
import type { RiskView } from './risks.ts';
import type { SimulationView, WhatIf } from './simulation.ts';
import type { WhyView } from './timeline.ts';
import type { SentChanges, SentTimeline } from './timeline-wire.ts';
import type { Target } from './view.ts';

export interface ViewParams {
  /** Any file of a plan; of several plans that include a part, the first. */
  readonly uri: string;
}

/** Null where the file belongs to no plan. Errors in the plan never fail a request. */
export type TimelineResult = { readonly view: SentTimeline } | { readonly changes: SentChanges } | null;
export type RiskResult = RiskView | null;

export const TIMELINE_REQUEST = 'planline/timeline';
export const RISKS_REQUEST = 'planline/risks';

export interface TimelineParams extends ViewParams {
  /** Serial of the view the asker has; the answer may then be what has changed since. */
  readonly since: number | null;
  /**
   * Rows in sight where it is shown, and those that links in sight come from or lead to: [from, to, from, to …], `to` not
   * included. Where many rows are others, the answer may be of these alone, as changes that have the serial of their
   * base; whoever asks once more, without this, is told all.
   */
  readonly sight?: readonly number[];
  /** A file with another version of the plan, such as the approved one, to be shown behind it. */
  readonly baseline?: string | null;
}

/** By then a picture of what is in sight can be seen; told at once, the rest would hold it up. */
export const REST_AFTER_MS = 50;

/** Of one phase, task or gate. */
export interface ItemParams extends ViewParams {
  readonly id: string;
}
export type WhyResult = WhyView | null;

export interface PlaceParams extends ItemParams {
  /** Index into the findings of its row; null for the item itself. */
  readonly finding: number | null;
}
/** Where the item, or what is found in it, is written. */
export type PlaceResult = Target | null;

/** Which phase, task or gate a place in the text belongs to. */
export interface ItemAtParams extends ViewParams {
  readonly position: { readonly line: number; readonly character: number };
}
export type ItemAtResult = { readonly id: string } | null;

/** The plan with the view's data, for a picture or page that leaves the editor. */
export interface ExportParams extends ViewParams {
  readonly format: 'html' | 'mermaid' | 'markdown';
  /** As of the timeline. */
  readonly baseline?: string | null;
  /** BCP 47; empty for that of whoever reads it. */
  readonly locale?: string;
  /** The day that it bears, as any minute of it; without it none. */
  readonly asOf?: number | null;
}
export type ExportResult = { readonly text: string } | null;

/** Null where the file belongs to no plan. */
export type EditResult = EditAnswer | null;

/** Null where the file belongs to no plan. */
export type OverviewResult = PlanOverview | null;

export const OVERVIEW_REQUEST = 'planline/overview';
export const WHY_REQUEST = 'planline/why';
export const PLACE_REQUEST = 'planline/place';
export const ITEM_AT_REQUEST = 'planline/itemAt';
export const EDIT_REQUEST = 'planline/edit';
export const EXPORT_REQUEST = 'planline/export';

/**
 * What is known of the simulation, at once; whoever asks is taken to look at it, so that what is missing is
 * run as soon as the hands rest. Asked again after `planline/simulated` and `planline/analysed`.
 */
export interface SimulationParams extends ViewParams {
  readonly whatIf: WhatIf | null;
}

/** Null where the file belongs to no plan. */
export type SimulationResult = SimulationView | null;

/** `start` also goes on where it was stopped or has failed, and at once; `stop` keeps the trials so far. */
export interface SimulateParams extends SimulationParams {
  readonly action: 'start' | 'stop';
}

export const SIMULATION_REQUEST = 'planline/simulation';
export const SIMULATE_REQUEST = 'planline/simulate';

/** Server → client: there is something new of these simulations; at most ten a second. */
export const SIMULATED_NOTIFICATION = 'planline/simulated';

export interface SimulatedParams {
  readonly plans: readonly {
    /** Root plan. */
    readonly root: string;
    /** Of the newest view of it; greater than any before. */
    readonly serial: number;
    /** The run is over: hints, hovers and reports say something else than before. */
    readonly done: boolean;
  }[];
}

/** Server → client: views of these root plans are out of date. */
export const ANALYSED_NOTIFICATION = 'planline/analysed';

export interface AnalysedParams {
  /** Root plan and every file of it. */
  readonly plans: readonly { readonly root: string; readonly files: readonly string[] }[];
}
