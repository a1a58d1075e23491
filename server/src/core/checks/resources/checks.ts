/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { leaveClash } from './leave-clash.ts';
import { overAllocation } from './over-allocation.ts';
import { shortTeam } from './short-team.ts';
import { unassigned } from './unassigned.ts';

export const RESOURCE_CHECKS: readonly Check[] = [
  { scope: 'long', find: overAllocation },
  { scope: 'item', find: shortTeam },
  { scope: 'item', find: leaveClash },
  { scope: 'plan', find: unassigned },
];
