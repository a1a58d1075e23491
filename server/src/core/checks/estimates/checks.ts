/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { durationOutsideEstimate } from './duration-outside-estimate.ts';
import { estimateOutlier } from './estimate-outlier.ts';
import { missingEstimate } from './missing-estimate.ts';

export const ESTIMATE_CHECKS: readonly Check[] = [
  { scope: 'item', find: missingEstimate },
  { scope: 'item', find: estimateOutlier },
  { scope: 'item', find: durationOutsideEstimate },
];
