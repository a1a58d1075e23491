/**
 * A map by id whose values lie in an array, so that one with a few other values costs a copy of the array
 * and not of the ids. Never changes.
 */
export class ById<Value> implements ReadonlyMap<string, Value> {
  /** In order, from 0; the same object as long as there are the same ids. */
  readonly numberOf: ReadonlyMap<string, number>;
  readonly byNumber: readonly Value[];

  constructor(numberOf: ReadonlyMap<string, number>, byNumber: readonly Value[]) {
    this.numberOf = numberOf;
    this.byNumber = byNumber;
  }

  get size(): number {
    return this.byNumber.length;
  }

  get(id: string): Value | undefined {
    const number = this.numberOf.get(id);
    return number === undefined ? undefined : this.byNumber[number];
  }

  has(id: string): boolean {
    return this.numberOf.has(id);
  }

  keys() {
    return this.numberOf.keys();
  }

  values() {
    return this.byNumber.values();
  }

  entries() {
    return Array.from(this.numberOf, ([id, number]): [string, Value] => [id, this.byNumber[number] as Value]).values();
  }

  forEach(visit: (value: Value, id: string, all: ReadonlyMap<string, Value>) => void): void {
    for (const [id, number] of this.numberOf) visit(this.byNumber[number] as Value, id, this);
  }

  [Symbol.iterator]() {
    return this.entries();
  }
}

/** The values of any map in order. */
export function valuesOf<Value>(map: ReadonlyMap<string, Value>): readonly Value[] {
  return map instanceof ById ? map.byNumber : [...map.values()];
}
