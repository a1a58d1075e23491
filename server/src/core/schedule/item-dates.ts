/** The dates of items by id, behind the numbers that ids have in the outline. */
import { ById } from '../base/by-id.ts';
import type { ItemSchedule } from './schedule.ts';

export class ItemDates extends ById<ItemSchedule> {}
