/** Everything that changes a plan by hand, as a part of the page: gestures, keys, menus, and what they show. */
import type { TimelineCommand, ToTimeline } from '../../../../../server/src/protocol/panel.ts';
import { fieldOf, listenToKeys } from '../keys.ts';
import { COLUMNS } from '../model/columns.ts';
import type { Page, Part } from '../part.ts';
import { listenToPointer } from '../pointer.ts';
import { commands as makeCommands } from './commands.ts';
import { copyText, rowsAsText } from './copy-rows.ts';
import { drags as makeDrags } from './drag.ts';
import { editEntries } from './edit-menu.ts';
import { makeEditing } from './editing.ts';
import { chipWords } from './effect-words.ts';
import { linkPicker } from './link-picker.ts';
import { menuContext } from './menu-context.ts';
import { modes as makeModes } from './modes.ts';
import { type Chip, overlay as makeOverlay } from './overlay.ts';
import { placeInput } from './place-input.ts';
import { editScene } from './preview-scene.ts';
import { listenToFingers } from './touch.ts';

/** More selected rows than this show no handles: one would not find the bars for them. */
const MOST_HANDLED = 20;

export function editPart(page: Page): Part {
  const { model, camera, layer, actions } = page;
  const editing = makeEditing(page);
  const drags = makeDrags(page, editing);
  const modes = makeModes(page, editing);
  const input = placeInput(page);
  const commands = makeCommands(page, editing, input);
  const menus = menuContext(page, editing);
  const links = linkPicker(page, editing);
  const overlay = makeOverlay(page.measure.width);
  const { session } = editing;

  listenToPointer(page, {
    editing,
    drags,
    choose: links.choose,
    editCell: (position, cell) => {
      const field = fieldOf(cell);
      const row = model.shown.rows[position];
      if (field === null || row === undefined || editing.whyNot() !== null) return false;
      commands.editCell(row, field);
      return true;
    },
  });
  listenToFingers(page);
  listenToKeys(page, { editing, modes, commands, link: links.open, copy, menu: menus.openAtFocus });

  function copy(): void {
    const rows = editing.rowsWith(model.shown.rows[model.focused] ?? -1);
    const table = rows.flatMap((index) => {
      const row = model.view?.rows[index];
      const words = { dates: model.dates, currency: model.view?.currency ?? null };
      return row ? [model.layout.columns.map((name) => COLUMNS[name].text(row, words))] : [];
    });
    void copyText(rowsAsText(table), table.length, page);
  }

  const byCommand: Partial<Record<TimelineCommand, (row: number) => void>> = {
    why: (row) => {
      actions.select(row);
      actions.openWhy(true);
    },
    add: commands.add,
    rename: commands.rename,
    delete: commands.remove,
    indent: (row) => commands.shift(row, 'indent'),
    outdent: (row) => commands.shift(row, 'outdent'),
    moveUp: (row) => commands.reorder(row, 'up'),
    moveDown: (row) => commands.reorder(row, 'down'),
    move: (row) => modes.begin('move', row),
    progress: (row) => modes.begin('progress', row),
    link: links.open,
    duration: (row) => commands.editCell(row, 'duration'),
    copy,
  };

  /** What the editor's menus ask for; the other commands are other parts'. */
  function run(command: TimelineCommand, item: string | null): void {
    const row = item === null ? (model.shown.rows[model.focused] ?? -1) : model.rowOf(item);
    const act = byCommand[command];
    if (row < 0 || !act) return;
    const position = model.shown.positions[row] ?? -1;
    if (position >= 0) actions.moveFocus(position);
    act(row);
  }

  function receive(message: ToTimeline): void {
    if (message.type === 'answer') editing.receive(message.number, message.answer);
    else if (message.type === 'view' || message.type === 'changes') editing.viewChanged();
    else if (message.type === 'settings' || message.type === 'state') editing.standingChanged();
    else if (message.type === 'command') run(message.command, message.item);
  }

  function chip(): Chip | null {
    const blocked = editing.blocked();
    if (blocked) return { text: blocked.reason, state: 'refused', hint: '' };
    const { draft, answer, late } = session;
    // The picker says it itself.
    const words = editing.effectWords();
    if (!draft || !words || !links.root.hidden) return null;
    const hint = modes.hint();
    if (answer?.kind === 'refused') return { text: answer.reason, state: 'refused', hint };
    if (!draft.intent && hint === '' && draft.kind === 'link') return null;
    const effect = answer?.kind === 'fits' && draft.intent ? answer.effect : null;
    const text = chipWords(draft, effect, words);
    return { text, state: late ? 'calculating' : 'fits', hint };
  }

  function handled(): number[] {
    if (editing.whyNot() !== null || drags.active()) return [];
    const rows = new Set(model.selectedRows.size <= MOST_HANDLED ? model.selectedRows : []);
    if (model.hoveredRow >= 0) rows.add(model.hoveredRow);
    return [...rows];
  }

  return {
    at: [
      ['layer', overlay.root],
      ['stage', input.root],
      ['stage', links.root],
      ['stage', editing.toast.root],
      ['over', editing.dialog.root],
    ],
    receive,
    write: (intent) => editing.write(() => intent),
    entries: { more: () => editEntries(page, editing) },
    draw: ({ view, window }) => {
      if (!view) return;
      drags.follow();
      session.ask();
      const blocked = editing.blocked();
      const scene = editScene({
        view,
        shown: model.shown,
        window,
        scrollTop: camera.scrollTop(),
        height: model.layout.rowsHeight,
        metrics: model.layout.metrics,
        measure: page.measure.width,
        namedAbove: model.layout.mode === 'narrow',
        draft: session.draft,
        blockedRow: blocked?.row ?? -1,
        answer: session.answer,
        rubber: drags.rubber(),
        box: drags.box(),
        handled: handled(),
      });
      overlay.draw(scene, chip(), model.layout);
      layer.classList.toggle('editing', session.draft !== null);
      input.draw();
      links.draw();
    },
  };
}
