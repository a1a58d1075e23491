/** Another name for an item; its id stays, so nothing that mentions it changes. */
import type { Analysis } from '../analyse.ts';
import type { Steps } from '../base/steps.ts';
import { draft, planned } from './draft.ts';
import { writingText } from './fields.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import { unknown } from './words.ts';

export function* renaming(analysis: Analysis, { id, name }: IntentOf<'rename'>): Steps<Planned | Refused> {
  const item = analysis.plan.items.get(id);
  if (!item) return unknown(id);
  const written = name.replace(/\s+/g, ' ').trim();
  if (written === '')
    return refused(`Not renamed: ${item.name} needs a name. Delete it if it is no longer needed.`, [id]);
  if (written === item.name) return refused(`Not renamed: ${item.name} is called that already.`, [id]);
  const made = draft(analysis, item, 'name', [writingText(item.kind, 'name', written)]);
  if (made.kind === 'refused') return made;
  return yield* planned(analysis, [made], { said: `${item.name} is now called ${written}` });
}
