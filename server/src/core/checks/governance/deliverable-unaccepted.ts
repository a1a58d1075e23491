/**
 * `deliverable-unaccepted`: a phase has closed with a deliverable of its tasks that nobody has
 * accepted, or the project with one of no task. What several phases work on belongs to the last.
 */
import type { Problem } from '../../base/problem.ts';
import { dayOf, formatDay, minute } from '../../base/time.ts';
import type { RegisterEntry } from '../../model/governance.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { type CheckInput, finding } from '../check.ts';
import { isWritten, keyOf, setFix } from '../written.ts';
import { hasClosed, projectHasClosed } from './gates.ts';

export function deliverableUnaccepted({ plan, schedule }: CheckInput): Problem[] {
  const open = [...plan.registers.deliverables.values()].filter(({ origin }) => !isWritten(origin, 'accepted-on'));
  if (open.length === 0) return [];
  const phases = phasesByDeliverable(plan);
  const today = schedule.statusAt && formatDay(dayOf(minute(schedule.statusAt - 1)));
  return open.flatMap((deliverable) => {
    const phase = phases.get(deliverable.id);
    if (phase ? !hasClosed(phase, schedule) : !projectHasClosed(plan, schedule)) return [];
    const place = keyOf(deliverable.origin);
    return finding(
      'deliverable-unaccepted',
      place,
      `${phase ? `\`${phase.id}\`` : 'The project'} has closed, but ${whoAccepts(deliverable)} \`${deliverable.id}\`. Write \`accepted-on\`, or open the phase again.`,
      { fixes: today === null ? [] : [setFix(`Mark as accepted on ${today}`, place, 'accepted-on', today)] },
    );
  });
}

function whoAccepts({ fields }: RegisterEntry): string {
  const who = fields.get('accepted-by');
  return who === undefined ? 'nobody has accepted' : `\`${who}\` has not accepted`;
}

function phasesByDeliverable({ outline }: Plan): ReadonlyMap<string, WorkItem> {
  const phases = new Map<string, WorkItem>();
  const note = (item: WorkItem, phase: WorkItem): void => {
    for (const id of item.deliverables) phases.set(id, phase);
    for (const child of item.children) note(child, phase);
  };
  for (const phase of outline) note(phase, phase);
  return phases;
}
