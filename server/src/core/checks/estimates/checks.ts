/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { correlationOverOne } from './correlation-over-one.ts';
import { correlationWithoutSpread } from './correlation-without-spread.ts';
import { durationOutsideEstimate } from './duration-outside-estimate.ts';
import { estimateOutlier } from './estimate-outlier.ts';
import { missingEstimate } from './missing-estimate.ts';
import { uncertainDayOff } from './uncertain-day-off.ts';

export const ESTIMATE_CHECKS: readonly Check[] = [
  { scope: 'item', find: missingEstimate },
  { scope: 'item', find: estimateOutlier },
  { scope: 'item', find: durationOutsideEstimate },
  { scope: 'plan', find: correlationOverOne },
  { scope: 'plan', find: correlationWithoutSpread },
  { scope: 'plan', find: uncertainDayOff },
];
