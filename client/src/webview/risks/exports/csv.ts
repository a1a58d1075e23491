/**
 * The register as CSV (RFC 4180) for a spreadsheet: one line a risk, numbers and dates as such. What a plan
 * says is data: a text that a spreadsheet would take for a formula is written with an apostrophe before it.
 * Pure.
 */
import type { RiskRow } from '../../../../../server/src/protocol/risks.ts';
import type { RiskEffect } from '../../../../../server/src/protocol/simulation.ts';

type Value = string | number | boolean | null;

interface CsvColumn {
  readonly title: string;
  readonly value: (risk: RiskRow, effect: RiskEffect | undefined) => Value;
}

const COLUMNS: readonly CsvColumn[] = [
  { title: 'id', value: ({ id }) => id },
  { title: 'risk', value: ({ title }) => title },
  { title: 'kind', value: ({ kind }) => kind },
  { title: 'category', value: ({ category }) => category },
  { title: 'cause', value: ({ cause }) => cause },
  { title: 'effect', value: ({ effect }) => effect },
  { title: 'status', value: ({ status }) => status },
  { title: 'rank', value: ({ rank }) => rank },
  { title: 'probability', value: ({ probability }) => probability },
  { title: 'impact level', value: ({ current }) => current?.impact ?? null },
  { title: 'score', value: ({ current }) => current?.score ?? null },
  { title: 'band', value: ({ current }) => current?.band ?? null },
  { title: 'score before response', value: ({ inherent }) => inherent?.score ?? null },
  { title: 'score after response', value: ({ residual }) => residual?.score ?? null },
  { title: 'target score', value: ({ targetCell }) => targetCell?.score ?? null },
  { title: 'exposure in working days', value: ({ exposureDays }) => rounded(exposureDays) },
  { title: 'exposure in money', value: ({ exposureCost }) => money(exposureCost) },
  { title: 'P80 cost in working days', value: (_, effect) => rounded(effect?.p80Days?.value ?? null) },
  { title: 'P80 cost in money', value: (_, effect) => money(effect?.p80Cost ?? null) },
  { title: 'share of trials in which it struck', value: (_, effect) => effect?.frequency ?? null },
  { title: 'response', value: ({ response }) => response },
  { title: 'actions done', value: ({ actionsDone }) => actionsDone },
  { title: 'actions', value: ({ actionsTotal }) => actionsTotal },
  {
    title: 'open actions',
    value: ({ actions }) =>
      actions
        .filter(({ done }) => !done)
        .map(({ text }) => text)
        .join('; '),
  },
  { title: 'owner', value: ({ owner }) => owner },
  { title: 'due', value: ({ due }) => day(due) },
  { title: 'overdue', value: ({ overdue }) => overdue },
  { title: 'trigger', value: ({ trigger }) => trigger?.text ?? null },
  { title: 'trigger date', value: ({ trigger }) => day(trigger?.at ?? null) },
  { title: 'could happen from', value: ({ proximity }) => day(proximity?.from ?? null, 0) },
  { title: 'could happen until', value: ({ proximity }) => day(proximity?.to ?? null) },
  { title: 'affects', value: ({ affects }) => affects.map(({ name }) => name).join('; ') },
];

/** A mark at the beginning tells spreadsheets that it is UTF-8. */
const UTF8 = '\ufeff';

export function registerCsv(risks: readonly RiskRow[], effects: readonly RiskEffect[]): string {
  const byId = new Map(effects.map((effect) => [effect.id, effect]));
  const lines = [
    COLUMNS.map(({ title }) => csvCell(title)),
    ...risks.map((risk) => COLUMNS.map(({ value }) => csvCell(value(risk, byId.get(risk.id))))),
  ];
  return UTF8 + lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** Only texts can be formulas: a negative number is one of ours. */
export function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[\s\p{Cc}]*[=+\-@]/u.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100 + 0;
}

function money(minorUnits: number | null): number | null {
  return minorUnits === null ? null : Math.round(minorUnits) / 100;
}

/** The day on which something ends; `back` 0 for what begins. */
function day(minute: number | null, back = 1): string | null {
  return minute === null ? null : new Date((minute - back) * 60_000).toISOString().slice(0, 10);
}
