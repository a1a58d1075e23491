/** What is wrong with a link by itself, before any date is known. */
import { type Problem, problem } from '../base/problem.ts';
import type { Link, WorkItem } from '../model/plan.ts';
import type { Outline } from './outline.ts';

/** Links that cannot mean anything: to oneself, between a group and what lies in it. */
export function ringTrouble({ items, next }: Outline, number: number, link: Link, before: number): Problem | null {
  if (before < 0) return null;
  const owner = items[number] as WorkItem;
  if (before === number) {
    return problem('dependency-cycle', 'error', link.place, `\`${owner.id}\` waits for itself; remove this link.`);
  }
  const below = before < number && number < (next[before] as number);
  const above = number < before && before < (next[number] as number);
  if (!below && !above) return null;
  const [inner, outer] = below ? [owner.id, link.task] : [link.task, owner.id];
  return problem(
    'dependency-cycle',
    'error',
    link.place,
    `\`${inner}\` is part of \`${outer}\`, so neither can wait for the other; link to a task outside \`${outer}\`.`,
  );
}

/** FF and SF into a group, from this plan or another. */
export function typeTrouble(owner: WorkItem, link: Link): Problem | null {
  if (owner.children.length === 0 || link.type === 'FS' || link.type === 'SS') return null;
  return problem(
    'summary-link-type',
    'error',
    link.place,
    `\`${owner.id}\` is a ${owner.kind}, whose finish follows from its tasks; use FS or SS, or put the ${link.type} link on a task in it.`,
  );
}
