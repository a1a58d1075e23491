/** `deadline-missed`: a task, phase or the project is planned to finish after its deadline. */
import { type Problem, problem } from '../../base/problem.ts';
import { formatMinute, type Minute, type WrittenDate } from '../../base/time.ts';
import type { WorkItem } from '../../model/plan.ts';
import { finishInstant } from '../../schedule/instants.ts';
import type { ItemSchedule } from '../../schedule/schedule.ts';
import { calendarOf } from '../../schedule/task-calendar.ts';
import { lengthInWords } from '../../schedule/words.ts';
import type { WorkingTime } from '../../schedule/working-time.ts';
import { type CheckInput, fieldPlace } from '../check.ts';
import { lateCauses } from './late-cause.ts';

/** `time`: of its calendar. */
export function missesDeadline({ deadline }: WorkItem, { finish }: ItemSchedule, time: WorkingTime): boolean {
  return deadline !== null && finish > finishInstant(deadline, time);
}

export function deadlineMissed({ plan, schedule }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const causeOf = lateCauses(plan, schedule);
  const check = (
    who: string,
    item: WorkItem | null,
    deadline: WrittenDate,
    finish: Minute,
    time: WorkingTime,
  ): void => {
    const limit = finishInstant(deadline, time);
    if (finish <= limit) return;
    const late = lengthInWords(time.between(limit, finish), plan.project.lengths);
    const { words, related } = causeOf(item);
    problems.push(
      problem(
        'deadline-missed',
        'warning',
        fieldPlace(item ?? plan.project, 'deadline'),
        `${who} is planned to finish on ${formatMinute(finish).replace('T', ' ')}, ${late} of work after its deadline: ${words}. Shorten what drives it or move the deadline.`,
        { related },
      ),
    );
  };
  if (plan.project.deadline) {
    check('The project', null, plan.project.deadline, schedule.finish, schedule.projectTime);
  }
  for (const item of plan.items.values()) {
    if (!item.deadline || item.status === 'cancelled') continue;
    const dates = schedule.items.get(item.id);
    if (!dates) continue;
    check(`\`${item.id}\``, item, item.deadline, dates.finish, schedule.timeOf(calendarOf(plan, item)));
  }
  return problems;
}
