/** What hover says of a category of uncertainty: how far durations of its tasks may lie from their plan, and which these are. */
import type { Analysis } from '../core/analyse.ts';
import { categoryOf, type Uncertainty } from '../core/model/uncertainty.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';

export function aboutUncertainty({ plan }: Analysis, id: string): Block[] {
  const category = plan.uncertainties.get(id);
  if (!category) return [];
  const tasks = [...plan.items.values()].filter(
    (item) => item.kind === 'task' && item.estimate === null && categoryOf(plan, item) === category,
  );
  const facts: Fact[] = [
    { label: 'Durations', text: factorWords(category) },
    { label: 'Distribution', text: category.distribution },
    { label: 'Tasks', text: String(tasks.length) },
  ];
  return [{ kind: 'title', text: category.name, note: `category of uncertainty ${id}` }, ...factsBlock(facts)];
}

function factorWords({ optimistic, mostLikely, pessimistic }: Uncertainty): string {
  const percent = (factor: number) => `${Math.round(factor * 100)} %`;
  return `${percent(optimistic)} to ${percent(pessimistic)} of the plan, usually ${percent(mostLikely)}`;
}
