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

function textEdits({ lines }: Snapshot, edits: readonly SpanEdit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
}
