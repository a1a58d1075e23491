/** What hover says of an assignment behind the id in it: what `50%` or `x4` asks for. */
import type { DatedPlan } from '../core/analyse.ts';
import { type FileId, touches } from '../core/base/span.ts';
import type { Block } from './markup.ts';

/** `owner`: the task whose `assign` holds it. Null where none is there, or only who it is. */
export function aboutAssignment(
  { plan }: DatedPlan,
  owner: string | null,
  file: FileId,
  offset: number,
): Block[] | null {
  const item = owner === null ? undefined : plan.items.get(owner);
  const found = item?.assignments.find(({ place }) => place.file === file && touches(place.span, offset));
  if (!found) return null;
  const { party, units, unitsWritten, quantity } = found;
  const name = plan.resources.get(party)?.name ?? plan.teams.get(party)?.name ?? party;
  if (quantity !== null) {
    return [
      { kind: 'title', text: `×${quantity}`, note: 'pieces' },
      { kind: 'text', text: `${quantity} of ${name}.` },
    ];
  }
  if (!unitsWritten) return null;
  const { hoursPerDay } = plan.project.lengths;
  const hours = Math.round(units * hoursPerDay * 100) / 100;
  return [
    { kind: 'title', text: `${Math.round(units * 100)} %`, note: 'units' },
    { kind: 'text', text: `${name} gives it ${hours} hours of a day of ${hoursPerDay}.` },
  ];
}
