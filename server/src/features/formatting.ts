/** Formatting: the one way to write a plan. Leaves a text with syntax errors as it is. */
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Steps } from '../core/base/steps.ts';
import { formattingEdits, formattingEditsWithin } from '../core/syntax/format.ts';
import type { SpanEdit } from '../core/syntax/span-edit.ts';
import { rangeOf, spanOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

export function* formatting(snapshot: Snapshot): Steps<TextEdit[]> {
  return textEdits(snapshot, yield* formattingEdits(snapshot.text));
}

/** Those edits of the whole text that lie within the range and need none outside of it. */
export function* rangeFormatting(snapshot: Snapshot, params: { readonly range: Range }): Steps<TextEdit[]> {
  return textEdits(snapshot, yield* formattingEditsWithin(snapshot.text, spanOf(snapshot.lines, params.range)));
}

/** One edit for those that touch: an editor takes seconds for a hundred thousand empty lines deleted one by one. */
function textEdits({ lines }: Snapshot, edits: readonly SpanEdit[]): TextEdit[] {
  const joined: { start: number; end: number; newText: string }[] = [];
  for (const { span, newText } of edits) {
    const last = joined.at(-1);
    if (last?.end === span.start) {
      last.end = span.end;
      last.newText += newText;
    } else joined.push({ start: span.start, end: span.end, newText });
  }
  return joined.map(({ start, end, newText }) => ({ range: rangeOf(lines, { start, end }), newText }));
}
