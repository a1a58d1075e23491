/** A finding as `--format json` has it: zero-based UTF-16 positions as in LSP. */
import type { Analysis } from '../core/analyse.ts';
import { type Lines, linesOf, type Position, positionAt } from '../core/base/lines.ts';
import type { Problem } from '../core/base/problem.ts';
import type { FileId, Span } from '../core/base/span.ts';

interface ProblemJson {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: RangeJson;
  readonly related: readonly { readonly message: string; readonly path: string; readonly range: RangeJson }[];
  readonly fixes: readonly string[];
}

interface RangeJson {
  readonly start: Position;
  readonly end: Position;
}

/** Text and lines of the files of an analysis; an unreadable file is empty. */
export interface FileTexts {
  readonly of: (file: FileId) => { readonly text: string; readonly lines: Lines };
  readonly pathOf: (file: FileId) => string;
}

export function fileTexts({ sources }: Pick<Analysis, 'sources'>): FileTexts {
  const known = new Map<FileId, { text: string; lines: Lines }>();
  return {
    of: (file) => {
      const before = known.get(file);
      if (before) return before;
      const source = sources.files.get(file);
      const text = source && 'text' in source ? source.text : '';
      const read = { text, lines: linesOf(text) };
      known.set(file, read);
      return read;
    },
    pathOf: sources.displayName,
  };
}

export function problemJson(problem: Problem, texts: FileTexts): ProblemJson {
  return {
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    range: rangeJson(problem.file, problem.span, texts),
    related: problem.related.map(({ message, file, span }) => ({
      message,
      path: texts.pathOf(file),
      range: rangeJson(file, span, texts),
    })),
    fixes: problem.fixes.map(({ title }) => title),
  };
}

function rangeJson(file: FileId, span: Span, texts: FileTexts): RangeJson {
  const { lines } = texts.of(file);
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}
