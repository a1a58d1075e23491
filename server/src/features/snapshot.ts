/**
 * What a feature sees: one version of one document and everything computed about the plans it
 * belongs to. Immutable; a newer text makes a new one.
 */

import type { Analysis, DatedPlan } from '../core/analyse.ts';
import type { Lines } from '../core/base/lines.ts';
import type { FileId } from '../core/base/span.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import type { Tree } from '../core/syntax/tree.ts';

/** What lies around a plan, for those who write it. */
export interface Surroundings {
  /** Names in a folder as written in this file, those of folders with a slash; none where that is outside the root. */
  readonly namesIn: (folder: string) => readonly string[];
  /** Countries whose holidays are known, or the regions of one: names by code. */
  readonly regions: (country: string | null) => ReadonlyMap<string, string>;
}

/** A file and those around it, for positions in them. */
export interface Texts {
  readonly file: FileId;
  readonly text: string;
  readonly lines: Lines;
  /** Text and lines of any file of the same plans. */
  readonly fileOf: (file: FileId) => { readonly text: string; readonly lines: Lines } | undefined;
}

/** `DatedSnapshot` where findings are not known yet. */
export interface Snapshot<P extends DatedPlan = Analysis> extends Texts {
  readonly version: number;
  readonly tree: Tree;
  /** Plans this file is part of, the first being the one shown; for a lone part, that part read alone. */
  readonly analyses: readonly [P, ...P[]];
  readonly around: Surroundings;
  /** The last simulation of one of them; null where there is none. */
  readonly simulatedOf: (analysis: DatedPlan) => Simulated | null;
}

export type DatedSnapshot = Snapshot<DatedPlan>;
