/**
 * What is written under one id. A phase or summary may be written in several files; its fields are
 * then united, the first mention of a key winning. Fields are looked up in the tree: a plan has ten
 * thousand of these, and a map of each would be most of its memory.
 */
import { type FileId, type Place, type Span, span } from '../base/span.ts';
import type { Entry, Node } from '../syntax/tree.ts';
import type { FieldOrigin, Origin } from './plan.ts';
import type { MaybeNode } from './read-values.ts';

/** An entry and the file it stands in. */
export interface Piece {
  readonly file: FileId;
  readonly entry: Entry;
}

export const NO_PIECES: readonly Piece[] = [];
const NOWHERE_ELSE: readonly Place[] = [];
const NOWHERE = span(0, 0);

/** Also the origin of what is read from them. Places are asked for where something is wrong or hovered, and made then. */
export class Fields implements Origin {
  readonly id: string;
  readonly file: FileId;
  /** Null where there is no such entry at all. */
  readonly entry: Entry | null;
  /** The same phase or summary in further files. */
  readonly others: readonly Piece[];

  constructor(id: string, file: FileId, entry: Entry | null, others: readonly Piece[] = NO_PIECES) {
    this.id = id;
    this.file = file;
    this.entry = entry;
    this.others = others;
  }

  get key(): Span {
    return this.entry?.key.span ?? NOWHERE;
  }

  get span(): Span {
    return this.entry?.span ?? NOWHERE;
  }

  get fields(): ReadonlyMap<string, FieldOrigin> {
    const fields = new Map<string, FieldOrigin>();
    for (const { file, entry } of fieldPieces(this)) {
      fields.set(entry.key.text, { file, key: entry.key.span, value: valueSpan(entry) });
    }
    return fields;
  }

  get elsewhere(): readonly Place[] {
    return this.others.length === 0 ? NOWHERE_ELSE : this.others.map(keyPlace);
  }
}

export function fieldsOf(first: Piece, others: readonly Piece[] = NO_PIECES): Fields {
  return new Fields(first.entry.key.text, first.file, first.entry, others);
}

/** Each field once, as it counts. `onConflict` hears of keys that two files set. */
export function fieldPieces(
  { file, entry, others }: Fields,
  onConflict: (key: string, first: Piece, second: Piece) => void = () => {},
): Iterable<Piece> {
  const values = new Map<string, Piece>();
  const add = (within: FileId, written: Entry): void => {
    for (const each of entriesOf(written.value)) {
      const key = each.key.text;
      const earlier = values.get(key);
      if (!earlier) values.set(key, { file: within, entry: each });
      else if (earlier.file !== within) onConflict(key, earlier, { file: within, entry: each });
    }
  };
  if (entry) add(file, entry);
  for (const other of others) add(other.file, other.entry);
  return values.values();
}

/** Of the value; of the key where nothing is written after the colon. */
export function valueSpan(entry: Entry): Span {
  return entry.value?.span ?? entry.key.span;
}

export function keyPlace({ file, entry }: Piece): Place {
  return { file, span: entry.key.span };
}

const NO_ENTRIES: readonly Entry[] = [];

export function entriesOf(node: MaybeNode): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : NO_ENTRIES;
}

export function entryIn(fields: Fields, key: string): Entry | undefined {
  const own = entryUnder(fields.entry, key);
  if (own || fields.others.length === 0) return own;
  return elsewhereIn(fields, key)?.entry;
}

export function valueIn(fields: Fields, key: string): Node | null | undefined {
  return entryIn(fields, key)?.value;
}

/** The file a field stands in: of a united phase not always that of its key. */
export function fileOf(fields: Fields, key: string): FileId {
  if (fields.others.length === 0 || entryUnder(fields.entry, key)) return fields.file;
  return elsewhereIn(fields, key)?.file ?? fields.file;
}

function elsewhereIn({ others }: Fields, key: string): Piece | undefined {
  for (const { file, entry } of others) {
    const found = entryUnder(entry, key);
    if (found) return { file, entry: found };
  }
  return undefined;
}

/** Few keys are written under one id: comparing them all is quicker than a map of them. */
function entryUnder(entry: Entry | null, key: string): Entry | undefined {
  if (entry?.value?.kind !== 'map') return undefined;
  const { entries } = entry.value;
  // Asked some forty times of each item, mostly for what is not there.
  for (let i = 0; i < entries.length; i++) {
    const each = entries[i];
    if (each?.key.text === key) return each;
  }
  return undefined;
}
