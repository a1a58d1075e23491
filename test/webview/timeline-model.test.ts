/** However a text is typed, what the page knows after it was told of changes is what it would know of the view at the end. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readKept } from '../../client/src/webview/timeline/model/kept-state.ts';
import { PageModel } from '../../client/src/webview/timeline/model/page-model.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { receivedTimeline, sentChanges, sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { TimelineTeller } from '../../server/src/views/timeline/teller.ts';
import { analysed, BUSY, EARLY_EDIT, edited } from '../support/typed-plan.ts';

const SETTINGS = { locale: 'en-GB', today: Date.UTC(2026, 2, 5, 10) / 60_000, readOnly: null };
/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 30);
const EDITS = 6;

const SORT = fc.record({ column: fc.constantFrom('name', 'start', 'slack'), descending: fc.boolean() });
const TABLE = fc.record({
  sort: fc.option(SORT),
  group: fc.option(fc.constantFrom('person', 'phase'), { freq: 3 }),
  search: fc.record({ text: fc.constantFrom('', 'ab', 'a', 'ali'), hides: fc.boolean() }),
  filters: fc.record({ critical: fc.boolean(), late: fc.boolean() }),
});
const CHOICE = fc.record({
  collapsed: fc.subarray(['planning', 'sum']),
  selected: fc.constantFrom([], ['d'], ['e'], ['f'], ['g'], ['t0'], ['t1']),
  // What is kept from change to change depends on most of a table's choices being none.
  table: fc.oneof(fc.constant({}), fc.record({ sort: SORT }), fc.record({ sort: SORT }), TABLE),
});

describe('what the page knows of a timeline', () => {
  it('is after any changes what it would be after a reload', () => {
    fc.assert(
      fc.property(CHOICE, fc.array(EARLY_EDIT, { minLength: 1, maxLength: EDITS }), (choice, edits) => {
        const teller = new TimelineTeller();
        const told = new PageModel(readKept(choice));
        let text = BUSY;
        let analysis = analysed(text, undefined);
        const whole = (model: PageModel) => {
          model.setView(receivedTimeline(overTheWire(sentTimeline(teller.view()))), SETTINGS);
        };
        runToEnd(teller.telling(analysis, 1, { serial: 1 }));
        whole(told);
        for (const [key, edit] of edits.entries()) {
          text = edited(text, edit, BUSY);
          analysis = analysed(text, analysis);
          runToEnd(teller.telling(analysis, 1, { serial: key + 2 }));
          told.focused = (key * 7) % Math.max(1, told.shown.rows.length);
          const on = told.rowAt(told.focused)?.id;
          const changes = teller.changesSince(key + 1);
          if (changes) told.change(overTheWire(sentChanges(changes)));
          else whole(told);
          const reloaded = new PageModel(readKept(choice));
          whole(reloaded);
          assert.deepEqual(known(told), known(reloaded), text);
          const row = on === undefined ? -1 : told.rowOf(on);
          if (told.shown.isShown(row)) assert.equal(told.rowAt(told.focused)?.id, on, text);
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);
});

function known(model: PageModel) {
  const { view, shown, links, chain, bands, extent, layout, selectedRow, tally } = model;
  const { isShown: _, ...places } = shown;
  return {
    ...{ view, places, chain, bands, extent, layout, selectedRow, tally },
    matches: [...model.matches()],
    links: [...links.index].map((index, number) => [index, links.from[number], links.to[number], links.lane(number)]),
    rows: view?.rows.map(({ id }) => model.rowOf(id)),
    short: model.dates.short(extent.to),
  };
}

function overTheWire<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}
