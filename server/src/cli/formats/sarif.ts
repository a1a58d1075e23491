/**
 * Findings as SARIF 2.1.0 (OASIS), which code hosts show on a pull request. Paths are relative to
 * the folder the command runs in. Numbers in brackets after `§` are sections of that standard.
 */
import { positionAt } from '../../core/base/lines.ts';
import type { Problem, Severity, TextEdit } from '../../core/base/problem.ts';
import type { FileId, Span } from '../../core/base/span.ts';
import { editsOf } from '../../core/checks/fix-edits.ts';
import { RULES } from '../../core/checks/rules.ts';
import type { CheckResult } from '../check-result.ts';
import type { FileTexts } from '../problem-json.ts';
import { fingerprinting } from './fingerprint.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/** For `printableJsonPieces`. */
export function sarif(result: CheckResult, version: string): unknown {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Planline', version, rules: Object.entries(RULES).map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: resultsOf(result),
      },
    ],
  };
}

function* resultsOf(result: CheckResult): Generator<unknown> {
  const { files, texts } = result;
  const fingerprintOf = fingerprinting(result);
  const index = new Map(Object.keys(RULES).map((id, i) => [id, i]));
  for (const file of files) {
    for (const found of file.problems) {
      yield {
        ruleId: found.rule,
        ruleIndex: index.get(found.rule),
        level: LEVELS[found.severity],
        message: message(found.message),
        locations: [physical(found, texts)],
        ...relatedOf(found, texts),
        partialFingerprints: { 'planline/v1': fingerprintOf(file, found) },
        ...fixesOf(found, result),
      };
    }
  }
}

function ruleOf([id, { severity, reason, remedy }]: [string, (typeof RULES)[keyof typeof RULES]]): unknown {
  return {
    id,
    shortDescription: { text: reason },
    help: { text: `${reason} ${remedy}`, markdown: `${reason}\n\n${remedy}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** §3.11.6: brackets in plain text would be a link, which the text of a plan must not be able to make. */
function message(text: string): { readonly text: string } {
  return { text: text.replace(/[\\[\]]/g, '\\$&') };
}

function physical({ file, span }: { readonly file: FileId; readonly span: Span }, texts: FileTexts): unknown {
  return { physicalLocation: { artifactLocation: artifact(file, texts), region: region(file, span, texts) } };
}

function artifact(file: FileId, texts: FileTexts): unknown {
  const uri = texts.pathOf(file).split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}

function region(file: FileId, { start, end }: Span, texts: FileTexts): unknown {
  const { lines } = texts.of(file);
  const from = positionAt(lines, start);
  const to = positionAt(lines, end);
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

function relatedOf({ related }: Problem, texts: FileTexts): object {
  if (related.length === 0) return {};
  const locations = related.map((each, id) => {
    const { physicalLocation } = physical(each, texts) as { physicalLocation: unknown };
    return { id, physicalLocation, message: message(each.message) };
  });
  return { relatedLocations: locations };
}

function fixesOf({ fixes }: Problem, { sourceOf, texts }: CheckResult): object {
  const told = fixes.flatMap((fix) => {
    const edits = editsOf(fix, sourceOf);
    return edits ? [fixOf(fix.title, edits, texts)] : [];
  });
  return told.length === 0 ? {} : { fixes: told };
}

function fixOf(title: string, edits: readonly TextEdit[], texts: FileTexts): unknown {
  const byFile = new Map<FileId, TextEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  return {
    description: message(title),
    artifactChanges: [...byFile].map(([file, changes]) => ({
      artifactLocation: artifact(file, texts),
      replacements: changes.map(({ span, newText }) => ({
        deletedRegion: region(file, span, texts),
        insertedContent: { text: newText },
      })),
    })),
  };
}
