/** Findings as GitLab's Code Quality report, which a merge request shows with what it changes. */
import { type Position, positionAt } from '../../core/base/lines.ts';
import type { Severity } from '../../core/base/problem.ts';
import type { CheckResult } from '../check-result.ts';
import { fingerprinting } from './fingerprint.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<Severity, string>;

/** Finding by finding. */
export function* gitlab(result: CheckResult): Generator<unknown> {
  const fingerprintOf = fingerprinting(result);
  for (const file of result.files) {
    const { lines } = result.texts.of(file.file);
    for (const found of file.problems) {
      yield {
        description: found.message,
        check_name: found.rule,
        fingerprint: fingerprintOf(file, found),
        severity: SEVERITIES[found.severity],
        location: {
          path: file.path,
          positions: {
            begin: oneBased(positionAt(lines, found.span.start)),
            end: oneBased(positionAt(lines, found.span.end)),
          },
        },
      };
    }
  }
}

function oneBased({ line, character }: Position): { readonly line: number; readonly column: number } {
  return { line: line + 1, column: character + 1 };
}
