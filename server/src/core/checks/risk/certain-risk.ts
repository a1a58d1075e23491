/** `certain-risk`: what cannot happen, or surely will, is no risk. */
import type { Problem } from '../../base/problem.ts';
import { mayHappen } from '../../risk/score.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { closing, occurring } from './risk-fixes.ts';

export function certainRisk({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    const { probability } = risk.inherent;
    if (!mayHappen(risk) || (probability !== 0 && probability !== 1)) continue;
    const never = probability === 0;
    const message = never
      ? `\`${risk.id}\` cannot happen, so it is no risk. Close it, or say how likely it is.`
      : `\`${risk.id}\` is certain, so it is no risk: plan with it and mark it as occurred, or say how likely it is.`;
    const fix = never ? closing(risk) : occurring(risk, plan);
    problems.push(finding('certain-risk', fieldPlace(risk, 'probability'), message, { fixes: [fix] }));
  }
  return problems;
}
