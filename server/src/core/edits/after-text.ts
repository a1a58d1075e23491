/**
 * The items of `after` in the text: one added, changed or taken out. Each is written as shortly as says
 * it; what stands there keeps its form, its quotes and what else it says.
 */
import { span } from '../base/span.ts';
import type { Lag, Link, LinkType, Plan, WorkItem } from '../model/plan.ts';
import { parseLink } from '../model/read-texts.ts';
import { textOf } from '../model/read-values.ts';
import { startOfLine } from '../syntax/cursor-line.ts';
import { insertEntry, removeEntry, setValue } from '../syntax/edit.ts';
import { behindLine, endOfContent, lineEndOf } from '../syntax/edit-lines.ts';
import { scalarText } from '../syntax/scalar-text.ts';
import type { SpanEdit } from '../syntax/span-edit.ts';
import { entryOf, type ListNode, type MapNode, type Node, valueAt } from '../syntax/tree.ts';
import { inPlaceOf, isInBraces, keyOrder } from './fields.ts';
import type { Spot, TextChange } from './item-text.ts';
import { lagText } from './values.ts';

/** `survey`, `survey SS`, `survey +2d`, `survey SS+2d` */
export function linkText(task: string, type: LinkType, lag: string): string {
  if (type === 'FS') return lag === '' ? task : `${task} ${lag}`;
  return `${task} ${type}${lag}`;
}

/** The link with another type or lag. `lag` in the unit of the one that stands there. */
export function withLink(plan: Plan, item: WorkItem, link: Link, type: LinkType, lag: Lag | null): TextChange {
  return (spot) => {
    const node = itemNode(spot, plan, item, link);
    if (!node) return null;
    const own = node.kind === 'map' ? textOf(valueAt(node, 'lag')) : (textOf(node)?.slice(headOf(node).length) ?? '');
    const like = own === null ? null : (/[\d.]+\s?[a-z]+\s*$/.exec(own)?.[0] ?? null);
    return changedLink(spot, node, type, lagText(lag, plan.project.lengths, like));
  };
}

/** As `withLink`, with the lag as written. */
export function withLinkText(plan: Plan, item: WorkItem, link: Link, type: LinkType, lag: string): TextChange {
  return (spot) => {
    const node = itemNode(spot, plan, item, link);
    return node ? changedLink(spot, node, type, lag) : null;
  };
}

function changedLink(spot: Spot, node: Node, type: LinkType, lag: string): readonly SpanEdit[] | null {
  if (node.kind === 'map') return changedMap(spot, node, type, lag);
  if (node.kind !== 'scalar') return null;
  const list = valueAt(spot.entry.value, 'after');
  const flow = list?.kind === 'list' ? list.flow : isInBraces(spot);
  const head = headOf(node);
  const written = /^\s+(?:FS|SS|FF|SF)(?![A-Za-z0-9_])/.exec(node.text.slice(head.length))?.[0];
  const same = written?.trim() === type ? `${head}${written}${lag}` : linkText(head.trim(), type, lag);
  return inPlaceOf(node, same, flow);
}

/** Alias and id, as they stand there. */
function headOf(node: Node): string {
  const text = textOf(node) ?? '';
  return /^\s*[A-Za-z][\w-]*(?::[A-Za-z][\w-]*)?(?:\.gate)?/.exec(text)?.[0] ?? text;
}

function changedMap(spot: Spot, map: MapNode, type: LinkType, lag: string): readonly SpanEdit[] | null {
  const path = pathTo(spot, map);
  if (!path) return null;
  const { text, tree } = spot;
  const set = (key: string, value: string): readonly SpanEdit[] | null => {
    const old = entryOf(map, key)?.value;
    if (value === '') return old === undefined ? [] : removeEntry(text, tree, [...path, key]);
    if (old?.kind === 'scalar' && old.span.end > old.span.start) return inPlaceOf(old, value, map.flow);
    return insertEntry(text, tree, path, key, value, { order: ['task', 'type', 'lag', 'reason'] });
  };
  const types = set('type', type === 'FS' && !entryOf(map, 'type') ? '' : type);
  const lags = set('lag', lag);
  return types && lags ? [...types, ...lags].sort((a, b) => a.span.start - b.span.start) : null;
}

function pathTo({ entry, path }: Spot, map: MapNode): readonly (string | number)[] | null {
  const after = valueAt(entry.value, 'after');
  if (after === map) return [...path, 'after'];
  const at = after?.kind === 'list' ? after.items.indexOf(map) : -1;
  return at < 0 ? null : [...path, 'after', at];
}

/** The node that says a link: the first that names the same item with the same type and lag. */
function itemNode({ entry }: Spot, { project: { lengths } }: Plan, item: WorkItem, link: Link): Node | null {
  const after = valueAt(entry.value, 'after');
  const nodes = after?.kind === 'list' ? after.items : after ? [after] : [];
  const named = nodes.filter((node) => {
    const written = parseLink(textOf(node.kind === 'map' ? valueAt(node, 'task') : node) ?? '', lengths);
    return written?.task.id === link.task && (written.project?.id ?? null) === link.project;
  });
  const same = item.after.filter((each) => each.task === link.task && each.project === link.project);
  return named[same.indexOf(link)] ?? named[0] ?? null;
}

/** One more link: a value alone becomes a list, a list gets another item in its own form. */
export function addingLink(kind: string, written: string): TextChange {
  return (spot) => {
    const { text, tree, path, entry } = spot;
    const after = valueAt(entry.value, 'after');
    const place = [...path, 'after'];
    if (!after || (after.kind === 'scalar' && after.span.start === after.span.end)) {
      return setValue(text, tree, place, scalarText(written, isInBraces(spot)), { order: keyOrder(kind) });
    }
    if (after.kind === 'list') return addingItem(text, after, written);
    if (after.kind === 'map' && !after.flow) return besideLines(text, after, written);
    const { start, end } = after.span;
    const inner =
      after.kind === 'scalar' && after.style === 'plain' ? scalarText(after.text, true) : text.slice(start, end);
    return [{ span: after.span, newText: `[${inner}, ${scalarText(written, true)}]` }];
  };
}

/** A link on lines of its own becomes the first item of a list. */
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

/** Takes a link out; the last one goes with its key. */
export function removingLink(plan: Plan, item: WorkItem, link: Link): TextChange {
  return (spot) => {
    const { text, tree, path, entry } = spot;
    const node = itemNode(spot, plan, item, link);
    const after = valueAt(entry.value, 'after');
    if (!node || !after) return null;
    if (after.kind !== 'list' || after.items.length === 1) return removeEntry(text, tree, [...path, 'after']);
    return removingItem(text, after, node);
  };
}

/** Takes an item out of a list that keeps others. */
export function removingItem(text: string, list: ListNode, node: Node): readonly SpanEdit[] | null {
  const at = list.items.indexOf(node);
  const [before, next] = [list.items[at - 1], list.items[at + 1]];
  if (list.flow) {
    if (before && text.slice(before.span.end, node.span.start).includes('#')) return null;
    if (before) return [{ span: span(before.span.end, node.span.end), newText: '' }];
    return [{ span: span(node.span.start, next?.span.start ?? node.span.end), newText: '' }];
  }
  const start = startOfLine(text, node.span.start);
  if (!/^[ \t]*-[ \t]+$/.test(text.slice(start, node.span.start))) return null;
  return [{ span: span(start, behindLine(text, endOfContent(text, node.span))), newText: '' }];
}
