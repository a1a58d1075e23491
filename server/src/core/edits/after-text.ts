/**
 * The items of `after` in the text: one changed or taken out. Each is written as shortly as says
 * it; what stands there keeps its form, its quotes and what else it says.
 */
import type { Lag, Link, LinkType, Plan, WorkItem } from '../model/plan.ts';
import { parseLink } from '../model/read-texts.ts';
import { textOf } from '../model/read-values.ts';
import { insertEntry, removeEntry } from '../syntax/edit.ts';
import { withoutParts } from '../syntax/edit-parts.ts';
import type { SpanEdit } from '../syntax/span-edit.ts';
import { entryOf, type MapNode, type Node, valueAt } from '../syntax/tree.ts';
import { inPlaceOf, isInBraces } from './fields.ts';
import type { Spot, TextChange } from './item-text.ts';
import { lagText } from './values.ts';

/** `survey`, `survey SS`, `survey +2d`, `survey SS+2d` */
export function linkText(task: string, type: LinkType, lag: string): string {
  if (type === 'FS') return lag === '' ? task : `${task} ${lag}`;
  return `${task} ${type}${lag}`;
}

/** The link with another type or lag. `lag` in the unit of the one that stands there; `kept` as it is written. */
export function withLink(plan: Plan, item: WorkItem, link: Link, type: LinkType, lag: Lag | null | 'kept'): TextChange {
  return (spot) => {
    const node = itemNode(spot, plan, item, link);
    if (!node) return null;
    // What cannot be read as a lag is none.
    if (lag === 'kept') return changedLink(spot, node, type, link.lag === null ? '' : null);
    const own = node.kind === 'map' ? textOf(valueAt(node, 'lag')) : (textOf(node)?.slice(headOf(node).length) ?? '');
    const like = own === null ? null : (/[\d.]{1,12}\s?[a-z]{1,2}$/.exec(own.trim())?.[0] ?? null);
    return changedLink(spot, node, type, lagText(lag, plan.project.lengths, like));
  };
}

/** @param lag empty for none, null as it stands there. */
function changedLink(spot: Spot, node: Node, type: LinkType, lag: string | null): readonly SpanEdit[] | null {
  if (node.kind === 'map') return changedMap(spot, node, type, lag);
  if (node.kind !== 'scalar') return null;
  const list = valueAt(spot.entry.value, 'after');
  const flow = list?.kind === 'list' ? list.flow : isInBraces(spot);
  const head = headOf(node);
  const rest = node.text.slice(head.length);
  const written = /^\s+(?:FS|SS|FF|SF)(?![A-Za-z0-9_])/.exec(rest)?.[0] ?? '';
  const own = lag ?? rest.slice(written.length);
  const isInForm = written.trim() === type || (lag === null && written !== '' && type !== 'FS');
  const same = isInForm ? `${head}${written.replace(/\S+/, type)}${own}` : linkText(head.trim(), type, own.trim());
  return inPlaceOf(node, same, flow);
}

/** Alias and id, as they stand there. */
function headOf(node: Node): string {
  const text = textOf(node) ?? '';
  return /^\s*[A-Za-z][\w-]*(?::[A-Za-z][\w-]*)?(?:\.gate)?/.exec(text)?.[0] ?? text;
}

function changedMap(spot: Spot, map: MapNode, type: LinkType, lag: string | null): readonly SpanEdit[] | null {
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
  const lags = lag === null ? [] : set('lag', lag);
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

/** Takes a link out; the last one goes with its key. */
export function removingLink(plan: Plan, item: WorkItem, link: Link): TextChange {
  return (spot) => {
    const { text, tree, path, entry } = spot;
    const node = itemNode(spot, plan, item, link);
    const after = valueAt(entry.value, 'after');
    if (!node || !after) return null;
    if (after.kind !== 'list' || after.items.length === 1) return removeEntry(text, tree, [...path, 'after']);
    return withoutParts(text, after, new Set([node]));
  };
}
