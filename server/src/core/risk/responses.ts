/** The responses that fit a threat, and those that fit an opportunity (PMBOK Guide, 6th ed., 11.5.2.4 and 11.5.2.5), the usual one first. */
import type { Response, Risk } from '../model/risk.ts';

export const RESPONSES_TO: Readonly<Record<Risk['kind'], readonly Response[]>> = {
  threat: ['mitigate', 'accept', 'avoid', 'transfer', 'escalate'],
  opportunity: ['enhance', 'accept', 'exploit', 'share', 'escalate'],
};
