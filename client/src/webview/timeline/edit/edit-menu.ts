/** What the toolbar's menu offers beside every gesture and key: the same edits, and how moves are held. */
import type { TimelineCommand } from '../../../../../server/src/protocol/panel.ts';
import type { MoveBy } from '../../../../../server/src/protocol/plan-edit.ts';
import type { MenuEntry } from '../../shared/menu-list.ts';
import type { Page } from '../part.ts';
import { MOVE_BY, MOVE_WORDS } from './ask-how.ts';
import type { Editing } from './editing.ts';

const EDITS: readonly (readonly [TimelineCommand, string, string])[] = [
  ['add', 'Add a task below…', 'Insert'],
  ['rename', 'Rename…', 'F2'],
  ['move', 'Move in time…', 'M'],
  ['progress', 'Set progress…', 'P'],
  ['link', 'Link…', 'L'],
  ['indent', 'Indent', 'Ctrl+]'],
  ['outdent', 'Outdent', 'Ctrl+['],
  ['moveUp', 'Move up', 'Alt+↑'],
  ['moveDown', 'Move down', 'Alt+↓'],
  ['delete', 'Delete', 'Delete'],
];

/** Nothing where nothing may be changed. */
export function editEntries(page: Page, editing: Editing): readonly MenuEntry[] {
  if (editing.whyNot() !== null) return [];
  const { model, run } = page;
  const name = model.rowAt(model.focused)?.name ?? '';
  const edits = (): readonly MenuEntry[] => [
    { kind: 'heading', label: name },
    ...EDITS.map(([command, label, keys]): MenuEntry => ({ kind: 'action', label, keys, run: () => run(command) })),
  ];
  const choice = (by: MoveBy | null, label: string): MenuEntry => ({
    kind: 'choice',
    label,
    checked: model.moveBy === by,
    run: () => {
      model.moveBy = by;
      page.invalidate();
    },
  });
  const held = (): readonly MenuEntry[] => [
    choice(null, 'Ask each time'),
    ...MOVE_BY.map((by) => choice(by, MOVE_WORDS[by].name)),
  ];
  return [
    ...(name === '' ? [] : [{ kind: 'menu', label: 'Edit the row', entries: edits } as const]),
    { kind: 'menu', label: 'Hold moved tasks', entries: held },
  ];
}
