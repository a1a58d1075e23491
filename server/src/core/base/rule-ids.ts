/**
 * The identities of all rules, by family: a closed union, so that a rule cannot be misspelt.
 * `checks/rules.ts` says what each means.
 */

/** What is wrong with the text itself, whatever the schedule. */
export type TextRule =
  | 'yaml-syntax'
  | 'file-unreadable'
  | 'schema'
  | 'unknown-key'
  | 'computed-key'
  | 'duplicate-id'
  | 'duplicate-key'
  | 'unknown-task'
  | 'unknown-resource'
  | 'unknown-calendar'
  | 'unknown-reference'
  | 'unknown-project'
  | 'include-not-found'
  | 'include-outside'
  | 'include-cycle'
  | 'merge-conflict'
  | 'estimate-order'
  | 'percentile-order'
  | 'effort-conflict'
  | 'assignment-units'
  | 'duplicate-assignment'
  | 'duplicate-link'
  | 'summary-effort';

/** What the scheduling of a plan runs into. */
export type ScheduleRule =
  | 'dependency-cycle'
  | 'summary-link-type'
  | 'calendar-cycle'
  | 'calendar-overlap'
  | 'empty-calendar'
  | 'unknown-region'
  | 'constraint-conflict'
  | 'fixed-conflict'
  | 'finish-missing'
  | 'finish-unreachable'
  | 'gate-undecided'
  | 'progress-without-start';

export type LogicRule = 'missing-predecessor' | 'missing-successor' | 'dangling-end' | 'redundant-link';

export type DateRule = 'deadline-missed' | 'negative-slack' | 'non-working-day' | 'past-date' | 'future-actual';

export type ResourceRule = 'over-allocation' | 'leave-clash' | 'unassigned';

export type EstimateRule =
  | 'missing-estimate'
  | 'estimate-outlier'
  | 'duration-outside-estimate'
  | 'correlation-over-one'
  | 'correlation-without-spread'
  | 'uncertain-day-off';

export type ProgressRule = 'progress-conflict' | 'milestone-percent' | 'cost-without-start' | 'late-against-status';

export type CostRule = 'over-budget' | 'missing-rate';

export type RiskRule =
  | 'risk-without-owner'
  | 'risk-without-response'
  | 'high-risk-unmitigated'
  | 'overdue-action'
  | 'trigger-passed'
  | 'risk-on-finished-task'
  | 'proximity-passed'
  | 'occurred-without-issue'
  | 'incomplete-action'
  | 'late-action'
  | 'unfit-response'
  | 'escalated-to-nobody'
  | 'unused-opportunity'
  | 'residual-above-inherent'
  | 'appetite-exceeded'
  | 'minus-gain'
  | 'certain-risk'
  | 'half-assessed-risk'
  | 'risk-without-task'
  | 'unsplit-risk';

export type GovernanceRule =
  | 'missing-sponsor'
  | 'missing-manager'
  | 'gate-without-approvers'
  | 'approver-without-interest'
  | 'gate-passed-undecided'
  | 'phase-before-gate'
  | 'deliverable-unaccepted'
  | 'handover-incomplete'
  | 'incomplete-change';

export type CouplingRule = 'unlinked-overlap' | 'missing-security-review' | 'support-ends' | 'plan-cycle';

export type PeopleRule = 'missing-kick-off' | 'unexplained-acronym' | 'unreported-stakeholder' | 'late-order';

export type RuleId =
  | TextRule
  | ScheduleRule
  | LogicRule
  | DateRule
  | ResourceRule
  | EstimateRule
  | ProgressRule
  | CostRule
  | RiskRule
  | GovernanceRule
  | CouplingRule
  | PeopleRule;
