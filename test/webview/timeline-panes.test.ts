import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { FromPanel, PanelSettings } from '../../server/src/protocol/panel.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { whyView } from '../../server/src/views/why.ts';
import { analysisOfText } from '../support/views.ts';
import { inPages, type OpenOptions, type OpenPage, open } from './harness.ts';
import { violations } from './violations.ts';

const PLAN = `
project: {name: Move, start: 2026-03-02, deadline: 2026-03-31, status-date: 2026-03-04, currency: EUR}
phases:
  design:
    name: Design
    tasks:
      survey: {name: Survey the links, duration: 5d, assign: ali, percent-complete: 60, actual-start: 2026-03-02}
      rules: {name: Firewall rules, duration: 3d, after: survey, deadline: 2026-03-10}
      spare: {name: Spare parts, duration: 1d, after: survey SS+1d}
    gate: {approvers: [], decision: go}
  build:
    name: Build
    after: design
    tasks:
      cable: {name: Cable, duration: 10d}
      live: {name: Live, milestone: true, after: [cable, spare]}
resources:
  ali: {name: Ali Demir, rate: 100/d}
risks:
  late: {event: The line comes late, probability: 30%, impact: {cost: 10k}, affects: [rules]}
`;
const ANALYSIS = analysisOfText(PLAN);
const VIEW = timelineView(ANALYSIS, 5);
const SETTINGS: PanelSettings = { locale: 'en-GB', today: Date.UTC(2026, 2, 5, 14, 2) / 60_000, readOnly: null };

describe('the panes of the timeline', () => {
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

  it('asks why, tells it with what decides, comes before and after, and what follows; each leads to its row and line', async () => {
    const { page, send, posted } = await show({ state: { selected: ['rules'], why: true } });
    const why = page.getByRole('complementary', { name: 'Why' });
    assert.equal(await why.getByText('Looking it up').count(), 1);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual((await posted()).at(-1), { type: 'why', version: 5, id: 'rules' });
    await send({ type: 'why', why: whyView(ANALYSIS, 5, 'rules') });
    const said = await textOf(why.locator('.why-said'));
    assert.match(said, /because “Survey the links”/);
    assert.match(said, /It is 1 working day too late for what it must meet \(negative slack\)/);
    assert.match(said, /It misses its deadline, 10 March, by 1 working day/);
    const lists = await textOf(why.locator('.why-lists'));
    assert.match(lists, /Decided by \(1\)\s+Survey the links/);
    assert.match(lists, /Before\s*B\s+Survey the links[\s\S]+finish to start, decides/);
    assert.match(lists, /Risks\s+The line comes late/);
    assert.match(lists, /late[\s\S]+exposure 3,?000 EUR/);
    await why.getByRole('button', { name: /^Survey the links.*finish to start/ }).click();
    const asked = async () => {
      const last = (await posted()).slice(-2);
      return last.map((message) => `${message.type} ${'id' in message ? message.id : ''}`).join(', ');
    };
    await changes(asked, /^revealItem survey, why survey$/);
    assert.equal(await textOf(why.getByRole('heading', { level: 2 })), 'Survey the links');
    await send({ type: 'why', why: whyView(ANALYSIS, 5, 'survey') });
    const after = await textOf(why.locator('section', { has: page.getByRole('heading', { name: /^After/ }) }));
    assert.match(after, /Spare parts[\s\S]+start to start, 1 day later/);
  });

  it('says that a link of the phase decides only of the task that it decides', async () => {
    const { page, send } = await show({ state: { why: true } });
    const before = page.locator('.why section', { has: page.getByRole('heading', { name: /^Before/ }) });
    const told = async (name: string, id: string) => {
      await page.locator(`.rows [role=row][aria-label^="${name}"] .name-text`).click();
      await send({ type: 'why', why: whyView(ANALYSIS, 5, id) });
      return textOf(before);
    };
    assert.match(await told('Cable', 'cable'), /finish to start, decides, for all of Build/);
    const live = await told('Live', 'live');
    assert.match(live, /Cable[\s\S]+finish to start, decides/);
    assert.match(live, /finish to start, for all of Build/);
  });

  it('says that nobody knows why where no answer comes, and keeps the focused entry when the plan changes', async () => {
    const { page, send } = await show({ state: { selected: ['rules'], why: true } });
    await page.getByText('not known right now').waitFor();
    const entry = page.getByRole('button', { name: /^Survey the links.*finish to start/ });
    await entry.focus();
    const later = timelineView(analysisOfText(PLAN.replace('duration: 3d', 'duration: 4d')), 6);
    await send({ type: 'view', view: sentTimeline({ ...later, serial: VIEW.serial + 1 }), settings: SETTINGS });
    assert.match(await textOf(page.locator('.why-dates')), /4 working days/);
    assert.ok(await entry.evaluate((button) => button === document.activeElement));
  });

  it('adds up several selected rows, a phase and its task once', async () => {
    const { page } = await show({ state: { selected: ['design', 'survey', 'cable'], why: true } });
    const why = page.getByRole('complementary', { name: 'Why' });
    assert.equal(await textOf(why.getByRole('heading', { level: 2 })), '3 selected');
    const said = await textOf(why.locator('.why-said'));
    assert.match(said, /Together 2 to \d+ March/);
    assert.match(said, /They cost €500\./);
  });

  it('never hides the selection under the pane below a medium chart, and closes a narrow sheet on Esc', async () => {
    for (const width of [700, 380]) {
      const { page, close } = await show({ width, height: 420, state: { selected: ['live'], why: true } });
      const row = await page.locator('.row.selected').boundingBox();
      const pane = await page.locator('.why').boundingBox();
      assert.ok(row && pane && row.y + row.height <= pane.y + 1, `hidden at ${width}`);
      await page.locator('.why-body').focus();
      await page.keyboard.press('Escape');
      await page.locator('.why').waitFor({ state: 'hidden' });
      await close();
    }
  });

  it('opens by a click at any width, but not by a double click, which shows the text', async () => {
    for (const width of [1400, 700, 380]) {
      const { page, posted } = await show({ width });
      const name = page.locator('.rows [role=row][aria-label^="Live"]').locator('.name-text');
      if (width < 1000) {
        await name.dblclick();
        await page.waitForTimeout(400);
        assert.equal(await page.locator('.why').isVisible(), false, `${width}`);
        assert.ok((await posted()).some((each) => each.type === 'revealItem' && !each.keepFocus));
      }
      await name.click();
      await page.locator('.why', { hasText: 'Live' }).waitFor();
    }
  });

  it('brings the bar into sight that it would hide beside the chart, and leaves the chart alone then', async () => {
    const { page } = await show({ width: 1010 });
    for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.locator('.rows [role=row][aria-label^="Live"]').locator('.name-text').click();
    const window = () => page.getByRole('slider', { name: 'Time in sight' }).getAttribute('aria-valuetext');
    await page.locator('.why').waitFor();
    await changes(window, / to (2[6-9]|3\d) March/);
    await page.getByRole('slider', { name: 'Time in sight' }).focus();
    await page.keyboard.press('Home');
    await changes(window, /^From 2 to/);
    await page.setViewportSize({ width: 1005, height: 700 });
    await page.waitForTimeout(200);
    assert.match((await window()) ?? '', /^From 2 to/);
  });

  it('pans and zooms by the minimap, a slider that says which time is in sight', async () => {
    const { page } = await show();
    const slider = page.getByRole('slider', { name: 'Time in sight' });
    const words = () => slider.getAttribute('aria-valuetext');
    await changes(words, /^From 2 to 31 March/);
    for (let i = 0; i < 8; i++) await page.getByRole('button', { name: 'Zoom in' }).click();
    await slider.focus();
    await page.keyboard.press('Home');
    await changes(words, /^From 2 to \d March/);
    await page.keyboard.press('PageUp');
    await changes(words, /^From (?!2 )\d+ to \d+ March/);
    await page.keyboard.press('End');
    await changes(words, /to 31 March/);
    const box = await slider.boundingBox();
    const frame = await page.locator('.minimap-frame').boundingBox();
    assert.ok(box && frame && frame.width < box.width / 2);
    await page.mouse.move(frame.x + frame.width / 2, frame.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, frame.y + 20, { steps: 3 });
    await page.mouse.up();
    await changes(words, /^From 2 to/);
    const wide = await page.locator('.minimap-frame').boundingBox();
    assert.ok(wide);
    await page.mouse.move(wide.x + wide.width - 2, wide.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 30, wide.y + 20, { steps: 3 });
    await page.mouse.up();
    await changes(words, /^From 2 to (2\d|3\d) March/);
    await page.mouse.click(box.x + box.width - 12, wide.y + 20);
    await changes(words, /^From (?!2 to)/);
  });

  it('draws the strip again in the colours of another theme', async () => {
    const { page } = await show();
    const strip = () => page.locator('.minimap-canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const sized = () => page.locator('.minimap-canvas').evaluate((canvas: HTMLCanvasElement) => canvas.width);
    await changes(async () => String(await sized()), /^1400$/);
    const before = await strip();
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--vscode-charts-red', '#00ff00');
      document.body.classList.add('vscode-other');
    });
    await changes(async () => String((await strip()) !== before), /true/);
  });

  it('explains only marks of this plan, and hides a kind of them', async () => {
    const { page } = await show();
    await page.getByRole('button', { name: 'Legend' }).click();
    const legend = page.getByRole('region', { name: 'Legend' });
    assert.equal(await legend.getByText('A missed deadline').count(), 1);
    assert.equal(await legend.getByText('baseline').count(), 0);
    const toggle = legend.getByRole('button', { name: /A missed deadline/ });
    const drawn = () => page.locator('.chart .deadline-missed').getAttribute('d');
    assert.ok(await drawn());
    await toggle.click();
    await changes(async () => (await drawn()) ?? '', /^$/);
    assert.equal(await toggle.getAttribute('aria-pressed'), 'false');
    await page.keyboard.press('Escape');
    assert.equal(await legend.isVisible(), false);
  });

  it('tells a bar in four lines once the pointer rests on it, until Esc', async () => {
    const { page } = await show();
    const bars = await page.locator('.chart .bar-critical').boundingBox();
    const row = await page.locator('.rows [role=row][aria-label^="Firewall rules"]').boundingBox();
    assert.ok(bars && row);
    await page.mouse.move(bars.x + bars.width / 2, row.y - 14);
    const chart = await page.locator('.chart-area').boundingBox();
    assert.ok(chart);
    const tip = page.getByRole('tooltip');
    for (let x = chart.x; x < chart.x + chart.width && !(await tip.isVisible()); x += 40) {
      await page.mouse.move(x, row.y + 14);
      await page.waitForTimeout(350);
    }
    const lines = await tip.locator('> *').allInnerTexts();
    assert.equal(lines[0], 'Firewall rules');
    assert.match(lines[1] ?? '', /^9 to 11 March · 3 working days/);
    assert.match(lines[2] ?? '', /too late for what it must meet/);
    assert.equal(lines.length, 4);
    await page.locator('.rows [role=row][tabindex="0"]').focus();
    await page.keyboard.press('Escape');
    assert.equal(await tip.isVisible(), false);
  });

  describe('say how things stand:', () => {
    it('no plan, no tasks, no match', async () => {
      const { page, send, posted } = await show(
        { state: { table: { filters: { people: ['Nobody'] } } } },
        timelineView(analysisOfText('project: {name: Bare, start: 2026-03-02}'), 1),
      );
      await page.getByText('No tasks yet').waitFor();
      await page.getByRole('button', { name: 'Use a template' }).click();
      assert.deepEqual((await posted()).at(-1), { type: 'newPlan' });
      await page.getByRole('button', { name: 'Add a task' }).click();
      assert.equal(lastEdit(await posted())?.intent.kind, 'add');
      await send({ type: 'view', view: sentTimeline(VIEW), settings: SETTINGS });
      await page.getByText('Nothing matches').waitFor();
      await page.locator('.placeholder').getByRole('button', { name: 'Clear filter' }).click();
      await page.getByText('Nothing matches').waitFor({ state: 'hidden' });
    });

    it('errors and an age, reconnecting with a way out, a plan gone from the text', async () => {
      const broken = timelineView(analysisOfText(PLAN.replace('after: survey,', 'after: survay,')), 6);
      const { page, send, posted } = await show({}, broken);
      await page.getByText('Plan as of 14:02; 1 error').waitFor();
      await page.getByRole('button', { name: 'Show first' }).click();
      assert.deepEqual((await posted()).at(-1), {
        type: 'reveal',
        version: 6,
        target: broken.firstError?.target,
        keepFocus: false,
      });
      await send({ type: 'state', state: { kind: 'restarting', seconds: 2 } });
      await page.getByText('Reconnecting… Plan as of 14:02').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Restart' }).count(), 0);
      await send({ type: 'state', state: { kind: 'restarting', seconds: 12 } });
      await page.getByRole('button', { name: 'Restart' }).click();
      assert.deepEqual((await posted()).at(-1), { type: 'restart' });
      await send({ type: 'state', state: { kind: 'empty' } });
      await page.getByText('the text holds no plan any more').waitFor();
      assert.ok((await page.locator('.rows [role=row]').count()) > 0);
    });

    it('loading after a moment, then no plan at all', async () => {
      const opened = await open({ page: 'timeline' });
      await opened.send({ type: 'state', state: { kind: 'loading' } });
      await opened.page.locator('.skeleton-row').first().waitFor();
      await opened.send({ type: 'state', state: { kind: 'empty' } });
      await opened.page.getByText('This file holds no plan yet').waitFor();
    });

    it('only read, and work without a length, which may be set where it may be written', async () => {
      const undated = timelineView(analysisOfText(PLAN.replaceAll(/duration: \d+d, /g, '')), 7);
      const readOnly = 'This workspace is not trusted.';
      const { page, send } = await show({}, undated, { ...SETTINGS, readOnly });
      await page.getByText('not trusted').waitFor();
      await page.getByText('no duration yet; one day is assumed').waitFor();
      const set = page.getByRole('button', { name: 'Set duration' });
      assert.equal(await set.count(), 0);
      await send({ type: 'settings', settings: SETTINGS });
      await set.first().click();
      await page.getByRole('textbox', { name: /^Duration of/ }).waitFor();
    });

    it('the finish, how sure it is, and what was found, in the line at the foot', async () => {
      const chance = { p50: Date.UTC(2026, 2, 27) / 60_000, sure: Date.UTC(2026, 3, 2) / 60_000, confidence: 0.9 };
      const { page } = await show({}, { ...VIEW, chance });
      const foot = page.locator('.status-bar');
      assert.match(await textOf(foot), /Finish 25 Mar\s+P90 1 Apr\s+deadline at risk\s+4 tasks, \d critical/);
      assert.ok(await foot.getByRole('button', { name: /^\d+ warnings?/ }).isVisible());
    });
  });
});

/** Waits until it reads so: the page draws with the next frame. */
async function changes(read: () => Promise<string | null>, wanted: RegExp): Promise<void> {
  let last: string | null = null;
  for (let tries = 0; tries < 40; tries++) {
    last = await read();
    if (wanted.test(last ?? '')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.match(last ?? '', wanted);
}

/** As it is laid out, so that words of neighbours do not run together. */
async function textOf(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join(' ');
}

function lastEdit(posted: readonly FromPanel[]) {
  return posted.findLast((message) => message.type === 'edit');
}
