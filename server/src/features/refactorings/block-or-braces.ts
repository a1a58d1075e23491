/**
 * One task between braces on one line, or with a line for each of its fields. What stands for a
 * value is copied as it is written, so quotes stay; comments stay where they are.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { within } from '../../core/base/span.ts';
import { bracesAsLines, valueBehindColon, written } from '../../core/syntax/edit-block.ts';
import { columnOf, endOfContent, hasOwnLines } from '../../core/syntax/edit-lines.ts';
import { scalarText } from '../../core/syntax/scalar-text.ts';
import type { Entry, Node } from '../../core/syntax/tree.ts';
import { type Refactoring, type RefactoringPlace, taskAt } from './refactoring.ts';

/** Longer lines are no easier to read than several. */
const LONGEST = 120;

export const toBlock: Refactoring = {
  kind: CodeActionKind.RefactorRewrite,
  offer: (place) => (braced(place) ? 'Write each field on a line of its own' : null),
  change: (place) => {
    const found = braced(place);
    if (!found) return null;
    const edit = bracesAsLines(place.snapshot.text, found.entry);
    return edit && { edits: [edit] };
  },
};

function braced(place: RefactoringPlace): { entry: Entry } | null {
  const entry = taskAt(place)?.entry;
  return entry && bracesAsLines(place.snapshot.text, entry) ? { entry } : null;
}

export const toBraces: Refactoring = {
  kind: CodeActionKind.RefactorRewrite,
  offer: (place) => (onOneLine(place) ? 'Write all fields on one line' : null),
  change: (place) => {
    const found = onOneLine(place);
    if (!found) return null;
    const { text } = place.snapshot;
    const { entry, line } = found;
    const area = within(entry.span, behindColon(text, entry), endOfContent(text, entry.span));
    return { edits: [{ span: area, newText: ` ${line}` }] };
  },
};

function onOneLine(place: RefactoringPlace): { entry: Entry; line: string } | null {
  const entry = taskAt(place)?.entry;
  const map = entry?.value;
  const { text } = place.snapshot;
  if (!entry || map?.kind !== 'map' || map.flow || !hasOwnLines(text, entry)) return null;
  const whole = text.slice(entry.span.start, endOfContent(text, entry.span));
  // A comment between the lines would have no place; what looks like one in a text is left alone too.
  if (whole.includes('#') || whole.length > 4 * LONGEST) return null;
  const fields = map.entries.map(({ key, value }) => flowField(text, key, value));
  if (fields.some((field) => field === null)) return null;
  const line = `{${fields.join(', ')}}`;
  return columnOf(text, entry) + entry.key.text.length + 2 + line.length > LONGEST ? null : { entry, line };
}

function flowField(text: string, key: Node, value: Node | null): string | null {
  const name = key.kind === 'scalar' && key.style === 'plain' ? scalarText(key.text, true) : written(text, key);
  if (value === null) return `${name}:`;
  if (!isOneLine(text, value) || (value.kind !== 'scalar' && !value.flow)) return null;
  if (value.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded')) return null;
  if (value.kind === 'scalar' && value.style === 'plain' && /[,[\]{}]/.test(value.text)) {
    return `${name}: ${scalarText(value.text, true)}`;
  }
  return `${name}:${valueBehindColon(text, value)}`;
}

function isOneLine(text: string, node: Node): boolean {
  return !/[\r\n]/.test(text.slice(node.span.start, endOfContent(text, node.span)));
}

function behindColon(text: string, { key }: Entry): number {
  return text.indexOf(':', key.span.end) + 1;
}
