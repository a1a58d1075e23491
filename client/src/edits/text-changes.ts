/** Edits of one text by UTF-16 offsets, and what takes them back. Pure; edits do not overlap. */

export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** As the editor keeps it: a document has one kind of line end, whatever is put in. */
export function withLineEnds(text: string, lineEnd: '\n' | '\r\n'): string {
  return text.replace(/\r\n?|\n/g, lineEnd);
}

/** What turns the text that `changes` make of `text` back into `text`. */
export function inverseOf(text: string, changes: readonly TextChange[]): readonly TextChange[] {
  let shift = 0;
  return inOrder(changes).map(({ start, end, newText }) => {
    const from = start + shift;
    shift += newText.length - (end - start);
    return { start: from, end: from + newText.length, newText: text.slice(start, end) };
  });
}

export function applied(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of inOrder(changes)) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** Several at one place stay in the order in which they were told, as LSP has it. */
function inOrder(changes: readonly TextChange[]): readonly TextChange[] {
  return [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
}
