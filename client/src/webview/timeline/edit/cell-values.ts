/** What a cell holds while it is edited: as a plan writes it, so that any locale types it back the same. */
import type { CellField } from '../../../../../server/src/protocol/plan-edit.ts';
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';

export function typedValue(row: TimelineRow, field: CellField): string {
  switch (field) {
    case 'start':
      return dateText(row.start);
    case 'finish':
      // Midnight ends the day before.
      return dateText(Math.max(row.start, row.finish - 1));
    case 'duration':
      return row.noDates ? '' : row.durationText;
    case 'percent':
      return row.done ? '100' : String(row.percent ?? '');
    case 'who':
      return row.who.join(', ');
    case 'deadline':
      return row.deadline === null ? '' : dateText(row.deadline - 1);
  }
}

/** Columns that can be edited, by the name that the table knows them by. */
export function cellField(column: string): CellField | null {
  return FIELDS.find((field) => field === column) ?? null;
}

const FIELDS: readonly CellField[] = ['start', 'finish', 'duration', 'percent', 'who', 'deadline'];

function dateText(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 10);
}
