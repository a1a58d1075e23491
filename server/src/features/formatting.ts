/** Formatting: the one way to write a plan. Leaves a text with syntax errors as it is. */
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { formatEdits } from '../core/syntax/format.ts';
import { rangeOf, spanOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

export function formatting({ text, lines }: Snapshot): TextEdit[] {
  return formatEdits(text).map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
}

/** Those edits of the whole text that lie within the range. */
export function rangeFormatting({ text, lines }: Snapshot, params: { readonly range: Range }): TextEdit[] {
  const area = spanOf(lines, params.range);
  return formatEdits(text)
    .filter(({ span }) => area.start <= span.start && span.end <= area.end)
    .map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
}
