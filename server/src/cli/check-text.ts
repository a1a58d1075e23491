/**
 * Findings for people: `path:line:column severity message rule`, the line with the fault
 * underlined, what else belongs to it, and one line of sums at the end.
 */
import { counted } from '../core/base/counted.ts';
import { positionAt } from '../core/base/lines.ts';
import type { Problem } from '../core/base/problem.ts';
import type { CheckedFile, CheckResult } from './check-result.ts';
import { codeFrame } from './code-frame.ts';
import { printable } from './escape.ts';
import type { Style } from './style.ts';

/** Where output goes to no terminal. */
const COLUMNS = 120;

/** Finding by finding. */
export function* checkText(result: CheckResult, style: Style, columns: number | null): Generator<string> {
  for (const file of result.files) {
    for (const found of file.problems) yield `${block(found, file, result, style, columns ?? COLUMNS)}\n`;
  }
  yield `${summaryLine(result, style)}\n`;
}

function block(found: Problem, file: CheckedFile, { texts }: CheckResult, style: Style, columns: number): string {
  const { text, lines } = texts.of(found.file);
  const { line, character } = positionAt(lines, found.span.start);
  const path = printable(file.path);
  const place = style.bold(`${path}:${line + 1}:${character + 1}`);
  const head = `${place} ${style.severity(found.severity, found.severity)} ${printable(found.message)} ${style.dim(found.rule)}`;
  const frame = codeFrame(text, lines, found.span, columns);
  const notes = [
    ...found.related.map((related) => {
      const at = positionAt(texts.of(related.file).lines, related.span.start);
      return `see ${printable(texts.pathOf(related.file))}:${at.line + 1}:${at.character + 1}: ${printable(related.message)}`;
    }),
    ...found.fixes.map(({ title }) => `fix: ${printable(title)}`),
  ];
  const margin = frame.blank.replace('|', ' ');
  return [
    head,
    ...(text === ''
      ? []
      : [
          `${style.dim(frame.gutter)}${frame.code}`,
          `${style.dim(frame.blank)}${style.severity(found.severity, frame.underline)}`,
        ]),
    ...notes.map((note) => `${margin}${style.dim(note)}`),
    '',
  ].join('\n');
}

function summaryLine({ files, summary }: CheckResult, style: Style): string {
  const counts = (['error', 'warning', 'info'] as const)
    .filter((severity) => summary[severity] > 0)
    .map((severity) => style.severity(severity, counted(summary[severity], severity === 'info' ? 'note' : severity)));
  const checked = counted(files.length, 'file');
  return counts.length > 0 ? `${counts.join(', ')} in ${checked}` : `No findings in ${checked}`;
}
