/**
 * Findings as GitHub's workflow commands, one a line, which a runner shows on the lines of a pull
 * request. Whatever a plan says is escaped, so that it cannot be a command itself.
 */
import { positionAt } from '../../core/base/lines.ts';
import type { Problem, Severity } from '../../core/base/problem.ts';
import type { CheckedFile, CheckResult } from '../check-result.ts';
import { printable } from '../escape.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;

/** Line by line. */
export function* github(result: CheckResult): Generator<string> {
  for (const file of result.files) for (const found of file.problems) yield `${command(found, file, result)}\n`;
}

function command(
  { severity, rule, message, span }: Problem,
  { file, path }: CheckedFile,
  { texts }: CheckResult,
): string {
  const { lines } = texts.of(file);
  const from = positionAt(lines, span.start);
  const to = positionAt(lines, span.end);
  // Columns are only taken where both are on one line.
  const columns = from.line === to.line ? `,col=${from.character + 1},endColumn=${to.character + 1}` : '';
  const place = `file=${property(path)},line=${from.line + 1},endLine=${to.line + 1}${columns}`;
  return `::${COMMANDS[severity]} ${place},title=${property(rule)}::${data(message)}`;
}

function data(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
