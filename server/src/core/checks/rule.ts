/** What is said of a rule apart from any one finding. */
import type { Severity } from '../base/problem.ts';

export interface Rule {
  readonly severity: Severity;
  /** What is wrong where it speaks. Markdown of our own, as `remedy` is. */
  readonly reason: string;
  readonly remedy: string;
}

export function error(reason: string, remedy: string): Rule {
  return { severity: 'error', reason, remedy };
}

export function warning(reason: string, remedy: string): Rule {
  return { severity: 'warning', reason, remedy };
}

export function info(reason: string, remedy: string): Rule {
  return { severity: 'info', reason, remedy };
}
