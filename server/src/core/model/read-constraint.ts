/** The one constraint of an item. */
import { entriesOf, type Fields, fileOf, valueIn, valueSpan } from './fields.ts';
import type { Constraint, ConstraintKind } from './plan.ts';
import { booleanOf, dateOf } from './read-values.ts';

const DATED: readonly ConstraintKind[] = [
  'must-start-on',
  'must-finish-on',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
];

/** The first that can be read; that there is only one is the schema's to say. */
export function readConstraint(fields: Fields): Constraint | null {
  const file = fileOf(fields, 'constraint');
  for (const entry of entriesOf(valueIn(fields, 'constraint'))) {
    const { key, value } = entry;
    const place = { file, span: entry.span };
    const datePlace = { file, span: valueSpan(entry) };
    if (key.text === 'as-late-as-possible' && booleanOf(value)) return { kind: key.text, date: null, place, datePlace };
    const kind = DATED.find((word) => word === key.text);
    const date = dateOf(value);
    if (kind && date) return { kind, date, place, datePlace };
  }
  return null;
}
