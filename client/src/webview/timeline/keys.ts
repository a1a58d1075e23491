/**
 * The keyboard within the grid. A handled key goes no further, or VS Code would act on it too; all
 * others are left to VS Code.
 */
import type { Actions } from './actions.ts';
import { CELL_COUNT } from './grid/tree-rows.ts';
import type { PageModel } from './model/page-model.ts';
import { ZOOM_STEP } from './panes/toolbar.ts';
import type { Page, Part } from './part.ts';

type Handler = (event: KeyboardEvent, model: PageModel, actions: Actions) => void;

export function listenToKeys({ layer, model, actions }: Page): Part {
  layer.addEventListener('keydown', (event) => handleGridKey(event, model, actions));
  return { at: [] };
}

/** @returns true where the key was one of ours. */
function handleGridKey(event: KeyboardEvent, model: PageModel, actions: Actions): boolean {
  if (event.altKey || event.isComposing) return false;
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape') {
    if (!closeTopmost(model, actions)) return false;
  } else {
    const handler = ctrl ? CTRL_KEYS.get(event.key) : KEYS.get(event.key);
    if (!handler) return false;
    handler(event, model, actions);
  }
  event.preventDefault();
  event.stopPropagation();
  return true;
}

const page = (model: PageModel) =>
  Math.max(1, Math.floor(model.layout.rowsHeight / model.layout.metrics.rowHeight) - 1);
const last = (model: PageModel) => model.shown.rows.length - 1;
const current = (model: PageModel) => model.shown.rows[model.focused] ?? -1;

const move =
  (target: (model: PageModel) => number): Handler =>
  (_event, model, actions) => {
    actions.moveFocus(Math.max(0, Math.min(target(model), last(model))), model.focusedCell);
  };

const right: Handler = (_event, model, actions) => {
  const row = model.rowAt(model.focused);
  if (!row) return;
  if (model.focusedCell < 0 && model.isParent(model.focused) && model.collapsed.has(row.id))
    actions.toggle(model.focused);
  else actions.moveFocus(model.focused, Math.min(model.focusedCell + 1, CELL_COUNT - 1));
};

const left: Handler = (_event, model, actions) => {
  const row = model.rowAt(model.focused);
  if (!row) return;
  if (model.focusedCell >= 0) actions.moveFocus(model.focused, model.focusedCell - 1);
  else if (model.isParent(model.focused) && !model.collapsed.has(row.id)) actions.toggle(model.focused);
  else if (row.parent >= 0) actions.moveFocus(model.shown.positions[row.parent] ?? model.focused);
};

/** Closes what lies on top; false where nothing is open, so that VS Code may have the key. */
function closeTopmost(model: PageModel, actions: Actions): boolean {
  if (actions.hideTooltip()) return true;
  if (model.legendOpen) actions.openLegend(false);
  else if (model.whyOpen) actions.openWhy(false);
  else if (model.selectedRow >= 0) actions.clearSelection();
  else return false;
  return true;
}

const run =
  (action: (actions: Actions) => void): Handler =>
  (_event, _model, actions) => {
    action(actions);
  };

const KEYS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['ArrowDown', move((model) => model.focused + 1)],
  ['ArrowUp', move((model) => model.focused - 1)],
  ['PageDown', move((model) => model.focused + page(model))],
  ['PageUp', move((model) => model.focused - page(model))],
  [
    'Home',
    (event, model, actions) =>
      (model.focusedCell < 0 ? move(() => 0)(event, model, actions) : actions.moveFocus(model.focused, 0)) ?? undefined,
  ],
  [
    'End',
    (event, model, actions) =>
      (model.focusedCell < 0 ? move(last)(event, model, actions) : actions.moveFocus(model.focused, CELL_COUNT - 1)) ??
      undefined,
  ],
  ['ArrowRight', right],
  ['ArrowLeft', left],
  [
    'Enter',
    (_event, model, actions) => {
      actions.select(current(model));
      actions.openWhy(true);
    },
  ],
  [
    ' ',
    (_event, model, actions) => {
      if (current(model) === model.selectedRow) actions.clearSelection();
      else actions.select(current(model));
    },
  ],
  ['+', run((actions) => actions.zoom(ZOOM_STEP))],
  ['=', run((actions) => actions.zoom(ZOOM_STEP))],
  ['-', run((actions) => actions.zoom(1 / ZOOM_STEP))],
  ['−', run((actions) => actions.zoom(1 / ZOOM_STEP))],
  ['0', run((actions) => actions.fit())],
  ['.', run((actions) => actions.fitSelection())],
  ['t', run((actions) => actions.today())],
  ['T', run((actions) => actions.today())],
  ['[', run((actions) => actions.driver())],
  [']', run((actions) => actions.driven())],
  [
    'F8',
    (event, _model, actions) => {
      actions.nextFinding(event.shiftKey ? -1 : 1);
    },
  ],
  ['/', run((actions) => actions.focusSearch())],
  ['c', run((actions) => actions.criticalOnly())],
  ['C', run((actions) => actions.criticalOnly())],
  [
    '?',
    (_event, model, actions) => {
      actions.openLegend(!model.legendOpen);
    },
  ],
]);

const CTRL_KEYS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  [
    'Enter',
    (_event, model, actions) => {
      actions.reveal(current(model), false);
    },
  ],
  // On some layouts the brackets need AltGr, which comes as Ctrl+Alt and was left alone above.
  ['Home', move(() => 0)],
  ['End', move(last)],
]);
