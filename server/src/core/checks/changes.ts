/** Fixes that write or take away fields of an item, and say so in their titles. */
import type { Fix } from '../base/problem.ts';
import type { WorkItem } from '../model/plan.ts';
import { changeFix, keyOf } from './written.ts';

/** `Write 'actual-finish: 2026-03-06'`; several fields are written together. */
export function writing({ origin }: Pick<WorkItem, 'origin'>, fields: Readonly<Record<string, string>>): Fix {
  const written = Object.entries(fields);
  const words = written.map(([field, value]) => `'${field}: ${value}'`);
  const entry = keyOf(origin);
  return changeFix(
    `Write ${words.join(' and ')}`,
    ...written.map(([field, value]) => ({ kind: 'set', entry, field, value }) as const),
  );
}

/** `Remove 'percent-complete'` */
export function removing({ origin }: Pick<WorkItem, 'origin'>, field: string): Fix {
  return changeFix(`Remove '${field}'`, { kind: 'remove', entry: keyOf(origin), field });
}
