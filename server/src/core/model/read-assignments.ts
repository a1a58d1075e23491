/**
 * `assign`: a text, a map, or a list of both. Whoever does not exist is left out. People, equipment
 * and teams are assigned by units, material by pieces; what is written the other way round counts
 * for nothing and is a finding.
 */
import { type Problem, problem } from '../base/problem.ts';
import type { FileId, Place } from '../base/span.ts';
import { type Node, valueAt } from '../syntax/tree.ts';
import { type Fields, fileOf, valueIn } from './fields.ts';
import type { Assignment } from './plan.ts';
import { parseAssignment } from './read-texts.ts';
import { durationOf, fitted, itemsOf, numberOf, textOf, unitsOf } from './read-values.ts';
import type { Reading } from './reading.ts';

export function readAssignments(fields: Fields, reading: Reading): readonly Assignment[] {
  const assign = valueIn(fields, 'assign');
  if (!assign) return NOBODY;
  const file = fileOf(fields, 'assign');
  return fitted(itemsOf(assign).flatMap((item) => readAssignment(item, file, reading) ?? NOBODY));
}

export const NOBODY: readonly Assignment[] = [];

/** A plan has tens of thousands, and few of their places are ever asked for. */
class AssignmentIn implements Assignment {
  readonly party: string;
  readonly units: number;
  readonly unitsWritten: boolean;
  readonly work: Assignment['work'];
  readonly quantity: number | null;
  readonly #file: FileId;
  readonly #item: Node;

  constructor(item: Node, file: FileId, { party, units, unitsWritten, work, quantity }: Omit<Assignment, 'place'>) {
    this.party = party;
    this.units = units;
    this.unitsWritten = unitsWritten;
    this.work = work;
    this.quantity = quantity;
    this.#file = file;
    this.#item = item;
  }

  get place(): Place {
    return { file: this.#file, span: this.#item.span };
  }
}

function readAssignment(item: Node, file: FileId, { lengths, ids, problems }: Reading): Assignment | null {
  const isMap = item.kind === 'map';
  const written = parseAssignment(textOf(isMap ? valueAt(item, 'resource') : item) ?? '');
  if (!written || !ids.assignable.has(written.party.id)) return null;
  const units = isMap ? unitsOf(valueAt(item, 'units')) : written.units;
  const assignment = new AssignmentIn(item, file, {
    party: written.party.id,
    units: units ?? 1,
    unitsWritten: units !== null,
    work: isMap ? durationOf(valueAt(item, 'work'), lengths) : null,
    quantity: isMap ? numberOf(valueAt(item, 'quantity')) : written.quantity,
  });
  const found = ids.workless.has(assignment.party) ? unitsProblem(assignment, item) : piecesProblem(assignment, item);
  if (found) problems.push(found);
  return assignment;
}

/** Pieces of somebody, who comes in percent. */
function piecesProblem({ party, quantity, unitsWritten, place }: Assignment, item: Node): Problem | null {
  if (quantity === null) return null;
  const units = `${Math.round(quantity * 10_000) / 100}%`;
  const message = `\`${party}\` is no material and does not come in pieces, so the number counts for nothing; write \`${party} ${units}\` for as many at once, or \`type: material\` at the resource.`;
  const edits = [{ file: place.file, span: place.span, newText: `${party} ${units}` }];
  const fixes = item.kind === 'map' || unitsWritten ? [] : [{ title: `Change to '${party} ${units}'`, edits }];
  return problem('assignment-units', 'error', placeOf(item, 'quantity', place), message, { fixes });
}

/** A share of the time of something that has no working time. */
function unitsProblem({ party, unitsWritten, work, place }: Assignment, item: Node): Problem | null {
  if (!unitsWritten && work === null) return null;
  const message = `\`${party}\` is material or a cost and does no work, so ${unitsWritten ? 'a share of its time' : 'its work'} counts for nothing; write how many pieces, as in \`${party} x4\`, or another \`type\` at the resource.`;
  return problem('assignment-units', 'error', placeOf(item, unitsWritten ? 'units' : 'work', place), message);
}

function placeOf(item: Node, key: string, whole: Assignment['place']): Assignment['place'] {
  return { file: whole.file, span: valueAt(item, key)?.span ?? whole.span };
}
