/** A row that says what it said before, brought up to date in place. */
import type { TimelineRow } from '../../protocol/timeline.ts';
import { isSame, ROW } from '../../protocol/timeline-wire.ts';
import type { RowMarks, WritableRow } from './kept.ts';

type Field = keyof TimelineRow;

const NAMES = Object.keys(ROW) as Field[];
/** Functions of their own, which the engine makes as fast as the field itself. */
const READERS = NAMES.map((name): ((row: TimelineRow) => unknown) => ROW[name]);

export function rewrite(row: WritableRow, now: TimelineRow, marks: RowMarks, at: number): void {
  for (let k = 0; k < READERS.length; k++) {
    const read = READERS[k] as (row: TimelineRow) => unknown;
    if (isSame(read(row), read(now))) continue;
    const name = NAMES[k] as Field;
    write(row, name, now[name]);
    marks[name].note(at);
  }
}

function write<Name extends Field>(row: WritableRow, name: Name, value: WritableRow[Name]): void {
  row[name] = value;
}
