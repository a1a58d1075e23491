/**
 * `unsplit-risk`: cause, event and effect stand in one sentence. Apart they say what to watch, what to
 * respond to, and what to plan for (PMBOK Guide, 6th ed., 11.2.3.1: a structured risk statement).
 */
import type { Problem } from '../../base/problem.ts';
import { scalarText } from '../../syntax/scalar-text.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { changeFix, keyOf } from '../written.ts';
import { splitRisk } from './split-risk.ts';

export function unsplitRisk({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (risk.status === 'closed') continue;
    const parts = splitRisk(risk.title);
    if (!parts || (parts.cause !== null && risk.cause !== null) || (parts.effect !== null && risk.effect !== null)) {
      continue;
    }
    const entry = keyOf(risk.origin);
    const set = (field: 'cause' | 'event' | 'effect') => {
      const text = parts[field];
      return text === null ? [] : [{ kind: 'set', entry, field, value: scalarText(text, true) } as const];
    };
    const kinds = [parts.cause === null ? [] : ['cause'], ['event'], parts.effect === null ? [] : ['effect']].flat();
    const together =
      kinds.length === 3 ? '`cause`, `event` and `effect`' : kinds.map((kind) => `\`${kind}\``).join(' and ');
    problems.push(
      finding(
        'unsplit-risk',
        fieldPlace(risk, risk.event === null ? 'name' : 'event'),
        `This is more than what may happen. Write ${together} apart.`,
        {
          fixes: [
            changeFix(
              `Split into ${kinds.length === 3 ? 'cause, event and effect' : kinds.join(' and ')}`,
              ...set('cause'),
              ...set('event'),
              ...set('effect'),
            ),
          ],
        },
      ),
    );
  }
  return problems;
}
