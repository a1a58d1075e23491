/** Replacements in one text. Every function that returns several returns them in order and apart. */
import type { Span } from '../base/span.ts';

export interface SpanEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The text with edits made; they are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly SpanEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.span.start), edit.newText);
    at = edit.span.end;
  }
  return pieces.join('') + text.slice(at);
}
