/**
 * Data of the risk panel: the scored register, the 5×5 matrix it fills, what comes up in the next weeks, and
 * how the exposure goes down. Instants are civil minutes, "days" are `hours-per-day` working hours, money is
 * in minor units, chances run from 0 to 1.
 */
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

export interface Exposure {
  /** Probability × mean impact; null where nothing is written that can be counted in days or money. */
  readonly days: number | null;
  readonly cost: number | null;
}

/** One assessment of a risk: inherent, residual, target. */
export interface AssessmentView {
  readonly probability: number | null;
  readonly probabilityLevel: Level | null;
  /** By dimension; `overall` where one word says it for all of them. */
  readonly levels: {
    readonly schedule: Level | null;
    readonly cost: Level | null;
    readonly scope: Level | null;
    readonly quality: Level | null;
    readonly overall: Level | null;
  };
  readonly cell: Cell | null;
  readonly exposure: Exposure;
}

export interface RiskActionRow {
  readonly id: string;
  readonly text: string;
  /** A name. */
  readonly owner: string | null;
  /** End of work of the day. */
  readonly due: number | null;
  readonly done: boolean;
  /** Open, and due before the status date, else before today. */
  readonly overdue: boolean;
  /** Minor units. */
  readonly cost: number | null;
  /** The task of the plan that carries it out. */
  readonly task: NamedTarget | null;
  readonly target: Target;
}

/** Something with an id and a name that a mark leads to. */
export interface NamedTarget {
  readonly id: string;
  readonly name: string;
  readonly target: Target;
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
  /** Where its owner wants it to be in the end. */
  readonly targetCell: Cell | null;
  /** What counts now: residual once all actions are done, else inherent. */
  readonly current: Cell | null;
  /** Probability × mean impact; null where nothing is written. */
  readonly exposureDays: number | null;
  /** Minor units of the currency. */
  readonly exposureCost: number | null;
  readonly assessments: {
    readonly inherent: AssessmentView;
    readonly residual: AssessmentView | null;
    readonly target: AssessmentView | null;
  };
  /** Among the risks of its kind that may still happen, 1 = the first: by score, then by exposure. Null once it may not. */
  readonly rank: number | null;
  readonly response: string | null;
  /** The responses that fit its kind, the usual one first. */
  readonly responses: readonly string[];
  /** A name. */
  readonly escalatedTo: string | null;
  readonly owner: string | null;
  /** Of the next open action. */
  readonly due: number | null;
  readonly overdue: boolean;
  /** In the order of the text. */
  readonly actions: readonly RiskActionRow[];
  readonly actionsDone: number;
  readonly actionsTotal: number;
  readonly trigger: { readonly text: string; readonly at: number | null } | null;
  /** From the start of the first day to the end of the last on which it could happen. */
  readonly proximity: { readonly from: number | null; readonly to: number | null } | null;
  readonly fallback: string | null;
  readonly status: 'open' | 'watching' | 'occurred' | 'closed';
  /** Tasks, phases and deliverables. */
  readonly affects: readonly NamedTarget[];
  /** Issues that it became. */
  readonly issues: readonly NamedTarget[];
  readonly findings: readonly ViewFinding[];
  readonly target: Target;
}

export interface RiskView extends ViewHeader {
  readonly currency: string | null;
  readonly risks: readonly RiskRow[];
  /** Band of each cell, [probability - 1][impact - 1]: the plan's appetite. */
  readonly bands: readonly (readonly Band[])[];
  /** Of categories for which the plan has another appetite. A cell of a row has the band of its category. */
  readonly bandsByCategory: readonly { readonly category: string; readonly bands: readonly (readonly Band[])[] }[];
  /** Threats less opportunities. */
  readonly totalExposureDays: number;
  readonly totalExposureCost: number;
  /** Of risks that are not closed. */
  readonly threats: Exposure;
  readonly opportunities: Exposure;
  /** Largest exposures that the plan allows, for all threats (`category` null) and by category, with what there is. */
  readonly limits: readonly {
    readonly category: string | null;
    readonly most: Exposure;
    readonly now: Exposure;
    readonly exceeded: boolean;
  }[];
  /** Who can own a risk: resources, teams and stakeholders, by name. */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  /** Upper ends of the levels 1 to 4; above the last is 5. Chances, working days, minor units. */
  readonly scales: {
    readonly probability: readonly number[];
    readonly schedule: readonly number[];
    readonly cost: readonly number[];
  };
  /** Null without a status date and without a `today`. */
  readonly upcoming: Upcoming | null;
  /** Null where no risk has an exposure in days or in money. */
  readonly burnDown: BurnDown | null;
}

/** What is due or could happen in the four weeks after the status date, and what is late, in the order of its dates. */
export interface Upcoming {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly UpcomingRow[];
}

export interface UpcomingRow {
  /** `proximity`: the time in which the risk could happen begins, or has begun; `closing`: it ends. */
  readonly kind: 'trigger' | 'action' | 'proximity' | 'closing';
  readonly at: number;
  /** Working days behind `Upcoming.from`, to one decimal; 0 for what is to come. */
  readonly daysLate: number;
  readonly risk: string;
  readonly title: string;
  /** The sign to look for, or the action; empty where the title says it. */
  readonly text: string;
  /** Whose turn it is; a name. */
  readonly owner: string | null;
  readonly band: Band | null;
  /** Of the trigger, the action or the proximity. */
  readonly target: Target;
}

/**
 * The exposure of all risks by date, as the plan has it: from when a risk was identified (else from the
 * project's start) it counts with its inherent values; from the due date of its last action with the residual
 * ones, as long as those that lie behind are done and all have a date; after its proximity no more. What is
 * closed or has occurred counts until its issue, its trigger, its proximity or its last action, whichever is
 * the first written, and not at all where none is.
 */
export interface BurnDown {
  /** Steps: what holds from `at` on. In order of time, the first at the project's start. */
  readonly steps: readonly BurnDownStep[];
  /** Where the last step ends: the project's finish, or later. */
  readonly until: number;
  /** The status date, else today; null where neither is known. */
  readonly now: number | null;
  /** Sum of the targets that owners have written, with the residual or inherent exposure where none is; null where none is. */
  readonly target: Exposure | null;
}

export interface BurnDownStep {
  readonly at: number;
  /** Of threats. */
  readonly days: number;
  readonly cost: number;
  /** Of opportunities. */
  readonly gainedDays: number;
  readonly gainedCost: number;
  /** What changes here. Empty at the start. */
  readonly because: readonly {
    readonly risk: string;
    readonly title: string;
    readonly what: 'identified' | 'answered' | 'passed' | 'closed' | 'occurred';
  }[];
}
