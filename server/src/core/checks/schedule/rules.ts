/** What scheduling runs into; found by the scheduler, not by a check. */
import type { ScheduleRule } from '../../base/rule-ids.ts';
import { error, type Rule, warning } from '../rule.ts';

export const SCHEDULE_RULES: Readonly<Record<ScheduleRule, Rule>> = {
  'dependency-cycle': error(
    'Tasks wait for each other in a circle, so none of them can start.',
    'Remove one of the links of the path that the message shows.',
  ),
  'summary-link-type': error(
    'A link of type FF or SF leads into a phase or summary task, whose finish follows from its tasks.',
    'Use FS or SS, or link to a task inside.',
  ),
  'calendar-cycle': error('A calendar is its own `base`, perhaps through others.', 'Give one of them another base.'),
  'calendar-overlap': error(
    'Two exceptions of a calendar, or two leaves of a person, speak of the same day; the first counts.',
    'Change the dates of one of them.',
  ),
  'empty-calendar': error(
    'A calendar, or a person’s hours within the calendar of a task, have no working time left, so others are used.',
    'Give it working days and hours, or assign somebody who can work then.',
  ),
  'unknown-region': warning(
    'No public holidays are known for this country or region.',
    'Write an ISO code such as `DE` or `DE-BE`, or list the days under `exceptions`.',
  ),
  'constraint-conflict': error(
    'A constraint holds a task where its links do not allow it; the constraint wins and slack turns negative.',
    'Move the date of the constraint, or remove it or the link.',
  ),
  'fixed-conflict': warning(
    'A task that is scheduled by hand starts before the work that it waits for is done.',
    'Move its `fixed` dates, or remove the link.',
  ),
  'finish-missing': error(
    'The plan is to be scheduled from its finish but names none.',
    'Write `finish:` under `project`, or leave `schedule-from` out.',
  ),
  'finish-unreachable': warning(
    'Scheduled from its finish, the work would have to begin before the project starts, or ends after the finish.',
    'Move the finish or the dates that stand against it, do less, or let more work run side by side.',
  ),
  'gate-undecided': warning(
    'Work follows a gate that is on hold, refused or not decided yet.',
    'Write the `decision` and the day it was `decided` once they are known.',
  ),
  'progress-without-start': warning(
    'A task has progress but no `actual-start`, so its computed start is taken.',
    'Write the day on which it really started.',
  ),
};
