/** `half-assessed-risk`: a probability without an impact or the other way round gives no score and no exposure. */
import type { Problem } from '../../base/problem.ts';
import { mayHappen } from '../../risk/score.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { isWritten, keyOf, setFix } from '../written.ts';

export function halfAssessedRisk({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (!mayHappen(risk)) continue;
    const [probability, impact] = [isWritten(risk.origin, 'probability'), isWritten(risk.origin, 'impact')];
    if (probability === impact) continue;
    const [there, missing] = probability ? ['probability', 'impact'] : ['impact', 'probability'];
    const way = probability ? 'what would happen to `schedule`, `cost`, `scope` or `quality`' : 'how likely it is';
    problems.push(
      finding(
        'half-assessed-risk',
        fieldPlace(risk, there),
        `\`${risk.id}\` has no \`${missing}\`, so it has no score, and the simulation leaves it out. Write ${way}.`,
        { fixes: [setFix(`Add ${missing} 'medium'`, keyOf(risk.origin), missing, 'medium')] },
      ),
    );
  }
  return problems;
}
