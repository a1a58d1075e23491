/** The dates of items by id, behind the numbers that ids have in the outline. */
import { ById } from '../base/by-id.ts';
import type { DateColumns } from './date-columns.ts';
import type { ItemSchedule } from './schedule.ts';

export class ItemDates extends ById<ItemSchedule> {
  /** What they are read from; null where levelling told them differently. */
  readonly columns: DateColumns | null;

  constructor(numberOf: ItemDates['numberOf'], byNumber: ItemDates['byNumber'], columns: DateColumns | null) {
    super(numberOf, byNumber);
    this.columns = columns;
  }
}
