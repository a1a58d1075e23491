/** What can be done on the page, however it is asked for: by key, pointer, button or message. */

import type { TableChoice } from './model/table-choice.ts';

export interface Actions {
  readonly moveFocus: (position: number, cell?: number) => void;
  readonly select: (row: number) => void;
  readonly clearSelection: () => void;
  /** Selects a row, opens what hides it and brings it into sight. */
  readonly goToRow: (row: number) => void;
  /** As the text cursor does: selects a row, and shows it unless filters or groups leave it out. */
  readonly follow: (row: number) => void;
  /** Shows the row's line; the cursor follows only where the focus may leave the page. */
  readonly reveal: (row: number, keepFocus: boolean) => void;
  readonly toggle: (position: number) => void;
  readonly collapseAll: () => void;
  readonly expandAll: () => void;
  readonly openWhy: (open: boolean) => void;
  readonly openLegend: (open: boolean) => void;
  readonly fit: () => void;
  readonly fitSelection: () => void;
  readonly today: () => void;
  /** Around `x` of the chart; without one around the selected bar, or the middle where that is out of sight. */
  readonly zoom: (factor: number, x?: number) => void;
  /** Another choice of columns, order, groups, filters or search. */
  readonly arrange: (choice: Partial<TableChoice>) => void;
  readonly criticalOnly: () => void;
  readonly clearFilters: () => void;
  readonly focusSearch: () => void;
  readonly focusHeader: () => void;
  /** To the next row that the search finds, from the row that has the tab stop. */
  readonly nextMatch: (step: 1 | -1 | 0) => void;
  readonly nextFinding: (step: 1 | -1) => void;
  readonly driver: () => void;
  readonly driven: () => void;
  readonly hideTooltip: () => boolean;
  readonly nextRegion: (step: 1 | -1) => void;
}
