/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { costWithoutStart } from './cost-without-start.ts';
import { lateAgainstStatus } from './late-against-status.ts';
import { milestonePercent } from './milestone-percent.ts';
import { progressConflict } from './progress-conflict.ts';

export const PROGRESS_CHECKS: readonly Check[] = [
  { scope: 'item', find: progressConflict },
  { scope: 'item', find: milestonePercent },
  { scope: 'item', find: costWithoutStart },
  { scope: 'plan', find: lateAgainstStatus },
];
