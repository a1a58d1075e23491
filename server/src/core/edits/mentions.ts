/**
 * Mentions of ids taken out of the text: an item of its list, a link with all it says, else the field. A
 * list that would be left empty goes with its key, unless the language asks for one.
 */
import type { Analysis } from '../analyse.ts';
import type { TextEdit } from '../base/problem.ts';
import type { FileId, Place } from '../base/span.ts';
import { keysAt } from '../schema/knowledge.ts';
import { type Part, withoutParts } from '../syntax/edit-parts.ts';
import { locate } from '../syntax/locate.ts';
import type { Entry, ListNode, MapNode } from '../syntax/tree.ts';

interface Gone {
  readonly file: FileId;
  readonly text: string;
  readonly parts: Set<Part>;
  /** The entry that holds a list, the map that holds that, and whether it must be there. */
  readonly field: { readonly entry: Entry; readonly map: MapNode; readonly required: boolean } | null;
}

/** Null where a mention does not stand alone. */
export function mentionEdits({ sources }: Analysis, places: readonly Place[]): readonly TextEdit[] | null {
  const gone = new Map<MapNode | ListNode, Gone>();
  const add = (container: MapNode | ListNode, part: Part, more: Omit<Gone, 'parts'>) => {
    const known = gone.get(container) ?? { ...more, parts: new Set() };
    known.parts.add(part);
    gone.set(container, known);
  };
  for (const { file, span } of places) {
    const source = sources.files.get(file);
    if (!source || !('tree' in source)) return null;
    const found = locate(source.tree, span.start);
    if (!found) return null;
    const { ancestors, entries, path } = found;
    let at = ancestors.length - 2;
    let holding = entries.length - 1;
    let part: Part | undefined = ancestors.at(-1);
    const { text } = source;
    const link = path.indexOf('after');
    if (path.at(-1) === 'task' && link >= 0 && link >= path.length - 3) {
      part = ancestors[at];
      at--;
      holding--;
    }
    let container = ancestors[at];
    if (container?.kind === 'map') part = entries[holding];
    if (!part || !container || container.kind === 'scalar') return null;
    const entry = entries[holding];
    let field: Gone['field'] = null;
    if (container.kind === 'list') {
      const map = ancestors[at - 1];
      if (!entry || map?.kind !== 'map') return null;
      const keys = keysAt(path.slice(0, path.lastIndexOf(entry.key.text)));
      field = { entry, map, required: keys.some(({ key, required }) => required && key === entry.key.text) };
    } else container = container as MapNode;
    add(container, part, { file, text, field });
  }
  return editsOf(gone, add);
}

function editsOf(
  gone: Map<MapNode | ListNode, Gone>,
  add: (container: MapNode, part: Part, more: Omit<Gone, 'parts'>) => void,
): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const [container, { file, text, parts, field }] of [...gone]) {
    if (container.kind !== 'list' || !field || container.items.some((item) => !parts.has(item))) continue;
    gone.delete(container);
    if (field.required) edits.push({ file, span: container.span, newText: '[]' });
    else add(field.map, field.entry, { file, text, field: null });
  }
  for (const [container, { file, text, parts }] of gone) {
    const own = withoutParts(text, container, parts);
    if (!own) return null;
    for (const edit of own) edits.push({ ...edit, file });
  }
  return edits;
}
