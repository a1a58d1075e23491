/** What the menus of the toolbar offer. */
import type { MenuEntry } from '../../shared/menu-list.ts';
import type { Layer } from '../chart/chart.ts';
import { columnChoice, nextSort } from '../grid/column-menu.ts';
import { COLUMNS } from '../model/columns.ts';
import {
  type Filters,
  FLAGS,
  isFiltering,
  type ListFilter,
  NO_FILTERS,
  namesIn,
  toggledName,
} from '../model/filters.ts';
import { GROUPINGS, type GroupBy } from '../model/grouping.ts';
import type { Page } from '../part.ts';

const LINE: MenuEntry = { kind: 'line' };

const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  critical: 'Critical path',
  links: 'Links',
  progress: 'Progress',
  slack: 'Slack',
  deadlines: 'Deadlines',
  constraints: 'Constraints',
  baseline: 'Approved plan (baseline)',
  chance: 'Chance (P50 to P80)',
  overAllocated: 'Over-allocation',
  findings: 'Findings',
  labels: 'Names at the bars',
  nonWorking: 'Days off',
};

export function showEntries(page: Page): readonly MenuEntry[] {
  const { model, actions, relayout } = page;
  return [
    { kind: 'menu', label: 'Columns', entries: () => columnChoice(page) },
    { kind: 'menu', label: 'Marks', entries: () => layerEntries(page) },
    LINE,
    { kind: 'check', label: 'Why pane', checked: model.whyOpen, run: () => actions.openWhy(!model.whyOpen) },
    {
      kind: 'check',
      label: 'Compact rows',
      checked: model.compact,
      run: () => {
        model.compact = !model.compact;
        relayout();
      },
    },
    ...page.entriesOf('show'),
    LINE,
    { kind: 'action', label: 'Expand all', run: actions.expandAll },
    { kind: 'action', label: 'Collapse all', run: actions.collapseAll },
  ];
}

function layerEntries({ model, invalidate }: Page): readonly MenuEntry[] {
  return Object.entries(LAYER_WORDS).map(([name, label]) => {
    const layer = name as Layer;
    return {
      kind: 'check',
      label,
      checked: !model.hidden.has(layer),
      run: () => {
        if (!model.hidden.delete(layer)) model.hidden.add(layer);
        invalidate();
      },
    };
  });
}

const GROUP_WORDS: Readonly<Record<GroupBy, string>> = {
  phase: 'By phase',
  team: 'By team',
  person: 'By person',
  stage: 'By stage',
};

export function groupEntries({ model, actions }: Page): readonly MenuEntry[] {
  const { group, sort } = model.table;
  const choice = (by: GroupBy | null): MenuEntry => ({
    kind: 'choice',
    label: by === null ? 'The plan’s own tree' : GROUP_WORDS[by],
    checked: group === by,
    run: () => actions.arrange({ group: by }),
  });
  const sorting = (['name', ...model.table.columns] as const).map((column): MenuEntry => {
    const here = sort?.column === column;
    const { explained, title } = COLUMNS[column];
    return {
      kind: 'choice',
      label: `${explained ?? title}${here ? (sort.descending ? ' ▼' : ' ▲') : ''}`,
      checked: here,
      run: () => actions.arrange({ sort: nextSort(sort, column) }),
    };
  });
  const unsorted: MenuEntry = {
    kind: 'choice',
    label: 'The plan’s own order',
    checked: sort === null,
    run: () => actions.arrange({ sort: null }),
  };
  return [
    { kind: 'heading', label: 'Group' },
    choice(null),
    ...GROUPINGS.map(choice),
    LINE,
    { kind: 'heading', label: 'Sort' },
    unsorted,
    ...sorting,
  ];
}

export function filterEntries(page: Page): readonly MenuEntry[] {
  const { model, actions } = page;
  const { filters, me } = model.table;
  const set = (next: Filters): void => actions.arrange({ filters: next });
  const flags = FLAGS.map(([flag, label]): MenuEntry => {
    if (flag === 'mine' && me === null) return { kind: 'menu', label: 'Mine: I am', entries: () => meEntries(page) };
    return {
      kind: 'check',
      label: flag === 'mine' ? `${label} (${me})` : label,
      checked: filters[flag],
      run: () => set({ ...model.table.filters, [flag]: !model.table.filters[flag] }),
    };
  });
  const lists = (
    [
      ['people', 'Person'],
      ['teams', 'Team'],
      ['tags', 'Tag'],
    ] as const
  ).flatMap(([list, label]): MenuEntry[] => {
    const names = namesIn(model.view?.rows ?? [], list, model.dates.locale);
    return names.length === 0 ? [] : [{ kind: 'menu', label, entries: () => nameEntries(page, list, names) }];
  });
  return [
    ...flags,
    LINE,
    ...lists,
    ...(me === null ? [] : [{ kind: 'menu', label: 'I am', entries: () => meEntries(page) } as const]),
    LINE,
    { kind: 'action', label: 'Clear filters', off: !isFiltering(filters), run: () => set(NO_FILTERS) },
  ];
}

function nameEntries({ model, actions }: Page, list: ListFilter, names: readonly string[]): readonly MenuEntry[] {
  return names.map((name) => ({
    kind: 'check',
    label: name,
    checked: model.table.filters[list].includes(name),
    run: () => actions.arrange({ filters: toggledName(model.table.filters, list, name) }),
  }));
}

function meEntries({ model, actions }: Page): readonly MenuEntry[] {
  const { me } = model.table;
  const set = (next: string | null): void => {
    actions.arrange({ me: next, filters: { ...model.table.filters, mine: next !== null } });
  };
  return [
    ...namesIn(model.view?.rows ?? [], 'people', model.dates.locale).map(
      (name): MenuEntry => ({ kind: 'choice', label: name, checked: name === me, run: () => set(name) }),
    ),
    LINE,
    { kind: 'choice', label: 'Nobody of these', checked: me === null, run: () => set(null) },
  ];
}

export function exportEntries({ run, host }: Page): readonly MenuEntry[] {
  return [
    { kind: 'action', label: 'Copy as picture', run: () => run('copyPicture') },
    LINE,
    { kind: 'action', label: 'Picture (SVG)…', run: () => run('exportSvg') },
    { kind: 'action', label: 'Picture (PNG)…', run: () => run('exportPng') },
    { kind: 'action', label: 'Print or PDF…', run: () => run('print') },
    ...(host.standsAlone ? [] : textEntries(host)),
  ];
}

function textEntries(host: Page['host']): readonly MenuEntry[] {
  return [
    LINE,
    { kind: 'action', label: 'Web page (HTML)…', run: () => host.post({ type: 'export', format: 'html' }) },
    { kind: 'action', label: 'Mermaid…', run: () => host.post({ type: 'export', format: 'mermaid' }) },
    { kind: 'action', label: 'Markdown…', run: () => host.post({ type: 'export', format: 'markdown' }) },
  ];
}

/** @param all also what a narrow toolbar has no buttons for. */
export function moreEntries(page: Page, all: boolean): readonly MenuEntry[] {
  const { model, actions } = page;
  const folded: readonly MenuEntry[] = [
    { kind: 'action', label: 'Fit the plan', keys: '0', run: actions.fit },
    { kind: 'action', label: 'Go to today', keys: 'T', run: actions.today },
    LINE,
    { kind: 'menu', label: 'Show', entries: () => showEntries(page) },
    { kind: 'menu', label: 'Group and sort', entries: () => groupEntries(page) },
    { kind: 'menu', label: 'Filter', entries: () => filterEntries(page) },
    { kind: 'menu', label: 'Export', entries: () => exportEntries(page) },
    LINE,
  ];
  return [
    ...(all ? folded : []),
    { kind: 'check', label: 'Legend (?)', checked: model.legendOpen, run: () => actions.openLegend(!model.legendOpen) },
    ...page.entriesOf('more'),
  ];
}
