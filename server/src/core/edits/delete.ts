/** Items with everything below them and the comments that belong to them, and every mention of them. */
import type { Analysis } from '../analyse.ts';
import type { TextEdit } from '../base/problem.ts';
import { type FileId, type Place, type Span, span } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import { Fields, type Piece } from '../model/fields.ts';
import type { WorkItem } from '../model/plan.ts';
import { withAncestors } from '../schedule/why/step.ts';
import { listed } from '../schedule/words.ts';
import { type Part, wholeLines, withoutParts } from '../syntax/edit-parts.ts';
import type { SpanEdit } from '../syntax/span-edit.ts';
import type { ListNode, MapNode } from '../syntax/tree.ts';
import { unreadable } from './draft.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import { unreadableLine } from './item-text.ts';
import { mentionEdits } from './mentions.ts';
import { replannedTexts } from './reread-files.ts';
import { placeOfEntry } from './siblings.ts';
import { severalOf, unknown } from './words.ts';

export function* deleting(analysis: Analysis, { ids }: IntentOf<'delete'>): Steps<Planned | Refused> {
  const { plan } = analysis;
  const missing = ids.find((id) => !plan.items.has(id));
  if (missing !== undefined) return unknown(missing);
  const items = topmost(analysis, ids);
  if (items.length === 0) return refused('Not deleted: nothing is selected.');
  for (const item of items) {
    const line = unreadableLine(analysis, item);
    if (line !== null) return unreadable(item, line);
  }
  const own = ownEdits(analysis, items.flatMap(piecesOf));
  if (!own)
    return refused(
      `Not deleted: ${listed(items.map(({ name }) => name))} shares a line with something else. Delete it in the text.`,
      ids,
    );
  const gone = new Set(items.flatMap(withBelow));
  yield;
  const places = plan.references.filter(
    ({ namespace, project, id, place }) =>
      namespace === 'item' && project === null && gone.has(id) && !lies(place, own),
  );
  const others = mentionEdits(
    analysis,
    places.map(({ place }) => place),
  );
  if (!others)
    return refused(
      `Not deleted: a mention of ${listed(items.map(({ name }) => name))} cannot be taken out by itself. Take it out in the text first.`,
      ids,
    );
  const [first] = items;
  const said = items.length === 1 && first ? `Deleted ${first.name}` : `Deleted ${severalOf(items)}`;
  const left = new Set([...plan.items.keys()].filter((id) => !gone.has(id)));
  const selects = first ? nextTo(analysis, first, gone) : null;
  return yield* replannedTexts(analysis, [...own, ...others], { items: left, said, selects, mentions: places.length });
}

/** Without those that lie in others of them. */
export function topmost(analysis: Analysis, ids: readonly string[]): readonly WorkItem[] {
  const asked = new Set(ids);
  return [...asked].flatMap((id) => {
    const item = analysis.plan.items.get(id);
    return item && !withAncestors(analysis, item).some((group) => group !== item && asked.has(group.id)) ? [item] : [];
  });
}

function piecesOf({ origin }: WorkItem): readonly Piece[] {
  return origin instanceof Fields && origin.entry ? [{ file: origin.file, entry: origin.entry }, ...origin.others] : [];
}

function withBelow(item: WorkItem): string[] {
  return [item.id, ...item.children.flatMap(withBelow)];
}

function lies({ file, span: { start } }: Place, edits: readonly TextEdit[]): boolean {
  return edits.some((edit) => edit.file === file && edit.span.start <= start && start < edit.span.end);
}

/** The entries; a block map that would be left empty goes with its key. */
function ownEdits(analysis: Analysis, pieces: readonly Piece[]): readonly TextEdit[] | null {
  const byMap = new Map<
    MapNode | ListNode,
    { readonly file: FileId; readonly text: string; readonly gone: Set<Part>; readonly lines: Span | null }
  >();
  for (const { file, entry } of pieces) {
    const place = placeOfEntry(analysis, file, entry);
    if (!place) return null;
    const { map, holder, source } = place;
    const known = byMap.get(map) ?? {
      file,
      text: source.text,
      gone: new Set(),
      lines: holder && !map.flow ? wholeLines(source.text, holder) : null,
    };
    known.gone.add(entry);
    byMap.set(map, known);
  }
  const edits: TextEdit[] = [];
  for (const [map, { file, text, gone, lines }] of byMap) {
    const all = map.kind === 'map' && map.entries.every((entry) => gone.has(entry));
    const own: readonly SpanEdit[] | null =
      all && lines ? [{ span: span(lines.start, lines.end), newText: '' }] : withoutParts(text, map, gone);
    if (!own) return null;
    for (const edit of own) edits.push({ ...edit, file });
  }
  return edits;
}

/** What lies beside it and stays: the next sibling, else the one before, else the group. */
function nextTo({ plan }: Analysis, item: WorkItem, gone: ReadonlySet<string>): string | null {
  const siblings = (item.parent === null ? plan.outline : plan.items.get(item.parent)?.children) ?? [];
  const at = siblings.indexOf(item);
  const next =
    siblings.slice(at + 1).find(({ id }) => !gone.has(id)) ??
    siblings.slice(0, Math.max(0, at)).findLast(({ id }) => !gone.has(id));
  return next?.id ?? item.parent;
}
