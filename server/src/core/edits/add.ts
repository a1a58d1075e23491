/**
 * A new item below another one, written as its neighbour is: in braces or on lines, apart by an empty line
 * or not. Its id is its name as words with dashes, which nothing in the plan has yet.
 */
import type { Analysis } from '../analyse.ts';
import type { Steps } from '../base/steps.ts';
import type { WorkItem } from '../model/plan.ts';
import { definitionsNamed } from '../model/resolve.ts';
import { insertEntry } from '../syntax/edit.ts';
import { scalarText } from '../syntax/scalar-text.ts';
import type { SpanEdit } from '../syntax/span-edit.ts';
import { type Entry, entryOf } from '../syntax/tree.ts';
import { unreadable } from './draft.ts';
import { keyOrder } from './fields.ts';
import { freshId } from './fresh-id.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import { pieceWith, unreadableLine } from './item-text.ts';
import { behind, type FieldsOf, yamlFor } from './new-entry.ts';
import { replannedTexts } from './reread-files.ts';
import { placeOf, placeOfEntry } from './siblings.ts';
import { unknown } from './words.ts';

export function* adding(analysis: Analysis, { after, inside, name: asked }: IntentOf<'add'>): Steps<Planned | Refused> {
  const { plan, sources } = analysis;
  const name = asked.replace(/\s+/g, ' ').trim();
  if (name === '') return refused('Not added: it needs a name. Type one.');
  const id = freshId(name, 'task', (taken) => plan.items.has(taken) || isItem(plan, taken));
  if (after === '' && plan.outline.length === 0) {
    const root = sources.files.get(plan.root);
    if (!root || !('tree' in root)) return refused('Not added: the plan cannot be read.');
    const edits = insertEntry(root.text, root.tree, ['tasks'], id, taskIn(name, true));
    return yield* written(analysis, plan.root, edits, { id, name });
  }
  if (after === '' && [...plan.items.values()].every(({ kind }) => kind === 'phase' || kind === 'gate')) {
    return yield* adding(analysis, { kind: 'add', after: plan.outline[0]?.id ?? '', inside: true, name });
  }
  if (after === '') return refused('Not added: choose the task or phase that it shall come after.');
  const item = plan.items.get(after);
  if (!item) return unknown(after);
  const line = unreadableLine(analysis, item);
  if (line !== null) return unreadable(item, line);
  const edits = inside || item.kind === 'gate' ? insideOf(analysis, item, id, name) : belowIt(analysis, item, id, name);
  return 'kind' in edits ? edits : yield* written(analysis, edits.file, edits.edits, { id, name });
}

interface Found {
  readonly file: string;
  readonly edits: readonly SpanEdit[] | null;
}

function* written(
  analysis: Analysis,
  file: string,
  edits: readonly SpanEdit[] | null,
  { id, name }: { id: string; name: string },
): Steps<Planned | Refused> {
  if (!edits) return refused('Not added: the text has no place for it. Write it in the text.');
  return yield* replannedTexts(
    analysis,
    edits.map((edit) => ({ ...edit, file })),
    { items: new Set([...analysis.plan.items.keys(), id]), said: `Added ${name}`, selects: id },
  );
}

function belowIt(analysis: Analysis, item: WorkItem, id: string, name: string): Found | Refused {
  const place = placeOf(analysis, item);
  if (!place)
    return refused(`Not added: the text of ${item.name} has no place beside it. Write it in the text.`, [item.id]);
  return {
    file: place.file,
    edits: behind(
      place,
      id,
      item.kind === 'phase'
        ? phaseLike(item, name)
        : [
            ['name', name],
            ['duration', '1d'],
          ],
    ),
  };
}

/** A phase says its stage, unless its id does. */
function phaseLike({ stage }: WorkItem, name: string): FieldsOf {
  return [['name', name], ...(stage === null ? [] : [['stage', stage] as const])];
}

function insideOf(analysis: Analysis, item: WorkItem, id: string, name: string): Found | Refused {
  const group = item.kind === 'gate' ? analysis.plan.items.get(item.parent ?? '') : item;
  if (!group || (group.kind !== 'phase' && group.kind !== 'summary')) {
    return refused(`Not added: ${item.name} is a ${item.kind} and holds no tasks. Add it below, then indent it.`, [
      item.id,
    ]);
  }
  const tasks = group.children.filter(({ kind }) => kind !== 'gate');
  const last = tasks.at(-1);
  if (item.kind === 'gate' && last) return belowIt(analysis, last, id, name);
  const piece = pieceWith(group.origin, 'tasks');
  const place = piece && placeOfEntry(analysis, piece.file, piece.entry);
  if (!place)
    return refused(`Not added: the text of ${group.name} has no place for it. Write it in the text.`, [group.id]);
  const { source, path, step, file } = place;
  const value = entryOf(place.entry.value, 'tasks')?.value;
  if (value?.kind === 'map' && value.entries.length > 0) {
    const first = value.entries[0] as Entry;
    const fields = yamlFor(
      source,
      value,
      first,
      [
        ['name', name],
        ['duration', '1d'],
      ],
      step,
    );
    return {
      file,
      edits: insertEntry(source.text, source.tree, [...path, 'tasks'], id, fields, {
        order: [id, ...value.entries.map(({ key }) => key.text)],
        step,
      }),
    };
  }
  const flow = place.entry.value?.kind === 'map' && place.entry.value.flow;
  const edits = insertEntry(source.text, source.tree, [...path, 'tasks'], id, taskIn(name, true), {
    order: flow || !value ? keyOrder(group.kind) : [],
    step,
  });
  return { file, edits };
}

function taskIn(name: string, flow: boolean): string {
  return `{name: ${scalarText(name, flow)}, duration: 1d}`;
}

/** Also items that were left out for a fault of their own. */
function isItem(plan: Analysis['plan'], id: string): boolean {
  return definitionsNamed(plan, id).some(({ namespace }) => namespace === 'item');
}
