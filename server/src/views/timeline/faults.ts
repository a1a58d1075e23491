/** What is found fault with in a plan, as its timeline tells it: known later than the dates. */
import type { Analysis } from '../../core/analyse.ts';
import type { Problem } from '../../core/base/problem.ts';
import type { Steps } from '../../core/base/steps.ts';
import { findingsByItem } from '../../core/checks/findings-by-owner.ts';
import type { ViewHeader } from '../../protocol/view.ts';
import { findingOverloads } from './over-allocated.ts';

export interface Faults {
  readonly header: Pick<ViewHeader, 'findings' | 'firstError'>;
  /** By id. */
  readonly findings: ReadonlyMap<string, readonly Problem[]>;
  readonly overloads: ReadonlyMap<string, readonly number[]>;
}

export const NO_FAULTS: Faults = {
  header: { findings: { error: 0, warning: 0, info: 0 }, firstError: null },
  findings: new Map(),
  overloads: new Map(),
};

/** @param header of the same analysis. */
export function* findingFaults(analysis: Analysis, { findings, firstError }: ViewHeader): Steps<Faults> {
  const byItem = findingsByItem(analysis);
  yield;
  return { header: { findings, firstError }, findings: byItem, overloads: yield* findingOverloads(analysis) };
}
