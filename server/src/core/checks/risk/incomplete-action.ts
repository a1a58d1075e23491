/** `incomplete-action`: a step that counts on nobody, or on no day, is not taken. */
import type { Problem } from '../../base/problem.ts';
import { type Place, within } from '../../base/span.ts';
import type { Risk, RiskAction } from '../../model/risk.ts';
import { mayHappen } from '../../risk/score.ts';
import { valueAt } from '../../syntax/tree.ts';
import { type CheckInput, finding } from '../check.ts';
import { setFix, valueIn } from '../written.ts';

/** Of actions that say more than their words; one in plain words is a note. */
export function incompleteAction({ plan, schedule, sources }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (!mayHappen(risk)) continue;
    for (const action of risk.actions) {
      const written = valueIn(sources, action.place.file, ['risks', risk.id, 'actions', action.id]);
      if (action.done || written?.kind !== 'map') continue;
      const lacks = lacksOf(risk, action, schedule.statusAt !== null).filter((field) => !valueAt(written, field));
      if (lacks.length === 0) continue;
      const fields = lacks.map((field) => `\`${field}\``).join(' and ');
      const message = `\`${action.id}\` against \`${risk.id}\` has no ${lacks.join(' and no ')}. Write ${fields}, so that somebody does it in time.`;
      const owner = lacks.includes('owner') ? plan.project.manager : null;
      const fixes =
        owner !== null && lacks.length === 1 ? [setFix(`Add owner '${owner}'`, action.place, 'owner', owner)] : [];
      problems.push(finding('incomplete-action', keyOfAction(action), message, { fixes }));
    }
  }
  return problems;
}

function keyOfAction({ id, place: { file, span } }: RiskAction): Place {
  return { file, span: within(span, span.start, span.start + id.length) };
}

/** What the task that carries it out says, or the owner of the risk, need not be said again. Nobody knows dates of what has not begun. */
function lacksOf({ owner }: Risk, action: RiskAction, begun: boolean): readonly ('owner' | 'due')[] {
  if (action.task !== null) return [];
  const lacks: ('owner' | 'due')[] = [];
  if (action.owner === null && owner === null) lacks.push('owner');
  if (begun && action.due === null) lacks.push('due');
  return lacks;
}
