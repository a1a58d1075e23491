import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutOf } from '../../client/src/webview/timeline/grid/layout.ts';
import {
  COLUMNS,
  DEFAULT_COLUMNS,
  movedColumn,
  offeredColumns,
  withColumn,
} from '../../client/src/webview/timeline/model/columns.ts';
import {
  type Filters,
  filterChips,
  filterTest,
  isLate,
  NO_FILTERS,
  namesIn,
} from '../../client/src/webview/timeline/model/filters.ts';
import { keptData, readKept } from '../../client/src/webview/timeline/model/kept-state.ts';
import { foundPieces, searchTest } from '../../client/src/webview/timeline/model/search.ts';
import { AS_PLANNED, FOLD, shownRows } from '../../client/src/webview/timeline/model/shown-rows.ts';
import { sortedTree } from '../../client/src/webview/timeline/model/sorting.ts';
import type { TimelineRow } from '../../server/src/protocol/timeline.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { largePlan } from '../support/large-plan.ts';
import { analysisOfText } from '../support/views.ts';

const view = timelineView(
  analysisOfText(`
project: {name: Move, start: 2026-03-02, status-date: 2026-03-04, currency: EUR}
phases:
  design:
    name: Design
    stage: planning
    tasks:
      survey: {name: Survey the links, duration: 5d, assign: [ali, bea], percent-complete: 20, actual-start: 2026-03-02}
      rules: {name: Firewall rules, duration: 3d, after: survey, deadline: 2026-03-10, assign: ali, tags: [edge]}
      spare: {name: Spare parts, duration: 1d}
  build:
    name: Build
    stage: execution
    after: design
    tasks:
      cable: {name: Cable, duration: 10d, assign: bea}
      power:
        name: Power
        tasks:
          grid: {name: Grid, duration: 2d}
          batteries: {name: Batteries, duration: 1d}
resources:
  ali: {name: Ali Demir, team: net, rate: 80/h}
  bea: {name: Bea Kurz}
teams: {net: {name: Networks}}
`),
  1,
);

const ids = (shown: { rows: Int32Array }) => [...shown.rows].map((index) => view.rows[index]?.id ?? '–');
const wanted = (filters: Partial<Filters>, me: string | null = null) =>
  filterTest({ ...NO_FILTERS, ...filters }, me, view);
const found = (filters: Partial<Filters>, me: string | null = null) =>
  view.rows.filter((row) => wanted(filters, me)?.(row)).map(({ id }) => id);
const rowOf = (id: string): TimelineRow => {
  const row = view.rows.find((each) => each.id === id);
  assert.ok(row);
  return row;
};

describe('the rows shown', () => {
  it('leaves out what lies in a collapsed phase and lets the phase stand for it', () => {
    const shown = shownRows(view.rows, { ...AS_PLANNED, collapsed: new Set(['design']) });
    assert.deepEqual(ids(shown), ['design', 'build', 'cable', 'power', 'grid', 'batteries']);
    assert.equal(shown.positions[view.rows.indexOf(rowOf('rules'))], 0);
    assert.equal(shown.isShown(view.rows.indexOf(rowOf('rules'))), false);
    assert.deepEqual([...shown.folds], [FOLD.shut, FOLD.open, FOLD.none, FOLD.open, FOLD.none, FOLD.none]);
    assert.deepEqual([...shown.parents], [-1, -1, 1, 1, 3, 3]);
    assert.deepEqual([...shown.levels], [0, 0, 1, 1, 2, 2]);
  });

  it('keeps the phases of what is wanted, and counts the rows', () => {
    const shown = shownRows(view.rows, { ...AS_PLANNED, wanted: searchTest('batt') });
    assert.deepEqual(ids(shown), ['build', 'power', 'batteries']);
    assert.equal(shown.count, 3);
  });

  it('groups tasks under their people, a task of two under each, with its links at the first', () => {
    const shown = shownRows(view.rows, { ...AS_PLANNED, group: 'person' });
    assert.deepEqual(ids(shown), ['–', 'survey', 'rules', '–', 'survey', 'cable', '–', 'spare', 'grid', 'batteries']);
    assert.deepEqual(
      [...shown.headings].map(([position, { title, count }]) => [position, title, count]),
      [
        [0, 'Ali Demir', 2],
        [3, 'Bea Kurz', 2],
        [6, 'Nobody', 3],
      ],
    );
    assert.equal(shown.positions[view.rows.indexOf(rowOf('survey'))], 1);
    assert.equal(shown.count, 6);
    assert.equal(shown.positions[view.rows.indexOf(rowOf('design'))], -1);
  });

  it('shuts a group, and lets its heading stand for its tasks', () => {
    const shown = shownRows(view.rows, { ...AS_PLANNED, group: 'team', collapsed: new Set(['team/Networks']) });
    assert.deepEqual(
      [...shown.headings.values()].map(({ title }) => title),
      ['Networks', 'No team'],
    );
    assert.equal(shown.folds[0], FOLD.shut);
    assert.equal(shown.positions[view.rows.indexOf(rowOf('rules'))], 0);
  });

  it('groups by stage in the order of a project, and by phase in the order of the plan', () => {
    for (const [by, titles] of [
      ['stage', ['Planning', 'Execution']],
      ['phase', ['Design', 'Build']],
    ] as const) {
      const { headings } = shownRows(view.rows, { ...AS_PLANNED, group: by });
      assert.deepEqual(
        [...headings.values()].map(({ title }) => title),
        titles,
      );
    }
  });

  it('tells two phases of one name apart', () => {
    const phase = (tasks: string) => `{name: Build, tasks: {${tasks}: {duration: 1d}}}`;
    const twice = timelineView(
      analysisOfText(
        `project: {name: X, start: 2026-03-02}\nphases: {first: ${phase('a')}, test: {tasks: {b: {}}}, again: ${phase('c')}}\n`,
      ),
      1,
    );
    const { headings } = shownRows(twice.rows, { ...AS_PLANNED, group: 'phase' });
    assert.deepEqual(
      [...headings.values()].map(({ title, count }) => [title, count]),
      [
        ['Build (first)', 1],
        ['Test', 1],
        ['Build (again)', 1],
      ],
    );
  });

  it('filters and sorts within groups', () => {
    const shown = shownRows(view.rows, {
      ...AS_PLANNED,
      group: 'person',
      sort: { column: 'duration', descending: true },
      wanted: wanted({ people: ['Bea Kurz'] }),
    });
    assert.deepEqual(ids(shown), ['–', 'survey', '–', 'cable', 'survey']);
    assert.deepEqual(shown.headings.get(2)?.span, { start: rowOf('survey').start, finish: rowOf('cable').finish });
  });

  it('never loses or doubles a row of the tree, however it is sorted and collapsed', () => {
    const large = timelineView(analysisOfText(largePlan(300)), 1).rows;
    const column = fc.constantFrom(...(Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]));
    fc.assert(
      fc.property(
        column,
        fc.boolean(),
        fc.array(fc.nat(large.length - 1), { maxLength: 6 }),
        (by, descending, shut) => {
          const collapsed = new Set(shut.map((index) => large[index]?.id ?? ''));
          const shown = shownRows(large, { ...AS_PLANNED, collapsed, sort: { column: by, descending } });
          assert.equal(new Set(shown.rows).size, shown.rows.length);
          for (const [position, index] of shown.rows.entries()) {
            const parent = large[index]?.parent ?? -1;
            assert.equal(shown.parents[position], parent < 0 ? -1 : shown.positions[parent]);
            assert.ok((shown.parents[position] ?? 0) < position);
          }
          for (const [index, row] of large.entries()) {
            const inShut =
              row.parent >= 0 && (collapsed.has(large[row.parent]?.id ?? '') || !shown.isShown(row.parent));
            assert.equal(shown.isShown(index), !inShut, row.id);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('sorting', () => {
  it('moves siblings among themselves, equals in the order of the plan', () => {
    const order = [...sortedTree(view.rows, { column: 'duration', descending: false })].map((at) => view.rows[at]?.id);
    assert.deepEqual(order, ['design', 'spare', 'rules', 'survey', 'build', 'power', 'batteries', 'grid', 'cable']);
  });

  it('puts what has nothing to compare last in both directions', () => {
    for (const descending of [false, true]) {
      const order = [...sortedTree(view.rows, { column: 'deadline', descending })].map((at) => view.rows[at]?.id);
      assert.deepEqual(order.slice(0, 4), ['design', 'rules', 'survey', 'spare']);
    }
  });
});

describe('filters', () => {
  it('hold together, and of several names any', () => {
    assert.deepEqual(found({ people: ['Ali Demir', 'Bea Kurz'] }), ['survey', 'rules', 'cable']);
    assert.deepEqual(found({ people: ['Ali Demir', 'Bea Kurz'], tags: ['edge'] }), ['rules']);
    assert.deepEqual(found({ teams: ['Networks'] }), ['survey', 'rules']);
    assert.deepEqual(found({ mine: true }, 'Bea Kurz'), ['survey', 'cable']);
    assert.deepEqual(found({ mine: true }), []);
    assert.ok(found({ critical: true }).includes('cable') && !found({ critical: true }).includes('spare'));
    assert.equal(filterTest(NO_FILTERS, 'Ali Demir', view), null);
  });

  it('call late what misses its deadline, slipped, or did less than the time gone by', () => {
    assert.ok(isLate(rowOf('rules'), view), 'misses its deadline');
    assert.ok(isLate({ ...rowOf('survey'), totalSlack: 0 }, view), '20 percent after three of its seven days');
    assert.ok(isLate({ ...rowOf('spare'), totalSlack: -60 }, view), 'cannot be in time');
    assert.ok(!isLate({ ...rowOf('survey'), totalSlack: 0, percent: 60 }, view));
    assert.ok(!isLate(rowOf('cable'), view));
    const baseline = { start: 0, finish: 0, slipText: '+3d' };
    assert.ok(isLate({ ...rowOf('cable'), baseline }, view));
    assert.ok(!isLate({ ...rowOf('cable'), baseline, done: true }, view));
    assert.ok(!isLate({ ...rowOf('rules'), cancelled: true }, view));
  });

  it('are taken away one by one', () => {
    const filters = { ...NO_FILTERS, late: true, people: ['Ali Demir', 'Bea Kurz'], tags: ['edge'] };
    const chips = filterChips(filters);
    assert.deepEqual(
      chips.map(({ label }) => label),
      ['Late', 'Ali Demir', 'Bea Kurz', '#edge'],
    );
    assert.deepEqual(chips[1]?.without.people, ['Bea Kurz']);
    assert.deepEqual(namesIn(view.rows, 'people'), ['Ali Demir', 'Bea Kurz']);
  });
});

describe('the search', () => {
  it('wants every word, in names, ids, people, teams or tags', () => {
    const matches = (text: string) => view.rows.filter((row) => searchTest(text)?.(row)).map(({ id }) => id);
    assert.deepEqual(matches('demir FIRE'), ['rules']);
    assert.deepEqual(matches('networks'), ['survey', 'rules']);
    assert.deepEqual(matches('zzz'), []);
    assert.equal(searchTest('  '), null);
  });

  it('cuts a name at the words it finds, and not where letters change their length', () => {
    assert.deepEqual(foundPieces('Firewall rules', ['wall', 'rule']), [
      ['Fire', false],
      ['wall', true],
      [' ', false],
      ['rule', true],
      ['s', false],
    ]);
    assert.deepEqual(foundPieces('aaa', ['aa']), [
      ['aa', true],
      ['a', false],
    ]);
    assert.deepEqual(foundPieces('İzmir cable', ['cable']), [['İzmir cable', false]]);
  });
});

describe('the columns', () => {
  const room = { pageWidth: 1400, width: 1400, height: 700, treeWidth: null, list: false, compact: false, lanes: 1 };
  const table = { columns: DEFAULT_COLUMNS, widths: new Map() };

  it('are offered where the plan has something to show in them', () => {
    assert.ok(offeredColumns(view, []).includes('cost'));
    assert.ok(!offeredColumns(view, []).includes('p80'));
    assert.ok(offeredColumns(view, ['p80']).includes('p80'));
  });

  it('come in where they belong, move, and go', () => {
    assert.deepEqual(withColumn(DEFAULT_COLUMNS, 'duration'), ['start', 'finish', 'duration', 'percent']);
    assert.deepEqual(withColumn(DEFAULT_COLUMNS, 'start'), ['finish', 'percent']);
    assert.deepEqual(movedColumn(DEFAULT_COLUMNS, 'percent', -1), ['start', 'percent', 'finish']);
    assert.deepEqual(movedColumn(DEFAULT_COLUMNS, 'percent', 1), DEFAULT_COLUMNS);
  });

  it('lie beside the name as far as there is room, the finish longest', () => {
    assert.deepEqual(layoutOf({ ...room, table }).treeWidth, 420);
    const medium = layoutOf({ ...room, pageWidth: 700, width: 700, table });
    assert.deepEqual([medium.treeWidth, medium.columns], [294, ['name', 'finish']]);
    assert.equal(layoutOf({ ...room, pageWidth: 570, width: 570, table }).treeWidth, 258);
    const tight = layoutOf({ ...room, treeWidth: 270, table });
    assert.deepEqual(tight.columns, ['name', 'start', 'finish']);
    const list = layoutOf({ ...room, pageWidth: 380, width: 380, list: true, table });
    assert.deepEqual([list.chartWidth, list.columns], [0, ['name', 'start', 'finish']]);
    assert.deepEqual(layoutOf({ ...room, pageWidth: 380, width: 380, table }).columns, ['name']);
  });

  it('fill the table exactly, whatever the widths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (width, tree) => {
        const { places, treeWidth, chartWidth } = layoutOf({ ...room, width, treeWidth: tree, table });
        assert.equal(treeWidth + chartWidth, width);
        assert.equal(
          places.reduce((sum, place) => sum + place.width, 0),
          treeWidth,
        );
        assert.ok(
          places.every(
            (place, at) => at === 0 || place.left === (places[at - 1]?.left ?? 0) + (places[at - 1]?.width ?? 0),
          ),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is kept over a reload', () => {
  it('comes back as it was, through JSON', () => {
    const state = readKept({});
    const chosen = {
      ...state,
      pxPerDay: 12,
      collapsed: ['design'],
      table: {
        columns: ['who', 'finish'] as const,
        widths: new Map([['who', 150]] as const),
        sort: { column: 'slack', descending: true } as const,
        group: 'person' as const,
        filters: { ...NO_FILTERS, late: true, people: ['Ali Demir'] },
        search: { text: 'cable', hides: true },
        me: 'Ali Demir',
      },
    };
    assert.deepEqual(readKept(JSON.parse(JSON.stringify(keptData(chosen)))), chosen);
  });

  it('falls back wherever it makes no sense', () => {
    const usual = readKept(null);
    const hostile = {
      pxPerDay: Number.NaN,
      collapsed: 7,
      table: {
        columns: ['name', 'start', 'start', '__proto__', 4],
        widths: [['start', 1e9], ['finish', 'wide'], 'x', ['nothing', 50], null],
        sort: { column: 'constructor' },
        group: 'toString',
        filters: { critical: 'yes', people: 'Ali', teams: [3, 'x'.repeat(501)], tags: null },
        search: { text: {}, hides: 1 },
        me: 5,
      },
    };
    const read = readKept(hostile);
    assert.deepEqual(read.table, { ...usual.table, columns: ['start'] });
    assert.equal(read.collapsed, null);
    fc.assert(
      fc.property(fc.anything(), (anything) => void readKept({ table: anything })),
      { numRuns: 100 },
    );
  });
});
