/** Links by keys, in Chromium on the page as built: what the dialog shows of one that is there, and what it writes. */
import assert from 'node:assert/strict';
import type { PanelSettings } from '../../server/src/protocol/panel.ts';
import { becomes, hasRows, rowNamed } from './edit-hand.ts';
import { openEdited } from './edit-host.ts';
import { inPages } from './harness.ts';

const SETTINGS: PanelSettings = { locale: 'en-GB', today: Date.UTC(2026, 2, 5, 10) / 60_000, readOnly: null };

describe('a link that has a lag', () => {
  inPages();

  const cases: readonly (readonly [written: string, shown: string, turned: string, more: string])[] = [
    ['power +4h', '+4h', 'power SS+4h', 'power SS+5h'],
    ['power + 50%', '+50%', 'power SS+ 50%', 'power SS+55%'],
    ['power FF+48eh', '+2ed', 'power SF+48eh', 'power SF+72eh'],
    ['power -1.5d', '-1.5d', 'power SS-1.5d', 'power SS-0.5d'],
    ['{task: power, lag: -2h}', '-2h', '{task: power, type: SS, lag: -2h}', '{task: power, type: SS, lag: -1h}'],
  ];
  for (const eol of ['\n', '\r\n']) {
    it(`keeps it as it is written, and changes it in its own unit (${JSON.stringify(eol)})`, async () => {
      const planOf = (live: string) =>
        [
          'project: {name: P, start: 2026-03-02}',
          'tasks:',
          '  power: {name: Power, duration: 4d}',
          `  live: {name: Live, duration: 1d, after: [${live}]} # go`,
          '',
        ].join(eol);
      for (const [written, lag, turned, more] of cases) {
        const opened = await openEdited(planOf(written), SETTINGS);
        const { page, text, settled } = opened;
        await hasRows(page, 2);
        const choose = async () => {
          await rowNamed(page, 'Power').focus();
          await page.keyboard.press('l');
          await page.keyboard.type('Live');
          await page.keyboard.press('Enter');
          await page.locator('.link-outcome', { hasText: 'waits for Power that way already' }).waitFor();
        };
        await choose();
        assert.equal(await page.locator('.link-lag').textContent(), lag);
        await page.keyboard.press('t');
        await page.locator('.link-outcome', { hasText: `after Power starts, ${lag}.` }).waitFor();
        await page.keyboard.press('Enter');
        await becomes(opened, /S[SF]/);
        assert.equal(text(), planOf(turned));
        await settled();
        await choose();
        await page.keyboard.press('+');
        await page.locator('.link-outcome', { hasText: 'Live ' }).waitFor();
        await page.keyboard.press('Enter');
        await settled();
        assert.equal(text(), planOf(more));
        await opened.close();
      }
    });
  }
});

describe('two links between the same rows', () => {
  inPages();

  it('are told apart where one is taken out', async () => {
    const planOf = (after: string) =>
      `project: {name: P, start: 2026-03-02}\ntasks:\n  power: {name: Power, duration: 4d}\n  live: {name: Live, duration: 9d, after: ${after}}\n`;
    const opened = await openEdited(planOf('[power SS, power FF+1d]'), SETTINGS);
    const { page, text, settled } = opened;
    await hasRows(page, 2);
    await rowNamed(page, 'Power').focus();
    await page.keyboard.press('l');
    await page.keyboard.type('Live');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove SS link' }).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('button', { name: 'Remove FF link' }).waitFor();
    await page.keyboard.press('Delete');
    await becomes(opened, /power SS\]/);
    await settled();
    assert.equal(text(), planOf('[power SS]'));
    await opened.close();
  });
});
