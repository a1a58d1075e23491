/**
 * Risks as a plan writes them: what may happen, how likely, what it would do, and what is done
 * about it. Scores, exposure and simulation are computed elsewhere.
 */
import type { Duration } from '../base/duration.ts';
import type { Money } from '../base/money.ts';
import type { Place } from '../base/span.ts';
import type { Day, WrittenDate } from '../base/time.ts';
import type { Estimate, Origin } from './plan.ts';
import type { Spread } from './uncertainty.ts';

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
  /** Where the owner wants it to be in the end. */
  readonly target: RiskAssessment | null;
  /** Items that `affects` names. */
  readonly affects: readonly string[];
  /** Deliverables that `affects` names; `risksByItem` of core/risk finds the tasks that make them. */
  readonly affectsDeliverables: readonly string[];
  readonly response: Response | null;
  readonly actions: readonly RiskAction[];
  readonly trigger: { readonly text: string | null; readonly date: WrittenDate | null } | null;
  /** When the event could happen, both inclusive. */
  readonly proximity: { readonly from: Day | null; readonly to: Day | null } | null;
  /** What is done if it happens all the same. */
  readonly fallback: string | null;
  readonly identified: WrittenDate | null;
  readonly owner: string | null;
  readonly escalatedTo: string | null;
  readonly status: 'open' | 'watching' | 'occurred' | 'closed';
  readonly origin: Origin;
}

export const RESPONSES = [
  'avoid',
  'transfer',
  'mitigate',
  'accept',
  'escalate',
  'exploit',
  'share',
  'enhance',
] as const;
export type Response = (typeof RESPONSES)[number];

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
export interface RiskAppetite extends Appetite {
  /** What differs for the risks of a category, with all the rest as for all. */
  readonly byCategory: ReadonlyMap<string, Appetite>;
}

export interface Appetite {
  readonly medium: number;
  readonly high: number;
  readonly critical: number;
  /** The most exposure that may be carried, by all risks or those of the category. */
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
  readonly cost: CostEstimate | null;
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

interface CostEstimate extends Spread {
  readonly optimistic: Money | null;
  readonly mostLikely: Money | null;
  readonly pessimistic: Money | null;
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
