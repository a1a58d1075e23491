/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { danglingEnd } from './dangling-end.ts';
import { missingPredecessor } from './missing-predecessor.ts';
import { missingSuccessor } from './missing-successor.ts';
import { redundantLink } from './redundant-link.ts';

export const LOGIC_CHECKS: readonly Check[] = [
  { scope: 'long', find: missingPredecessor },
  { scope: 'plan', find: missingSuccessor },
  { scope: 'plan', find: danglingEnd },
  { scope: 'long', find: redundantLink },
];
