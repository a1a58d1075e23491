/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { deadlineMissed } from './deadline-missed.ts';
import { futureActual } from './future-actual.ts';
import { negativeSlack } from './negative-slack.ts';
import { nonWorkingDay } from './non-working-day.ts';
import { pastDate } from './past-date.ts';

export const DATE_CHECKS: readonly Check[] = [
  { scope: 'plan', find: deadlineMissed },
  { scope: 'plan', find: negativeSlack },
  { scope: 'plan', find: nonWorkingDay },
  { scope: 'item', find: pastDate },
  { scope: 'item', find: futureActual },
];
