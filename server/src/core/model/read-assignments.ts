/** `assign`: a text, a map, or a list of both. Whoever does not exist is left out. */
import { type Node, valueAt } from '../syntax/tree.ts';
import { type Fields, fileOf, valueIn } from './fields.ts';
import type { Assignment } from './plan.ts';
import { parseAssignment } from './read-texts.ts';
import { durationOf, itemsOf, numberOf, textOf, unitsOf } from './read-values.ts';
import type { Reading } from './reading.ts';

export function readAssignments(fields: Fields, reading: Reading): readonly Assignment[] {
  const file = fileOf(fields, 'assign');
  return itemsOf(valueIn(fields, 'assign')).flatMap((item) => {
    const values = item.kind === 'map' ? fromMap(item, reading) : fromText(item);
    if (!values || !reading.ids.assignable.has(values.party)) return [];
    const { units, ...rest } = values;
    return [{ ...rest, units: units ?? 1, unitsWritten: units !== null, place: { file, span: item.span } }];
  });
}

type Values = Pick<Assignment, 'party' | 'work' | 'quantity'> & { readonly units: number | null };

function fromText(item: Node): Values | null {
  const written = parseAssignment(textOf(item) ?? '');
  if (!written) return null;
  return { party: written.party.id, units: written.units, quantity: written.quantity, work: null };
}

function fromMap(item: Node, { lengths }: Reading): Values | null {
  const written = parseAssignment(textOf(valueAt(item, 'resource')) ?? '');
  if (!written) return null;
  return {
    party: written.party.id,
    units: unitsOf(valueAt(item, 'units')),
    quantity: numberOf(valueAt(item, 'quantity')),
    work: durationOf(valueAt(item, 'work'), lengths),
  };
}
