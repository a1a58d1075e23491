/**
 * `risk-without-response`: nothing is done about a risk that may happen, nor is it said that nothing
 * will be. Risks that are only watched need no response; a high one is `high-risk-unmitigated`.
 */
import type { Problem } from '../../base/problem.ts';
import { type CheckInput, finding } from '../check.ts';
import { isWritten, keyOf, setFix } from '../written.ts';
import { isTooHigh } from './high-risk-unmitigated.ts';

export function riskWithoutResponse({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (risk.status === 'closed' || risk.status === 'watching') continue;
    if (risk.response !== null || risk.actions.length > 0 || isWritten(risk.origin, 'response')) continue;
    if (isTooHigh(risk, plan)) continue;
    const key = keyOf(risk.origin);
    const ways = risk.kind === 'threat' ? ['mitigate', 'accept'] : ['enhance', 'accept'];
    problems.push(
      finding(
        'risk-without-response',
        key,
        `Nothing says what is done about \`${risk.id}\`. Write a \`response\`; \`accept\` is one too.`,
        { fixes: ways.map((way) => setFix(`Add response '${way}'`, key, 'response', way)) },
      ),
    );
  }
  return problems;
}
