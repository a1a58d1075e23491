/** The editor as a person uses it: real clicks in the real workbench, the pages inside it included. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { stop, temporaryFolder } from '../../../scripts/processes.mjs';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { root } from '../../../scripts/vscode/embedded.mjs';
import { startServer } from '../../../scripts/vscode/server.mjs';

describe('in the workbench', () => {
  let server;
  let browser;
  let page;
  const refusals = [];

  before(async () => {
    const folder = join(temporaryFolder('workbench'), 'plans');
    cpSync(join(root, 'test', 'extension', 'workspace', 'network'), folder, { recursive: true });
    server = await startServer({ extension: 'linked', settings: { 'editor.minimap.enabled': false } });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => {
      // The workbench's own page has refusals of its own; ours are those of the pages inside.
      const inside = message.location().url.includes('vscode-resource') || message.text().includes('timeline');
      if (inside && /Content Security Policy|Refused to/.test(message.text())) refusals.push(message.text());
    });
    page.on('pageerror', (error) => refusals.push(String(error)));
    await page.goto(server.address({ folder }));
    await page.getByRole('treeitem', { name: 'links.plan.yaml' }).dblclick();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  });

  after(async () => {
    await browser?.close();
    if (server) await stop(server.child);
  });

  it('computed dates stand behind the tasks', async () => {
    await page.locator('.view-lines').getByText(/5.Jan/).first().waitFor();
  });

  it('a button above the text opens the timeline beside it', async () => {
    await page.locator('.editor-actions').getByRole('button', { name: 'Open Timeline to the Side' }).click();
    await row('Firewall rules').waitFor();
    assert.equal(await page.locator('.editor-group-container').count(), 2);
  });

  it('a click on a row goes to its line', async () => {
    await row('Firewall rules').click();
    await page.locator('.active-line-number', { hasText: /^12$/ }).waitFor();
  });

  it('the timeline follows the text cursor', async () => {
    await goToLine(22);
    await selected('Rack the routers').waitFor();
  });

  it('the timeline follows the text while it is typed', async () => {
    await goToLine(13);
    await page.keyboard.press('End');
    await page.keyboard.type(' and more');
    await row('Firewall rules and more').waitFor();
  });

  it('the timeline comes back when the window is loaded again', async () => {
    await page.keyboard.press('Control+s');
    // By the editor's own command: it keeps what is open before it goes.
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>Developer: Reload Window');
    // Enter takes what is listed first, which lags behind the typing.
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Reload Window' }).waitFor();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await row('Firewall rules and more').waitFor();
  });

  it('nothing of a page is refused by its policy', () => assert.deepEqual(refusals, []));

  const frame = () => page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');
  const row = (name) => frame().getByRole('row', { name }).first();
  const selected = (name) => frame().getByRole('row', { name, selected: true }).first();
  const statusBar = (text) => page.locator('.part.statusbar').getByText(text);

  /** The workbench now and then swallows a key while the focus moves from a page to the text, so it is asked again. */
  async function goToLine(line, tries = 3) {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.locator('.monaco-editor.focused').waitFor();
    await page.keyboard.press('Control+g');
    const input = page.locator('.quick-input-widget input');
    const there = await input
      .fill(`:${line}:1`, { timeout: 5000 })
      .then(() =>
        page
          .locator('.quick-input-list .monaco-list-row', { hasText: `${line}` })
          .first()
          .waitFor({ timeout: 5000 }),
      )
      .then(() => page.keyboard.press('Enter'))
      .then(() => statusBar(`Ln ${line},`).waitFor({ timeout: 5000 }))
      .then(
        () => true,
        () => false,
      );
    if (there) return;
    assert.ok(tries > 1, `the editor did not go to line ${line}`);
    await page.keyboard.press('Escape');
    await goToLine(line, tries - 1);
  }
});
