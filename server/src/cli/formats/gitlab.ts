/** Findings as GitLab's Code Quality report, which a merge request shows with what it changes. */
import { type Position, positionAt } from '../../core/base/lines.ts';
import type { Severity } from '../../core/base/problem.ts';
import type { CheckResult } from '../check-result.ts';
import { fingerprints } from './fingerprint.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<Severity, string>;

export function gitlab(result: CheckResult): unknown {
  const marks = fingerprints(result);
  return result.files.flatMap(({ file, path, problems }) => {
    const { lines } = result.texts.of(file);
    return problems.map((found) => ({
      description: found.message,
      check_name: found.rule,
      fingerprint: marks.get(found),
      severity: SEVERITIES[found.severity],
      location: {
        path,
        positions: {
          begin: oneBased(positionAt(lines, found.span.start)),
          end: oneBased(positionAt(lines, found.span.end)),
        },
      },
    }));
  });
}

function oneBased({ line, character }: Position): { readonly line: number; readonly column: number } {
  return { line: line + 1, column: character + 1 };
}
