/** An item read again from its changed text, as the model would read it from the whole file. */
import type { Analysis } from '../analyse.ts';
import { Fields } from '../model/fields.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import { ABOVE_ALL, readItem, titleOf } from '../model/read-item.ts';
import type { Ids, Reading } from '../model/reading.ts';
import { NO_PROBLEMS, NO_SKETCHES } from '../model/sketch.ts';
import { type ChangedText, pieceWith } from './item-text.ts';

/** `field`: that by which its text was found. */
export function rereadItem(
  { plan, sources }: Analysis,
  item: WorkItem,
  field: string | null,
  changed: ChangedText,
): WorkItem {
  const fields = fieldsWith(item, field, changed);
  const sketch = { id: item.id, kind: item.kind, fields, children: NO_SKETCHES, problems: NO_PROBLEMS };
  const parent = item.parent === null ? undefined : plan.items.get(item.parent);
  const title = titleOf(sketch, parent ?? ABOVE_ALL);
  return readItem(sketch, title, item.parent, item.children, {
    lengths: plan.project.lengths,
    ids: {
      items: plan.items,
      assignable: either(plan.resources, plan.teams),
      workless: { has: (id) => isWorkless(plan, id) },
      teams: plan.teams,
      parties: either(plan.resources, plan.teams, plan.stakeholders),
      calendars: plan.calendars,
      deliverables: plan.registers.deliverables,
      uncertainties: plan.uncertainties,
      inOtherPlan: (alias, id) => sources.otherPlans.get(alias)?.items.has(id) ?? false,
    },
    problems: [],
    asked: [],
  } satisfies Reading);
}

function fieldsWith({ id, origin }: WorkItem, field: string | null, { file, entry }: ChangedText): Fields {
  const others = origin instanceof Fields ? origin.others : [];
  const old = pieceWith(origin, field);
  const again = others.map((piece) => (piece.entry === old?.entry ? { file, entry } : piece));
  const first = origin instanceof Fields && origin.entry !== old?.entry ? origin.entry : entry;
  return new Fields(id, origin.file, first, again);
}

function either(...maps: readonly Ids[]): Ids {
  return { has: (id) => maps.some((map) => map.has(id)) };
}

function isWorkless({ resources }: Plan, id: string): boolean {
  const type = resources.get(id)?.type;
  return type === 'material' || type === 'cost';
}
