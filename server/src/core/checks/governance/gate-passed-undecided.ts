/**
 * `gate-passed-undecided`: work that waits for a gate has begun although nothing is decided there.
 * A gate that is on hold, refused or overdue is `gate-undecided` already.
 */
import type { Problem } from '../../base/problem.ts';
import { formatDay } from '../../base/time.ts';
import type { WorkItem } from '../../model/plan.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { type CheckInput, finding } from '../check.ts';
import { keyOf, setFix } from '../written.ts';
import { beginOf, firstBegun, gatesOf, waitingFor } from './gates.ts';

export function gatePassedUndecided({ plan, schedule }: CheckInput): Problem[] {
  const undecided = gatesOf(plan).filter((gate) => gate.gate?.decision === null && !isDue(gate, schedule));
  const told = new Set<WorkItem>();
  return waitingFor(plan, undecided).flatMap(({ item, gate }) => {
    const begun = told.has(gate) ? null : firstBegun(item);
    const day = begun && beginOf(begun)?.day;
    if (!begun || day === null || day === undefined) return [];
    told.add(gate);
    const place = keyOf(gate.origin);
    return finding(
      'gate-passed-undecided',
      place,
      `\`${item.id}\` waits for the gate of \`${gate.parent}\` and has begun with \`${begun.id}\` on ${formatDay(day)}, but nothing is decided. Write the \`decision\` and the day it was \`decided\`, or stop the work behind it.`,
      {
        related: [{ ...keyOf(begun.origin), message: `\`${begun.id}\` began on ${formatDay(day)}` }],
        fixes: [setFix("Write decision 'go'", place, 'decision', 'go')],
      },
    );
  });
}

function isDue(gate: WorkItem, { items, statusAt }: Schedule): boolean {
  const dates = items.get(gate.id);
  return dates !== undefined && statusAt !== null && dates.finish <= statusAt;
}
