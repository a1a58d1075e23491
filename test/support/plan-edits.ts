/** Plans edited as gestures in a view edit them: the texts before and after, and what must hold of every edit. */
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import type { Analysis } from '../../server/src/core/analyse.ts';
import type { TextEdit } from '../../server/src/core/base/problem.ts';
import type { FileId } from '../../server/src/core/base/span.ts';
import { type Minute, parseDate } from '../../server/src/core/base/time.ts';
import { planEdit } from '../../server/src/core/edits/edits.ts';
import type { Intent, Planned, Refused } from '../../server/src/core/edits/intent.ts';
import { applyEdits } from '../../server/src/core/syntax/span-edit.ts';
import { fresh } from './edited-workspace.ts';
import { parseFixture } from './fixture.ts';

export type Texts = ReadonlyMap<FileId, string>;

export interface Edited {
  readonly root: FileId;
  readonly before: Texts;
  readonly analysis: Analysis;
  readonly outcome: Planned | Refused;
  /** As before where it was refused. */
  readonly after: Texts;
}

/** @param source one file or several, as of a fixture. */
function edited(source: string, intent: Intent): Edited {
  const { files } = parseFixture(source);
  return editedTexts(files[0].file, new Map(files.map(({ file, text }) => [file, text])), intent);
}

export function editedTexts(root: FileId, before: Texts, intent: Intent): Edited {
  const analysis = fresh(root, before);
  const outcome = planEdit(analysis, intent);
  const after = outcome.kind === 'refused' ? before : withEdits(before, outcome.edits);
  return { root, before, analysis, outcome, after };
}

function withEdits(texts: Texts, edits: readonly TextEdit[]): Texts {
  const after = new Map(texts);
  for (const [file, text] of texts) {
    after.set(
      file,
      applyEdits(
        text,
        edits.filter((edit) => edit.file === file),
      ),
    );
  }
  return after;
}

/** The dates told with the edit are those of the text it gives, and nothing in that is worse than before. */
export function checkHolds({ root, before, analysis, outcome, after }: Edited): void {
  if (outcome.kind === 'refused') {
    assert.match(outcome.reason, /^[A-Z“].*\.$/s);
    return;
  }
  const read = fresh(root, after);
  assert.deepEqual(datesOf(outcome.schedule), datesOf(read.schedule));
  const [now, then] = [readErrors(read), readErrors(analysis)];
  assert.ok(
    now.length <= then.length,
    `new errors: ${now.filter((each) => !then.includes(each)).join(' | ')}\n${[...after.values()].join('\n')}`,
  );
  checkHarmless({ root, before, analysis, outcome, after });
}

/** Nothing in the text is worse than before, and the edits are such as an editor takes. */
export function checkHarmless({ root, before, analysis, outcome, after }: Edited): void {
  if (outcome.kind === 'refused') return;
  const read = fresh(root, after);
  assert.ok(countOf(read, 'yaml-syntax') <= countOf(analysis, 'yaml-syntax'), [...after.values()].join('\n'));
  assert.deepEqual([...read.plan.items.keys()].sort(), [...outcome.plan.items.keys()].sort());
  for (const [file, text] of before) {
    const edits = outcome.edits.filter((edit) => edit.file === file);
    let at = 0;
    for (const { span } of edits) {
      assert.ok(at <= span.start && span.start <= span.end && span.end <= text.length, 'edits are in order and apart');
      at = span.end;
    }
  }
}

function datesOf({ items }: { readonly items: Analysis['schedule']['items'] }): string[] {
  return [...items.values()].map(({ id, start, finish, critical }) => `${id} ${start} ${finish} ${critical}`);
}

function countOf({ problems }: Analysis, rule: string): number {
  return problems.filter((problem) => problem.rule === rule).length;
}

const OF_THE_TEXT = new Set([
  'schema',
  'yaml-syntax',
  'unknown-task',
  'duplicate-id',
  'duplicate-key',
  'dependency-cycle',
  'summary-link-type',
  'unknown-id',
]);

function readErrors({ problems }: Analysis): string[] {
  return problems
    .filter(({ rule, severity }) => severity === 'error' && OF_THE_TEXT.has(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

/** Changed lines, those gone with `-`, new ones with `+`; of several files each under its name. */
function diffOf(before: Texts, after: Texts): string {
  const parts: string[] = [];
  for (const [file, text] of before) {
    const lines = lineDiff(linesOf(text), linesOf(after.get(file) ?? ''));
    if (lines.length > 0 && before.size > 1) parts.push(`@ ${file.slice(file.lastIndexOf('/') + 1)}`);
    parts.push(...lines);
  }
  return parts.join('\n');
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function lineDiff(from: readonly string[], to: readonly string[]): string[] {
  const same = from.map(() => new Array<number>(to.length + 1).fill(0));
  same.push(new Array<number>(to.length + 1).fill(0));
  const at = (i: number, k: number) => same[i]?.[k] ?? 0;
  for (let i = from.length - 1; i >= 0; i--) {
    for (let k = to.length - 1; k >= 0; k--) {
      const row = same[i];
      if (row) row[k] = from[i] === to[k] ? at(i + 1, k + 1) + 1 : Math.max(at(i + 1, k), at(i, k + 1));
    }
  }
  const lines: string[] = [];
  let [i, k] = [0, 0];
  while (i < from.length || k < to.length) {
    if (i < from.length && k < to.length && from[i] === to[k]) [i, k] = [i + 1, k + 1];
    else if (i < from.length && at(i + 1, k) >= at(i, k + 1)) lines.push(`-${shown(from[i++])}`);
    else if (k < to.length) lines.push(`+${shown(to[k++])}`);
    else lines.push(`-${shown(from[i++])}`);
  }
  return lines;
}

function shown(line: string | undefined): string {
  return (line ?? '').replace(/\n$/, '').replace('\r', '␍');
}

/** A row of a table: a plan, what somebody does, and the lines that change or why none do. */
export interface EditRow {
  readonly title: string;
  readonly plan: string;
  readonly intent: Intent;
  readonly diff: string | RegExp;
  readonly said?: RegExp;
  readonly because?: readonly string[];
}

/** Runs a table; with `PLANLINE_RECORD=FILE` its diffs are written there. */
export function checkEdits(kind: string, header: string, rows: readonly EditRow[]): void {
  describe(kind, () => {
    for (const { title, plan, intent, diff, said, because } of rows) {
      it(title, () => {
        const result = edited(`${header}${plan}`, intent);
        const { outcome } = result;
        if (diff instanceof RegExp) {
          assert.equal(outcome.kind, 'refused', outcome.kind === 'planned' ? diffOf(result.before, result.after) : '');
          if (outcome.kind === 'refused') assert.match(outcome.reason, diff);
        } else {
          assert.equal(
            outcome.kind === 'refused' ? outcome.reason : diffOf(result.before, result.after),
            diff.replace(/^\n/, '').replace(/\n$/, ''),
          );
        }
        if (said) assert.match(outcome.kind === 'planned' ? outcome.said : '', said);
        if (because) assert.deepEqual(outcome.kind === 'refused' ? outcome.because : null, because);
        checkHolds(result);
        record(
          kind,
          title,
          intent,
          diff instanceof RegExp
            ? `refused: ${outcome.kind === 'refused' ? outcome.reason : ''}`
            : diffOf(result.before, result.after),
        );
      });
    }
  });
}

function record(kind: string, title: string, intent: Intent, text: string): void {
  const file = process.env['PLANLINE_RECORD'];
  if (file) appendFileSync(file, `### ${kind}: ${title}\n${JSON.stringify(intent)}\n\`\`\`diff\n${text}\n\`\`\`\n\n`);
}

/** `2026-03-09` or `2026-03-09T13:30` as a minute; a bare day begins at eight. */
export function at(text: string): Minute {
  const date = parseDate(text);
  if (!date) throw new Error(`${text} is no date`);
  return (date.day * 1440 + (date.minuteOfDay ?? 480)) as Minute;
}

/** The end of the work of a day. */
export function endOf(day: string): Minute {
  return at(`${day}T17:00`);
}
