/**
 * Lists of objects as they are sent: field by field. What all have the usual value of is left out, and few
 * values among many objects are said once and then named by number, for many neighbours with the same one at once.
 * Several times less to write, read and copy than objects that each bring their own names. Values are plain data.
 */

/** One value an object; or values, and which of them each has; or which of them so many in a row have: [which, count, …]. */
export type Column<Value> =
  | readonly Value[]
  | { readonly values: readonly Value[]; readonly which: readonly number[] }
  | { readonly values: readonly Value[]; readonly runs: readonly number[] };

export type Columns<Whole> = { readonly [Field in keyof Whole]?: Column<Whole[Field]> };

/** How to read each field: functions of their own, which the engine makes as fast as the field itself. */
export type Readers<Whole> = { readonly [Field in keyof Whole]-?: (whole: Whole) => Whole[Field] };

/** @param isTold whether a field is told at all. */
export function columnsOf<Whole extends object>(
  all: readonly Whole[],
  readers: Readers<Whole>,
  isTold: <Field extends keyof Whole>(read: (whole: Whole) => Whole[Field], field: Field) => boolean,
): Columns<Whole> {
  const columns: { [Field in keyof Whole]?: Column<Whole[Field]> } = {};
  for (const field of fieldsOf(readers)) {
    const read = readers[field];
    if (isTold(read, field)) columns[field] = columnOf(all.map(read));
  }
  return columns;
}

function fieldsOf<Whole>(readers: Readers<Whole>): (keyof Whole)[] {
  return Object.keys(readers) as (keyof Whole)[];
}

/** So many at the front tell whether it is worth looking for values that come again. */
const LOOKED_AT = 256;

export function columnOf<Value>(list: readonly Value[]): Column<Value> {
  const most = list.length >> 2;
  const few = LOOKED_AT >> 1;
  const known = new Map<unknown, number>();
  const values: Value[] = [];
  const which: number[] = new Array<number>(list.length);
  for (let at = 0; at < list.length; at++) {
    const value = list[at] as Value;
    const key = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    let place = known.get(key);
    if (place === undefined) {
      if (values.length >= most || (at < LOOKED_AT && values.length >= few)) return list;
      place = values.push(value) - 1;
      known.set(key, place);
    }
    which[at] = place;
  }
  const runs = runsOf(which);
  return runs === null ? { values, which } : { values, runs };
}

/** Null where they would be longer. */
function runsOf(which: readonly number[]): readonly number[] | null {
  const runs: number[] = [];
  for (let from = 0; from < which.length; ) {
    let to = from + 1;
    while (to < which.length && which[to] === which[from]) to++;
    runs.push(which[from] as number, to - from);
    if (runs.length >= which.length) return null;
    from = to;
  }
  return runs;
}

/**
 * Others with what is told of them; what is not told is as in these. Copies that are written to field by field
 * are made several times as fast as by anything that walks over fields or lists.
 */
export function withColumns<Whole extends object>(
  before: readonly Whole[],
  columns: Columns<Whole>,
  readers: Readers<Whole>,
): Whole[] {
  const made: Whole[] = [];
  for (let at = 0; at < before.length; at++) made.push({ ...(before[at] as Whole) });
  for (const field of fieldsOf(readers)) {
    const list = listOf(columns[field]);
    if (list === null) continue;
    for (let at = 0; at < made.length; at++) (made[at] as Whole)[field] = list[at] as Whole[typeof field];
  }
  return made;
}

/** A value an object; null where the field is not told. */
function listOf<Value>(column: Column<Value> | undefined): readonly Value[] | null {
  return column === undefined ? null : valuesIn(column);
}

/** A value an object. */
export function valuesIn<Value>(column: Column<Value>): readonly Value[] {
  if ('runs' in column) return spread(column.values, column.runs);
  if (!('which' in column)) return column;
  const { values, which } = column;
  const list: Value[] = [];
  for (let at = 0; at < which.length; at++) list.push(values[which[at] as number] as Value);
  return list;
}

function spread<Value>(values: readonly Value[], runs: readonly number[]): Value[] {
  const list: Value[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    const value = values[runs[at] as number] as Value;
    for (let left = runs[at + 1] as number; left > 0; left--) list.push(value);
  }
  return list;
}
