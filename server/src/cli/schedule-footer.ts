/** What stands below the table of dates: the span of the project, its critical paths, and what levelling did. */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration, formatRoughly } from '../core/base/duration.ts';
import { formatMinute, type Minute } from '../core/base/time.ts';
import { finishDay } from '../core/schedule/words.ts';
import { wrap } from './columns.ts';
import { printable } from './escape.ts';
import { nearCriticalLeaves } from './schedule-json.ts';

/** More paths, and more ids, are listed by `--format json`. */
const MOST_PATHS = 3;
const MOST_IDS = 12;

export function scheduleFooter(analysis: Analysis, columns: number | null): string[] {
  const text = [spanLine(analysis), ...criticalLines(analysis), ...nearCriticalLine(analysis), ...delayLine(analysis)];
  return columns === null ? text : text.flatMap((words) => wrap(words, columns));
}

function spanLine({ plan, schedule }: Analysis): string {
  const { lengths, deadline, name, scheduleFrom } = plan.project;
  const length = formatDuration({ minutes: schedule.duration, elapsed: false }, lengths);
  const due = deadline ? `, deadline ${dayText((deadline.day * 1440) as Minute)}` : '';
  const computed = scheduleFrom === 'finish' ? ' (counted back from project.finish)' : '';
  return `${printable(name)}: ${dayText(schedule.start)}${computed} to ${dayText(finishDay(schedule.finish))}, ${length}${due}`;
}

function criticalLines({ schedule }: Analysis): string[] {
  const paths = schedule.criticalPaths;
  const [first] = paths;
  if (!first || first.length === 0) return ['* critical: nothing'];
  const others = paths.slice(1, MOST_PATHS).map((path) => `* also: ${branchOf(path, first)}`);
  const lines = [`* critical: ${first.join(' > ')}`, ...others];
  const more = paths.length - lines.length;
  return [...lines, ...(more > 0 ? [`* and ${more} more critical ${more === 1 ? 'path' : 'paths'}`] : [])].map(
    printable,
  );
}

/** A path without what it shares with the first at its ends: `… > handover > old-off > closing.gate`. */
function branchOf(path: readonly string[], first: readonly string[]): string {
  let head = 0;
  while (head < path.length && path[head] === first[head]) head++;
  let tail = 0;
  while (tail < path.length - head && path.at(-1 - tail) === first.at(-1 - tail)) tail++;
  const from = Math.max(0, head - 1);
  const to = Math.min(path.length, path.length - tail + 1);
  const branch = [...(from > 0 ? ['…'] : []), ...path.slice(from, to), ...(to < path.length ? ['…'] : [])];
  return branch.join(' > ');
}

function nearCriticalLine(analysis: Analysis): string[] {
  const { lengths, nearCriticalSlack } = analysis.plan.project;
  const ids = nearCriticalLeaves(analysis).filter((id) => analysis.schedule.items.get(id)?.finished === false);
  if (ids.length === 0) return [];
  const room = formatDuration({ minutes: nearCriticalSlack, elapsed: false }, lengths);
  const more = ids.length > MOST_IDS ? ` and ${ids.length - MOST_IDS} more` : '';
  return [printable(`~ within ${room} of critical: ${ids.slice(0, MOST_IDS).join(', ')}${more}`)];
}

function delayLine({ plan, schedule }: Analysis): string[] {
  const delayed = [...schedule.items.values()].filter(
    ({ id, levellingDelay }) => levellingDelay > 0 && plan.items.get(id)?.children.length === 0,
  );
  const [first, ...others] = delayed;
  if (!first) return [];
  const most = others.reduce((most, one) => (one.levellingDelay > most.levellingDelay ? one : most), first);
  const length = formatRoughly({ minutes: most.levellingDelay, elapsed: false }, plan.project.lengths);
  const what = delayed.length === 1 ? '1 task' : `${delayed.length} tasks`;
  return [printable(`Levelling delays ${what}, ${most.id} by ${length}${delayed.length === 1 ? '' : ' the most'}`)];
}

function dayText(at: Minute): string {
  return formatMinute(at).slice(0, 10);
}
