/** Whether two pieces of a plan say the same, wherever they are written. */

const WHERE: ReadonlySet<string> = new Set(['place', 'datePlace', 'origin']);

/** Of plain data: numbers, words, arrays, objects, maps and sets. */
export function saysSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, k) => saysSame(one, b[k]));
  if (a instanceof Map) return b instanceof Map && saysSame([...a], [...b]);
  if (a instanceof Set) return b instanceof Set && saysSame([...a], [...b]);
  const [of, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    of.length === other.size &&
    of.every(([key, value]) => WHERE.has(key) || (other.has(key) && saysSame(value, other.get(key))))
  );
}

/** Two maps of the same ids in the same order, of which `same` says that each pair is alike. */
export function sameEntries<Value>(
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
  same: (a: Value, b: Value) => boolean,
): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [id, value] of a) {
    const [otherId, other] = others.next().value as [string, Value];
    if (id !== otherId || (value !== other && !same(value, other))) return false;
  }
  return true;
}
