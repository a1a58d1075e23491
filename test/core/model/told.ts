/** Plans and problems as plain data, to be compared by value: spans as two numbers, whatever objects hold them. */
import type { Problem } from '../../../server/src/core/base/problem.ts';
import type { Resolved } from '../../../server/src/core/model/resolve.ts';

/** Problems come in no particular order. */
export function toldResolved({ plan, problems }: Resolved): { plan: string; problems: readonly string[] } {
  return { plan: tell(plan), problems: toldProblems(problems) };
}

function toldProblems(problems: readonly Problem[]): readonly string[] {
  return problems.map(tell).sort();
}

const ORIGIN = ['file', 'key', 'span', 'fields', 'elsewhere'] as const;

function tell(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (part instanceof Map || part instanceof Set) return [...part];
    if (key === 'origin' && isRecord(part)) return ORIGIN.map((name) => part[name]);
    return isRecord(part) && 'start' in part && typeof part['start'] === 'number' && typeof part['end'] === 'number'
      ? [part['start'], part['end']]
      : part;
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
