/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { appetiteExceeded } from './appetite-exceeded.ts';
import { certainRisk } from './certain-risk.ts';
import { escalatedToNobody } from './escalated-to-nobody.ts';
import { halfAssessedRisk } from './half-assessed-risk.ts';
import { highRiskUnmitigated } from './high-risk-unmitigated.ts';
import { incompleteAction } from './incomplete-action.ts';
import { lateAction } from './late-action.ts';
import { minusGain } from './minus-gain.ts';
import { occurredWithoutIssue } from './occurred-without-issue.ts';
import { overdueAction } from './overdue-action.ts';
import { proximityPassed } from './proximity-passed.ts';
import { residualAboveInherent } from './residual-above-inherent.ts';
import { riskOnFinishedTask } from './risk-on-finished-task.ts';
import { riskWithoutOwner } from './risk-without-owner.ts';
import { riskWithoutResponse } from './risk-without-response.ts';
import { riskWithoutTask } from './risk-without-task.ts';
import { triggerPassed } from './trigger-passed.ts';
import { unfitResponse } from './unfit-response.ts';
import { unsplitRisk } from './unsplit-risk.ts';
import { unusedOpportunity } from './unused-opportunity.ts';

export const RISK_CHECKS: readonly Check[] = [
  { scope: 'plan', find: riskWithoutOwner },
  { scope: 'plan', find: riskWithoutResponse },
  { scope: 'plan', find: highRiskUnmitigated },
  { scope: 'plan', find: overdueAction },
  { scope: 'plan', find: triggerPassed },
  { scope: 'plan', find: riskOnFinishedTask },
  { scope: 'plan', find: proximityPassed },
  { scope: 'plan', find: occurredWithoutIssue },
  { scope: 'plan', find: incompleteAction },
  { scope: 'plan', find: lateAction },
  { scope: 'plan', find: unfitResponse },
  { scope: 'plan', find: escalatedToNobody },
  { scope: 'plan', find: unusedOpportunity },
  { scope: 'plan', find: residualAboveInherent },
  { scope: 'plan', find: appetiteExceeded },
  { scope: 'plan', find: minusGain },
  { scope: 'plan', find: certainRisk },
  { scope: 'plan', find: halfAssessedRisk },
  { scope: 'plan', find: riskWithoutTask },
  { scope: 'plan', find: unsplitRisk },
];
