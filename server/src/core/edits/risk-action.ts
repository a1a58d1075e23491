/** An action of a risk done, or not done after all. */
import type { Analysis } from '../analyse.ts';
import { booleanOf } from '../model/read-values.ts';
import type { RiskAction } from '../model/risk.ts';
import { setValue } from '../syntax/edit.ts';
import { scalarText } from '../syntax/scalar-text.ts';
import { valueAt } from '../syntax/tree.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import type { TextChange } from './item-text.ts';
import { plannedRisks, removingAt, riskEdit, unknownRisk, writingAt, writtenAt } from './risk-text.ts';

export function doingAction(analysis: Analysis, { id, action, done }: IntentOf<'risk-action'>): Planned | Refused {
  const risk = analysis.plan.risks.get(id);
  const found = risk?.actions.find((each) => each.id === action);
  if (!risk) return unknownRisk(id);
  if (!found)
    return refused(`Not changed: ${risk.title} has no such action any more. Look again once the view is up to date.`);
  const edit = riskEdit(analysis, risk, [doing(found, done)]);
  if (edit === null) return refused(`Not changed: “${found.text}” is ${done ? 'done' : 'open'} already.`);
  if ('kind' in edit) return edit;
  return plannedRisks(analysis, [edit], `“${found.text}” is ${done ? 'done' : 'open again'}`, risk.id);
}

/** An action that is only a text becomes one with fields; one that is open says nothing of it. */
export function doing({ id, text }: Pick<RiskAction, 'id' | 'text'>, done: boolean): TextChange {
  return (spot) => {
    const path = ['actions', id];
    const written = writtenAt(spot.entry.value, path);
    const isDone = booleanOf(valueAt(written, 'done')) === true;
    if (isDone === done) return [];
    if (!done) return removingAt([...path, 'done'])(spot);
    if (written?.kind !== 'scalar' || written.span.start === written.span.end)
      return writingAt([...path, 'done'], 'true')(spot);
    const yaml = `{text: ${scalarText(text, true)}, done: true}`;
    return setValue(spot.text, spot.tree, [...spot.path, ...path], yaml);
  };
}
