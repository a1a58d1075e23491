/**
 * `residual-above-inherent`: a response would make things worse. Of a threat by a higher probability, score
 * or exposure, of an opportunity by a lower one; so too where its owner wants it to end.
 */
import type { Problem } from '../../base/problem.ts';
import type { Plan } from '../../model/plan.ts';
import type { Risk, RiskAssessment } from '../../model/risk.ts';
import { exposureOf, scoreIn } from '../../risk/score.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';

export function residualAboveInherent({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    for (const [key, later] of [
      ['residual', risk.residual],
      ['target', risk.target],
    ] as const) {
      const worse = later && whatIsWorse(plan, risk, later);
      if (!worse) continue;
      const size = risk.kind === 'threat' ? 'higher' : 'lower';
      const verb = key === 'residual' ? 'remains' : 'is aimed at';
      const message = `What ${verb} of \`${risk.id}\` has a ${size} ${worse} than before the response. Correct one of the two.`;
      problems.push(finding('residual-above-inherent', fieldPlace(risk, key), message));
    }
  }
  return problems;
}

/** Worse in something and better in nothing: to pay more for less delay is a trade. */
function whatIsWorse(plan: Plan, risk: Risk, later: RiskAssessment): string | null {
  const { inherent, kind } = risk;
  const [before, after] = [exposureOf(inherent, plan), exposureOf(later, plan)];
  const steps = [
    { what: 'probability', by: difference(inherent.probability, later.probability) },
    {
      what: 'score',
      by: difference(scoreIn(plan, risk, inherent)?.score ?? null, scoreIn(plan, risk, later)?.score ?? null),
    },
    { what: 'exposure', by: difference(before.minutes, after.minutes) },
    { what: 'exposure', by: difference(before.cost, after.cost) },
  ];
  const sign = kind === 'threat' ? 1 : -1;
  if (steps.some(({ by }) => sign * by < 0)) return null;
  return steps.find(({ by }) => sign * by > 0)?.what ?? null;
}

function difference(before: number | null, after: number | null): number {
  return before === null || after === null ? 0 : after - before;
}
