/**
 * The links of a plan as an editor's call hierarchy: what an item waits for comes in, what waits for
 * it goes out, each with type, lag and slack. Over parts and other plans. A gate waits for what its
 * phase holds; links of a phase reach what it holds and are told as the phase's.
 */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
  Range,
} from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import { minute } from '../core/base/time.ts';
import type { Link, WorkItem } from '../core/model/plan.ts';
import { locate } from '../core/syntax/locate.ts';
import { itemAt } from './completion/place.ts';
import { linkWords } from './link-words.ts';
import { mentionsAt } from './names.ts';
import { offsetOf, rangeIn } from './position.ts';
import type { Snapshot } from './snapshot.ts';
import { ITEM_KINDS, labelOf } from './symbol-kinds.ts';
import { dateSpan } from './words.ts';

/** Travels with an item to the questions about it. */
interface ItemData {
  readonly id: string;
  /** The plan the item was found in. */
  readonly plan: string;
}

/** The item whose id is under the cursor, else the one whose text is. */
export function prepareCallHierarchy(
  snapshot: Snapshot,
  params: { readonly position: Position },
): CallHierarchyItem[] | null {
  const offset = offsetOf(snapshot, params.position);
  for (const { analysis, mention } of mentionsAt(snapshot.analyses, snapshot.file, offset)) {
    if (mention.namespace !== 'item') continue;
    const found =
      mention.project === null
        ? ownItem(snapshot, analysis, mention.id)
        : foreignItem(snapshot, analysis, mention.project, mention.id);
    if (found) return [found];
  }
  const around = itemAt(locate(snapshot.tree, offset)?.path ?? []);
  const found = around === null ? null : ownItem(snapshot, snapshot.analyses[0], around);
  return found && [found];
}

/** What an item waits for. `snapshot` is of the item's own file. */
export function incomingCalls(
  snapshot: Snapshot,
  params: { readonly item: CallHierarchyItem },
): CallHierarchyIncomingCall[] {
  const { analysis, item } = itemOf(snapshot, params.item);
  if (!item) return [];
  const calls = groupedLinks(linksOf(analysis, item).map((written) => ({ written, other: nameOfEnd(written.link) })));
  const waits = [...calls.values()].flatMap((links): CallHierarchyIncomingCall[] => {
    const { link } = links[0];
    const from =
      link.project === null
        ? ownItem(snapshot, analysis, link.task)
        : foreignItem(snapshot, analysis, link.project, link.task);
    return from
      ? [{ from: { ...from, detail: detail(analysis, links) }, fromRanges: ranges(snapshot, links, from) }]
      : [];
  });
  return [...waits, ...heldBy(snapshot, analysis, item)];
}

/** The ids by which other plans may wait for an item: its own and those of what holds it. */
export function calledIds(
  snapshot: Snapshot,
  params: { readonly item: CallHierarchyItem },
): { readonly root: FileId; readonly ids: readonly string[] } {
  const { analysis, item } = itemOf(snapshot, params.item);
  return { root: analysis.plan.root, ids: item ? lineage(analysis.plan.items, item).map(({ id }) => id) : [] };
}

/** What waits for an item, in its plan and in `others` that name this plan; each plan may be among them twice. */
export function outgoingCalls(
  snapshot: Snapshot,
  params: { readonly item: CallHierarchyItem },
  others: readonly Analysis[],
): CallHierarchyOutgoingCall[] {
  const { analysis, item } = itemOf(snapshot, params.item);
  if (!item) return [];
  const here = asked(snapshot, params.item);
  const plans = new Map<FileId, Analysis>();
  for (const plan of [analysis, ...others]) if (!plans.has(plan.plan.root)) plans.set(plan.plan.root, plan);
  return [...plans.values()].flatMap((plan) => {
    const found = linksTo(plan, analysis, item).map((written) => ({ written, other: written.owner.id }));
    return [...groupedLinks(found).values()].flatMap((links): CallHierarchyOutgoingCall[] => {
      const to = ownItem(snapshot, plan, links[0].owner.id);
      if (!to) return [];
      return [{ to: { ...to, detail: detail(plan, links) }, fromRanges: ranges(snapshot, links, here) }];
    });
  });
}

interface Written {
  readonly link: Link;
  /** Who wrote it: the item, or what holds it. */
  readonly owner: WorkItem;
  /** Whom it was asked for. */
  readonly item: WorkItem;
}

type Links = [Written, ...Written[]];

/** An item's own links and those of what holds it. */
function linksOf({ plan }: Analysis, item: WorkItem): Written[] {
  return lineage(plan.items, item).flatMap((owner) => owner.after.map((link) => ({ link, owner, item })));
}

/** Links of a plan to an item of `target`, which may be another plan, or to what holds the item. */
function linksTo(analysis: Analysis, target: Analysis, item: WorkItem): Written[] {
  const ids = new Set(lineage(target.plan.items, item).map(({ id }) => id));
  const found: Written[] = [];
  for (const owner of analysis.plan.items.values()) {
    for (const link of owner.after) {
      if (ids.has(link.task) && leadsTo(analysis, link, target)) found.push({ link, owner, item });
    }
  }
  return found;
}

function leadsTo(analysis: Analysis, link: Link, target: Analysis): boolean {
  if (link.project === null) return analysis === target;
  return analysis.sources.otherPlans.get(link.project)?.file === target.plan.root;
}

/** The item and what holds it. A gate holds the place of its phase, so it has that phase's successors too. */
function lineage(items: ReadonlyMap<string, WorkItem>, item: WorkItem): WorkItem[] {
  const line = [item];
  for (let up = item.parent; up !== null; up = line.at(-1)?.parent ?? null) {
    const holder = items.get(up);
    if (!holder) break;
    line.push(holder);
  }
  return line;
}

/** A gate waits for all its phase holds, without a word of it in the text. */
function heldBy(snapshot: Snapshot, analysis: Analysis, gate: WorkItem): CallHierarchyIncomingCall[] {
  const phase = gate.kind === 'gate' && gate.parent !== null ? analysis.plan.items.get(gate.parent) : undefined;
  return (phase?.children ?? []).flatMap((child) => {
    const from = child.kind === 'gate' ? null : ownItem(snapshot, analysis, child.id);
    return from ? [{ from: { ...from, detail: `in ${gate.parent}` }, fromRanges: [from.selectionRange] }] : [];
  });
}

function groupedLinks(found: readonly { readonly written: Written; readonly other: string }[]): Map<string, Links> {
  const groups = new Map<string, Links>();
  for (const { written, other } of found) {
    const group = groups.get(other);
    if (group) group.push(written);
    else groups.set(other, [written]);
  }
  return groups;
}

function nameOfEnd({ project, task }: Link): string {
  return `${project ?? ''}:${task}`;
}

function detail(analysis: Analysis, links: Links): string {
  return links
    .map(({ link, owner, item }) => {
      const words = linkWords(analysis, link, owner);
      return owner === item || item.parent === null || !isAbove(analysis, owner, item)
        ? words
        : `${words} · of ${owner.id}`;
    })
    .join('; ');
}

function isAbove({ plan }: Analysis, owner: WorkItem, item: WorkItem): boolean {
  return lineage(plan.items, item).some(({ id }) => id === owner.id);
}

/** The links' own text where it stands in the file that the editor looks in, else the id. */
function ranges(snapshot: Snapshot, links: Links, shown: CallHierarchyItem): Range[] {
  const there = links.filter(({ link }) => link.place.file === shown.uri);
  return there.length > 0 ? there.map(({ link }) => rangeIn(snapshot, link.place)) : [shown.selectionRange];
}

function ownItem(snapshot: Snapshot, analysis: Analysis, id: string): CallHierarchyItem | null {
  const item = analysis.plan.items.get(id);
  if (!item) return null;
  const dates = analysis.schedule.items.get(id);
  const { file, key, span } = item.origin;
  return {
    name: labelOf(id, item.name),
    kind: ITEM_KINDS[item.kind],
    detail: dates ? dateSpan(dates.start, dates.finish) : '',
    uri: file,
    range: rangeIn(snapshot, { file, span }),
    selectionRange: rangeIn(snapshot, { file, span: key }),
    data: { id, plan: analysis.plan.root } satisfies ItemData,
  };
}

function foreignItem(snapshot: Snapshot, analysis: Analysis, project: string, id: string): CallHierarchyItem | null {
  const plan = analysis.sources.otherPlans.get(project);
  const item = plan?.items.get(id);
  if (!plan || !item) return null;
  const range = rangeIn(snapshot, item.place);
  return {
    name: labelOf(`${project}:${id}`, item.name),
    kind: ITEM_KINDS.task,
    detail: dateSpan(minute(item.start), minute(item.finish)),
    uri: item.place.file,
    range,
    selectionRange: range,
    data: { id, plan: plan.file } satisfies ItemData,
  };
}

/** What a client sends back, as it was sent; of a client that drops `data` the item that stands there. */
function itemOf(snapshot: Snapshot, sent: CallHierarchyItem): { analysis: Analysis; item: WorkItem | undefined } {
  const { id, plan } = (sent.data ?? {}) as Partial<ItemData>;
  const analysis = snapshot.analyses.find((one) => one.plan.root === plan) ?? snapshot.analyses[0];
  return { analysis, item: analysis.plan.items.get(id ?? sent.name.split(' ')[0] ?? '') };
}

/** The item asked about, as it is now. */
function asked(snapshot: Snapshot, sent: CallHierarchyItem): CallHierarchyItem {
  const { analysis, item } = itemOf(snapshot, sent);
  return (item && ownItem(snapshot, analysis, item.id)) ?? sent;
}
