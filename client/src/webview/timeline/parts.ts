/** The parts of the page, in the order they stand in their slots and are drawn. A new one is a row here. */
import { chartPart } from './chart/chart-part.ts';
import { editPart } from './edit/edit-part.ts';
import { gridPart } from './grid/grid-part.ts';
import { headerPart } from './grid/header.ts';
import { sash } from './grid/sash.ts';
import { filterBar } from './panes/filter-bar.ts';
import { legend } from './panes/legend.ts';
import { minimap } from './panes/minimap.ts';
import { noticePart } from './panes/notice.ts';
import { statusBar } from './panes/status-bar.ts';
import { toolbar } from './panes/toolbar.ts';
import { whyPane } from './panes/why-pane.ts';
import type { Page, Part } from './part.ts';

export const PARTS: readonly ((page: Page) => Part)[] = [
  toolbar,
  filterBar,
  noticePart,
  headerPart,
  gridPart,
  chartPart,
  editPart,
  sash,
  legend,
  minimap,
  whyPane,
  statusBar,
];
