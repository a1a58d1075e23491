/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { approverWithoutInterest } from './approver-without-interest.ts';
import { deliverableUnaccepted } from './deliverable-unaccepted.ts';
import { gatePassedUndecided } from './gate-passed-undecided.ts';
import { gateWithoutApprovers } from './gate-without-approvers.ts';
import { handoverIncomplete } from './handover-incomplete.ts';
import { incompleteChange } from './incomplete-change.ts';
import { missingManager } from './missing-manager.ts';
import { missingSponsor } from './missing-sponsor.ts';
import { phaseBeforeGate } from './phase-before-gate.ts';

export const GOVERNANCE_CHECKS: readonly Check[] = [
  { scope: 'plan', find: missingSponsor },
  { scope: 'plan', find: missingManager },
  { scope: 'plan', find: gateWithoutApprovers },
  { scope: 'plan', find: approverWithoutInterest },
  { scope: 'plan', find: gatePassedUndecided },
  { scope: 'plan', find: phaseBeforeGate },
  { scope: 'plan', find: deliverableUnaccepted },
  { scope: 'plan', find: handoverIncomplete },
  { scope: 'plan', find: incompleteChange },
];
