/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { lateOrder } from './late-order.ts';
import { missingKickOff } from './missing-kick-off.ts';
import { unexplainedAcronym } from './unexplained-acronym.ts';
import { unreportedStakeholder } from './unreported-stakeholder.ts';

export const PEOPLE_CHECKS: readonly Check[] = [
  { scope: 'plan', find: missingKickOff },
  { scope: 'plan', find: unexplainedAcronym },
  { scope: 'plan', find: unreportedStakeholder },
  { scope: 'plan', find: lateOrder },
];
