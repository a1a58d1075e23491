/**
 * How a plan stands, as Markdown: a summary, phases, milestones, what is late or critical, what has moved
 * since another version, what chance does to it, and the findings. All words of the plan are escaped.
 */

import type { Analysis } from '../../core/analyse.ts';
import { counted } from '../../core/base/counted.ts';
import { formatDuration } from '../../core/base/duration.ts';
import { escapeMarkdown } from '../../core/base/markdown.ts';
import { money } from '../../core/base/money.ts';
import { runToEnd, type Steps } from '../../core/base/steps.ts';
import type { Minute } from '../../core/base/time.ts';
import { moneyInWords } from '../../core/cost/words.ts';
import type { Estimated } from '../../core/risk/answers/result.ts';
import type { Simulated } from '../../core/risk/simulated.ts';
import { chanceInWords, sureInWords } from '../../core/risk/words.ts';
import { dayInWords, finishDay } from '../../core/schedule/words.ts';
import type { TimelineRow, TimelineView } from '../../protocol/timeline.ts';
import { startOf } from '../header.ts';
import { type TimelineOptions, tellingTimeline } from '../timeline.ts';
import { mermaidGantt } from './mermaid.ts';

/** Longer lists end in a count of the rest. */
const MOST_ROWS = 40;
/** Tasks up to which the chart is part of the report. */
const MOST_DRAWN = 150;

export interface MarkdownOptions extends Pick<TimelineOptions, 'baseline' | 'simulated'> {
  /** As of a report's page. */
  readonly asOf?: number | null;
}

export function markdownReport(analysis: Analysis, options: MarkdownOptions): string {
  return runToEnd(tellingMarkdown(analysis, options));
}

/** As `markdownReport`, in steps. */
export function* tellingMarkdown(analysis: Analysis, options: MarkdownOptions): Steps<string> {
  const view = yield* tellingTimeline(analysis, 0, options);
  const simulated = options.simulated ?? null;
  const parts = [
    `# ${escapeMarkdown(view.projectName || 'Plan')}`,
    summary(analysis, view, simulated, options.asOf ?? null),
    ...(view.rows.length > MOST_DRAWN ? [] : [`\`\`\`mermaid\n${mermaidGantt(analysis)}\`\`\``]),
    ...section('Phases', ['Phase', 'Start', 'Finish', 'Complete', 'Slack'], phases(view)),
    ...section('Milestones and gates', milestoneHeads(view), milestones(view)),
    ...section('What moves the finish', DRIVER_HEADS, drivers(analysis, simulated)),
    ...section('Late', ['Task', 'Finish', 'Deadline', 'Late by'], late(view)),
    ...section('Critical tasks ahead', ['Task', 'Start', 'Finish', 'Who'], critical(view)),
    ...section(`Moved since ${view.baselineName ?? ''}`, ['Task', 'Finish', 'Was', 'Moved by'], moved(view)),
    ...section('Findings', ['Where', 'Severity', 'Finding', 'Rule'], findings(analysis)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summary(
  { plan, schedule }: Analysis,
  view: TimelineView,
  simulated: Simulated | null,
  asOf: number | null,
): string {
  const { lengths, budget, currency } = plan.project;
  const leaves = view.rows.filter(({ kind }) => kind === 'task');
  const top = view.rows.filter(({ parent }) => parent < 0);
  const cost = top.reduce((sum, row) => sum + (row.cost ?? 0), 0);
  const { error, warning, info } = view.findings;
  const sure = sureInWords(plan.simulation.confidence);
  const facts: readonly (readonly [string, string | null])[] = [
    ['As of', asOf === null ? null : day(asOf)],
    ['Start', day(view.start)],
    ['Finish', endDay(view.finish)],
    ['Length', formatDuration({ minutes: schedule.duration, elapsed: false }, lengths)],
    [
      'Deadline',
      view.deadline === null ? null : `${endDay(view.deadline)}${view.finish > view.deadline ? ', missed' : ', met'}`,
    ],
    [`${sure} by`, view.chance && endDay(view.chance.sure)],
    ['Chance of the deadline', chanceOf(simulated?.result.finish.limitChance)],
    ['Status date', view.statusDate === null ? null : endDay(view.statusDate)],
    ['Tasks', `${leaves.length}, ${leaves.filter(({ done }) => done).length} done, ${view.criticalCount} critical`],
    ['Cost', cost === 0 ? null : moneyInWords(money(cost), currency)],
    ['Budget', budget.total === null ? null : moneyInWords(budget.total, currency)],
    [
      `${sure} within`,
      simulated?.result.cost ? moneyInWords(money(Math.round(simulated.result.cost.sure.value)), currency) : null,
    ],
    ['Chance of the budget', chanceOf(simulated?.result.cost?.limitChance)],
    ['Findings', [counted(error, 'error'), counted(warning, 'warning'), counted(info, 'note')].join(', ')],
  ];
  return table(
    ['', ''],
    facts.flatMap(([label, text]) => (text === null ? [] : [[`**${label}**`, escapeMarkdown(text)]])),
  );
}

function phases(view: TimelineView): string[][] {
  return view.rows
    .filter((row) => row.parent < 0 && row.kind === 'phase')
    .map((row) => [
      name(row),
      day(row.start),
      endDay(row.finish),
      row.percent === null ? '' : `${row.percent} %`,
      row.done ? '' : slack(row),
    ]);
}

function chanceOf(chance: Estimated | null | undefined): string | null {
  return chance ? chanceInWords(chance.value) : null;
}

function milestoneHeads({ chance }: TimelineView): string[] {
  return ['Milestone', 'Date', ...(chance ? ['80 percent sure by'] : []), 'State'];
}

function milestones(view: TimelineView): string[][] {
  return view.rows
    .filter((row) => (row.kind === 'milestone' || row.kind === 'gate') && !row.cancelled)
    .sort((a, b) => a.finish - b.finish)
    .map((row) => [
      name(row),
      endDay(row.finish),
      ...(view.chance ? [row.chance ? endDay(row.chance.p80) : ''] : []),
      state(row),
    ]);
}

const DRIVER_HEADS = ['Task or risk', 'Sooner by', 'Later by', 'Decides the finish, or strikes'];
const MOST_DRIVERS = 8;

/** By how many working days the date that is 80 percent sure moves when each goes well, or badly. */
function drivers({ plan }: Analysis, simulated: Simulated | null): string[][] {
  return (simulated?.result.drivers ?? []).slice(0, MOST_DRIVERS).flatMap(({ kind, id, days, criticality }) => {
    const title = kind === 'risk' ? plan.risks.get(id)?.title : plan.items.get(id)?.name;
    const moves = Math.abs(days.low) >= A_TENTH || Math.abs(days.high) >= A_TENTH;
    if (title === undefined || !moves) return [];
    return [[escapeMarkdown(title), daysOf(-days.low), daysOf(days.high), chanceInWords(criticality)]];
  });
}

/** Of a working day. */
const A_TENTH = 0.1;

function daysOf(days: number): string {
  return `${(Math.round(days * 10) / 10).toString()} d`;
}

function state(row: TimelineRow): string {
  if (row.gate) return row.gate.decision === null ? 'not decided' : `decided: ${row.gate.decision}`;
  if (row.done) return 'reached';
  if (row.deadlineMissedBy !== null) return `misses its deadline by ${row.deadlineMissedBy.slice(1)}`;
  return row.critical ? 'critical' : `slack ${slack(row)}`;
}

function late(view: TimelineView): string[][] {
  return view.rows
    .filter((row) => row.deadlineMissedBy !== null && !row.done && !row.cancelled)
    .map((row) => [
      name(row),
      endDay(row.finish),
      row.deadline === null ? '' : endDay(row.deadline),
      row.deadlineMissedBy ?? '',
    ]);
}

function critical(view: TimelineView): string[][] {
  return view.rows
    .filter((row) => row.critical && row.kind === 'task' && !row.done && !row.cancelled)
    .sort((a, b) => a.start - b.start)
    .map((row) => [name(row), day(row.start), endDay(row.finish), escapeMarkdown(row.who.join(', '))]);
}

/** The largest first. */
function moved(view: TimelineView): string[][] {
  return view.rows
    .filter((row) => row.baseline !== null && row.baseline.slipText !== '')
    .sort((a, b) => distance(b) - distance(a))
    .map((row) => [
      name(row),
      endDay(row.finish),
      row.baseline ? endDay(row.baseline.finish) : '',
      row.baseline?.slipText ?? '',
    ]);
}

function distance(row: TimelineRow): number {
  return Math.abs(row.finish - (row.baseline?.finish ?? row.finish));
}

function findings(analysis: Analysis): string[][] {
  const grave = ['error', 'warning', 'info'];
  return [...analysis.problems]
    .sort((a, b) => grave.indexOf(a.severity) - grave.indexOf(b.severity))
    .map((problem) => {
      const where = `${analysis.sources.displayName(problem.file)}:${startOf(analysis, problem.file, problem.span).line + 1}`;
      return [escapeMarkdown(where), problem.severity, escapeMarkdown(problem.message), `\`${problem.rule}\``];
    });
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - MOST_ROWS;
  const text = table(head, rows.slice(0, MOST_ROWS));
  return [`## ${escapeMarkdown(title)}`, more > 0 ? `${text}\n\n… and ${more} more.` : text];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function name(row: TimelineRow): string {
  return escapeMarkdown(row.name);
}

function slack(row: TimelineRow): string {
  return row.critical ? 'none' : row.slackText;
}

function day(at: number): string {
  return escapeMarkdown(dayInWords(at as Minute));
}

function endDay(at: number): string {
  return escapeMarkdown(dayInWords(finishDay(at as Minute)));
}
