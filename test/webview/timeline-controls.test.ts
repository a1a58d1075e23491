import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { PanelSettings } from '../../server/src/protocol/panel.ts';
import { sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { THEMES } from '../support/themes/themes.ts';
import { analysisOfText } from '../support/views.ts';
import { inPages, type OpenOptions, type OpenPage, open } from './harness.ts';

const VIEW = timelineView(
  analysisOfText(`
project: {name: Move, start: 2026-03-02, status-date: 2026-03-04, currency: EUR}
phases:
  design:
    name: Design
    stage: planning
    tasks:
      survey: {name: Survey the links, duration: 5d, assign: [ali, bea], tags: [edge]}
      rules: {name: Firewall rules, duration: 3d, after: survey, assign: ali}
      spare: {name: Spare parts, duration: 1d, fixed-cost: 900}
  build:
    name: Build
    stage: execution
    after: design
    tasks:
      cable: {name: Cable, duration: 10d, assign: bea}
      power: {name: Power, duration: 1d, after: cable}
resources:
  ali: {name: Ali Demir, team: net}
  bea: {name: Bea Kurz}
teams: {net: {name: Networks}}
`),
  5,
);
const SETTINGS: PanelSettings = { locale: 'en-GB', today: Date.UTC(2026, 2, 5, 10) / 60_000, readOnly: null };

describe('the controls of the timeline', () => {
  inPages();

  async function show(options: Omit<OpenOptions, 'page'> = {}): Promise<OpenPage> {
    const opened = await open({ page: 'timeline', ...options });
    await opened.send({ type: 'view', view: sentTimeline(VIEW), settings: SETTINGS });
    return opened;
  }

  it('opens a menu below its button, walks it by arrows and letters, and comes back on Esc', async () => {
    const { page } = await show();
    await page.getByRole('button', { name: 'Show' }).focus();
    await page.keyboard.press('ArrowDown');
    const menu = page.getByRole('menu', { name: 'Show' });
    await menu.waitFor();
    assert.equal(await focusedText(page), 'Columns');
    await page.keyboard.press('c');
    assert.equal(await focusedText(page), 'Compact rows');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menu', { name: 'Columns' }).waitFor();
    assert.equal(await focusedText(page), 'Start');
    await page.keyboard.type('dur');
    await page.keyboard.press('Enter');
    const duration = page.getByRole('menuitemcheckbox', { name: 'Duration' });
    assert.equal(await duration.getAttribute('aria-checked'), 'true');
    await page.getByRole('columnheader', { name: 'Duration' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focusedText(page), 'Columns');
    assert.equal(await page.getByRole('menu', { name: 'Columns' }).count(), 0);
    await page.keyboard.press('Escape');
    assert.equal(await menu.count(), 0);
    const button = page.getByRole('button', { name: 'Show' });
    assert.equal(await button.getAttribute('aria-expanded'), 'false');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Show');
    await button.click();
    await button.click();
    assert.equal(await menu.count(), 0, 'a second click closes it');
    await button.click();
    await page.mouse.click(700, 500);
    assert.equal(await menu.count(), 0, 'so does a press outside');
  });

  it('filters by several conditions at once, each with a chip that takes it away', async () => {
    const { page } = await show();
    await choose(page, 'Filter', 'Person', 'Bea Kurz');
    await hasRows(page, ['Design', 'Survey the links', 'Build', 'Cable']);
    await page.keyboard.press('Escape');
    await choose(page, 'Filter', 'Tag', 'edge');
    await hasRows(page, ['Design', 'Survey the links']);
    await page.keyboard.press('Escape');
    await choose(page, 'Filter', 'Late');
    await page.getByText('Nothing matches.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Without the filter Late' }).click();
    await page.getByRole('button', { name: 'Without the filter #edge' }).click();
    await hasRows(page, ['Design', 'Survey the links', 'Build', 'Cable']);
    await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Clear filter' }).click();
    assert.equal((await names(page)).length, VIEW.rows.length);
    await choose(page, 'Filter', 'Mine: I am', 'Ali Demir');
    await hasRows(page, ['Design', 'Survey the links', 'Firewall rules']);
  });

  it('groups tasks under people, with headings that fold', async () => {
    const { page, send } = await show();
    await choose(page, 'Group', 'By person');
    await hasRows(page, [
      'Ali Demir',
      'Survey the links',
      'Firewall rules',
      'Bea Kurz',
      'Survey the links',
      'Cable',
      'Nobody',
      'Spare parts',
      'Power',
    ]);
    await page.locator('.facts >> text=5 tasks, 4 critical').waitFor();
    const heading = page.locator('.rows [role=row][aria-label^="Ali Demir, 2 tasks, "]');
    assert.equal(await heading.getAttribute('aria-level'), '1');
    assert.equal(await heading.getAttribute('aria-expanded'), 'true');
    assert.equal(await heading.getAttribute('aria-setsize'), '3');
    await heading.focus();
    await page.keyboard.press('ArrowLeft');
    await hasRows(page, ['Ali Demir', 'Bea Kurz', 'Survey the links', 'Cable', 'Nobody', 'Spare parts', 'Power']);
    assert.equal(await heading.getAttribute('aria-expanded'), 'false');
    // The text cursor opens a group, and never gives the grouping up for a row that is in none.
    await send({ type: 'cursor', id: 'rules' });
    assert.equal((await names(page)).length, 9);
    await send({ type: 'cursor', id: 'build' });
    assert.equal((await names(page)).length, 9);
    assert.equal(await page.locator('[aria-selected=true]').count(), 0);
  });

  it('keeps the row that one is on in sight in another order, and its marks beside the letter of a lit row', async () => {
    const { page } = await show({ height: 290 });
    const row = (name: string) => page.locator(`.rows [role=row][aria-label^="${name}"]`);
    await row('Survey the links').locator('.name-text').click();
    const finish = page.getByRole('columnheader', { name: 'Finish' });
    await finish.click();
    await finish.click();
    await page.locator('[aria-sort=descending]').waitFor();
    await page.waitForFunction(() => {
      const on = document.querySelector('.rows [aria-selected=true]')?.getBoundingClientRect();
      const { bottom } = document.querySelector('.scroller')?.getBoundingClientRect() ?? { bottom: 0 };
      return on !== undefined && on.bottom <= bottom;
    });
    const rules = row('Firewall rules').locator('.name');
    assert.deepEqual([await rules.getAttribute('data-mark'), await rules.getAttribute('data-lit')], ['◆', 'A']);
  });

  it('sorts by the head of a column, siblings among themselves, and back', async () => {
    const { page } = await show();
    const finish = page.getByRole('columnheader', { name: 'Finish' });
    await finish.click();
    await hasRows(page, ['Design', 'Spare parts', 'Survey the links', 'Firewall rules', 'Build', 'Cable', 'Power']);
    assert.equal(await finish.getAttribute('aria-sort'), 'ascending');
    await page.locator('.rows [role=row]').first().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Finish');
    await page.keyboard.press('Enter');
    await hasRows(page, ['Build', 'Power', 'Cable', 'Design', 'Firewall rules', 'Survey the links', 'Spare parts']);
    await page.keyboard.press('Enter');
    await page.locator('[aria-sort=none] >> text=Finish').waitFor();
    const before = await finish.boundingBox();
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForFunction((width) => {
      const head = [...document.querySelectorAll('.header-row .cell')].find((cell) => cell.textContent === 'Finish');
      return (head?.getBoundingClientRect().width ?? 0) === width + 8;
    }, before?.width ?? 0);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'row');
  });

  it('counts what a search finds, walks from match to match, and hides the rest when asked', async () => {
    const { page } = await show();
    await page.locator('.rows [role=row][tabindex="0"]').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('demir');
    const count = page.locator('.search-count');
    await page.getByText('1 of 2').waitFor();
    assert.equal((await names(page)).length, VIEW.rows.length);
    await page.keyboard.press('Enter');
    await page.getByText('2 of 2').first().waitFor();
    assert.match((await page.locator('[aria-selected=true]').getAttribute('aria-label')) ?? '', /^Firewall rules/);
    await page.keyboard.press('Shift+Enter');
    await page.getByText('1 of 2').first().waitFor();
    await page.getByRole('button', { name: 'Hide what does not match' }).click();
    await hasRows(page, ['Design', 'Survey the links', 'Firewall rules']);
    await page.getByRole('searchbox').fill('rule');
    await page.locator('.name-text mark', { hasText: 'rule' }).waitFor();
    await page.getByRole('searchbox').fill('zzz');
    await page.getByText('Nothing matches.').waitFor();
    assert.equal(await count.textContent(), 'No results');
    await page.getByRole('button', { name: 'Hide what does not match' }).click();
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('Escape');
    assert.equal((await names(page)).length, VIEW.rows.length);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'row');
    // While one types nothing opens; Enter opens what the match is folded into.
    await choose(page, 'Show', 'Collapse all');
    await page.getByRole('searchbox').fill('cable');
    await page.getByText('1 found').first().waitFor();
    assert.equal((await names(page)).length, 2);
    await page.keyboard.press('Enter');
    await hasRows(page, ['Design', 'Build', 'Cable', 'Power']);
  });

  it('keeps columns, order, groups, filters, folds, zoom and selection over a reload', async () => {
    const first = await show();
    const { page } = first;
    await choose(page, 'Show', 'Columns', 'Who');
    await page.keyboard.press('Escape');
    await choose(page, 'Group', 'By person');
    await page.getByRole('columnheader', { name: 'Finish' }).click();
    await page.locator('.row.heading', { hasText: 'Nobody' }).locator('.twisty').click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.locator('.rows .name-text', { hasText: 'Cable' }).click();
    const before = await names(page);
    await page.waitForTimeout(500);
    const kept = JSON.parse(JSON.stringify(await first.kept()));
    assert.equal(kept.uri, 'file:///plans/plan.plan.yaml');
    const ticks = await page.locator('.tick.bottom:not([hidden])').allInnerTexts();
    await first.close();
    const again = (await show({ state: kept })).page;
    assert.deepEqual(await names(again), before);
    assert.ok(await again.getByRole('columnheader', { name: 'Who' }).isVisible());
    assert.equal(await again.locator('[aria-sort=ascending]').textContent(), 'Finish');
    assert.equal(await again.locator('[aria-selected=true] .name-text').first().textContent(), 'Cable');
    assert.deepEqual(await again.locator('.tick.bottom:not([hidden])').allInnerTexts(), ticks);
  });

  it('folds into a menu where it is narrow, which is never cut at an edge', async () => {
    const { page } = await show({ width: 380, height: 420 });
    await page.getByRole('button', { name: 'List' }).click();
    await page.getByRole('columnheader', { name: 'Finish' }).waitFor();
    await choose(page, 'More', 'Filter', 'Person');
    for (const menu of await page.getByRole('menu').all()) {
      const box = await menu.boundingBox();
      assert.ok(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 380 && box.y + box.height <= 420);
    }
    await page.getByRole('menuitemcheckbox', { name: 'Bea Kurz' }).click();
    await hasRows(page, ['Design', 'Survey the links', 'Build', 'Cable']);
  });

  for (const { name: theme } of THEMES) {
    it(`has nothing for axe to find in a menu, chips and groups in ${theme}`, async () => {
      const { page } = await show({
        theme,
        state: { table: { group: 'person', filters: { people: ['Bea Kurz'] }, search: { text: 'cable' } } },
      });
      await choose(page, 'Filter', 'Person');
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const { axe: run } = window as unknown as { axe: typeof axe };
        const { violations } = await run.run(document, { resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      });
      assert.deepEqual(found, []);
    });
  }
});

/** Opens a menu of the toolbar and follows its entries. */
async function choose(page: Page, button: string, ...entries: readonly string[]): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: button, exact: true }).click();
  for (const entry of entries)
    await page.locator('.menu-item', { has: page.getByText(entry, { exact: true }) }).click();
}

function names(page: Page): Promise<string[]> {
  return page.locator('.rows .name-text').allInnerTexts();
}

/** Waits for the next frame where it must; fails where the rows never come to be these. */
async function hasRows(page: Page, wanted: readonly string[]): Promise<void> {
  await page
    .waitForFunction(
      (list) => [...document.querySelectorAll('.rows .name-text')].map((name) => name.textContent).join('|') === list,
      wanted.join('|'),
      { timeout: 5000 },
    )
    .catch(() => undefined);
  assert.deepEqual(await names(page), wanted);
}

function focusedText(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.querySelector('.menu-label')?.textContent);
}
