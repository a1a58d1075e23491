/** `schedule --paths-to TASK`: the paths that drive a task or come closest to it, each with its room. */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration } from '../core/base/duration.ts';
import { formatMinute } from '../core/base/time.ts';
import { finishDay } from '../core/schedule/words.ts';
import { printable } from './escape.ts';
import type { Style } from './style.ts';

export function pathsText({ plan, schedule }: Analysis, id: string, count: number, style: Style): string {
  const { lengths } = plan.project;
  const dates = schedule.items.get(id);
  const name = printable(plan.items.get(id)?.name ?? id);
  const finish = dates ? formatMinute(finishDay(dates.finish)).slice(0, 10) : '';
  const lines = schedule.floatPaths(id, count).map(({ ids, slack }, i) => {
    const room = formatDuration({ minutes: slack, elapsed: false }, lengths);
    const text = `${String(i + 1).padStart(3)}  ${room.padStart(6)}  ${printable(ids.join(' > '))}`;
    return slack === 0 ? style.red(text) : text;
  });
  const head = `Paths to ${style.bold(name)} (${printable(id)}), which finishes ${finish}, and how far each may slip before it moves it:`;
  return `${[head, ...lines].join('\n')}\n`;
}
