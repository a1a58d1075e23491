/** Items with their fields changed: the text, and the item as it will be read from it. */
import type { Analysis } from '../analyse.ts';
import type { TextEdit } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import type { WorkItem } from '../model/plan.ts';
import { type Planned, type Refused, refused } from './intent.ts';
import { changeItem, type TextChange, textOfItem, unreadableLine } from './item-text.ts';
import { type Dated, replanning } from './replan.ts';
import { rereadItem } from './reread.ts';

export interface Draft {
  readonly kind: 'draft';
  readonly edit: TextEdit | null;
  readonly item: WorkItem;
}

/** `field` says which of several files a shared phase is changed in. */
export function draft(
  analysis: Analysis,
  item: WorkItem,
  field: string | null,
  changes: readonly TextChange[],
): Draft | Refused {
  const line = unreadableLine(analysis, item);
  if (line !== null) return unreadable(item, line);
  const text = textOfItem(analysis, item, field);
  const changed = text && changeItem(text, changes);
  if (!changed)
    return refused(`Not changed: the text of ${item.name} has no place for it. Change it in the text.`, [item.id]);
  return { kind: 'draft', edit: changed.edit, item: rereadItem(analysis, item, field, changed) };
}

export function unreadable({ id, name }: Pick<WorkItem, 'id' | 'name'>, line: number): Refused {
  return refused(`Not changed: line ${line} of ${name} cannot be read. Mend it in the text first.`, [id]);
}

interface Said {
  readonly said: string | ((after: Dated) => string);
  readonly selects?: string;
  readonly mentions?: number;
}

/** With the dates that follow. */
export function* planned(analysis: Analysis, drafts: readonly Draft[], words: Said): Steps<Planned> {
  return told(
    drafts,
    yield* replanning(
      analysis,
      drafts.map(({ item }) => item),
    ),
    words,
  );
}

/** With dates that are known already. */
export function told(drafts: readonly Draft[], after: Dated, { said, selects, mentions = 0 }: Said): Planned {
  return {
    kind: 'planned',
    edits: inOrder(drafts.flatMap(({ edit }) => edit ?? [])),
    plan: after.plan,
    schedule: after.schedule,
    said: typeof said === 'string' ? said : said(after),
    selects: selects ?? drafts[0]?.item.id ?? null,
    mentions,
  };
}

export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => (a.file === b.file ? a.span.start - b.span.start : a.file < b.file ? -1 : 1));
}
