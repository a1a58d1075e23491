/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { highRiskUnmitigated } from './high-risk-unmitigated.ts';
import { overdueAction } from './overdue-action.ts';
import { riskOnFinishedTask } from './risk-on-finished-task.ts';
import { riskWithoutOwner } from './risk-without-owner.ts';
import { riskWithoutResponse } from './risk-without-response.ts';
import { triggerPassed } from './trigger-passed.ts';

export const RISK_CHECKS: readonly Check[] = [
  { scope: 'plan', find: riskWithoutOwner },
  { scope: 'plan', find: riskWithoutResponse },
  { scope: 'plan', find: highRiskUnmitigated },
  { scope: 'plan', find: overdueAction },
  { scope: 'plan', find: triggerPassed },
  { scope: 'plan', find: riskOnFinishedTask },
];
