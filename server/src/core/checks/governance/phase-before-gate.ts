/** `phase-before-gate`: what waits for a gate began on a day before the gate let it. */
import type { Problem } from '../../base/problem.ts';
import { formatDay } from '../../base/time.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { beginOf, firstBegun, gatesOf, isOpen, waitingFor } from './gates.ts';

export function phaseBeforeGate({ plan }: CheckInput): Problem[] {
  const decided = gatesOf(plan).filter((gate) => isOpen(gate) && gate.gate?.decided);
  return waitingFor(plan, decided).flatMap(({ item, gate }) => {
    const day = gate.gate?.decided?.day;
    const begun = firstBegun(item);
    const from = begun && beginOf(begun)?.day;
    if (!begun || day === undefined || from === null || from === undefined || from >= day) return [];
    const who = begun === item ? '' : `, in \`${item.id}\`,`;
    const gateName = `the gate of \`${gate.parent}\``;
    return finding(
      'phase-before-gate',
      fieldPlace(begun, begun.actualStart ? 'actual-start' : 'actual-finish'),
      `\`${begun.id}\`${who} began on ${formatDay(from)}, before ${gateName} was decided on ${formatDay(day)}. Correct the date that is wrong, or link what may begin earlier to the tasks it needs instead of the gate.`,
      { related: [{ ...fieldPlace(gate, 'decided'), message: `${gateName} was decided here` }] },
    );
  });
}
