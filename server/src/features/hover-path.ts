/** What hover says of a path: which files of the plan it names and what they bring, or which other plan. */
import type { Analysis } from '../core/analyse.ts';
import { type FileId, type Span, touches } from '../core/base/span.ts';
import type { ResolvedPath } from '../core/model/sources.ts';
import { aboutOtherPlan } from './hover-entry.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';

/** More would fill the screen. */
const MOST_FILES = 8;

/** Null where no path stands there, or it names nothing: a finding says that. */
export function aboutPath(
  analysis: Analysis,
  file: FileId,
  offset: number,
): { readonly blocks: readonly Block[]; readonly span: Span } | null {
  const { sources, plan } = analysis;
  const include = (sources.includes.get(file) ?? []).find(({ span }) => touches(span, offset));
  if (include) return { blocks: aboutInclude(analysis, include), span: include.span };
  if (plan.root !== file) return null;
  for (const [alias, { span }] of sources.projects) {
    if (touches(span, offset)) return { blocks: aboutOtherPlan(analysis, alias), span };
  }
  return null;
}

function aboutInclude({ sources, plan }: Analysis, { written, outcome }: ResolvedPath): Block[] {
  if (outcome.kind !== 'files') return [];
  const counts = new Map<FileId, number>(outcome.files.map((file) => [file, 0]));
  for (const { file } of plan.definitions.map(({ place }) => place)) {
    const before = counts.get(file);
    if (before !== undefined) counts.set(file, before + 1);
  }
  const facts = [...counts].slice(0, MOST_FILES).map(([file, count]): Fact => {
    const source = sources.files.get(file);
    const text =
      source && 'tree' in source
        ? `defines ${count === 0 ? 'no' : count} ${count === 1 ? 'id' : 'ids'}`
        : 'cannot be read';
    return { label: sources.displayName(file), text };
  });
  if (counts.size > MOST_FILES) facts.push({ label: 'And', text: `${counts.size - MOST_FILES} more` });
  const note = counts.size === 1 ? 'a part of this plan' : `${counts.size} parts of this plan`;
  return [{ kind: 'title', text: written, note }, ...factsBlock(facts)];
}
