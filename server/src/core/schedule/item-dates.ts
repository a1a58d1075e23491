/** The dates of items by id, in the order of the outline: an array behind the numbers that ids have there. */
import type { ItemSchedule } from './schedule.ts';

type Ids = ReadonlyMap<string, number>;

export class ItemDates implements ReadonlyMap<string, ItemSchedule> {
  /** Of the outline; the same object as long as there are the same items. */
  readonly numberOf: Ids;
  readonly byNumber: readonly ItemSchedule[];

  constructor(numberOf: Ids, byNumber: readonly ItemSchedule[]) {
    this.numberOf = numberOf;
    this.byNumber = byNumber;
  }

  get size(): number {
    return this.byNumber.length;
  }

  get(id: string): ItemSchedule | undefined {
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
    return this.byNumber.map((dates): [string, ItemSchedule] => [dates.id, dates]).values();
  }

  forEach(visit: (dates: ItemSchedule, id: string, all: ReadonlyMap<string, ItemSchedule>) => void): void {
    for (const dates of this.byNumber) visit(dates, dates.id, this);
  }

  [Symbol.iterator]() {
    return this.entries();
  }
}
