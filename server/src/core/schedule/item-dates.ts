/** The dates of items by id, behind the numbers that ids have in the outline. */
import { ById } from '../base/by-id.ts';
import { crewIn, type DateColumns } from './date-columns.ts';
import type { ItemSchedule } from './schedule.ts';

export class ItemDates extends ById<ItemSchedule> {
  /** What they are read from; null where levelling told them differently. */
  readonly columns: DateColumns | null;

  constructor(numberOf: ItemDates['numberOf'], byNumber: ItemDates['byNumber'], columns: DateColumns | null) {
    super(numberOf, byNumber);
    this.columns = columns;
  }

  /** Whether the same people work as much on all of the same items. False also where that is not known. */
  hasCrewsOf({ columns }: ItemDates): boolean {
    return this.columns !== null && this.columns.facts.people === columns?.facts.people;
  }

  /** Whether the same people work as much on an item of this number, whenever that is. False also where that is not known. */
  hasCrewOf({ columns }: ItemDates, number: number): boolean {
    return this.columns !== null && columns !== null && crewIn(this.columns, number) === crewIn(columns, number);
  }
}
