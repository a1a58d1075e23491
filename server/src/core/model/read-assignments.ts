/** `assign`: a text, a map, or a list of both. Whoever does not exist is left out. */
import type { FileId } from '../base/span.ts';
import { type Node, valueAt } from '../syntax/tree.ts';
import { type Fields, fileOf, valueIn } from './fields.ts';
import type { Assignment } from './plan.ts';
import { parseAssignment } from './read-texts.ts';
import { durationOf, itemsOf, numberOf, textOf, unitsOf } from './read-values.ts';
import type { Reading } from './reading.ts';

export function readAssignments(fields: Fields, reading: Reading): readonly Assignment[] {
  const assign = valueIn(fields, 'assign');
  if (!assign) return NOBODY;
  const file = fileOf(fields, 'assign');
  return itemsOf(assign).flatMap((item) => readAssignment(item, file, reading) ?? NOBODY);
}

const NOBODY: readonly Assignment[] = [];

function readAssignment(item: Node, file: FileId, { lengths, ids }: Reading): Assignment | null {
  const isMap = item.kind === 'map';
  const written = parseAssignment(textOf(isMap ? valueAt(item, 'resource') : item) ?? '');
  if (!written || !ids.assignable.has(written.party.id)) return null;
  const units = isMap ? unitsOf(valueAt(item, 'units')) : written.units;
  return {
    party: written.party.id,
    units: units ?? 1,
    unitsWritten: units !== null,
    work: isMap ? durationOf(valueAt(item, 'work'), lengths) : null,
    quantity: isMap ? numberOf(valueAt(item, 'quantity')) : written.quantity,
    place: { file, span: item.span },
  };
}
