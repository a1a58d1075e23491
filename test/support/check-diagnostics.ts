/**
 * Compares findings with the marks under the lines of a fixture. A mark reads
 * `error unknown-task · fix: Change to 'design' · says: design`; severity and rule are exact, every
 * fix of the finding is named by its whole title, `says` is a part of the message. A finding
 * without a mark fails, as does a mark without a finding.
 */
import assert from 'node:assert/strict';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { SILENCE } from '../../server/src/features/quick-fixes.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { type FixtureFile, type Mark, parseFixture } from './fixture.ts';
import { snapshotOf } from './snapshots.ts';

/** A plan as text, with marks. */
export function checkDiagnostics(source: string): void {
  checkMarkedFiles(parseFixture(source).files);
}

/** Files of one folder, the root plan first. */
export function checkMarkedFiles(files: readonly FixtureFile[], folder?: string): void {
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  for (const { file, marks } of files) {
    const snapshot = snapshotOf(texts, file, folder);
    const lines = (texts.get(file) ?? '').split('\n');
    const found = diagnostics(snapshot).map((diagnostic) => describeFound(snapshot, diagnostic, marks, lines));
    assert.deepEqual(found.sort(), marks.map(describeMark).sort(), `findings of ${file}`);
  }
}

interface ParsedMark {
  readonly head: string;
  readonly fixes: readonly string[];
  readonly says: string | null;
}

function parseMark(text: string): ParsedMark {
  const [head = '', ...parts] = text.split(' · ');
  const fixes = parts.filter((part) => part.startsWith('fix: ')).map((part) => part.slice(5));
  const says = parts.find((part) => part.startsWith('says: '))?.slice(6) ?? null;
  return { head: head.trim(), fixes, says };
}

function describeMark(mark: Mark): string {
  const { head, fixes, says } = parseMark(mark.text);
  const fixed = fixes.map((title) => ` · fix: ${title}`).join('');
  return `${place(mark)} ${head}${fixed}${says === null ? '' : ` · says: ${says}`}`;
}

/** In a mark's own words where the mark at that place agrees, so that only differences show. */
function describeFound(snapshot: Snapshot, diagnostic: Diagnostic, marks: readonly Mark[], lines: string[]): string {
  const { start, end } = diagnostic.range;
  const onOneLine = start.line === end.line;
  const shown: Mark = {
    line: start.line,
    from: start.character,
    to: onOneLine ? Math.max(end.character, start.character + 1) : null,
    text: '',
  };
  const head = `${severityName(diagnostic.severity)} ${diagnostic.code}`;
  const mark = marks.find((other) => place(other) === place(shown) && parseMark(other.text).head === head);
  const says = mark ? parseMark(mark.text).says : null;
  const fixes = fixTitles(snapshot, diagnostic).map((title) => ` · fix: ${title}`);
  const words = says !== null && String(diagnostic.message).includes(says) ? ` · says: ${says}` : '';
  const hint = mark && (says === null || words) ? '' : `   (${diagnostic.message} | ${lines[start.line] ?? ''})`;
  return `${place(shown)} ${head}${fixes.join('')}${words}${hint}`;
}

function fixTitles(snapshot: Snapshot, diagnostic: Diagnostic): string[] {
  return codeActions(snapshot, { range: diagnostic.range, context: { diagnostics: [diagnostic] } })
    .filter(({ diagnostics: of, kind }) => of?.[0] === diagnostic && kind !== SILENCE)
    .map(({ title }) => title);
}

function severityName(severity: DiagnosticSeverity | undefined): string {
  return severity === DiagnosticSeverity.Error ? 'error' : severity === DiagnosticSeverity.Warning ? 'warning' : 'info';
}

function place({ line, from, to }: Mark): string {
  return `${line + 1}:${from}-${to ?? '>'}`;
}
