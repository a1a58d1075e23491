/** `unfit-response`: an opportunity is avoided, or a threat exploited. */
import { assertNever } from '../../base/assert-never.ts';
import type { Problem } from '../../base/problem.ts';
import type { Response, Risk } from '../../model/risk.ts';
import { RESPONSES_TO } from '../../risk/responses.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { keyOf, setFix } from '../written.ts';

export function unfitResponse({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    const { response, kind } = risk;
    if (response === null || RESPONSES_TO[kind].includes(response)) continue;
    const other: Risk['kind'] = kind === 'threat' ? 'opportunity' : 'threat';
    const article = kind === 'threat' ? 'a threat' : 'an opportunity';
    const meant = counterpartOf(response);
    const key = keyOf(risk.origin);
    problems.push(
      finding(
        'unfit-response',
        fieldPlace(risk, 'response'),
        `\`${response}\` is no response to ${article}. Write \`${meant}\`, or \`kind: ${other}\`.`,
        {
          fixes: [
            setFix(`Change to '${meant}'`, key, 'response', meant),
            setFix(`Make it ${other === 'threat' ? 'a threat' : 'an opportunity'}`, key, 'kind', other),
          ],
        },
      ),
    );
  }
  return problems;
}

/** What is the same for the other kind of risk (PMBOK Guide, 6th ed., 11.5.2.4 and 11.5.2.5). */
function counterpartOf(response: Response): Response {
  switch (response) {
    case 'avoid':
      return 'exploit';
    case 'exploit':
      return 'avoid';
    case 'transfer':
      return 'share';
    case 'share':
      return 'transfer';
    case 'mitigate':
      return 'enhance';
    case 'enhance':
      return 'mitigate';
    case 'accept':
    case 'escalate':
      return response;
    default:
      return assertNever(response);
  }
}
