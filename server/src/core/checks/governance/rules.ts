/** Gates, deliverables, handover, changes: who decides and who accepts. */
import type { GovernanceRule } from '../../base/rule-ids.ts';
import { info, type Rule, warning } from '../rule.ts';

export const GOVERNANCE_RULES: Readonly<Record<GovernanceRule, Rule>> = {
  'missing-sponsor': info(
    'A project that has a budget or stakeholders names no sponsor.',
    'Write `sponsor:` under `project` with whoever wants it, pays for it and decides at its gates.',
  ),
  'missing-manager': info(
    'A project that has a budget or stakeholders names no manager.',
    'Write `manager:` under `project` with whoever leads it.',
  ),
  'gate-without-approvers': info(
    'A gate is still to be decided, and nothing says by whom, although the plan names a sponsor or stakeholders.',
    'Write its `approvers`.',
  ),
  'approver-without-interest': info(
    'A stakeholder decides at a gate, and nothing says how much the project matters to them.',
    'Write their `interest`, and what they expect of the project.',
  ),
  'gate-passed-undecided': warning(
    'Work that waits for a gate has begun, although nothing is decided there.',
    'Write the `decision` and the day it was `decided`, or stop the work behind the gate.',
  ),
  'phase-before-gate': warning(
    'Work that waits for a gate began before the day on which the gate was decided.',
    'Correct the date that is wrong, or link what may begin earlier to the tasks that it needs.',
  ),
  'deliverable-unaccepted': warning(
    'A phase or the project has closed, and one of its deliverables is not accepted.',
    'Write `accepted-on` once whoever accepts it has, or open the phase again.',
  ),
  'handover-incomplete': warning(
    'A phase or the project has closed with a handover that lacks something, or a project with deliverables or stakeholders is to close without one.',
    'Say to whom it goes, tick off the `checklist` and write `accepted-on`.',
  ),
  'incomplete-change': warning(
    'A change to what was agreed does not say who asked for it, or when.',
    'Write `requested-by` and `date`.',
  ),
};
