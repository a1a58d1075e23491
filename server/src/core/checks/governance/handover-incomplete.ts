/**
 * `handover-incomplete`: a phase or the project has closed with something of its handover missing,
 * or a project that delivers something to somebody is to close without one.
 */
import type { Problem } from '../../base/problem.ts';
import { dayOf, formatDay, minute } from '../../base/time.ts';
import type { Handover } from '../../model/governance.ts';
import type { Origin, Plan } from '../../model/plan.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { listed } from '../../schedule/words.ts';
import { type CheckInput, finding } from '../check.ts';
import { keyOf, setFix } from '../written.ts';
import { closingPhase, hasClosed, projectHasClosed } from './gates.ts';

export function handoverIncomplete({ plan, schedule }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  let handovers = 0;
  const check = (who: string, handover: Handover | null, origin: Origin, hasEnded: () => boolean): void => {
    if (handover === null) return;
    handovers++;
    const missing = missingOf(handover);
    if (missing.length > 0 && hasEnded()) problems.push(incomplete(who, origin, missing, schedule));
  };
  check('The project', plan.project.handover, plan.project.origin, () => projectHasClosed(plan, schedule));
  for (const phase of plan.outline)
    check(`\`${phase.id}\``, phase.handover, phase.origin, () => hasClosed(phase, schedule));
  return handovers === 0 ? withoutHandover(plan) : problems;
}

function missingOf({ to, checklist, acceptedOn }: Handover): readonly string[] {
  const open = checklist.filter(({ done }) => !done).length;
  return [
    ...(to === null ? ['`to`, who takes over'] : []),
    ...(open > 0 ? [`${open} of ${checklist.length} of its \`checklist\``] : []),
    ...(acceptedOn === null ? ['`accepted-on`'] : []),
  ];
}

function incomplete(
  who: string,
  { file, key, fields }: Origin,
  missing: readonly string[],
  { statusAt }: Schedule,
): Problem {
  const written = fields.get('handover');
  const place = { file: written?.file ?? file, span: written?.key ?? key };
  const isOnlyUnsigned = statusAt !== null && missing.length === 1 && missing[0] === '`accepted-on`';
  const today = statusAt === null ? '' : formatDay(dayOf(minute(statusAt - 1)));
  return finding(
    'handover-incomplete',
    place,
    `${who} has closed, but its handover lacks ${listed(missing)}. Complete it with those who take over.`,
    { fixes: isOnlyUnsigned ? [setFix(`Mark as accepted on ${today}`, place, 'accepted-on', today)] : [] },
  );
}

function withoutHandover(plan: Plan): Problem[] {
  const closing = closingPhase(plan);
  if (!closing || plan.stakeholders.size + plan.registers.deliverables.size === 0) return [];
  return [
    finding(
      'handover-incomplete',
      keyOf(closing.origin),
      `The project closes in \`${closing.id}\` without a handover. Write a \`handover\` there: to whom, and what has to be in place.`,
    ),
  ];
}
