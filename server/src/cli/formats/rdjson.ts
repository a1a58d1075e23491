/** Findings as reviewdog's rdjson, fixes included. Its columns count bytes of UTF-8, from 1. */
import { positionAt, startOf } from '../../core/base/lines.ts';
import type { Problem, Severity } from '../../core/base/problem.ts';
import type { FileId, Span } from '../../core/base/span.ts';
import { editsOf } from '../../core/checks/fix-edits.ts';
import type { CheckResult } from '../check-result.ts';
import type { FileTexts } from '../problem-json.ts';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const satisfies Record<Severity, string>;

/** For `printableJsonPieces`. */
export function rdjson(result: CheckResult): unknown {
  return { source: { name: 'planline' }, diagnostics: diagnosticsOf(result) };
}

function* diagnosticsOf(result: CheckResult): Generator<unknown> {
  const { files, texts } = result;
  for (const { problems } of files) {
    for (const found of problems) {
      yield {
        message: found.message,
        location: locationOf(found.file, found.span, texts),
        severity: SEVERITIES[found.severity],
        code: { value: found.rule },
        ...suggestionsOf(found, result),
        ...relatedOf(found, texts),
      };
    }
  }
}

function locationOf(file: FileId, span: Span, texts: FileTexts): unknown {
  return { path: texts.pathOf(file), range: rangeOf(file, span, texts) };
}

function rangeOf(file: FileId, { start, end }: Span, texts: FileTexts): unknown {
  return { start: byteColumn(file, start, texts), end: byteColumn(file, end, texts) };
}

function byteColumn(file: FileId, offset: number, texts: FileTexts): unknown {
  const { text, lines } = texts.of(file);
  const { line } = positionAt(lines, offset);
  const before = text.slice(startOf(lines, line) ?? 0, offset);
  return { line: line + 1, column: Buffer.byteLength(before, 'utf8') + 1 };
}

/** A suggestion replaces one range of the finding's own file; other fixes have no form here. */
function suggestionsOf({ file, fixes }: Problem, { sourceOf, texts }: CheckResult): object {
  const suggestions = fixes.flatMap((fix) => {
    const [edit, ...others] = editsOf(fix, sourceOf) ?? [];
    if (edit === undefined || others.length > 0 || edit.file !== file) return [];
    return [{ range: rangeOf(file, edit.span, texts), text: edit.newText }];
  });
  return suggestions.length === 0 ? {} : { suggestions };
}

function relatedOf({ related }: Problem, texts: FileTexts): object {
  if (related.length === 0) return {};
  return {
    related_locations: related.map(({ message, file, span }) => ({
      message,
      location: locationOf(file, span, texts),
    })),
  };
}
