/** What the schema check says of a plan in which `«…»` marks the one thing that is wrong. */
import assert from 'node:assert/strict';
import type { Problem } from '../../../server/src/core/base/problem.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import { schemaProblems } from '../../support/schema-check.ts';

export function findingsIn(text: string): readonly Problem[] {
  const tree = readTree(text);
  assert.deepEqual(
    tree.problems.map(({ message }) => message),
    [],
    'the fixture is YAML',
  );
  return schemaProblems(text);
}

export interface Expected {
  /** `schema` where left out. */
  readonly rule?: string;
  readonly severity?: string;
  /** The whole message. */
  readonly says: string;
  /** What the marked text reads after the fix; without it there must be no fix. */
  readonly fixed?: string;
}

/** One fault gives one finding, at the marked text; where it has a fix, applying it ends the matter. */
export function checkFault(marked: string, expected: Expected): void {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  assert.ok(start >= 0 && end >= start, 'the fixture marks its fault with «…»');
  const text = marked.replace('«', '').replace('»', '');
  const found = findingsIn(text);
  const [problem] = found;
  assert.equal(found.map(({ message }) => message).join('\n'), expected.says);
  assert.ok(problem);
  assert.equal(text.slice(problem.span.start, problem.span.end), text.slice(start, end), 'the marked text');
  assert.equal(problem.rule, expected.rule ?? 'schema');
  assert.equal(problem.severity, expected.severity ?? 'error');
  assert.equal(problem.fixes.length, expected.fixed === undefined ? 0 : 1, 'number of fixes');
  if (expected.fixed === undefined) return;
  const repaired = applied(problem, text);
  assert.equal(repaired, text.slice(0, start) + expected.fixed + text.slice(end));
  assert.deepEqual(findingsIn(repaired), []);
}

/** The text after the first fix of the problem. */
export function applied({ fixes }: Problem, text: string): string {
  const [edit] = fixes[0]?.edits ?? [];
  assert.ok(edit, 'the finding has a fix');
  return text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
}
