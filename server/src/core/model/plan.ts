/**
 * A project plan as its managers think of it, read from one file or from a root file and its
 * parts. Everything here is immutable and total: what was missing or wrong in the text is null or
 * absent here and a problem beside it. References that name nothing are left out of the fields
 * (so later steps need no checks) but kept in `references`, which the editor's features read.
 */
import type { DayLengths, Duration } from '../base/duration.ts';
import type { Money } from '../base/money.ts';
import type { FileId, Place, Span } from '../base/span.ts';
import type { Day, WrittenDate } from '../base/time.ts';
import type { Handover, RegisterEntry, Registers } from './governance.ts';
import type { Correlation, Risk, RiskAppetite, RiskScales } from './risk.ts';
import type { Simulation, Spread, Uncertainty } from './uncertainty.ts';

export type ProjectType = 'software' | 'hardware' | 'network' | 'cloud' | 'analytics' | 'it-service';
export type Stage = 'initiation' | 'planning' | 'execution' | 'monitoring' | 'closing';
export type LinkType = 'FS' | 'SS' | 'FF' | 'SF';

/** Where something was written: its key, its whole entry, and each of its fields. */
export interface Origin {
  readonly file: FileId;
  /** The id or key itself. */
  readonly key: Span;
  /** Key and value. */
  readonly span: Span;
  /** Fields by key; in a phase that several files share, each says its own file. */
  readonly fields: ReadonlyMap<string, FieldOrigin>;
  /** Keys of the same phase or summary in further files. */
  readonly elsewhere: readonly Place[];
}

export interface FieldOrigin {
  readonly file: FileId;
  readonly key: Span;
  /** Of the value; of the key where nothing is written after the colon. */
  readonly value: Span;
}

export interface Plan {
  readonly root: FileId;
  /** Root first, then parts in the order of inclusion. Only files that could be read. */
  readonly files: readonly FileId[];
  readonly project: Project;
  readonly calendars: ReadonlyMap<string, CalendarSpec>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly stakeholders: ReadonlyMap<string, RegisterEntry>;
  /** Phases, or the tasks of a plan without phases, in display order. */
  readonly outline: readonly WorkItem[];
  /** Every phase, summary, task, milestone and gate, in display order (a parent before its children). */
  readonly items: ReadonlyMap<string, WorkItem>;
  readonly risks: ReadonlyMap<string, Risk>;
  readonly riskScales: RiskScales;
  readonly riskAppetite: RiskAppetite;
  readonly correlations: ReadonlyMap<string, Correlation>;
  /** Categories that tasks name with `uncertainty`; that called `default` counts where none is named. */
  readonly uncertainties: ReadonlyMap<string, Uncertainty>;
  readonly simulation: Simulation;
  readonly registers: Registers;
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
}

export interface Project {
  readonly name: string;
  readonly type: ProjectType | null;
  readonly description: string | null;
  readonly objective: string | null;
  readonly success: readonly string[];
  readonly scope: { readonly in: readonly string[]; readonly out: readonly string[] };
  readonly handover: Handover | null;
  readonly start: WrittenDate | null;
  readonly finish: WrittenDate | null;
  readonly scheduleFrom: 'start' | 'finish';
  readonly deadline: WrittenDate | null;
  readonly statusDate: WrittenDate | null;
  readonly calendar: string | null;
  readonly currency: string | null;
  readonly budget: {
    readonly total: Money | null;
    readonly contingency: Money | null;
    readonly managementReserve: Money | null;
  };
  readonly manager: string | null;
  readonly sponsor: string | null;
  readonly baseline: string | null;
  readonly health: { readonly status: 'green' | 'amber' | 'red' | null; readonly reason: string | null } | null;
  readonly lengths: DayLengths;
  /** Minutes of total slack up to which a task is critical. */
  readonly criticalSlack: number;
  /** Minutes of total slack up to which a task that is not critical is near-critical. */
  readonly nearCriticalSlack: number;
  readonly progressOverride: boolean;
  readonly levelResources: boolean;
  /** How many schedules the search of levelling tries; null: by the size of the plan. */
  readonly levelSchedules: number | null;
  readonly seed: number;
  readonly origin: Origin;
}

/** Minutes of the day, `to` above 1440 where work runs past midnight. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

export interface CalendarSpec {
  readonly id: string;
  readonly name: string | null;
  readonly base: string | null;
  /** Weekdays (0 = Sunday) named by `working-days`; null where the key is absent. */
  readonly workingDays: ReadonlySet<number> | null;
  /** One list for every working day, or only the days named; null where the key is absent. */
  readonly workingHours: readonly DaySpan[] | ReadonlyMap<number, readonly DaySpan[]> | null;
  readonly holidays: { readonly region: string; readonly types: readonly string[]; readonly place: Place } | null;
  /** As written, in order; where two name one day the first wins. */
  readonly exceptions: readonly CalendarException[];
  readonly uncertainDays: readonly UncertainDays[];
  readonly origin: Origin;
}

/** `from` and `to` inclusive. `hours` null and `working` true: the hours of that weekday. */
export interface CalendarException {
  readonly from: Day;
  readonly to: Day;
  readonly working: boolean;
  readonly hours: readonly DaySpan[] | null;
  readonly name: string | null;
  readonly place: Place;
}

/** Working days of which each is lost with `probability`: those that are in all that is written. */
export interface UncertainDays {
  /** Inclusive; null: no bound. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** 1 = January; null: all. */
  readonly months: ReadonlySet<number> | null;
  /** 0 = Sunday; null: all. */
  readonly weekdays: ReadonlySet<number> | null;
  /** 0–1. */
  readonly probability: number;
  readonly name: string | null;
  readonly place: Place;
}

export interface Resource {
  readonly id: string;
  readonly name: string;
  readonly type: 'person' | 'equipment' | 'material' | 'cost';
  readonly role: string | null;
  readonly team: string | null;
  readonly function: string | null;
  readonly email: string | null;
  readonly vendor: string | null;
  readonly rates: readonly Rate[];
  readonly overtimeRate: Rate | null;
  readonly costPerUse: Money | null;
  /** 1 = 100 %. */
  readonly maxUnits: number;
  readonly calendar: string | null;
  readonly leave: readonly CalendarException[];
  readonly origin: Origin;
}

/** Money a unit of time (`per` in minutes), or a piece of material (`per` null), from a day on. */
export interface Rate {
  readonly amount: Money;
  readonly per: number | null;
  readonly from: Day | null;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly function: string | null;
  readonly lead: string | null;
  /** Named by `members` or by a resource's `team`. */
  readonly members: readonly string[];
  readonly calendar: string | null;
  readonly origin: Origin;
}

export type ItemKind = 'phase' | 'summary' | 'task' | 'milestone' | 'gate';

/** A phase, summary task, task, milestone or gate. A gate's id is `PHASE.gate`; it is its phase's last child. */
export interface WorkItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly name: string;
  readonly parent: string | null;
  readonly children: readonly WorkItem[];
  readonly description: string | null;
  /** Of a phase: its own; of anything below: its phase's. */
  readonly stage: Stage | null;
  readonly cycle: number | null;
  /** A phase, or one of the five stages. */
  readonly replans: string | null;
  readonly duration: Duration | null;
  readonly work: Duration | null;
  readonly estimate: Estimate | null;
  /** Its own category of uncertainty; `categoryOf` knows the inherited one. */
  readonly uncertainty: string | null;
  readonly after: readonly Link[];
  readonly assignments: readonly Assignment[];
  readonly constraint: Constraint | null;
  readonly deadline: WrittenDate | null;
  readonly fixed: { readonly start: WrittenDate | null; readonly finish: WrittenDate | null } | null;
  readonly calendar: string | null;
  readonly ignoreResourceCalendars: boolean;
  readonly priority: number;
  readonly splittable: boolean;
  /** Chance that the task is needed at all, 0–1; null = certain. */
  readonly probability: number | null;
  readonly status: 'planned' | 'active' | 'on-hold' | 'blocked' | 'cancelled' | 'done' | null;
  readonly owner: string | null;
  readonly responsible: readonly string[];
  readonly accountable: string | null;
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  readonly touches: readonly string[];
  readonly deliverables: readonly string[];
  readonly fixedCost: Money | null;
  /** 0–100; null where nothing is written. */
  readonly percentComplete: number | null;
  readonly physicalPercentComplete: number | null;
  readonly actualStart: WrittenDate | null;
  readonly actualFinish: WrittenDate | null;
  readonly remainingDuration: Duration | null;
  readonly actualWork: Duration | null;
  readonly actualCost: Money | null;
  readonly tags: readonly string[];
  readonly link: string | null;
  readonly notes: string | null;
  /** Only of a gate. */
  readonly gate: Gate | null;
  /** Only of a phase. */
  readonly handover: Handover | null;
  readonly origin: Origin;
}

export interface Estimate extends Spread {
  readonly optimistic: Duration | null;
  readonly mostLikely: Duration | null;
  readonly pessimistic: Duration | null;
}

export type Lag =
  | { readonly kind: 'working' | 'elapsed'; readonly minutes: number }
  /** Of the predecessor's duration; 50 = half. */
  | { readonly kind: 'percent'; readonly percent: number };

/** One item of `after`. Leads are negative. */
export interface Link {
  /** Id of the predecessor: in this plan, or in the plan named by `project`. */
  readonly task: string;
  readonly project: string | null;
  readonly type: LinkType;
  readonly lag: Lag | null;
  readonly reason: string | null;
  /** The whole item. */
  readonly place: Place;
}

export interface Assignment {
  /** A resource or a team. */
  readonly party: string;
  /** 1 = 100 %. */
  readonly units: number;
  /** False where `units` is only the default. */
  readonly unitsWritten: boolean;
  readonly work: Duration | null;
  /** Pieces, for material. */
  readonly quantity: number | null;
  readonly place: Place;
}

export type ConstraintKind =
  | 'as-late-as-possible'
  | 'must-start-on'
  | 'must-finish-on'
  | 'start-no-earlier-than'
  | 'start-no-later-than'
  | 'finish-no-earlier-than'
  | 'finish-no-later-than';

export interface Constraint {
  readonly kind: ConstraintKind;
  /** Null only for as-late-as-possible. */
  readonly date: WrittenDate | null;
  /** Kind and date. */
  readonly place: Place;
  readonly datePlace: Place;
}

export type GateDecision = 'go' | 'conditional' | 'hold' | 'no-go';

export interface Gate {
  readonly criteria: readonly {
    readonly text: string;
    readonly met: boolean | null;
    readonly evidence: string | null;
  }[];
  readonly approvers: readonly string[];
  readonly decision: GateDecision | null;
  readonly decided: WrittenDate | null;
}

/** Ids are unique within a namespace across all files of a plan. */
export type Namespace =
  | 'item'
  | 'party'
  | 'calendar'
  | 'project'
  | 'risk'
  | 'uncertainty'
  | 'deliverable'
  | 'decision'
  | 'change'
  | 'assumption'
  | 'issue'
  | 'technology'
  | 'contract'
  | 'agreement';

export interface Definition {
  readonly namespace: Namespace;
  readonly id: string;
  /** The key. */
  readonly place: Place;
}

/** A mention of an id: `task: design` of a link, an owner, a calendar … */
export interface Reference {
  readonly namespace: Namespace;
  readonly id: string;
  /** For a task of another plan: that plan's alias. */
  readonly project: string | null;
  /** The id alone, so that a rename replaces just this text. */
  readonly place: Place;
  readonly resolved: boolean;
}
