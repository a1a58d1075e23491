/** `plan-cycle`: a task waits for one of another plan whose date hangs on this plan again. */
import type { Problem } from '../../base/problem.ts';
import type { Link, WorkItem } from '../../model/plan.ts';
import type { WayRound } from '../../model/sources.ts';
import { type CheckInput, finding, NO_FINDINGS } from '../check.ts';
import { obeysLinks } from './left-out.ts';

interface Closing {
  readonly item: WorkItem;
  readonly link: Link;
  readonly way: WayRound;
}

export function planCycle(input: CheckInput): readonly Problem[] {
  const { sources } = input;
  if ([...sources.otherPlans.values()].every(({ leftOut }) => !leftOut?.has(sources.root))) return NO_FINDINGS;
  const closing = new Map<string, Closing>();
  for (const item of input.plan.items.values()) {
    for (const link of item.after) {
      if (link.project === null || closing.has(link.project)) continue;
      const way = sources.otherPlans.get(link.project)?.leftOut?.get(sources.root)?.get(link.task);
      if (way && input.plan.items.has(way.task) && (item.children.length > 0 || obeysLinks(input, item))) {
        closing.set(link.project, { item, link, way });
      }
    }
  }
  return [...closing].flatMap(([alias, each]) => findingOf(input, alias, each));
}

function findingOf({ sources }: CheckInput, alias: string, { item, link, way }: Closing): Problem[] {
  const path = sources.projects.get(alias);
  if (!path) return [];
  const ring = [sources.root, ...way.through, sources.root].map((file) => `\`${sources.displayName(file)}\``);
  const other = sources.otherPlans.get(alias)?.items.get(link.task);
  const message = `These plans depend on each other in a ring: ${ring.join(' → ')}. \`${item.id}\` waits for \`${alias}:${link.task}\`, whose date hangs on \`${way.task}\` of this plan. Dates that come round are not followed, so each plan may show others. Take out one of the links, or put these tasks into one plan.`;
  const related = [{ ...link.place, message: `\`${item.id}\` waits for the other plan here` }];
  if (other) related.push({ ...other.place, message: `the date of \`${link.task}\` hangs on ${ring[0]}` });
  return [finding('plan-cycle', { file: sources.root, span: path.span }, message, { related })];
}
