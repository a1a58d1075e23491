/**
 * Which mentions name something, and a finding for each that does not. An id that is missed often
 * while a file of the plan cannot be read is taken to be defined in that file, whose absence is a
 * finding already.
 */
import { nearest } from '../base/did-you-mean.ts';
import type { Problem } from '../base/problem.ts';
import type { Mention } from './collect-mentions.ts';
import type { Namespace, Reference } from './plan.ts';
import type { Elsewhere } from './plan-files.ts';
import { namespaceOf, type Target } from './reference-shapes.ts';
import type { OtherPlan } from './sources.ts';
import { unknownProblem } from './unknown-problem.ts';

/** Ids by what a mention may name, as defined anywhere, in order of definition. */
export type IdsByTarget = ReadonlyMap<Target, ReadonlySet<string>>;

export interface CheckedReferences {
  readonly references: readonly Reference[];
  readonly problems: readonly Problem[];
}

/** Unknown mentions in a namespace that are still put down to slips while a file is missing. */
const MOST_SLIPS = 3;

/** Beyond so many unknown ids looking for near ones costs more than it helps. */
const MOST_SUGGESTIONS = 200;

export function checkReferences(
  mentions: readonly Mention[],
  ids: IdsByTarget,
  otherPlans: ReadonlyMap<string, OtherPlan>,
  elsewhere: Elsewhere,
): CheckedReferences {
  const references: Reference[] = [];
  const unknown: Mention[] = [];
  const others = new Map([...otherPlans].map(([alias, plan]) => [alias, new Set(plan.items.keys())]));
  for (const mention of mentions) {
    const { id, project, target, place } = mention;
    const resolved = (project === null ? ids.get(target) : others.get(project))?.has(id) ?? false;
    if (!resolved && target === 'item-or-stage' && STAGES.has(id)) continue;
    references.push({ namespace: namespaceOf(target), id, project, place, resolved });
    if (!resolved && mention.sound && mayReport(mention, ids, otherPlans)) unknown.push(mention);
  }
  return { references, problems: unknownProblems(unknown, ids, others, elsewhere) };
}

const STAGES: ReadonlySet<string> = new Set(['initiation', 'planning', 'execution', 'monitoring', 'closing']);

function unknownProblems(
  unknown: readonly Mention[],
  ids: IdsByTarget,
  others: ReadonlyMap<string, ReadonlySet<string>>,
  elsewhere: Elsewhere,
): readonly Problem[] {
  if (elsewhere === 'surely') return [];
  const missed = new Map<Namespace, number>();
  for (const { target } of unknown) missed.set(namespaceOf(target), (missed.get(namespaceOf(target)) ?? 0) + 1);
  return unknown
    .filter(({ target }) => elsewhere === 'none' || (missed.get(namespaceOf(target)) ?? 0) <= MOST_SLIPS)
    .map((mention, index) => {
      const candidates = (mention.project === null ? ids.get(mention.target) : others.get(mention.project)) ?? NO_IDS;
      return unknownProblem(mention, {
        candidates,
        near: index < MOST_SUGGESTIONS ? nearest(mention.id, candidates) : null,
        isParty: ids.get('party')?.has(mention.id) ?? false,
      });
    });
}

const NO_IDS: ReadonlySet<string> = new Set();

/** Another plan that is unknown or unread, and the missing phase of a gate, are findings elsewhere. */
function mayReport(mention: Mention, ids: IdsByTarget, otherPlans: ReadonlyMap<string, OtherPlan>): boolean {
  if (mention.project !== null) return otherPlans.has(mention.project);
  const dot = mention.id.indexOf('.');
  return dot < 0 || (ids.get('item')?.has(mention.id.slice(0, dot)) ?? false);
}
