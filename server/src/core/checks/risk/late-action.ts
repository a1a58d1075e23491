/** `late-action`: a step against a risk is due when the event can no longer happen, so that it comes too late. */
import type { Problem } from '../../base/problem.ts';
import { formatDay } from '../../base/time.ts';
import { mayHappen } from '../../risk/score.ts';
import { type CheckInput, finding } from '../check.ts';
import { valuePlace } from '../written.ts';

export function lateAction({ plan, sources }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    const last = risk.proximity?.to ?? null;
    if (last === null || !mayHappen(risk)) continue;
    for (const { id, done, due, place } of risk.actions) {
      if (done || !due || due.day <= last) continue;
      const written = valuePlace(sources, place.file, ['risks', risk.id, 'actions', id, 'due']);
      const message = `\`${id}\` is due on ${formatDay(due.day)}, but \`${risk.id}\` can happen until ${formatDay(last)} only. Do it sooner, or correct \`proximity\`.`;
      problems.push(finding('late-action', written ?? place, message));
    }
  }
  return problems;
}
