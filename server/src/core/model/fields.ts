/**
 * What is written under one id, as a map from key to where it stands. A phase or summary may be
 * written in several files; its fields are then united, the first mention of a key winning.
 */
import type { FileId, Place, Span } from '../base/span.ts';
import type { Entry, Node } from '../syntax/tree.ts';
import type { FieldOrigin, Origin } from './plan.ts';
import type { MaybeNode } from './read-values.ts';

/** An entry and the file it stands in. */
export interface Piece {
  readonly file: FileId;
  readonly entry: Entry;
}

export interface Fields {
  readonly id: string;
  readonly values: ReadonlyMap<string, Piece>;
  readonly origin: Origin;
}

/** `onConflict` hears of keys that two files set. */
export function fieldsOf(
  first: Piece,
  others: readonly Piece[] = [],
  onConflict: (key: string, first: Piece, second: Piece) => void = () => {},
): Fields {
  const values = new Map<string, Piece>();
  const add = (piece: Piece): void => {
    for (const entry of entriesOf(piece.entry.value)) {
      const key = entry.key.text;
      const field = { file: piece.file, entry };
      const earlier = values.get(key);
      if (!earlier) values.set(key, field);
      else if (earlier.file !== field.file) onConflict(key, earlier, field);
    }
  };
  add(first);
  others.forEach(add);
  return { id: first.entry.key.text, values, origin: originOf(first, others, values) };
}

/** Places of fields are asked for where something is wrong or hovered, so they are made then. */
function originOf(first: Piece, others: readonly Piece[], values: ReadonlyMap<string, Piece>): Origin {
  let fields: ReadonlyMap<string, FieldOrigin> | undefined;
  return {
    file: first.file,
    key: first.entry.key.span,
    span: first.entry.span,
    get fields() {
      fields ??= fieldOrigins(values);
      return fields;
    },
    elsewhere: others.length === 0 ? NOWHERE_ELSE : others.map(keyPlace),
  };
}

const NOWHERE_ELSE: readonly Place[] = [];

function fieldOrigins(values: ReadonlyMap<string, Piece>): ReadonlyMap<string, FieldOrigin> {
  const fields = new Map<string, FieldOrigin>();
  for (const [key, { file, entry }] of values) {
    fields.set(key, { file, key: entry.key.span, value: valueSpan(entry) });
  }
  return fields;
}

/** Of the value; of the key where nothing is written after the colon. */
export function valueSpan(entry: Entry): Span {
  return entry.value?.span ?? entry.key.span;
}

export function keyPlace(piece: Piece): Place {
  return { file: piece.file, span: piece.entry.key.span };
}

export function entriesOf(node: MaybeNode): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function valueIn(fields: Fields, key: string): Node | null | undefined {
  return fields.values.get(key)?.entry.value;
}

/** The file a field stands in: of a united phase not always that of its key. */
export function fileOf(fields: Fields, key: string): FileId {
  return fields.values.get(key)?.file ?? fields.origin.file;
}
