/** What there is to say of a name: a phase or task with its dates, a person, a risk, another plan. */
import type { Analysis } from '../core/analyse.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import { aboutEntry, aboutForeignItem } from './hover-entry.ts';
import { aboutItem } from './hover-item.ts';
import type { Block } from './markup.ts';
import type { Name } from './names.ts';

/** Empty where the plan knows nothing by that name. */
export function aboutName(analysis: Analysis, name: Name, simulated: Simulated | null = null): Block[] {
  if (name.namespace !== 'item') return aboutEntry(analysis, name, simulated);
  if (name.project !== null) return aboutForeignItem(analysis, name.project, name.id);
  const item = analysis.plan.items.get(name.id);
  return item ? aboutItem(analysis, item, simulated) : [];
}
