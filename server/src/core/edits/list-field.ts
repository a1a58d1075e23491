/** Fields that hold one value or a list of them, in brackets or with a line each: a value added. */
import { span } from '../base/span.ts';
import { startOfLine } from '../syntax/cursor-line.ts';
import { setValue } from '../syntax/edit.ts';
import { behindLine, endOfContent, lineEndOf } from '../syntax/edit-lines.ts';
import { scalarText } from '../syntax/scalar-text.ts';
import type { SpanEdit } from '../syntax/span-edit.ts';
import { type ListNode, type MapNode, valueAt } from '../syntax/tree.ts';
import { isInBraces, keyOrder } from './fields.ts';
import type { TextChange } from './item-text.ts';

/** One more value of a field that holds one or a list: alone it becomes a list, a list gets another item in its own form. */
export function addingValue(kind: string, field: string, written: string): TextChange {
  return (spot) => {
    const { text, tree, path, entry } = spot;
    const value = valueAt(entry.value, field);
    const place = [...path, field];
    if (!value || (value.kind === 'scalar' && value.span.start === value.span.end)) {
      return setValue(text, tree, place, scalarText(written, isInBraces(spot)), { order: keyOrder(kind) });
    }
    if (value.kind === 'list') return addingItem(text, value, written);
    if (value.kind === 'map' && !value.flow) return besideLines(text, value, written);
    const { start, end } = value.span;
    const inner =
      value.kind === 'scalar' && value.style === 'plain' ? scalarText(value.text, true) : text.slice(start, end);
    return [{ span: value.span, newText: `[${inner}, ${scalarText(written, true)}]` }];
  };
}

/** A map on lines of its own becomes the first item of a list. */
function besideLines(text: string, map: MapNode, written: string): readonly SpanEdit[] {
  const { start } = map.span;
  const end = behindLine(text, endOfContent(text, map.span));
  const indent = text.slice(startOfLine(text, start), start);
  const eol = lineEndOf(text);
  const edits: SpanEdit[] = [{ span: span(start, start), newText: '- ' }];
  for (let at = behindLine(text, start); at < end; at = behindLine(text, at)) {
    if (/[^\r\n]/.test(text[at] ?? '')) edits.push({ span: span(at, at), newText: '  ' });
  }
  const open = !/[\r\n]$/.test(text.slice(start, end));
  const line = `${indent}- ${scalarText(written, false)}`;
  edits.push({ span: span(end, end), newText: open ? `${eol}${line}` : `${line}${eol}` });
  return edits;
}

function addingItem(text: string, list: ListNode, written: string): readonly SpanEdit[] | null {
  const last = list.items.at(-1);
  if (list.flow) {
    const value = scalarText(written, true);
    if (!last) return [{ span: list.span, newText: `[${value}]` }];
    const comma = /^\s*,/.exec(text.slice(last.span.end, last.span.end + 80))?.[0].length;
    const at = last.span.end + (comma ?? 0);
    return [{ span: span(at, at), newText: comma === undefined ? `, ${value}` : ` ${value}` }];
  }
  if (!last) return null;
  const lineStart = startOfLine(text, last.span.start);
  const dash = text.slice(lineStart, last.span.start);
  if (!/^[ \t]*-[ \t]+$/.test(dash)) return null;
  const at = behindLine(text, endOfContent(text, last.span));
  const eol = lineEndOf(text);
  const open = at === text.length && !/[\r\n]$/.test(text);
  const line = `${dash}${scalarText(written, false)}`;
  return [{ span: span(at, at), newText: open ? `${eol}${line}` : `${line}${eol}` }];
}
