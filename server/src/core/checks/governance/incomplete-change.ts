/**
 * `incomplete-change`: a change of scope, dates, money or priorities without who asked for it or
 * when. Priorities that change without a word are what projects suffer from most.
 */
import type { Problem } from '../../base/problem.ts';
import { listed } from '../../schedule/words.ts';
import { type CheckInput, finding } from '../check.ts';
import { isWritten, keyOf } from '../written.ts';

const ASKED = [
  ['requested-by', 'who asked for it'],
  ['date', 'when'],
] as const;

export function incompleteChange({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const change of plan.registers.changes.values()) {
    const missing = ASKED.filter(([field]) => !isWritten(change.origin, field));
    if (missing.length === 0) continue;
    const what = change.fields.has('was') ? 'changes a priority or an agreement' : 'changes what was agreed';
    problems.push(
      finding(
        'incomplete-change',
        keyOf(change.origin),
        `\`${change.id}\` ${what} and does not say ${listed(missing.map(([, words]) => words))}. Write ${listed(missing.map(([field]) => `\`${field}\``))}.`,
      ),
    );
  }
  return problems;
}
