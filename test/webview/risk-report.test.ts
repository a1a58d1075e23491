/** The risks in the page that stands alone, opened from a file in a plain browser beside the timeline. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { timelinePageParts } from '../../server/src/host/page-parts.ts';
import { reportData } from '../../server/src/views/report/report-data.ts';
import { reportPage } from '../../server/src/views/report/report-page.ts';
import { repositoryRoot } from '../support/root.ts';
import { simulatedPlan } from '../support/simulated.ts';
import { analysisOfText } from '../support/views.ts';
import { needChromium, openFile } from './harness.ts';

const HOSTILE = '</script><script>window.hurt = 1</script><img src=x onerror="window.hurt = 2">';
const PLAN = `
project: {name: ${JSON.stringify(HOSTILE)}, start: 2026-03-02, deadline: 2026-03-20, status-date: 2026-03-04}
tasks:
  survey: {name: Survey the links, estimate: {optimistic: 4d, most-likely: 5d, pessimistic: 9d}}
  rules: {name: Firewall rules, duration: 3d, after: survey}
risks:
  late:
    event: ${JSON.stringify(HOSTILE)}
    probability: 50%
    impact: {schedule: 4d}
    affects: rules
    actions: {quote: {text: Second quote, due: 2026-03-10}}
    residual: {probability: 10%}
`;

describe('risks in a file of their plan', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'planline-risks-'));
  const file = join(folder, 'risks.html');

  before(function () {
    needChromium(this);
    const analysis = analysisOfText(PLAN);
    const data = reportData(analysis, { baseline: null, locale: 'en-GB', simulated: simulatedPlan(analysis) });
    assert.doesNotMatch(JSON.stringify(data.risks), /file:|\/plans\//, 'no folder of whoever made it');
    writeFileSync(file, reportPage(data, timelinePageParts(join(repositoryRoot, 'dist'))));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are a view beside the timeline, with register, heat map and curve, and can be saved', async () => {
    const { page, complaints, close } = await openFile(pathToFileURL(file).href, 'light');
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Risks' }).click();
    await page.locator('#risks .register tr.risk').waitFor();
    assert.equal(await page.locator('#root').first().isVisible(), false);
    const shown = await page.locator('#risks h2:visible').allTextContents();
    for (const title of ['Heat map', 'S-curve', 'Next four weeks', 'Exposure by date', 'Register'])
      assert.ok(shown.includes(title), `${title} in ${shown}`);
    assert.ok(!shown.includes('What if'));
    await page.locator('#risks .matrix .cell.filled').click();
    assert.equal(await page.locator('#risks .cell-risks li').count(), 1);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.locator('#risks').getByRole('button', { name: 'Export' }).click();
        await page.locator('#risks').getByRole('menuitem', { name: 'Register as CSV', exact: true }).click();
      })(),
    ]);
    assert.equal(saved.suggestedFilename(), 'risk-register.csv');
    assert.equal(await page.evaluate(() => (window as unknown as { hurt?: number }).hurt), undefined);
    await page.locator('#risks .responses th .button.link').click();
    await page.locator('#risks .register tr.risk[aria-selected=true]').waitFor();
    await page.locator('#risks').getByRole('button', { name: 'Table' }).nth(1).click();
    await page.locator('#risks .twin-table').getByRole('button', { name: 'Survey the links' }).first().click();
    await page.locator('.rows [role=row][aria-selected=true]', { hasText: 'Survey the links' }).waitFor();
    assert.equal(await page.locator('#risks').isVisible(), false);
    assert.deepEqual(complaints, []);
    await close();
  });
});
