/** The risk page as built, in Chromium, fed by the real server's data. */
import assert from 'node:assert/strict';
import AxeBuilder from 'axe-core';
import type { RiskView } from '../../server/src/protocol/risks.ts';
import { riskView } from '../../server/src/views/risks.ts';
import { THEMES } from '../support/themes/themes.ts';
import { analysisOfText, exampleAnalysis } from '../support/views.ts';
import { closeBrowser, needChromium, type OpenOptions, type OpenPage, open } from './harness.ts';

const SETTINGS = { locale: 'en-GB', today: 0, readOnly: null };

async function opened(view: RiskView, options: Partial<OpenOptions> = {}): Promise<OpenPage> {
  const page = await open({ page: 'risks', ...options });
  await page.send({ type: 'view', view, settings: SETTINGS });
  return page;
}

/** Waits until the register, which is drawn a frame later, has so many rows. */
async function rowCount({ page }: OpenPage, count: number): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelectorAll('tr.risk').length === wanted, count);
}

describe('the risk page', function () {
  this.timeout(30_000);
  let view: RiskView;
  let current: OpenPage | null = null;

  before(function () {
    needChromium(this);
    view = riskView(exampleAnalysis('cloud/erp-to-cloud.plan.yaml'), 7);
  });
  after(closeBrowser);
  afterEach(async () => {
    assert.deepEqual(current?.complaints ?? [], []);
    await current?.close();
    current = null;
  });

  it('shows every threat in the register and leads from its title to its text', async () => {
    current = await opened(view);
    const threats = view.risks.filter((risk) => risk.kind === 'threat');
    const titles = current.page.getByRole('rowheader').getByRole('button');
    assert.equal(await current.page.locator('tr.risk').count(), threats.length);
    const first = view.risks.find((risk) => risk.title === threats[0]?.title);
    await titles
      .filter({ hasText: first?.title ?? '' })
      .first()
      .click();
    const posted = (await current.posted()).find((message) => message.type === 'reveal');
    assert.equal(await current.page.locator('.risk-title:focus').count(), 1, 'the focus stays on the title');
    assert.deepEqual(posted, { type: 'reveal', version: 7, target: first?.target, keepFocus: true });
  });

  it('counts in each cell the open risks that stand there and narrows the register to one cell', async () => {
    current = await opened(view);
    const open = view.risks.filter((risk) => risk.kind === 'threat' && risk.status !== 'closed' && risk.current);
    const cell = open[0]?.current;
    assert.ok(cell);
    const there = open.filter(({ current: at }) => at?.probability === cell.probability && at.impact === cell.impact);
    const words = ['', 'very low', 'low', 'medium', 'high', 'very high'];
    const name = `probability ${words[cell.probability]}, impact ${words[cell.impact]}: ${there.length} risk`;
    await current.page.getByRole('gridcell', { name, exact: false }).first().click();
    const threats = view.risks.filter((risk) => risk.kind === 'threat').length;
    assert.ok(there.length < threats);
    await rowCount(current, there.length);
    await current.page.getByRole('button', { name: 'Clear filter' }).click();
    await rowCount(current, threats);
  });

  it('walks the matrix by arrow keys from one tab stop', async () => {
    current = await opened(view);
    assert.equal(await current.page.locator('.matrix [tabindex="0"]').count(), 1);
    await current.page.locator('.matrix [tabindex="0"]').focus();
    await current.page.keyboard.press('ArrowRight');
    await current.page.keyboard.press('ArrowDown');
    const focused = current.page.locator('.matrix :focus');
    assert.match((await focused.textContent()) ?? '', /^probability high, impact low: /);
  });

  it('sorts by a column and says so', async () => {
    current = await opened(view);
    const header = current.page.getByRole('columnheader', { name: 'Owner' });
    await header.getByRole('button').click();
    await current.page.locator('th.owner[aria-sort="descending"]').waitFor();
    assert.equal(await header.locator(':focus').count(), 1, 'the focus stays on the heading');
    const owners = (await current.page.locator('td.owner').allInnerTexts()).filter((owner) => owner !== '–');
    assert.deepEqual(
      owners,
      [...owners].sort((a, b) => b.localeCompare(a)),
    );
  });

  it('keeps what was chosen over a reload', async () => {
    current = await opened(view, { state: { kind: 'opportunity', filter: '' } });
    const shown = view.risks.filter((risk) => risk.kind === 'opportunity');
    assert.equal(await current.page.locator('tr.risk').count(), shown.length);
  });

  it('says what to do in a plan without risks', async () => {
    current = await opened(riskView(analysisOfText('project: {name: Small, start: 2026-03-02}\n'), 1));
    assert.match((await current.page.locator('.placeholder').textContent()) ?? '', /No risks written yet/);
  });

  it('shows names with markup as text', async () => {
    const text = [
      'project: {name: Small, start: 2026-03-02}',
      'risks:',
      '  r: {event: "<img src=x onerror=alert(1)><b>late</b>", probability: 30%, impact: {schedule: 5d}}',
      '',
    ].join('\n');
    current = await opened(riskView(analysisOfText(text), 1));
    assert.equal(await current.page.locator('img').count(), 0);
    assert.match((await current.page.locator('.risk-title').textContent()) ?? '', /<b>late<\/b>/);
  });

  for (const { name: theme } of THEMES) {
    it(`passes axe in ${theme}, wide and narrow`, async () => {
      for (const width of [1400, 380]) {
        current = await opened(view, { theme, width });
        await current.page.evaluate(AxeBuilder.source);
        const result = await current.page.evaluate(() =>
          (
            window as unknown as {
              axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            }
          ).axe.run(),
        );
        assert.deepEqual(
          result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          [],
        );
        const scroll = await current.page.evaluate(() => document.querySelector('.stage')?.scrollWidth ?? 0);
        assert.ok(scroll <= width, `nothing is cut at ${width}`);
        if (width === 1400) await current.close();
      }
    });
  }
});
