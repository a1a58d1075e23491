/** The selected rows as a table of text: what the columns show, tabs between, for a mail or a spreadsheet. */

import { counted } from '../../shared/dates.ts';
import type { Page } from '../part.ts';

/** Cells as text; the last of a row is only spoken. */
export function rowsAsText(table: readonly (readonly string[])[]): string {
  return table.map((cells) => cells.map(asCell).join('\t')).join('\n');
}

/** A cell that a spreadsheet would take for a formula is told apart from one by a quote before it. */
function asCell(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}

export async function copyText(text: string, rows: number, { say }: Pick<Page, 'say'>): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`${counted(rows, ['row', 'rows'])} copied`);
  } catch {
    // Without the focus, or the permission, the browser refuses.
    say('Nothing was copied: the browser does not allow it here.');
  }
}
