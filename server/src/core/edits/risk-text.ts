/**
 * Risks with their fields changed. A risk moves no date, so plan and schedule stay those of before; what
 * it does to chances is simulated from the new text.
 */
import type { Analysis } from '../analyse.ts';
import type { TextEdit } from '../base/problem.ts';
import type { Risk } from '../model/risk.ts';
import { keysAt } from '../schema/knowledge.ts';
import { removeEntry, setValue } from '../syntax/edit.ts';
import { type Node, valueAt } from '../syntax/tree.ts';
import { inOrder, unreadable } from './draft.ts';
import { inPlaceOf } from './fields.ts';
import { type Planned, type Refused, refused } from './intent.ts';
import { changeItem, type TextChange, textOfItem, unreadableLine } from './item-text.ts';

export function unknownRisk(id: string): Refused {
  return refused(`The plan has no risk “${id}” any more. Look again once the view is up to date.`);
}

/** Null where the text says that already. */
export function riskEdit(analysis: Analysis, risk: Risk, changes: readonly TextChange[]): TextEdit | null | Refused {
  const named = { id: risk.id, name: risk.title };
  const line = unreadableLine(analysis, risk);
  if (line !== null) return unreadable(named, line);
  const text = textOfItem(analysis, risk, null);
  const changed = text && changeItem(text, changes);
  if (!changed) return refused(`Not changed: the text of ${risk.title} has no place for it. Change it in the text.`);
  return changed.edit;
}

export function plannedRisks(
  { plan, schedule }: Analysis,
  edits: readonly TextEdit[],
  said: string,
  selects: string | null,
): Planned {
  return { kind: 'planned', edits: inOrder(edits), plan, schedule, said, selects, mentions: 0 };
}

/** What is written at a path of keys below a risk. */
export function writtenAt(risk: Node | null, path: readonly string[]): Node | null {
  return path.reduce<Node | null>((node, key) => valueAt(node, key) ?? null, risk);
}

/** Writes a value of one line at a path of keys below a risk; what is missing of the path is made. */
export function writingAt(path: readonly string[], value: string): TextChange {
  return (spot) => {
    const old = writtenAt(spot.entry.value, path);
    if (old?.kind === 'scalar' && old.span.end > old.span.start) return inPlaceOf(old, value, true);
    const { text, tree, step } = spot;
    const missing = path.findIndex((_, depth) => writtenAt(spot.entry.value, path.slice(0, depth + 1)) === null);
    const order = keysAt(['risks', '', ...path.slice(0, Math.max(0, missing))]).map(({ key }) => key);
    return setValue(text, tree, [...spot.path, ...path], value, { order, step });
  };
}

/** Takes a key out; with the last one of a map that map. */
export function removingAt(path: readonly string[]): TextChange {
  return (spot) => {
    let from = path.length;
    while (from > 1) {
      const holder = writtenAt(spot.entry.value, path.slice(0, from - 1));
      if (holder?.kind !== 'map' || holder.entries.length > 1) break;
      from--;
    }
    return removeEntry(spot.text, spot.tree, [...spot.path, ...path.slice(0, from)]);
  };
}
