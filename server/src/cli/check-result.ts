/** What `check` found, by file: every file once, whichever plans include it, each finding once. */

import type { Analysis } from '../core/analyse.ts';
import { NO_LINES } from '../core/base/lines.ts';
import type { Problem, Severity } from '../core/base/problem.ts';
import type { FileId } from '../core/base/span.ts';
import type { SourceFile } from '../core/model/sources.ts';
import { type FileTexts, fileTexts, problemJson } from './problem-json.ts';

export interface CheckedFile {
  readonly file: FileId;
  readonly path: string;
  readonly problems: readonly Problem[];
}

export interface CheckResult {
  readonly files: readonly CheckedFile[];
  readonly summary: Readonly<Record<Severity, number>>;
  readonly texts: FileTexts;
  /** Null for a file that cannot be read. */
  readonly sourceOf: (file: FileId) => SourceFile | null;
}

/** `asked` are the files to tell of; null for every file of the plans. */
export function checkResult(analyses: readonly Analysis[], asked: ReadonlySet<FileId> | null = null): CheckResult {
  const files = new Map<FileId, { path: string; problems: Map<string, Problem>; analysis: Analysis }>();
  const entry = (file: FileId, analysis: Analysis) => {
    const known = files.get(file);
    if (known) return known;
    const made = { path: analysis.sources.displayName(file), problems: new Map<string, Problem>(), analysis };
    files.set(file, made);
    return made;
  };
  for (const analysis of analyses) {
    for (const file of analysis.sources.files.keys()) entry(file, analysis);
    for (const problem of analysis.problems) {
      const key = JSON.stringify([problem.span.start, problem.span.end, problem.rule, problem.message]);
      entry(problem.file, analysis).problems.set(key, problem);
    }
  }
  const summary = { error: 0, warning: 0, info: 0 };
  const checked = [...files]
    .filter(([file]) => asked?.has(file) ?? true)
    .map(([file, { path, problems }]) => ({
      file,
      path,
      problems: inOrder(problems.values()),
    }));
  for (const { problems } of checked) for (const { severity } of problems) summary[severity]++;
  const sourceOf = (file: FileId): SourceFile | null => {
    const source = files.get(file)?.analysis.sources.files.get(file);
    return source && 'tree' in source ? source : null;
  };
  return { files: checked, summary, texts: textsOf(files), sourceOf };
}

/** The shape of `check --format json`, for `printableJsonPieces`. */
export function checkJson({ files, summary, texts }: CheckResult): object {
  return {
    version: 1,
    files: files.map(({ path, problems }) => ({ path, problems: problemsJson(problems, texts) })),
    summary,
  };
}

function* problemsJson(problems: readonly Problem[], texts: FileTexts): Generator<unknown> {
  for (const found of problems) yield problemJson(found, texts);
}

function inOrder(problems: Iterable<Problem>): Problem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function textsOf(files: ReadonlyMap<FileId, { path: string; analysis: Analysis }>): FileTexts {
  const byAnalysis = new Map<Analysis, FileTexts>();
  const textsFor = (file: FileId): FileTexts | undefined => {
    const analysis = files.get(file)?.analysis;
    if (!analysis) return undefined;
    const known = byAnalysis.get(analysis) ?? fileTexts(analysis);
    byAnalysis.set(analysis, known);
    return known;
  };
  return {
    of: (file) => textsFor(file)?.of(file) ?? { text: '', lines: NO_LINES },
    pathOf: (file) => textsFor(file)?.pathOf(file) ?? file,
  };
}
