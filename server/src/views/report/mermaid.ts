/**
 * A plan as a Gantt chart of Mermaid, for a README: phases as sections, tasks with the dates they have.
 * Of a plan that is too large to be drawn so, phases and milestones only. Names are escaped: Mermaid
 * would read colons, semicolons and its own words in them.
 */
import type { Analysis } from '../../core/analyse.ts';
import { visible } from '../../core/base/markdown.ts';
import { formatMinute, type Minute } from '../../core/base/time.ts';
import type { WorkItem } from '../../core/model/plan.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import { isDone } from '../timeline/done.ts';

/** Mermaid refuses more than 50,000 characters, and GitHub with it. */
const MOST_TEXT = 45_000;

export function mermaidGantt(analysis: Analysis): string {
  const { plan } = analysis;
  const whole = [...head(plan.project.name), ...plan.outline.flatMap((item) => section(analysis, item))];
  const text = joined(whole);
  return text.length <= MOST_TEXT
    ? text
    : joined([...head(plan.project.name), ...coarse(analysis)].slice(0, MOST_LINES));
}

/** So many lines with long names still are few enough. */
const MOST_LINES = 400;

function head(name: string): string[] {
  return [
    'gantt',
    ...(name === '' ? [] : [`title ${escapedName(name)}`]),
    'dateFormat YYYY-MM-DDTHH:mm',
    'axisFormat %d %b %Y',
  ];
}

function section(analysis: Analysis, item: WorkItem): string[] {
  const lines = leavesOf(item).flatMap((leaf) => line(analysis, leaf));
  return item.children.length === 0 || lines.length === 0 ? lines : [`section ${escapedName(item.name)}`, ...lines];
}

function coarse(analysis: Analysis): string[] {
  return analysis.plan.outline.flatMap((item) => {
    const milestones = leavesOf(item).filter(({ kind }) => kind === 'milestone' || kind === 'gate');
    const lines = [item, ...milestones].flatMap((each) => line(analysis, each));
    return item.children.length === 0 || milestones.length === 0
      ? lines
      : [`section ${escapedName(item.name)}`, ...lines];
  });
}

function leavesOf(item: WorkItem): readonly WorkItem[] {
  return item.children.length === 0 ? [item] : item.children.flatMap(leavesOf);
}

function line({ schedule }: Analysis, item: WorkItem): string[] {
  const dates = schedule.items.get(item.id);
  if (!dates || item.status === 'cancelled') return [];
  const isPoint = item.kind === 'milestone' || item.kind === 'gate';
  const end = isPoint ? '0d' : formatMinute(Math.max(dates.finish, dates.start + 1) as Minute);
  const data = [...tagsOf(item, dates), ...(isPoint ? ['milestone'] : []), formatMinute(dates.start), end];
  return [`${escapedName(item.name)} :${data.join(', ')}`];
}

function tagsOf(item: WorkItem, { critical }: ItemSchedule): string[] {
  const done = isDone(item);
  const isBegun = item.actualStart !== null || (item.percentComplete ?? 0) > 0;
  const state = done ? ['done'] : isBegun ? ['active'] : [];
  return critical && !done ? [...state, 'crit'] : state;
}

/** What a line of the chart may begin with other than a task: words of the language, and dates. */
const NO_NAME =
  /^(?:(?:gantt|title|section|click|call|href|dateformat|axisformat|tickinterval|weekday|weekend|excludes|includes|todaymarker|inclusiveenddates|topaxis|displaymode|acctitle|accdescr)\b|\d{4}-\d\d-\d\d)/i;

function escapedName(name: string): string {
  const plain = visible(name).replace(/[:;#%<>&"\\{}]/g, (character) => `#${character.codePointAt(0)};`);
  if (plain === '') return '-';
  return NO_NAME.test(plain) ? `#${plain.charCodeAt(0)};${plain.slice(1)}` : plain;
}

function joined(lines: readonly string[]): string {
  const [first = '', ...rest] = lines;
  const indented = rest.map((each) =>
    /^(?:section|title|dateFormat|axisFormat) /.test(each) ? `  ${each}` : `    ${each}`,
  );
  return `${[first, ...indented].join('\n')}\n`;
}
