/**
 * Plans that link to items of another one. Reads their trees alone, so that plans nobody has analysed count
 * too. An id that the other plan does not have is a finding there and none of this.
 */
import type { FileId } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import { valueAt } from '../syntax/tree.ts';
import { collectFile, type FileIds, type IdChunk } from './collect-ids.ts';
import type { PlanSources } from './sources.ts';

export interface LinkedPlan {
  /** Of its project, else of its file. */
  readonly name: string;
  /** How often it mentions one of the items; at least once. */
  readonly links: number;
}

/** @param root the plan whose items `ids` are. Itself it is none of the others. */
export function* plansLinkingTo(
  plans: readonly PlanSources[],
  root: FileId,
  ids: ReadonlySet<string>,
): Steps<readonly LinkedPlan[]> {
  const found: LinkedPlan[] = [];
  for (const plan of plans) {
    const aliases = aliasesOf(plan, root);
    if (plan.root === root || aliases.size === 0) continue;
    let links = 0;
    for (const source of plan.files.values()) {
      if (!('tree' in source)) continue;
      const file = yield* collectFile(source, undefined, { fresh: [], gone: new Set(), done: 0 });
      links += countLinks(file, aliases, ids);
    }
    if (links > 0) found.push({ name: nameOf(plan), links });
  }
  return found;
}

function aliasesOf({ projects }: PlanSources, root: FileId): ReadonlySet<string> {
  const leads = [...projects].filter(([, { outcome }]) => outcome.kind === 'files' && outcome.files.includes(root));
  return new Set(leads.map(([alias]) => alias));
}

function countLinks(
  { mentions, nested }: FileIds | IdChunk,
  aliases: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): number {
  const own = mentions.filter(({ project, id }) => project !== null && aliases.has(project) && ids.has(id)).length;
  return nested.reduce((sum, chunk) => sum + countLinks(chunk, aliases, ids), own);
}

function nameOf({ root, files, displayName }: PlanSources): string {
  const source = files.get(root);
  const project = source && 'tree' in source ? valueAt(source.tree.root, 'project') : null;
  const name = valueAt(project, 'name');
  return name?.kind === 'scalar' && name.text.trim() !== '' ? name.text : displayName(root);
}
