/** What is wrong with the text itself; found while it is read, not by a check. */
import type { TextRule } from '../../base/rule-ids.ts';
import { error, type Rule, warning } from '../rule.ts';

export const TEXT_RULES: Readonly<Record<TextRule, Rule>> = {
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
  'estimate-order': error(
    'Of three estimates the optimistic one is not the least or the pessimistic one not the greatest.',
    'Write optimistic ≤ most likely ≤ pessimistic.',
  ),
  'percentile-order': error(
    'The two percentiles of an estimate are not one below and one above the middle.',
    'Write the lower one first, such as `percentiles: [10, 90]`.',
  ),
  'effort-conflict': warning(
    'Duration, work and units are all written and contradict each other.',
    'Write two of them; the third follows.',
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
};
