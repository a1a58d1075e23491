import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { COLUMN_NAMES } from '../../client/src/webview/timeline/model/columns.ts';
import { sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { largePlan } from '../support/large-plan.ts';
import { analysisOfText } from '../support/views.ts';
import { inPages, open } from './harness.ts';

/** Of VIEWS: what the page may hold, however large the plan. */
const MOST_NODES = 800;
const SIZES = [2000, 10_000];

describe('the timeline page with a large plan', function () {
  this.timeout(120_000);
  inPages();

  for (const tasks of SIZES) {
    it(`holds at most ${MOST_NODES} nodes and shows the right rows wherever ${tasks} tasks are scrolled to`, async () => {
      const view = timelineView(analysisOfText(largePlan(tasks)), 1);
      const { page, send, close } = await open({ page: 'timeline', state: { collapsed: [] } });
      await send({
        type: 'view',
        view: sentTimeline(view),
        settings: { locale: 'en-GB', today: view.start, readOnly: null },
      });
      assert.equal(await page.getByRole('treegrid').getAttribute('aria-rowcount'), String(view.rows.length + 1));
      await page.locator('.rows [role=row]').first().focus();
      for (const share of [0, 0.37, 0.8, 1]) {
        await scrollTo(page, share);
        const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
        assert.ok(nodes <= MOST_NODES, `${nodes} nodes at ${share}`);
        const { seen, expected } = await page.evaluate(rowsInSight);
        const names = view.rows.slice(expected.first, expected.first + 3).map((row) => row.name);
        assert.deepEqual(seen.slice(0, 3), names, `wrong rows at ${share}`);
        const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'));
        assert.equal(focused, '2', `the focus is lost at ${share}`);
      }
      // The row that the text cursor comes to, with some of what stands above it and more of what is below.
      const far = Math.floor(view.rows.length / 2);
      await send({ type: 'cursor', id: view.rows[far]?.id });
      const above = await page.evaluate(() => {
        const all = [...document.querySelectorAll('.rows [role=row]')];
        const top = document.querySelector('.rows')?.getBoundingClientRect().top ?? 0;
        return (
          all.filter((row) => row.getBoundingClientRect().top >= top).findIndex((row) => row.ariaSelected === 'true') /
          all.length
        );
      });
      assert.ok(above > 0.1 && above < 0.4, `the row is at ${above} of the height`);
      await close();
    });
  }
});

describe('the timeline page on a large screen with all columns', function () {
  this.timeout(120_000);
  inPages();

  it(`holds at most ${MOST_NODES} nodes, shows every column, and has the cells of the row in hand`, async () => {
    const view = timelineView(analysisOfText(largePlan(2000)), 1);
    const columns = COLUMN_NAMES.filter((name) => name !== 'name');
    const state = { collapsed: [], pxPerDay: 14, from: view.start, table: { columns }, treeWidth: 1100, compact: true };
    const { page, send, close } = await open({ page: 'timeline', width: 3840, height: 2160, state });
    await send({
      type: 'view',
      view: sentTimeline(view),
      settings: { locale: 'en-GB', today: view.start, readOnly: null },
    });
    for (const share of [0, 0.4]) {
      await scrollTo(page, share);
      const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
      assert.ok(nodes <= MOST_NODES, `${nodes} nodes at ${share}`);
    }
    await scrollTo(page, 0);
    const first = await page.locator('.lines .block[style*="top: 0px"] .duration').textContent();
    const lines = view.rows.slice(0, 4).map(({ durationText }, at) => (at === 0 ? '' : durationText));
    assert.deepEqual(first?.split('\n').slice(0, 4), lines, 'the focused row has cells of its own, the others lines');
    const rows = page.locator('.rows [role=row]');
    assert.equal(await rows.nth(0).getByRole('gridcell').count(), columns.length + 1);
    assert.equal(await rows.nth(1).getByRole('gridcell').count(), 0);
    await rows.nth(0).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const cell = page.locator(':focus');
    assert.equal(await cell.getAttribute('role'), 'gridcell');
    assert.equal(await cell.evaluate((each) => each.closest('[role=row]')?.getAttribute('aria-rowindex')), '3');
    await close();
  });
});

async function scrollTo(page: Page, share: number): Promise<void> {
  await page.evaluate((part) => {
    const scroller = document.querySelector('.scroller');
    if (scroller) scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * part;
    return new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  }, share);
}

/** Runs in the page: names of the rows in sight, from the top, and which they should be by the scroll position alone. */
function rowsInSight(): { seen: string[]; expected: { first: number } } {
  const area = document.querySelector('.rows')?.getBoundingClientRect();
  const top = area?.top ?? 0;
  const rows = [...document.querySelectorAll('.rows [role=row]')]
    .map((row) => ({ y: row.getBoundingClientRect().top, name: row.querySelector('.name-text')?.textContent ?? '' }))
    .filter(({ y }) => y > top - 28 && y < (area?.bottom ?? 0))
    .sort((a, b) => a.y - b.y);
  const scrollTop = document.querySelector('.scroller')?.scrollTop ?? 0;
  return { seen: rows.map(({ name }) => name), expected: { first: Math.floor(scrollTop / 28) } };
}
