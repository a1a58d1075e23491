/**
 * The keyboard within the grid. A handled key goes no further, or VS Code would act on it too; all
 * others are left to VS Code.
 */
import { counted } from '../shared/dates.ts';
import type { Actions } from './actions.ts';
import { cellField } from './edit/cell-values.ts';
import type { Commands } from './edit/commands.ts';
import type { Editing } from './edit/editing.ts';
import type { Modes } from './edit/modes.ts';
import { everything, extended, several, toggled } from './edit/selection.ts';
import type { PageModel } from './model/page-model.ts';
import { FOLD } from './model/shown-rows.ts';
import { ZOOM_STEP } from './panes/zoom-slider.ts';
import type { Page } from './part.ts';
import { idsShown } from './pointer.ts';

export interface KeyHands {
  readonly editing: Editing;
  readonly modes: Modes;
  readonly commands: Commands;
  readonly link: (row: number) => void;
  readonly copy: () => void;
  readonly menu: () => void;
}

interface Keyed extends KeyHands {
  readonly event: KeyboardEvent;
  readonly model: PageModel;
  readonly actions: Actions;
  /** The row that holds the focus, or -1. */
  readonly row: number;
}

/** False leaves the key to VS Code. */
type Handler = (keyed: Keyed) => unknown;

export function listenToKeys({ layer, model, actions, invalidate, focus, say }: Page, hands: KeyHands): void {
  layer.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const before = model.selection;
    const keyed = { event, model, actions, row: model.shown.rows[model.focused] ?? -1, ...hands };
    const taken = hands.modes.handle(event) || handle(keyed);
    if (!taken) return;
    const { ids } = model.selection;
    if (model.selection !== before && ids.size > 1) say(`${counted(ids.size, ['row', 'rows'])} selected`);
    invalidate();
    event.preventDefault();
    event.stopPropagation();
  });
  // The editor's undo takes the focus to a text and back; meanwhile the row may have come to lie elsewhere.
  let inGrid = false;
  document.addEventListener('focusin', ({ target }) => {
    inGrid = target instanceof Element && layer.contains(target) && target.closest('[role=row]') !== null;
  });
  window.addEventListener('focus', () => {
    const { activeElement: active } = document;
    if (inGrid && (active === document.body || active?.closest('[role=row]'))) focus('grid');
  });
}

/** @returns true where the key was one of ours. */
function handle(keyed: Keyed): boolean {
  const { event } = keyed;
  // A bracket that needs AltGr comes as Ctrl+Alt.
  const typed = event.getModifierState('AltGraph');
  const ctrl = !typed && (event.ctrlKey || event.metaKey);
  const alt = !typed && event.altKey;
  const table = alt ? (ctrl ? null : ALT_KEYS) : ctrl ? CTRL_KEYS : event.shiftKey ? SHIFT_KEYS : KEYS;
  const handler = table?.get(event.key) ?? (table === SHIFT_KEYS ? KEYS.get(event.key) : undefined);
  return handler !== undefined && handler(keyed) !== false;
}

const page = (model: PageModel) =>
  Math.max(1, Math.floor(model.layout.rowsHeight / model.layout.metrics.rowHeight) - 1);
const last = (model: PageModel) => model.shown.rows.length - 1;

/** The last is only spoken. */
const lastCell = (model: PageModel) => model.layout.columns.length;

const move =
  (target: (model: PageModel) => number): Handler =>
  ({ model, actions }) => {
    actions.moveFocus(Math.max(0, Math.min(target(model), last(model))), model.focusedCell);
  };

const up = (model: PageModel) => model.focused - 1;

const right: Handler = ({ model, actions }) => {
  if (model.focusedCell < 0 && model.shown.folds[model.focused] === FOLD.shut) actions.toggle(model.focused);
  else if (model.rowAt(model.focused)) {
    actions.moveFocus(model.focused, Math.min(model.focusedCell + 1, lastCell(model)));
  }
};

const left: Handler = ({ model, actions }) => {
  const parent = model.shown.parents[model.focused] ?? -1;
  if (model.focusedCell >= 0) actions.moveFocus(model.focused, model.focusedCell - 1);
  else if (model.shown.folds[model.focused] === FOLD.open) actions.toggle(model.focused);
  else if (parent >= 0) actions.moveFocus(parent);
};

/** Closes what lies on top; false where nothing is open. */
const closeTopmost: Handler = ({ model, actions, editing }) => {
  if (actions.hideTooltip() || editing.toast.hide()) return true;
  if (model.legendOpen) actions.openLegend(false);
  else if (model.whyOpen) actions.openWhy(false);
  else if (model.selectedRow >= 0) actions.clearSelection();
  else return false;
  return true;
};

const enter: Handler = ({ event, model, actions, commands, row }) => {
  const cell = event.target instanceof Element ? event.target.closest('[role=gridcell]') : null;
  const field = cell && fieldOf(cell);
  if (field) commands.editCell(row, field);
  else {
    actions.select(row);
    actions.openWhy(true);
  }
  return model.shown.rows.length > 0;
};

/** The field that a cell shows; null where it cannot be edited in place. */
export function fieldOf(cell: Element) {
  for (const name of cell.classList) {
    const field = cellField(name);
    if (field) return field;
  }
  return null;
}

const space: Handler = ({ model, row }) => {
  const id = model.view?.rows[row]?.id;
  if (id !== undefined) model.select(toggled(model.selection, id));
};

const extend =
  (step: 1 | -1): Handler =>
  ({ model, actions }) => {
    const from = model.rowAt(model.focused)?.id;
    const to = Math.max(0, Math.min(model.focused + step, last(model)));
    const id = model.rowAt(to)?.id;
    if (id === undefined || from === undefined) return;
    const begun = model.selection.ids.size > 0 ? model.selection : several([from]);
    model.select(extended(begun, id, idsShown(model)));
    actions.moveFocus(to);
  };

const selectAll: Handler = ({ model }) => {
  model.select(everything(idsShown(model), model.selection.lead));
};

const acting =
  (act: (actions: Actions) => void): Handler =>
  ({ actions }) =>
    act(actions);

const editing =
  (act: (keyed: Keyed) => void): Handler =>
  (keyed) => {
    if (keyed.row >= 0) act(keyed);
  };

const KEYS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['ArrowDown', move((model) => model.focused + 1)],
  ['ArrowUp', (keyed) => (keyed.model.focused === 0 ? keyed.actions.focusHeader() : move(up)(keyed))],
  ['PageDown', move((model) => model.focused + page(model))],
  ['PageUp', move((model) => model.focused - page(model))],
  [
    'Home',
    (keyed) => (keyed.model.focusedCell < 0 ? move(() => 0)(keyed) : keyed.actions.moveFocus(keyed.model.focused, 0)),
  ],
  [
    'End',
    (keyed) =>
      keyed.model.focusedCell < 0
        ? move(last)(keyed)
        : keyed.actions.moveFocus(keyed.model.focused, lastCell(keyed.model)),
  ],
  ['ArrowRight', right],
  ['ArrowLeft', left],
  ['Enter', enter],
  ['Escape', closeTopmost],
  [' ', space],
  ['F2', editing(({ commands, row }) => commands.rename(row))],
  ['Insert', editing(({ commands, row }) => commands.add(row))],
  ['Delete', editing(({ commands, row }) => commands.remove(row))],
  ['m', editing(({ modes, row }) => modes.begin('move', row))],
  ['p', editing(({ modes, row }) => modes.begin('progress', row))],
  ['l', editing(({ link, row }) => link(row))],
  ['ContextMenu', ({ menu }) => menu()],
  ['+', acting((actions) => actions.zoom(ZOOM_STEP))],
  ['=', acting((actions) => actions.zoom(ZOOM_STEP))],
  ['-', acting((actions) => actions.zoom(1 / ZOOM_STEP))],
  ['−', acting((actions) => actions.zoom(1 / ZOOM_STEP))],
  ['0', acting((actions) => actions.fit())],
  ['.', acting((actions) => actions.fitSelection())],
  ['t', acting((actions) => actions.today())],
  ['[', acting((actions) => actions.driver())],
  [']', acting((actions) => actions.driven())],
  ['F8', acting((actions) => actions.nextFinding(1))],
  ['/', acting((actions) => actions.focusSearch())],
  ['c', acting((actions) => actions.criticalOnly())],
  ['?', ({ model, actions }) => actions.openLegend(!model.legendOpen)],
]);

/** Where a key means something else with Shift; capitals are typed with it. */
const SHIFT_KEYS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['ArrowDown', extend(1)],
  ['ArrowUp', extend(-1)],
  ['F8', acting((actions) => actions.nextFinding(-1))],
  ['F10', ({ menu }) => menu()],
  ...['m', 'p', 'l', 't', 'c'].flatMap((key): [string, Handler][] => {
    const handler = KEYS.get(key);
    return handler ? [[key.toUpperCase(), handler]] : [];
  }),
]);

const CTRL_KEYS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['Enter', ({ actions, row }) => actions.reveal(row, false)],
  ['Home', move(() => 0)],
  ['End', move(last)],
  // Keyboards without a Delete key.
  ['Backspace', editing(({ commands, row }) => commands.remove(row))],
  ['a', selectAll],
  ['c', ({ copy }) => copy()],
  [']', editing(({ commands, row }) => commands.shift(row, 'indent'))],
  ['[', editing(({ commands, row }) => commands.shift(row, 'outdent'))],
]);

/** Alt+← and Alt+→ are VS Code's way back and forth. */
const ALT_KEYS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['ArrowUp', editing(({ commands, row }) => commands.reorder(row, 'up'))],
  ['ArrowDown', editing(({ commands, row }) => commands.reorder(row, 'down'))],
]);
