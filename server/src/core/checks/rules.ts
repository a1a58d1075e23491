/**
 * Every rule: how loudly it speaks by default, what it finds and what to do about it, in one
 * sentence each. Read by completion and hover under `lint:` and by `docs/rules.md`.
 */
import type { RuleId, Severity } from '../base/problem.ts';

export interface Rule {
  readonly severity: Severity;
  /** What is wrong where it speaks. Markdown of our own, as `remedy` is. */
  readonly reason: string;
  readonly remedy: string;
}

export const RULES: Readonly<Record<RuleId, Rule>> = {
  'yaml-syntax': error(
    'The text is not YAML, or uses a part of YAML that plans do without: anchors, aliases, tags, tabs, a second document.',
    'Repair the line, or write the value out where it is used. This rule cannot be turned away.',
  ),
  'file-unreadable': error(
    'A file of the plan is too large, is no UTF-8 text, or may not be read.',
    'Save it as UTF-8, split it, or take it out of `include`. This rule cannot be turned away.',
  ),
  schema: error(
    'A value has a form that its key does not take, or a required key is missing.',
    'Write one of the forms that the message names.',
  ),
  'unknown-key': error(
    'The key is none of those that may stand here, or `lint:` names a rule that does not exist.',
    'Correct its spelling, or move it to the place that the message names.',
  ),
  'computed-key': error(
    'The value is computed from the rest of the plan, so it cannot be written by hand.',
    'Delete it; write a constraint or `fixed` where a date has to hold.',
  ),
  'duplicate-id': error(
    'Two entries have the same id, in one file or in two files of the plan.',
    'Give one of them another id.',
  ),
  'duplicate-key': error('A map has a key twice; only the first counts.', 'Remove one of the two.'),
  'unknown-task': error(
    'No task, phase or gate has this id.',
    'Name one that is there. The first word of a link is always the id: `survey -2d` is a lead, `survey-2d` is an id.',
  ),
  'unknown-resource': error(
    'No resource, team or stakeholder of the right kind has this id.',
    'Add it to `resources`, `teams` or `stakeholders`, or name one that is there.',
  ),
  'unknown-calendar': error('No calendar has this id.', 'Add it to `calendars`, or name one that is there.'),
  'unknown-reference': error(
    'No risk, deliverable, decision or other entry of a register has this id.',
    'Add it to its register, or name one that is there.',
  ),
  'unknown-project': error(
    'Another plan is named that `projects` does not list, or that cannot be found or read.',
    'Correct its path in `projects`, relative to this file and inside its repository.',
  ),
  'include-not-found': error(
    'No file fits a path or pattern of `include`.',
    'Correct it; paths are relative to the file that writes them.',
  ),
  'include-outside': error(
    'A path leads out of the workspace folder or repository, or is absolute.',
    'Move the file inside and write its path relative to this file.',
  ),
  'include-cycle': error('A part includes itself, perhaps through others.', 'Remove one of the includes.'),
  'merge-conflict': error(
    'Two files set the same value of one phase, summary task or setting.',
    'Keep it in one of them.',
  ),
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
  'deadline-missed': warning(
    'A task, a phase or the project is planned to finish after its deadline.',
    'Shorten what drives it, or agree on another deadline.',
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
  'estimate-order': error(
    'Of three estimates the optimistic one is not the least or the pessimistic one not the greatest.',
    'Write optimistic ≤ most likely ≤ pessimistic.',
  ),
  'effort-conflict': warning(
    'Duration, work and units are all written and contradict each other.',
    'Write two of them; the third follows.',
  ),
  'over-allocation': warning(
    'A person or a piece of equipment is needed for more at once than it gives, or a team has nobody left for a task.',
    'Move one of the tasks, assign somebody else, lower the units, or let `level-resources: true` move what can wait.',
  ),
  'assignment-units': error(
    'A person, a team or equipment is assigned in pieces, or material and cost by a share of their time.',
    'Write a percentage for whoever works, and a number of pieces, as in `rack x4`, for material.',
  ),
  'duplicate-assignment': warning(
    'A person or team is assigned to a task twice; both count together.',
    'Write one assignment with all the units.',
  ),
  'duplicate-link': warning(
    'A task waits for another twice with the same type of link; the stricter one decides.',
    'Remove one of the two.',
  ),
  'summary-effort': warning(
    'A task that has tasks of its own has a duration, work or people too, which count for nothing.',
    'Write them on the tasks inside, or add a task for what is missing.',
  ),
  'non-working-day': warning(
    'A date to be kept lies on a day without work, so that the schedule uses another.',
    'Write the working day that the message names.',
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

/** The rules by name; what somebody wrote may be none of them. */
export function ruleNamed(name: string): Rule | null {
  return Object.hasOwn(RULES, name) ? RULES[name as RuleId] : null;
}

function error(reason: string, remedy: string): Rule {
  return { severity: 'error', reason, remedy };
}

function warning(reason: string, remedy: string): Rule {
  return { severity: 'warning', reason, remedy };
}
