import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { FromPanel, PanelSettings } from '../../server/src/protocol/panel.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { analysisOfText } from '../support/views.ts';
import { inPages, type OpenOptions, type OpenPage, open } from './harness.ts';

const PLAN = `
project:
  name: Move
  start: 2026-03-02
  deadline: 2026-03-31
  status-date: 2026-03-04
phases:
  design:
    name: Design
    stage: planning
    tasks:
      survey: {name: Survey the links, duration: 5d, assign: ali, percent-complete: 60, actual-start: 2026-03-02}
      rules: {name: Firewall rules, duration: 3d, after: survey, deadline: 2026-03-10}
      spare: {name: Spare parts, duration: 1d}
    gate: {approvers: [], decision: go}
  build:
    name: Build
    stage: execution
    after: design
    tasks:
      cable: {name: Cable, duration: 10d}
      power: {name: Power, duration: 1d, after: cable SS+1d}
      live: {name: Live, milestone: true, after: [cable, power]}
resources:
  ali: {name: Ali Demir}
lint: {negative-slack: none}
`;

const VIEW = timelineView(analysisOfText(PLAN), 5);
const SETTINGS: PanelSettings = { locale: 'en-GB', today: Date.UTC(2026, 2, 5, 10) / 60_000, readOnly: null };

describe('the timeline page', () => {
  inPages();

  async function show(
    options: Omit<OpenOptions, 'page'> = {},
    view: TimelineView = VIEW,
    settings: PanelSettings = SETTINGS,
  ): Promise<OpenPage> {
    const opened = await open({ page: 'timeline', ...options });
    await opened.send({ type: 'view', view: sentTimeline(view), settings });
    return opened;
  }

  it('is a tree grid whose rows say name, dates and what is the matter', async () => {
    const { page } = await show();
    const grid = page.getByRole('treegrid', { name: 'Timeline of Move' });
    assert.equal(await grid.getAttribute('aria-rowcount'), String(VIEW.rows.length + 1));
    // Rows are put into words once their picture is in sight.
    const survey = rowNamed(page, 'Survey the links');
    await survey.waitFor();
    const rows = await grid
      .locator('.rows [role=row]')
      .evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
    assert.equal(rows.length, VIEW.rows.length);
    assert.equal(rows[0]?.split(',')[0], 'Design');
    assert.match(rows[1] ?? '', /^Survey the links, 2 to 6 March, critical, 60 percent/);
    assert.match(
      rows[2] ?? '',
      /^Firewall rules, 9 to 11 March, critical, misses its deadline by 1 (working )?day, 1 warning$/,
    );
    assert.match(rows[4] ?? '', /^Gate: Design, gate, .*decided: go/);
    assert.equal(await survey.getAttribute('aria-level'), '2');
    assert.equal(await survey.getAttribute('aria-posinset'), '1');
    assert.equal(await survey.getAttribute('aria-setsize'), '4');
    assert.equal(await survey.getAttribute('aria-expanded'), null);
    assert.equal(await rowNamed(page, 'Design').getAttribute('aria-expanded'), 'true');
  });

  it('asks for its view when it is ready', async () => {
    const { posted } = await show();
    assert.deepEqual((await posted())[0], { type: 'ready' });
  });

  it('says which rows are in sight, and none where every row has a say in that', async () => {
    const many = Array.from({ length: 300 }, (_, n) => `  t${n}: {duration: 1d${n === 250 ? ', after: t120' : ''}}\n`);
    const phase = 'phases:\n  p: {tasks: {a: {}, b: {}, c: {}}}\n';
    const text = `project: {name: Many, start: 2026-03-02}\n${phase}tasks:\n${many.join('')}`;
    const state = { collapsed: ['p'] };
    const { page, sight } = await show({ state }, timelineView(analysisOfText(text), 5));
    const told = async () => {
      await page.waitForTimeout(200);
      return (await sight()) ?? assert.fail();
    };
    const height = await page.locator('.rows').evaluate(({ clientHeight }) => clientHeight);
    const rows = Math.ceil(height / 28);
    // The phase alone of what is folded into it, and some rows below those in sight.
    const [phaseRow, afterPhase, first, end, ...others] = await told();
    assert.deepEqual([phaseRow, afterPhase, first, others], [0, 1, 4, []]);
    assert.ok(end !== undefined && end > rows && end < rows + 60);
    await page.locator('.scroller').evaluate((scroller) => scroller.scrollTo({ top: 2800, behavior: 'instant' }));
    const [from, to, ...linked] = await told();
    assert.ok(from !== undefined && from > 50 && from < 100 && to !== undefined && to > 100 + rows);
    assert.deepEqual(linked, [254, 255]);
    await page.locator('.header-row .cell.start').click();
    assert.deepEqual(await told(), []);
  });

  it('shows the line of a row that is clicked and keeps the focus; a double click moves it', async () => {
    const { page, posted } = await show();
    await rowNamed(page, 'Firewall rules').locator('.name-text').click();
    const first = lastReveal(await posted());
    assert.deepEqual(first, { type: 'revealItem', id: 'rules', finding: null, keepFocus: true });
    assert.equal(
      await page
        .locator('[aria-selected=true]')
        .getAttribute('aria-label')
        .then((label) => label?.split(',')[0]),
      'Firewall rules',
    );
    await rowNamed(page, 'Cable').locator('.name-text').dblclick();
    assert.deepEqual(lastReveal(await posted()), { type: 'revealItem', id: 'cable', finding: null, keepFocus: false });
  });

  it('finds a bar under the pointer by geometry', async () => {
    const { page, posted } = await show();
    const chart = await page.locator('.chart-area').boundingBox();
    const row = await rowNamed(page, 'Cable').boundingBox();
    const bar = await page.locator('.chart .bar-critical').evaluate((path: SVGPathElement) => {
      const { x, width } = path.getBBox();
      return { x, width };
    });
    assert.ok(chart && row);
    await page.mouse.click(chart.x + bar.x + bar.width - 20, row.y + 14);
    assert.equal(lastReveal(await posted())?.id, 'cable');
  });

  it('is walked by keyboard', async () => {
    const { page, posted } = await show();
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label')?.split(',')[0] ?? document.activeElement?.className,
      );
    await page.locator('.rows [role=row][tabindex="0"]').focus();
    assert.equal(await focused(), 'Design');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'Survey the links');
    await page.keyboard.press('End');
    assert.equal(await focused(), 'Live');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(), 'Build');
    await page.keyboard.press('ArrowLeft');
    await hasRows(page, VIEW.rows.length - 3);
    await page.keyboard.press('ArrowRight');
    await hasRows(page, VIEW.rows.length);
    await page.keyboard.press('ArrowRight');
    assert.match((await focused()) ?? '', /cell name/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    assert.equal(await focused(), 'Design');
    await page.keyboard.press('F8');
    assert.equal(await focused(), 'Firewall rules');
    await page.keyboard.press('[');
    assert.equal(await focused(), 'Survey the links');
    await page.keyboard.press(']');
    assert.equal(await focused(), 'Firewall rules');
    await page.keyboard.press('Control+Enter');
    assert.deepEqual(lastReveal(await posted()), { type: 'revealItem', id: 'rules', finding: null, keepFocus: false });
  });

  it('explains a row on Enter, and goes back on Esc', async () => {
    const { page } = await show();
    await page.locator('.rows [role=row][tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const why = page.getByRole('complementary', { name: 'Why' });
    await why.waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await why.isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'row');
  });

  it('zooms by key, button and Ctrl+wheel, each time with ticks of the fitting unit', async () => {
    const { page } = await show();
    const becomes = (unit: string) => page.locator('.unit', { hasText: unit }).waitFor();
    await becomes('Weeks');
    for (let i = 0; i < 12; i++) await page.getByRole('button', { name: 'Zoom in' }).click();
    await becomes('Hours');
    await page.locator('.rows [role=row][tabindex="0"]').focus();
    for (let i = 0; i < 23; i++) await page.keyboard.press('-');
    await becomes('Quarters');
    const chart = await page.locator('.chart-area').boundingBox();
    assert.ok(chart);
    await page.mouse.move(chart.x + 200, chart.y + 60);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -1500);
    await page.keyboard.up('Control');
    await page.locator('.unit', { hasNotText: 'Quarters' }).waitFor();
    await page.keyboard.press('0');
    await becomes('Weeks');
    // The bar of the row that one is on stays in sight.
    await page.keyboard.press('ArrowDown');
    for (let i = 0; i < 12; i++) await page.keyboard.press('+');
    await becomes('Hours');
    await page.locator('.labels .label.inside', { hasText: 'Survey the links' }).waitFor();
  });

  it('takes the text cursor to its row', async () => {
    const { page, send } = await show();
    await send({ type: 'cursor', id: 'power' });
    assert.match((await page.locator('[aria-selected=true]').getAttribute('aria-label')) ?? '', /^Power/);
  });

  it('shows names that look like markup as text', async () => {
    const odd = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const view = timelineView(
      analysisOfText(`
project: {name: "${odd}", start: 2026-03-02}
tasks:
  a: {name: "${odd}", duration: 3d, assign: p, deadline: 2026-03-02}
resources: {p: {name: "${odd}"}}
`),
      1,
    );
    const { page } = await show({ state: { selected: ['a'], why: true } }, view);
    assert.equal(await page.locator('.name-text').first().textContent(), odd);
    assert.equal(await page.locator('img, script:not([src])').count(), 0);
  });

  it('speaks the language of its setting in dates', async () => {
    const { page } = await show({}, VIEW, { ...SETTINGS, locale: 'de-DE' });
    assert.match((await page.locator('.tick.top').allInnerTexts()).join(), /März 2026/);
  });
});

/** The row in the tree, by the beginning of what it is called aloud. */
function rowNamed(page: Page, name: string) {
  return page.locator(`.rows [role=row][aria-label^="${name}"]`);
}

/** Waits for the next frame where it must; fails where the rows never come to be as many. */
async function hasRows(page: Page, count: number): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelectorAll('.rows [role=row]').length === wanted, count, {
    timeout: 5000,
  });
}

function lastReveal(posted: readonly FromPanel[]) {
  return posted.findLast((message) => message.type === 'revealItem');
}
