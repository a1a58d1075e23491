/** The page that stands alone, opened from a file in a plain browser: nothing around it, nothing loaded. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { scheduleJson } from '../../server/src/cli/schedule-json.ts';
import { timelinePageParts } from '../../server/src/host/page-parts.ts';
import { reportData } from '../../server/src/views/report/report-data.ts';
import { reportPage } from '../../server/src/views/report/report-page.ts';
import { repositoryRoot } from '../support/root.ts';
import { analysisOfText } from '../support/views.ts';
import { needChromium, openFile } from './harness.ts';
import { violations } from './violations.ts';

const HOSTILE = '</script><script>window.hurt = 1</script><img src=x onerror="window.hurt = 2"> & co';
const PLAN = `
project: {name: ${JSON.stringify(HOSTILE)}, start: 2026-03-02, deadline: 2026-03-10, status-date: 2026-03-04}
phases:
  design:
    name: Design
    tasks:
      survey: {name: ${JSON.stringify(HOSTILE)}, duration: 5d, assign: ali, percent-complete: 60, actual-start: 2026-03-02}
      rules: {name: Firewall rules, duration: 3d, after: survey, deadline: 2026-03-10}
    gate: {approvers: [], decision: go}
resources: {ali: {name: Ali}}
risks: {late: {event: Crew is late, probability: 50%, impact: {schedule: 4d}, affects: [rules]}}
`;

describe('a timeline in a file of its own', function () {
  this.timeout(60_000);
  const analysis = analysisOfText(PLAN);
  const folder = mkdtempSync(join(tmpdir(), 'planline-report-'));
  const file = join(folder, 'move & more.html');
  const url = pathToFileURL(file).href;
  let opened: Awaited<ReturnType<typeof openFile>> | null = null;

  before(function () {
    needChromium(this);
    const html = reportPage(
      reportData(analysis, { baseline: null, locale: 'en-GB', asOf: Date.UTC(2026, 2, 5) / 60_000 }),
      timelinePageParts(join(repositoryRoot, 'dist')),
    );
    writeFileSync(file, html);
  });
  afterEach(async () => {
    const last = opened;
    opened = null;
    const complaints = last?.complaints ?? [];
    await last?.close();
    assert.deepEqual(complaints, [], 'the page complained');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function show(colorScheme: 'light' | 'dark' = 'light', at = url): Promise<Page> {
    opened = await openFile(at, colorScheme);
    await opened.page.locator('.rows [role=row]').first().waitFor();
    return opened.page;
  }

  it('shows the dates that the command line prints, explains them, and lets nobody edit', async () => {
    const page = await show();
    const { tasks } = scheduleJson(analysis) as { tasks: readonly { id: string; start: string; finish: string }[] };
    const rows = new Map(tasks.map((task) => [task.id, task]));
    assert.deepEqual([rows.get('rules')?.start, rows.get('rules')?.finish], ['2026-03-09T08:00', '2026-03-11T17:00']);
    assert.match((await page.locator('.status-bar .finish').textContent()) ?? '', /Finish 11 Mar/);
    const rules = page.locator('.rows [role=row][aria-label^="Firewall rules"]');
    assert.match((await rules.getAttribute('aria-label')) ?? '', /^Firewall rules, 9 to 11 March, critical/);
    await rules.locator('.name-text').click();
    await page.keyboard.press('Enter');
    const why = page.getByRole('complementary', { name: 'Why' });
    await why
      .getByText(/because “.*” finishes Fri 6 Mar/)
      .first()
      .waitFor();
    await why.getByText('Crew is late').waitFor();
    assert.equal(await why.getByRole('button', { name: 'Show in the text' }).isVisible(), false);
    await page.getByText('This is a report: it shows the plan as of Thu, 5 Mar 2026.').waitFor();
    await page.getByText('As of Thu, 5 Mar 2026 · status date Wed, 4 Mar 2026').waitFor();
    await page.keyboard.press('F2');
    assert.equal(await page.locator('.rows input').count(), 0);
  });

  it('searches, zooms and collapses as in the editor', async () => {
    const page = await show();
    const rows = page.locator('.rows [role=row]');
    assert.equal(await rows.count(), 4);
    await page.getByRole('searchbox').fill('firewall');
    await page.getByText('1 of 1').first().waitFor();
    await page.locator('.rows [role=row][tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelectorAll('.rows [role=row]').length === 1);
    const unit = () => page.locator('.unit').textContent();
    const before = await unit();
    for (let step = 0; step < 12; step++) await page.keyboard.press('+');
    await page.waitForFunction((was) => document.querySelector('.unit')?.textContent !== was, before);
  });

  it('takes names as words, whatever they look like', async () => {
    const page = await show();
    assert.equal(await page.title(), `Timeline of ${HOSTILE.replace(/\s+/g, ' ')}`);
    assert.ok((await page.locator('.name-text').allTextContents()).includes(HOSTILE));
    assert.equal(await page.evaluate(() => Reflect.get(window, 'hurt')), undefined);
    assert.equal(await page.locator('img').count(), 0);
  });

  for (const colours of ['light', 'dark'] as const) {
    it(`has nothing for axe to find where the reader prefers ${colours}`, async () => {
      const page = await show(colours);
      const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(dark, colours === 'dark' ? 'rgb(31, 31, 31)' : 'rgb(255, 255, 255)');
      assert.deepEqual(await violations(page), []);
    });
  }

  it('prints itself where the address says so, all rows on light sheets below their header', async () => {
    const page = await show('dark', `${url}#print`);
    await page.waitForFunction(() => Reflect.get(window, 'planlinePrinted') === 1);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const sheet = page.locator('.sheet');
    assert.equal(await sheet.count(), 1);
    const texts = await page.locator('#print-drawing text').allTextContents();
    for (const text of ['Firewall rules', 'Name', 'Start', 'Finish', '9 Mar', '11 Mar'])
      assert.ok(texts.includes(text), text);
    const paper = await page.locator('#print-drawing rect').first().getAttribute('fill');
    assert.equal(paper, '#ffffff');
    assert.equal(await page.locator('#root').isVisible(), false);
    assert.ok(await sheet.isVisible());
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    assert.equal(await sheet.count(), 0);
  });
});
