/** What mends a finding, offered beside it in Why: in Chromium, written by the server's own function. */
import assert from 'node:assert/strict';
import type { PanelSettings } from '../../server/src/protocol/panel.ts';
import type { ThemeName } from '../support/themes/themes.ts';
import { toast } from './edit-hand.ts';
import { openEdited } from './edit-host.ts';
import { inPages } from './harness.ts';
import { violations } from './violations.ts';

const PLAN = `
project: {name: Move, start: 2026-03-02}
tasks:
  survey: {name: Survey the links, duration: 5d}
  rules: {name: Firewall rules, duration: 3d, after: survye} # by hand
  cable: {name: Cable, duration: 2d, after: rules}
`;
const SETTINGS: PanelSettings = { locale: 'en-GB', today: Date.UTC(2026, 2, 5, 10) / 60_000, readOnly: null };

describe('what mends a finding', () => {
  inPages();

  async function show(settings: PanelSettings = SETTINGS, theme: ThemeName = 'dark', size = {}) {
    const opened = await openEdited(PLAN, settings, { theme, ...size, state: { selected: ['rules'], why: true } });
    await opened.settled();
    const why = opened.page.getByRole('complementary', { name: 'Why' });
    return { ...opened, why, fix: why.getByRole('button', { name: "Fix: Change to 'survey'", exact: true }) };
  }

  it('is a button below it, written by key; the focus stays in Why, and it can be taken back', async () => {
    const { page, why, fix, text, settled } = await show();
    assert.doesNotMatch((await why.textContent()) ?? '', /`/, 'ids are told as names everywhere');
    await fix.focus();
    await page.keyboard.press('Enter');
    await settled();
    assert.equal(text(), PLAN.trimStart().replace('survye', 'survey'));
    await toast(page, /^Fixed Firewall rules: Change to 'survey'/);
    await fix.waitFor({ state: 'detached' });
    assert.equal(await why.evaluate((pane) => pane.contains(document.activeElement)), true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await settled();
    assert.equal(text(), PLAN.trimStart());
    await fix.waitFor();
  });

  it('is not offered where nothing may be written', async () => {
    const { why, fix } = await show({ ...SETTINGS, readOnly: 'This workspace is not trusted, so views only show.' });
    await why.getByRole('button', { name: /survye/ }).waitFor();
    assert.equal(await fix.count(), 0);
  });

  it('is in sight in the low drawer of a medium page without scrolling', async () => {
    const { why, fix } = await show(SETTINGS, 'dark', { width: 700, height: 500 });
    const [button, pane] = [await fix.boundingBox(), await why.boundingBox()];
    assert.ok(button && pane && button.y + button.height <= pane.y + pane.height);
  });

  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light'] as const) {
    it(`can be read and reached by everybody in ${theme}`, async () => {
      const { page, fix } = await show(SETTINGS, theme);
      await fix.waitFor();
      assert.deepEqual(await violations(page), []);
    });
  }
});
