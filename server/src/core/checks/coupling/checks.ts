/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { missingSecurityReview } from './missing-security-review.ts';
import { planCycle } from './plan-cycle.ts';
import { supportEnds } from './support-ends.ts';
import { unlinkedOverlap } from './unlinked-overlap.ts';

export const COUPLING_CHECKS: readonly Check[] = [
  { scope: 'plan', find: unlinkedOverlap },
  { scope: 'plan', find: missingSecurityReview },
  { scope: 'plan', find: supportEnds },
  { scope: 'plan', find: planCycle },
];
