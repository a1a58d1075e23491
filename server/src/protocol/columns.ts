/**
 * Lists of objects as they are sent: field by field. What all have the usual value of is left out, whole numbers are
 * one text, and few values among many objects are said once and then named by number, for many neighbours with the
 * same one at once. Several times less to write, read and copy than objects that each bring their own names. Values
 * are plain data.
 */
import { numbersAsText, numbersIn } from './numbers.ts';

/** One value an object; or values, and which of them each has; or which of them so many in a row have: [which, count, …]. */
export type Column<Value> =
  | readonly Value[]
  | NumbersOf<Value>
  | { readonly values: readonly Value[]; readonly which: readonly number[] }
  | { readonly values: readonly Value[]; readonly runs: readonly number[] };

/** See `numbersAsText`. */
type NumbersOf<Value> = number extends Value ? string : never;

export type Columns<Whole> = { readonly [Field in keyof Whole]?: Column<Whole[Field]> };

/** How to read each field: functions of their own, which the engine makes as fast as the field itself. */
export type Readers<Whole> = { readonly [Field in keyof Whole]-?: (whole: Whole) => Whole[Field] };

/** Of so many objects. @param isTold whether a field is told at all. */
export function columnsOf<Whole extends object>(
  count: number,
  wholeAt: (k: number) => Whole,
  readers: Readers<Whole>,
  isTold: <Field extends keyof Whole>(read: (whole: Whole) => Whole[Field], field: Field) => boolean,
): Columns<Whole> {
  const columns: { [Field in keyof Whole]?: Column<Whole[Field]> } = {};
  for (const field of fieldsOf(readers)) {
    const read = readers[field];
    if (isTold(read, field)) columns[field] = columnOf(count, (k) => read(wholeAt(k)));
  }
  return columns;
}

function fieldsOf<Whole>(readers: Readers<Whole>): (keyof Whole)[] {
  return Object.keys(readers) as (keyof Whole)[];
}

/** So many at the front tell whether it is worth looking for values that come again. */
const LOOKED_AT = 256;

/** Of so many values. */
export function columnOf<Value>(count: number, valueAt: (k: number) => Value): Column<Value> {
  const numbers = numbersAsText(count, valueAt);
  if (numbers !== null) return numbers as NumbersOf<Value>;
  const most = count >> 2;
  const few = LOOKED_AT >> 1;
  const known = new Map<unknown, number>();
  const values: Value[] = [];
  const which: number[] = new Array<number>(count);
  let last: Value | null = null;
  let place: number | undefined;
  for (let at = 0; at < count; at++) {
    const value = valueAt(at);
    // Neighbours mostly have the same one, which needs no looking up.
    if (place !== undefined && value === last) {
      which[at] = place;
      continue;
    }
    last = value;
    const key = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    place = known.get(key);
    if (place === undefined) {
      if (values.length >= most || (at < LOOKED_AT && values.length >= few))
        return Array.from({ length: count }, (_, k) => valueAt(k));
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

/** Writes what is told into objects that are there: the k-th of each field's values into the one that `at[k]` names. */
export function stampColumns<Whole extends object>(
  all: readonly Whole[],
  at: readonly number[],
  columns: Columns<Whole>,
  readers: Readers<Whole>,
): void {
  for (const field of fieldsOf(readers)) {
    const column = columns[field];
    if (column !== undefined) stampColumn(all, at, column, field);
  }
}

function stampColumn<Whole extends object, Field extends keyof Whole>(
  all: readonly Whole[],
  at: readonly number[],
  column: Column<Whole[Field]>,
  field: Field,
): void {
  const { values, which } =
    typeof column === 'object' && 'which' in column ? column : { values: valuesIn(column), which: null };
  for (let k = 0; k < at.length; k++) {
    const whole = all[at[k] as number];
    if (whole) whole[field] = values[which === null ? k : (which[k] as number)] as Whole[Field];
  }
}

/** A value an object; null where the field is not told. */
function listOf<Value>(column: Column<Value> | undefined): readonly Value[] | null {
  return column === undefined ? null : valuesIn(column);
}

/** A value an object. */
export function valuesIn<Value>(column: Column<Value>): readonly Value[] {
  if (typeof column === 'string') return numbersIn(column) as readonly unknown[] as readonly Value[];
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
