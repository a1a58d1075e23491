/**
 * Plans that link to items of another one. An id that the other plan does not have is a finding there and none of
 * this.
 */
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { PlanNames } from './plan-names.ts';

export interface LinkingPlan {
  /** The name of its project, else of its file. */
  readonly plan: string;
  /** How often it mentions one of the items; at least once. */
  readonly links: number;
}

/** @param root the plan whose items `ids` are. Itself it is none of the others. */
export function* plansLinkingTo(
  plans: readonly PlanNames[],
  root: FileId,
  ids: readonly string[],
): Steps<readonly LinkingPlan[]> {
  const found: LinkingPlan[] = [];
  for (const plan of plans) {
    const links = linksInto(plan, root, ids);
    if (links > 0) found.push({ plan: plan.name.trim() === '' ? plan.displayName : plan.name, links });
    yield;
  }
  return found;
}

/** How often a plan mentions items of another one. */
export function linksInto(plan: PlanNames, root: FileId, ids: readonly string[]): number {
  const aliases = new Set([...plan.projects].filter(([, to]) => to === root).map(([alias]) => alias));
  if (plan.root === root || aliases.size === 0) return 0;
  const isLink = ({ project }: { readonly project: string | null }) => project !== null && aliases.has(project);
  return ids.reduce((sum, id) => sum + plan.mentionsNamed(id).filter(isLink).length, 0);
}
