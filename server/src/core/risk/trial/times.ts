/** Working times by number: each combination of a table and leave once, tables once. */
import type { PassTime } from '../../schedule/pass-input.ts';
import type { TimeTable } from '../../schedule/time-table.ts';

export class NumberedTimes {
  readonly tables: TimeTable[];
  readonly times: PassTime[] = [];
  private readonly known = new Map<PassTime, number>();
  private last: { readonly time: PassTime; readonly number: number } | null = null;

  /** @param tables that have their numbers already. */
  constructor(tables: readonly TimeTable[]) {
    this.tables = [...tables];
  }

  numberOf(time: PassTime): number {
    // Most tasks have the same as the one before.
    if (this.last?.time !== time) this.last = { time, number: this.numbering(time) };
    return this.last.number;
  }

  private numbering(time: PassTime): number {
    const known = this.known.get(time);
    if (known !== undefined) return known;
    this.tableOf(time);
    const number = this.times.push(time) - 1;
    this.known.set(time, number);
    return number;
  }

  tableOf({ table }: PassTime): number {
    const known = this.tables.indexOf(table);
    return known >= 0 ? known : this.tables.push(table) - 1;
  }
}
