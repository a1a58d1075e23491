/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { deadlineMissed } from './deadline-missed.ts';
import { nonWorkingDay } from './non-working-day.ts';

export const DATE_CHECKS: readonly Check[] = [
  { scope: 'plan', find: deadlineMissed },
  { scope: 'plan', find: nonWorkingDay },
];
