/** A row that says what it said before, brought up to date in place. */
import type { TimelineRow } from '../../protocol/timeline.ts';
import { isSame, ROW } from '../../protocol/timeline-wire.ts';

type Field = keyof TimelineRow;
type Writable = { -readonly [Name in Field]: TimelineRow[Name] };

const NAMES = Object.keys(ROW) as Field[];
/** Functions of their own, which the engine makes as fast as the field itself. */
const READERS = NAMES.map((name): ((row: TimelineRow) => unknown) => ROW[name]);

/** Whether any field was another; which, is told to `note`. */
export function rewritten(row: TimelineRow, now: TimelineRow, note: (field: Field) => void): boolean {
  let isOther = false;
  for (let k = 0; k < READERS.length; k++) {
    const read = READERS[k] as (row: TimelineRow) => unknown;
    if (isSame(read(row), read(now))) continue;
    isOther = true;
    const name = NAMES[k] as Field;
    write(row, name, now[name]);
    note(name);
  }
  return isOther;
}

function write<Name extends Field>(row: Writable, name: Name, value: Writable[Name]): void {
  row[name] = value;
}
