/**
 * `check --health`: the fourteen checks of schedule health for each plan, as a table for people or
 * as JSON. A report beside the findings: it changes no exit code.
 */
import type { Analysis } from '../core/analyse.ts';
import type { Baseline } from '../core/health/baseline-checks.ts';
import { healthReport } from '../core/health/report.ts';
import type { HealthRow, Threshold } from '../core/health/row.ts';
import { holidaySource } from '../host/holidays.ts';
import { padEnd, padStart } from './columns.ts';
import { printable } from './escape.ts';
import type { Style } from './style.ts';

export interface PlanHealth {
  readonly path: string;
  readonly rows: readonly HealthRow[];
}

/** Of plans only: a part has no schedule of its own. */
export function healthOf(analyses: readonly Analysis[], baseline: Baseline | null): readonly PlanHealth[] {
  return analyses
    .filter(({ plan }) => plan.project.origin.file !== '')
    .map((analysis) => ({
      path: analysis.sources.displayName(analysis.sources.root),
      rows: healthReport(analysis, { holidays: holidaySource, baseline }),
    }));
}

export function healthJson(plans: readonly PlanHealth[]): unknown {
  return plans.map(({ path, rows }) => ({
    path,
    checks: rows.map(({ verdict, counted, ...row }) => ({
      ...row,
      count: counted?.count ?? null,
      of: counted?.of ?? null,
      what: counted?.what ?? null,
      result: verdict.kind,
      why: verdict.kind === 'not-applicable' ? verdict.why : null,
    })),
  }));
}

const NAME_WIDTH = 33;
const VALUE_WIDTH = 8;
const LIMIT_WIDTH = 9;
const COUNT_WIDTH = 12;
/** Ids beyond these are counted; JSON lists all. */
const MOST_IDS = 8;

export function healthText(plans: readonly PlanHealth[], style: Style): string {
  return plans.map((plan) => `${planText(plan, style).join('\n')}\n`).join('\n');
}

function planText({ path, rows }: PlanHealth, style: Style): string[] {
  const passed = rows.filter(({ verdict }) => verdict.kind === 'passed').length;
  const failed = rows.filter(({ verdict }) => verdict.kind === 'failed').length;
  const head = `Schedule health of ${printable(path)}: ${passed} of 14 passed, ${failed} failed, ${14 - passed - failed} not applicable`;
  return [style.bold(head), ...rows.flatMap((row) => rowText(row, style))];
}

function rowText(row: HealthRow, style: Style): string[] {
  const { number, name, rule, counted, value, threshold, verdict, items } = row;
  const word = WORDS[verdict.kind];
  const columns = [
    padStart(String(number), 2),
    padEnd(word, 6),
    padEnd(name, NAME_WIDTH),
    padStart(value === null ? '' : valueText(value, threshold), VALUE_WIDTH),
    padStart(limitText(threshold), LIMIT_WIDTH),
    padStart(counted === null ? '' : `${counted.count} of ${counted.of}`, COUNT_WIDTH),
  ];
  const line = columns.join('  ').trimEnd();
  const notes = verdict.kind === 'not-applicable' ? [verdict.why] : [rule, ...idsText(items, verdict.kind)];
  const shown = verdict.kind === 'failed' ? style.severity('warning', line) : line;
  return [shown, ...notes.map((note) => `            ${style.dim(printable(note))}`)];
}

const WORDS = { passed: 'ok', failed: 'failed', 'not-applicable': 'n/a' } as const;

function idsText(items: readonly string[], verdict: 'passed' | 'failed'): string[] {
  if (items.length === 0 || verdict === 'passed') return [];
  const more = items.length - MOST_IDS;
  return [`${items.slice(0, MOST_IDS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

/** Rounded for reading; what passes is decided before. */
function valueText(value: number, { unit }: Threshold): string {
  return unit === 'percent' ? `${Number(value.toFixed(1))} %` : value.toFixed(2);
}

function limitText({ bound, value, unit }: Threshold): string {
  return `${bound === 'at-most' ? '≤' : '≥'} ${unit === 'percent' ? `${value} %` : value}`;
}
