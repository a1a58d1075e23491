/**
 * Risks as a plan writes them: what may happen, how likely, what it would do, and what is done
 * about it. Scores, exposure and simulation are computed elsewhere.
 */
import type { Duration } from '../base/duration.ts';
import type { Money } from '../base/money.ts';
import type { Place } from '../base/span.ts';
import type { WrittenDate } from '../base/time.ts';
import type { Estimate, Origin } from './plan.ts';

export interface Risk {
  readonly id: string;
  /** The event, or the name, or the id. */
  readonly title: string;
  readonly kind: 'threat' | 'opportunity';
  readonly cause: string | null;
  readonly event: string | null;
  readonly effect: string | null;
  readonly category: string | null;
  readonly inherent: RiskAssessment;
  readonly residual: RiskAssessment | null;
  readonly affects: readonly string[];
  readonly response: string | null;
  readonly actions: readonly RiskAction[];
  readonly trigger: { readonly text: string | null; readonly date: WrittenDate | null } | null;
  readonly owner: string | null;
  readonly status: 'open' | 'watching' | 'occurred' | 'closed';
  readonly origin: Origin;
}

/** 1 = very low … 5 = very high; null where nothing is written. */
export type RiskLevel = 1 | 2 | 3 | 4 | 5;

/** Upper ends of the levels 1–4, inclusive, never falling; above the last is 5. */
export interface RiskScales {
  readonly probability: readonly number[];
  /** Working minutes. */
  readonly schedule: readonly number[];
  /** Minor units of money. */
  readonly cost: readonly number[];
}

/** Scores (probability level × impact level, 1–25) from which on a risk counts as such. */
export interface RiskAppetite {
  readonly medium: number;
  readonly high: number;
  readonly critical: number;
  /** The most exposure the project may carry. */
  readonly maxCost: Money | null;
  readonly maxDelay: Duration | null;
}

/** Tasks whose uncertainty moves together; `coefficient` from 0 (not at all) to 1 (completely). */
export interface Correlation {
  readonly id: string;
  readonly name: string;
  readonly tasks: readonly string[];
  readonly coefficient: number;
  readonly origin: Origin;
}

export interface RiskAssessment {
  /** 0–1, from a number or the middle of a word's band. */
  readonly probability: number | null;
  readonly probabilityLevel: RiskLevel | null;
  readonly schedule: Estimate | null;
  readonly cost: {
    readonly optimistic: Money | null;
    readonly mostLikely: Money | null;
    readonly pessimistic: Money | null;
    readonly distribution: string;
  } | null;
  /** By dimension, from words, or from days and money on the plan's scales. */
  readonly levels: {
    readonly schedule: RiskLevel | null;
    readonly cost: RiskLevel | null;
    readonly scope: RiskLevel | null;
    readonly quality: RiskLevel | null;
    /** Of the impact altogether, where one word says it. */
    readonly overall: RiskLevel | null;
  };
}

export interface RiskAction {
  readonly id: string;
  readonly text: string;
  readonly owner: string | null;
  readonly due: WrittenDate | null;
  readonly done: boolean;
  readonly cost: Money | null;
  /** The task that carries it out. */
  readonly task: string | null;
  readonly place: Place;
}
