/** Civil minutes and counts as words, in the language that the views speak. Held as UTC: no zone shifts a date. */
import * as vscode from 'vscode';
import type { FindingCounts } from '../../server/src/protocol/view.ts';

export interface Words {
  /** `30 Sep 2026`; the day that an end at midnight belongs to. */
  readonly day: (finish: number) => string;
  /** `9 – 18 Mar 2026` */
  readonly range: (start: number, finish: number) => string;
}

export function words(): Words {
  const format = new Intl.DateTimeFormat(locale(), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return {
    day: (finish) => format.format((finish - 1) * 60_000),
    range: (start, finish) => format.formatRange(start * 60_000, Math.max(start, finish - 1) * 60_000),
  };
}

/** `1 error, 3 warnings`; empty where there are none. Notes count only where asked for. */
export function findingsInWords({ error, warning, info }: FindingCounts, withNotes: boolean): string {
  const parts = [
    [error, 'error', 'errors'],
    [warning, 'warning', 'warnings'],
    [withNotes ? info : 0, 'note', 'notes'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count.toLocaleString(locale())} ${count === 1 ? one : many}`)
    .join(', ');
}

/** The setting where it can be used, else the editor's own language. */
export function locale(): string | undefined {
  return usable(vscode.workspace.getConfiguration('planline').get('locale', '')) ?? usable(vscode.env.language);
}

function usable(language: string): string | undefined {
  try {
    return language === '' ? undefined : Intl.DateTimeFormat.supportedLocalesOf(language)[0];
  } catch {
    return undefined;
  }
}
