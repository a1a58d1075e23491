/** Every check that looks at a finished schedule, in the order of its findings. Adding one is a file and a row. */
import type { Problem } from '../base/problem.ts';
import type { Check, CheckInput } from './check.ts';
import { deadlineMissed } from './deadline-missed.ts';
import { nonWorkingDay } from './non-working-day.ts';
import { overAllocation } from './over-allocation.ts';

const CHECKS: readonly Check[] = [deadlineMissed, nonWorkingDay, overAllocation];

export function runChecks(input: CheckInput): Problem[] {
  return CHECKS.flatMap((check) => check(input));
}
