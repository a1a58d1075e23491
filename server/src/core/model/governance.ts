/**
 * Governance of a plan: the registers, kept as read, and handovers. Which fields a register has is
 * the schema's to say; checks and views take those they need.
 */
import type { WrittenDate } from '../base/time.ts';
import type { Origin } from './plan.ts';

/** Ownership passing to operations, of a phase or the project. */
export interface Handover {
  readonly to: string | null;
  readonly checklist: readonly {
    readonly text: string;
    readonly done: boolean;
    readonly owner: string | null;
    readonly evidence: string | null;
  }[];
  readonly acceptedBy: string | null;
  readonly acceptedOn: WrittenDate | null;
}

/** By kind. */
export interface Registers {
  readonly deliverables: ReadonlyMap<string, RegisterEntry>;
  readonly decisions: ReadonlyMap<string, RegisterEntry>;
  readonly changes: ReadonlyMap<string, RegisterEntry>;
  readonly assumptions: ReadonlyMap<string, RegisterEntry>;
  readonly issues: ReadonlyMap<string, RegisterEntry>;
  readonly technologies: ReadonlyMap<string, RegisterEntry>;
  readonly contracts: ReadonlyMap<string, RegisterEntry>;
  readonly agreements: ReadonlyMap<string, RegisterEntry>;
  readonly communication: ReadonlyMap<string, RegisterEntry>;
  readonly glossary: ReadonlyMap<string, string>;
}

export interface RegisterEntry {
  readonly id: string;
  readonly name: string;
  /** Scalar fields as written. */
  readonly fields: ReadonlyMap<string, string>;
  /** Lists of words as written. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly origin: Origin;
}
