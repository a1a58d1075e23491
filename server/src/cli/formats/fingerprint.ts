/**
 * What stays the same about a finding while the text around it changes: its rule, its file, the ids
 * that lead to its place, and the words it is about. Line numbers and messages, which hold dates,
 * are left out; equal findings are told apart by their order.
 */
import { createHash } from 'node:crypto';
import type { Problem } from '../../core/base/problem.ts';
import { locate } from '../../core/syntax/locate.ts';
import type { CheckedFile, CheckResult } from '../check-result.ts';

/** Asked for each finding once, in their order; 64 hexadecimal digits, unique within the result. */
export function fingerprinting({ sourceOf, texts }: CheckResult): (file: CheckedFile, problem: Problem) => string {
  const seen = new Map<string, number>();
  const identityOf = ({ path, file }: CheckedFile, { rule, span }: Problem): string => {
    const source = sourceOf(file);
    const place = source === null ? null : locate(source.tree, span.start);
    const words = texts.of(file).text.slice(span.start, span.end).replace(/\s+/g, ' ');
    return JSON.stringify([rule, path, place?.path ?? [], words]);
  };
  return (file, problem) => {
    const identity = identityOf(file, problem);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return createHash('sha256').update(`${identity} ${before}`).digest('hex');
  };
}
