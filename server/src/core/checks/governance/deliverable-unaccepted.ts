/**
 * `deliverable-unaccepted`: a phase has closed with a deliverable of its tasks that nobody has
 * accepted, or the project with one of no task. What several phases work on is due once all of them have closed.
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
    const makers = phases.get(deliverable.id) ?? [];
    const phase = makers.at(-1);
    if (phase ? !makers.every((each) => hasClosed(each, schedule)) : !projectHasClosed(plan, schedule)) return [];
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

/** In the order of the plan. */
function phasesByDeliverable({ outline }: Plan): ReadonlyMap<string, readonly WorkItem[]> {
  const phases = new Map<string, WorkItem[]>();
  const note = (item: WorkItem, phase: WorkItem): void => {
    for (const id of item.deliverables) {
      const makers = phases.get(id);
      if (makers === undefined) phases.set(id, [phase]);
      else if (makers.at(-1) !== phase) makers.push(phase);
    }
    for (const child of item.children) note(child, phase);
  };
  for (const phase of outline) note(phase, phase);
  return phases;
}
