/** What a what-if has switched, written: risks that are off are closed, of those answered every action is done. */
import type { Analysis } from '../analyse.ts';
import type { TextEdit } from '../base/problem.ts';
import { listed } from '../schedule/words.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import { doing } from './risk-action.ts';
import { plannedRisks, riskEdit, unknownRisk, writingAt } from './risk-text.ts';

/** All or none. */
export function applyingWhatIf(analysis: Analysis, { off, answered }: IntentOf<'apply-what-if'>): Planned | Refused {
  const edits: TextEdit[] = [];
  const closed: string[] = [];
  const done: string[] = [];
  for (const id of new Set([...off, ...answered])) {
    const risk = analysis.plan.risks.get(id);
    if (!risk) return unknownRisk(id);
    const isOff = off.includes(id);
    const open = answered.includes(id) ? risk.actions.filter((action) => !action.done) : [];
    if (answered.includes(id) && risk.actions.length === 0)
      return refused(`Not applied: ${risk.title} has no actions that could be done. Write them in the text first.`);
    const changes = [...open.map((action) => doing(action, true)), ...(isOff ? [writingAt(['status'], 'closed')] : [])];
    if (changes.length === 0) continue;
    const edit = riskEdit(analysis, risk, changes);
    if (edit && 'kind' in edit) return edit;
    if (edit) edits.push(edit);
    if (isOff) closed.push(risk.title);
    if (open.length > 0) done.push(risk.title);
  }
  if (edits.length === 0) return refused('Not applied: the plan says all of it already.');
  const said = [
    closed.length > 0 ? `Closed ${listed(closed)}` : '',
    done.length > 0 ? `${closed.length > 0 ? 'the' : 'The'} actions for ${listed(done)} are done` : '',
  ];
  return plannedRisks(analysis, edits, said.filter((part) => part !== '').join('; '), null);
}
