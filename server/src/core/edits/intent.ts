/**
 * What a person wants of a plan, as gestures in a view say it, and what becomes of that. The protocol
 * says the same of messages; here are the shapes that the core reads. Times are civil minutes.
 */
import type { TextEdit } from '../base/problem.ts';
import type { LinkType, Plan } from '../model/plan.ts';
import type { Schedule } from '../schedule/schedule.ts';

export type MoveBy = 'no-earlier' | 'must' | 'lag';

export type RiskField = 'status' | 'owner' | 'probability' | 'impact' | 'schedule' | 'cost' | 'scope' | 'quality';

export type RiskStage = 'inherent' | 'residual' | 'target';

export type CellField = 'start' | 'finish' | 'duration' | 'percent' | 'who' | 'deadline';

export type Intent =
  | {
      readonly kind: 'move';
      readonly by: MoveBy;
      readonly moves: readonly { readonly id: string; readonly start: number }[];
    }
  | { readonly kind: 'resize'; readonly id: string; readonly finish: number }
  | { readonly kind: 'progress'; readonly id: string; readonly percent: number; readonly begun: boolean }
  | {
      readonly kind: 'link';
      readonly from: string;
      readonly to: string;
      readonly type: LinkType;
      readonly lag: string | null;
    }
  | { readonly kind: 'unlink'; readonly from: string; readonly to: string; readonly type: LinkType }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  | { readonly kind: 'add'; readonly after: string; readonly inside: boolean; readonly name: string }
  | { readonly kind: 'fix'; readonly id: string; readonly finding: number; readonly title: string }
  | { readonly kind: 'delete'; readonly ids: readonly string[] }
  | { readonly kind: 'indent' | 'outdent'; readonly ids: readonly string[] }
  | { readonly kind: 'reorder'; readonly ids: readonly string[]; readonly direction: 'up' | 'down' }
  | { readonly kind: 'cell'; readonly id: string; readonly field: CellField; readonly value: string }
  | {
      readonly kind: 'set-risk';
      readonly id: string;
      readonly field: RiskField;
      readonly of: RiskStage;
      readonly value: string;
    }
  | { readonly kind: 'risk-action'; readonly id: string; readonly action: string; readonly done: boolean }
  | { readonly kind: 'add-risk'; readonly event: string; readonly probability: string; readonly impact: string }
  | { readonly kind: 'apply-what-if'; readonly off: readonly string[]; readonly answered: readonly string[] };

export type IntentOf<Kind extends Intent['kind']> = Intent extends infer One
  ? One extends Intent
    ? Kind extends One['kind']
      ? One
      : never
    : never
  : never;

/** Why it cannot be: what, why, and what would work. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
  /** Items that stand in the way. */
  readonly because: readonly string[];
}

/** The edits, and the plan as it will be with its dates. */
export interface Planned {
  readonly kind: 'planned';
  /** By file in order and apart; none in a file that stays as it is. */
  readonly edits: readonly TextEdit[];
  readonly plan: Plan;
  readonly schedule: Schedule;
  /** What was done, past tense. */
  readonly said: string;
  /** The item to select afterwards. */
  readonly selects: string | null;
  /** Mentions outside of the edited items that are changed or taken out. */
  readonly mentions: number;
}

export function refused(reason: string, because: readonly string[] = []): Refused {
  return { kind: 'refused', reason, because };
}
