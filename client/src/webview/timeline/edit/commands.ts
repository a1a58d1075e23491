/** Edits without a drag: each has a key and a menu entry, and is written at once. */
import type { CellField, EditEffect, EditIntent } from '../../../../../server/src/protocol/plan-edit.ts';
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import { counted } from '../../shared/dates.ts';
import { element } from '../../shared/element.ts';
import { quoted } from '../../shared/message-words.ts';
import type { Page } from '../part.ts';
import { isWithin, isWrittenItem } from './can-edit.ts';
import { typedValue } from './cell-values.ts';
import type { Editing } from './editing.ts';
import type { PlaceInput } from './place-input.ts';

export interface Commands {
  readonly rename: (row: number) => void;
  readonly add: (row: number) => void;
  readonly remove: (row: number) => void;
  readonly shift: (row: number, kind: 'indent' | 'outdent') => void;
  readonly reorder: (row: number, direction: 'up' | 'down') => void;
  readonly editCell: (row: number, field: CellField) => void;
}

export function commands(page: Page, editing: Editing, input: PlaceInput): Commands {
  const { model, actions, say } = page;

  /** The row, where it and the plan may be changed; else says why not. */
  function changeable(index: number): TimelineRow | null {
    const row = model.view?.rows[index];
    if (!row) return null;
    const why = editing.whyNot() ?? (isWrittenItem(row) ? null : 'A gate belongs to its phase and goes with it.');
    if (why === null) return row;
    editing.toast.show(why, 'lock', []);
    say(why);
    return null;
  }

  /** Of the selected rows, those not inside another of them. */
  function idsWith(index: number): string[] {
    const rows = editing.rowsWith(index);
    const chosen = new Set(rows);
    return rows.flatMap((each) => {
      const row = model.view?.rows[each];
      if (!row || !isWrittenItem(row)) return [];
      for (let at = row.parent; at >= 0; at = model.view?.rows[at]?.parent ?? -1) if (chosen.has(at)) return [];
      return [row.id];
    });
  }

  /** The row below which a new one would come to lie: at the end of what it is added to, before a gate. */
  function rowAbove(index: number, inside: boolean): TimelineRow | undefined {
    const rows = model.view?.rows ?? [];
    const row = rows[index];
    const group = inside ? index : (row?.parent ?? -1);
    if (!inside && row?.kind !== 'gate') return row;
    let above = rows[group];
    for (let at = group + 1; at < rows.length && isWithin(rows, at, group); at++) {
      if (rows[at]?.kind !== 'gate' && model.shown.isShown(at)) above = rows[at];
    }
    return above;
  }

  function write(intent: EditIntent, refuse: (reason: string) => void, close: () => void): void {
    editing.write(() => intent, { refused: refuse, done: close });
  }

  async function remove(index: number): Promise<void> {
    if (!changeable(index)) return;
    const ids = idsWith(index);
    const intent: EditIntent = { kind: 'delete', ids };
    const first = model.view?.rows[model.rowOf(ids[0] ?? '')];
    if (!first) return;
    const what = ids.length > 1 ? `these ${ids.length} rows` : quoted(first.name);
    editing.session.preview(intent, async (answer) => {
      const touched = answer?.kind === 'fits' ? alsoTouched(answer.effect, ids.length > 1 ? 'them' : 'it') : [];
      const body = touched.map((sentence) => element('p', {}, sentence));
      const choices = [{ label: 'Delete', answer: () => true }];
      const sure = body.length === 0 || (await editing.dialog.ask({ title: `Delete ${what}?`, body, choices }));
      if (!sure) return;
      const next = model.shown.rows[model.focused + 1] ?? model.shown.rows[model.focused - 1] ?? -1;
      const nextId = model.view?.rows[next]?.id;
      editing.write(() => intent, {
        done: () => {
          const at = nextId === undefined ? -1 : model.rowOf(nextId);
          if (at >= 0) actions.moveFocus(model.shown.positions[at] ?? 0);
        },
      });
    });
  }

  return {
    rename: (index) => {
      const row = changeable(index);
      if (!row) return;
      input.open({
        id: row.id,
        column: 'name',
        below: false,
        label: `Name of ${row.name}`,
        value: row.name,
        commit: (name, refuse, close) => write({ kind: 'rename', id: row.id, name }, refuse, close),
      });
    },
    add: (index) => {
      const row = model.view?.rows[index];
      const reason = editing.whyNot();
      if (!row || reason !== null) {
        if (reason !== null) editing.toast.show(reason, 'lock', []);
        return;
      }
      const inside = row.kind === 'phase';
      const above = rowAbove(index, inside) ?? row;
      input.open({
        id: above.id,
        column: 'name',
        below: true,
        label: inside ? `Name of a new task in ${row.name}` : `Name of a new task below ${row.name}`,
        value: '',
        commit: (name, refuse, close) => write({ kind: 'add', after: row.id, inside, name }, refuse, close),
      });
    },
    remove: (index) => editing.session.whenIdle(() => void remove(index)),
    shift: (index, kind) => {
      if (changeable(index)) editing.write(() => ({ kind, ids: idsWith(index) }));
    },
    reorder: (index, direction) => {
      if (!changeable(index)) return;
      if (model.table.sort !== null || model.table.group !== null) {
        const why = 'The rows are sorted or grouped. In the order of the plan they can be moved.';
        editing.toast.show(why, 'info', []);
        say(why);
        return;
      }
      const ids = idsWith(index);
      editing.write(() => ({ kind: 'reorder', ids, direction }));
    },
    editCell: (index, field) => {
      const row = changeable(index);
      if (!row) return;
      input.open({
        id: row.id,
        column: field,
        below: false,
        label: `${FIELD_WORDS[field]} of ${row.name}`,
        value: typedValue(row, field),
        commit: (value, refuse, close) => write({ kind: 'cell', id: row.id, field, value }, refuse, close),
      });
    },
  };
}

/** What a deletion does beyond the rows themselves, in sentences: in this plan, and in others. */
export function alsoTouched({ mentions, elsewhere }: EditEffect, it: 'it' | 'them'): string[] {
  const here = counted(mentions, [`other place mentions ${it} and is`, `other places mention ${it} and are`]);
  const there = elsewhere.map(({ plan, links }) => {
    const what = counted(links, [`link of the plan ${quoted(plan)} leads`, `links of the plan ${quoted(plan)} lead`]);
    return `${what} to ${it}, and ${links === 1 ? 'is' : 'are'} then to be mended there.`;
  });
  return [...(mentions > 0 ? [`${here} changed too.`] : []), ...there];
}

const FIELD_WORDS: Readonly<Record<CellField, string>> = {
  start: 'Start',
  finish: 'Finish',
  duration: 'Duration',
  percent: 'Percent complete',
  who: 'Who does it',
  deadline: 'Deadline',
};
