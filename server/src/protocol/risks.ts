/** Data of the risk panel: the scored register and the 5×5 matrix it fills. */
import type { Target, ViewFinding, ViewHeader } from './view.ts';

/** 1 = very low … 5 = very high. */
export type Level = 1 | 2 | 3 | 4 | 5;
export type Band = 'low' | 'medium' | 'high' | 'critical';

/** Place of an assessment in the matrix. */
export interface Cell {
  readonly probability: Level;
  readonly impact: Level;
  /** probability × impact. */
  readonly score: number;
  readonly band: Band;
}

export interface RiskRow {
  readonly id: string;
  readonly title: string;
  readonly kind: 'threat' | 'opportunity';
  readonly cause: string | null;
  readonly effect: string | null;
  readonly category: string | null;
  /** 0–1. */
  readonly probability: number | null;
  /** Null where probability or every impact is missing. */
  readonly inherent: Cell | null;
  readonly residual: Cell | null;
  /** What counts now: residual once all actions are done, else inherent. */
  readonly current: Cell | null;
  /** Probability × mean impact; null where nothing is written. */
  readonly exposureDays: number | null;
  /** Minor units of the currency. */
  readonly exposureCost: number | null;
  readonly response: string | null;
  readonly owner: string | null;
  /** Of the next open action. */
  readonly due: number | null;
  readonly overdue: boolean;
  readonly actionsDone: number;
  readonly actionsTotal: number;
  readonly trigger: { readonly text: string; readonly at: number | null } | null;
  readonly status: 'open' | 'watching' | 'occurred' | 'closed';
  readonly affects: readonly { readonly id: string; readonly name: string; readonly target: Target }[];
  readonly findings: readonly ViewFinding[];
  readonly target: Target;
}

export interface RiskView extends ViewHeader {
  readonly currency: string | null;
  readonly risks: readonly RiskRow[];
  /** Band of each cell, [probability - 1][impact - 1]: the plan's appetite. */
  readonly bands: readonly (readonly Band[])[];
  readonly totalExposureDays: number;
  readonly totalExposureCost: number;
}
