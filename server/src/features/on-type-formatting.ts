/**
 * A new line begins where the text goes on: below a key, beside the keys before it, with a dash in
 * a list. Works from the lines above, so it needs no text that can be read. Only blanks in front of
 * the cursor change; a line with text on it is its writer's.
 */
import type { Position, TextEdit } from 'vscode-languageserver-types';
import { positionAt, startOf } from '../core/base/lines.ts';
import { contextAt } from '../core/syntax/context.ts';
import { enclosing, type LineShape, shapeOf } from '../core/syntax/cursor-line.ts';
import type { Snapshot } from './snapshot.ts';

interface OnTypeParams {
  readonly position: Position;
  readonly ch: string;
}

export function onTypeFormatting(snapshot: Snapshot, { position, ch }: OnTypeParams): TextEdit[] {
  const { text, lines } = snapshot;
  const start = startOf(lines, position.line);
  const above = startOf(lines, position.line - 1);
  if (ch !== '\n' || start === undefined || above === undefined) return [];
  const blanks = /^[ \t]*/.exec(text.slice(start, start + 500))?.[0] ?? '';
  if (/[^\r\n]/.test(text[start + blanks.length] ?? '\n')) return [];
  const wanted = beginningAfter(snapshot, shapeOf(text, above));
  if (wanted === null || wanted === blanks) return [];
  const end = positionAt(lines, start + blanks.length);
  return [{ range: { start: { line: position.line, character: 0 }, end }, newText: wanted }];
}

/** What a line begins with that follows `line`; null where the text leaves it open. */
function beginningAfter({ text, tree }: Snapshot, line: LineShape): string | null {
  const content = line.text.slice(line.after).trim();
  const end = line.start + line.text.trimEnd().length;
  if (line.text.trim() === '' || line.text[line.indent] === '#') return null;
  const dash = line.marks[0]?.key === null;
  if (enclosing(text, line.start, line.indent, dash).lines.some(opensText)) return ' '.repeat(line.indent);
  // In brackets and quotes over several lines nobody but the writer knows.
  if (contextAt(text, tree, end).inFlow || isOpenQuote(content)) return null;
  if (line.keyAt !== null) return ' '.repeat(line.keyAt + (content === '' || opensBelow(line) ? 2 : 0));
  return dash && content !== '' ? `${' '.repeat(line.indent)}- ` : null;
}

/** Nothing but a comment behind the colon, or the sign of a text that follows. */
function opensBelow(line: LineShape): boolean {
  return opensText(line) || line.text.slice(line.after).trim().startsWith('#');
}

function opensText(line: LineShape): boolean {
  return /^[ \t]*[|>][-+\d]*[ \t]*(?:#.*)?$/.test(line.text.slice(line.after));
}

function isOpenQuote(content: string): boolean {
  const quote = content[0];
  if (quote !== '"' && quote !== "'") return false;
  return content.lastIndexOf(quote) === 0;
}
