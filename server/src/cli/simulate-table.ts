/** `simulate --format table`: the dates and amounts that hold with a given chance, a curve, and what drives them. */
import type { Analysis } from '../core/analyse.ts';
import { money } from '../core/base/money.ts';
import { formatMinute, minute } from '../core/base/time.ts';
import { moneyInWords } from '../core/cost/words.ts';
import type { DriverRow, Estimated, ResponseValue, SimulationResult } from '../core/risk/answers/result.ts';
import { chanceInWords, notComparedInWords, percentileName, sureInWords } from '../core/risk/words.ts';
import { finishDay } from '../core/schedule/words.ts';
import { clip, padEnd, padStart, widthOf, wrap } from './columns.ts';
import { printable } from './escape.ts';
import { type CurveMark, curve } from './simulate-curve.ts';
import {
  amountKnownTo,
  amountOf,
  driverName,
  heldBack,
  itemName,
  meanFinish,
  mergeSentence,
  responseSentence,
  sponsorSentences,
} from './simulate-words.ts';
import type { Style } from './style.ts';

export interface SimulationTableOptions {
  readonly style: Style;
  /** Of the terminal; null where there is none. */
  readonly columns: number | null;
  /** Whether the terminal knows Braille and lines. */
  readonly fine: boolean;
}

const USUAL_COLUMNS = 80;
/** More are in the JSON. */
const MOST_DRIVERS = 10;
const MOST_MILESTONES = 12;
const MOST_MERGES = 4;
const MOST_RESPONSES = 5;
/** Of a driver, but for its name and the two halves of its bar. */
const OTHER_COLUMNS = 34;

export function simulationTable(analysis: Analysis, result: SimulationResult, options: SimulationTableOptions): string {
  const { style, columns } = options;
  const width = columns ?? USUAL_COLUMNS;
  const name = printable(analysis.plan.project.name);
  const trials = result.trials.toLocaleString('en');
  const wrapped = (texts: readonly string[]): string[] => texts.flatMap((text) => wrap(printable(text), width));
  const notCompared = notComparedInWords(result.risks);
  const parts: (readonly string[])[] = [
    [style.bold(clip(`${name}: ${trials} ${result.trials === 1 ? 'trial' : 'trials'}, seed ${result.seed}`, width))],
    figures(analysis, result, options),
    limits(analysis, result).flatMap((text) => wrap(printable(text), width)),
    curveLines(result, width, options),
    milestones(analysis, result, width, style),
    drivers(analysis, result, width, style),
    wrapped(result.merges.slice(0, MOST_MERGES).map((merge) => mergeSentence(analysis, merge))),
    wrapped(responses(result).map((response) => responseSentence(analysis, response))),
    wrapped(notCompared ? [notCompared] : []),
    wrapped(sponsorSentences(analysis, result)),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

interface FigureRow {
  readonly name: string;
  readonly finish: string;
  readonly days: string;
  readonly daysError: string;
  readonly cost: string;
  readonly costError: string;
}

/** Percentiles, each with the half width of its 95 % confidence interval; the chance of deadline and budget below. */
function figures(analysis: Analysis, result: SimulationResult, { style }: SimulationTableOptions): string[] {
  const { finish, days, cost } = result;
  const { currency } = analysis.plan.project;
  // One trial says nothing of how far others lie from it.
  const knowsErrors = result.trials > 1;
  const row = (name: string, of: 'p10' | 'p50' | 'p80' | 'p90' | 'sure' | 'mean'): FigureRow => ({
    name,
    finish: day(of === 'mean' ? meanFinish(analysis, result) : finish[of].value),
    days: days[of].value.toFixed(2),
    daysError: knowsErrors ? `± ${days[of].error.toFixed(2)}` : '',
    cost: cost ? amountKnownTo(cost[of].error, cost[of].value) : '',
    costError: cost && knowsErrors ? `± ${amountOf(cost[of].error && Math.max(100, cost[of].error), null)}` : '',
  });
  const asked = percentileName(finish.sure.confidence);
  const rows: FigureRow[] = [
    {
      name: 'planned',
      finish: day(finish.planned),
      days: days.planned.toFixed(2),
      daysError: '',
      cost: cost ? amountKnownTo(0, cost.planned) : '',
      costError: '',
    },
    row('P10', 'p10'),
    row('P50', 'p50'),
    row('P80', 'p80'),
    row('P90', 'p90'),
    ...(['P10', 'P50', 'P80', 'P90'].includes(asked) ? [] : [row(asked, 'sure')]),
    row('mean', 'mean'),
  ];
  const header: FigureRow = {
    name: '',
    finish: 'FINISH',
    days: 'DAYS',
    daysError: '',
    cost: cost ? `COST${currency === null ? '' : ` (${printable(currency)})`}` : '',
    costError: '',
  };
  const lines = aligned([header, ...rows]);
  return [style.dim(lines[0] ?? ''), ...lines.slice(1)];
}

function aligned(rows: readonly FigureRow[]): string[] {
  const keys = ['name', 'finish', 'days', 'daysError', 'cost', 'costError'] as const;
  const widths = keys.map((key) => Math.max(...rows.map((row) => widthOf(row[key]))));
  return rows.map((row) =>
    keys
      .map((key, i) => (i < 2 ? padEnd : padStart)(row[key], widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function limits({ plan }: Analysis, result: SimulationResult): string[] {
  const { currency } = plan.project;
  const { finish, days, cost, joint } = result;
  const chance = ({ value, error }: Estimated): string =>
    `${chanceInWords(value)} (± ${Math.max(0.1, Math.round(error * 1000) / 10)} %)`;
  return [
    `done as planned: ${chanceInWords(finish.plannedChance)}`,
    ...(finish.limit !== null && finish.limitChance
      ? [`deadline ${day(finish.limit)} met: ${chance(finish.limitChance)}`]
      : []),
    ...(cost && cost.limit !== null && cost.limitChance
      ? [`budget ${moneyInWords(money(cost.limit), currency)} kept: ${chance(cost.limitChance)}`]
      : []),
    ...(joint ? [`both: ${chanceInWords(joint.both)}`] : []),
    `hold back, to be ${sureInWords(finish.sure.confidence)}: ${heldBack(result, currency)}`,
    `standard deviation: ${inDays(days.sd)} days`,
  ];
}

function curveLines({ finish }: SimulationResult, columns: number, { fine }: SimulationTableOptions): string[] {
  const { confidence, value: sure } = finish.sure;
  const named: readonly (readonly [string, CurveMark])[] = [
    [`P planned ${day(finish.planned)}`, { letter: 'P', value: finish.planned }],
    [`S ${sureInWords(confidence)} ${day(sure)}`, { letter: 'S', value: sure }],
    ...(finish.limit === null
      ? []
      : ([[`D deadline ${day(finish.limit)}`, { letter: 'D', value: finish.limit }]] as const)),
  ];
  const lines = curve(finish.percentiles, { columns, fine, label: day, marks: named.map(([, mark]) => mark) });
  if (lines.length === 0) return [];
  return [...lines, ...wrap(named.map(([words]) => words).join(', '), columns)];
}

function milestones({ plan }: Analysis, { milestones }: SimulationResult, columns: number, style: Style): string[] {
  const shown = milestones.slice(0, MOST_MILESTONES);
  if (shown.length === 0) return [];
  const names = shown.map(({ id }) => printable(itemName(plan, id)));
  const width = Math.min(30, Math.max(9, ...names.map(widthOf)));
  const lines = shown.map(({ planned, p50, p80, deadline, chance }, i) =>
    [
      padEnd(clip(names[i] ?? '', width), width),
      day(planned),
      day(p50),
      day(p80.value),
      deadline === null || !chance ? '' : `${day(deadline)}: ${chanceInWords(chance.value)}`,
    ]
      .join('  ')
      .trimEnd(),
  );
  const header = `${padEnd('MILESTONE', width)}  PLANNED     P50         P80         DEADLINE`;
  const more = milestones.length - shown.length;
  return [
    style.dim(clip(header, columns)),
    ...lines.map((line) => clip(line, columns)),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

/** Days by which the P80 of the finish lies elsewhere, as a bar to both sides. */
function drivers(analysis: Analysis, result: SimulationResult, columns: number, style: Style): string[] {
  const shown = result.drivers.filter(({ days }) => swing(days) >= 0.05).slice(0, MOST_DRIVERS);
  if (shown.length === 0) return [];
  const names = shown.map((row) => printable(`${row.kind === 'risk' ? 'risk ' : ''}${driverName(analysis, row)}`));
  const half = columns < 76 ? 4 : 10;
  const width = Math.min(Math.max(...names.map(widthOf)), Math.max(8, columns - 2 * half - OTHER_COLUMNS));
  const most = Math.max(...shown.map(({ days }) => Math.max(Math.abs(days.low), Math.abs(days.high))));
  const bar = (days: number): number => Math.round((half * Math.abs(days)) / most);
  const lines = shown.map(({ kind, days, criticality }, i) => {
    // With an opportunity the end is sooner.
    const [sooner, later] = [Math.min(days.low, days.high), Math.max(days.low, days.high)];
    const left = '#'.repeat(sooner < 0 ? bar(sooner) : 0);
    const right = '#'.repeat(later > 0 ? bar(later) : 0);
    return [
      padEnd(clip(names[i] ?? '', width), width),
      padStart(signed(sooner), 6),
      `${left.padStart(half)}|${right.padEnd(half)}`,
      padStart(signed(later), 6),
      `${kind === 'risk' ? 'strikes' : 'decides'} ${padStart(chanceInWords(criticality), 5)}`,
    ].join('  ');
  });
  const header = `${padEnd('WHAT MOVES P80', width)}  ${padStart('SOONER', 6)}  ${' '.repeat(2 * half + 1)}  ${padStart('LATER', 6)}  DAYS`;
  return [style.dim(clip(header, columns)), ...lines.map((line) => clip(line, columns))];
}

/** Those that buy most time first. */
function responses({ responses }: SimulationResult): readonly ResponseValue[] {
  return [...responses].sort((a, b) => b.p80Days.value - a.p80Days.value).slice(0, MOST_RESPONSES);
}

function swing({ low, high }: DriverRow['days']): number {
  return Math.abs(high - low);
}

function signed(days: number): string {
  const shown = inDays(days);
  return Number(shown) > 0 ? `+${shown}` : shown;
}

/** To a tenth. */
function inDays(days: number): string {
  return (Math.round(days * 10) / 10 + 0).toFixed(1);
}

function day(at: number): string {
  return formatMinute(finishDay(minute(at))).slice(0, 10);
}
