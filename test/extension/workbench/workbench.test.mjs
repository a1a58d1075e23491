/** The editor as a person uses it: real clicks in the real workbench, the pages inside it included. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stop, temporaryFolder } from '../../../scripts/processes.mjs';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { root } from '../../../scripts/vscode/embedded.mjs';
import { startServer } from '../../../scripts/vscode/server.mjs';

describe('in the workbench', () => {
  let server;
  let browser;
  let page;
  let file;
  const refusals = [];

  before(async () => {
    const folder = join(temporaryFolder('workbench'), 'plans');
    cpSync(join(root, 'test', 'extension', 'workspace', 'network'), folder, { recursive: true });
    file = join(folder, 'links.plan.yaml');
    // What the document holds is on the disk a moment later.
    const settings = { 'editor.minimap.enabled': false, 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 50 };
    server = await startServer({ extension: 'linked', settings });
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

  // What went wrong is mostly to be seen; a menu or an input left open is not the next test's fault.
  afterEach(async function () {
    if (this.currentTest.state !== 'failed') return;
    const name = this.currentTest.title.replace(/\W+/g, '-').slice(0, 40);
    await page.screenshot({ path: join(root, 'out', `workbench-${name}.png`) });
    await page.keyboard.press('Escape');
  });

  it('computed dates stand behind the tasks', async () => {
    await page.locator('.view-lines').getByText(/Jan.5/).first().waitFor();
  });

  it('a button above the text opens the timeline beside it', async () => {
    await page.locator('.editor-actions').getByRole('button', { name: 'Open Timeline to the Side' }).click();
    await row('Firewall rules').waitFor();
    assert.equal(await page.locator('.editor-group-container').count(), 2);
  });

  it('a click on a row goes to its line', async () => {
    await row('Firewall rules').click({ position: { x: 60, y: 12 } });
    await page.locator('.active-line-number', { hasText: /^12$/ }).waitFor();
  });

  it('the menu of a row has what can be done to it, such as showing its text', async () => {
    await row('Rack the routers').click({ position: { x: 60, y: 12 }, button: 'right' });
    await page.getByRole('menuitem', { name: 'Move in Time…' }).waitFor();
    await choose('Show in Text');
    await page.locator('.active-line-number', { hasText: /^22$/ }).waitFor();
  });

  it('the timeline follows the text cursor', async () => {
    await goToLine(11);
    await selected('Survey the links').waitFor();
  });

  it('the timeline follows the text while it is typed', async () => {
    await goToLine(13);
    await page.keyboard.press('End');
    await page.keyboard.type(' and more');
    await row('Firewall rules and more').waitFor();
  });

  it('a bar that is dragged at its end is longer in the text by just that, and Ctrl+Z takes it back', async () => {
    await dragsAndUndoes(await timeline('right'));
  });

  it('the side bar has the plan with its phases, findings and milestones, and the status bar its finish', async () => {
    await page.locator('.activitybar').getByRole('tab', { name: 'Planline' }).click();
    await page.getByRole('treeitem', { name: /^New links, finish / }).click();
    await page.getByRole('treeitem', { name: /^phase design, /i }).waitFor();
    await page.getByRole('treeitem', { name: 'Next milestones' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'finish Jan 16, 2026' }).waitFor();
    await page.getByRole('treeitem', { name: /^phase build, /i }).click();
    await selected(/^build/i).waitFor();
  });

  it('the timeline stands in place of the text', async () => {
    await page.locator('.editor-group-container').first().locator('.tab').click();
    await page.locator('.editor-actions').getByRole('button', { name: 'Open as Timeline' }).click();
    const left = await timeline('left', 2);
    await left.getByRole('row', { name: 'Firewall rules' }).first().waitFor();
    assert.equal(await page.locator('.monaco-editor .view-line').count(), 0);
    await dragsAndUndoes(left);
  });

  it('both timelines come back when the window is loaded again', async () => {
    // By the editor's own command: it keeps what is open before it goes.
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>Developer: Reload Window');
    // Enter takes what is listed first, which lags behind the typing.
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Reload Window' }).waitFor();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    for (const side of ['left', 'right']) {
      await (await timeline(side, 2)).getByRole('row', { name: 'Firewall rules and more' }).first().waitFor();
    }
  });

  it('nothing of a page is refused by its policy', () => assert.deepEqual(refusals, []));

  /** The timeline on the left of `count`, or on the right. */
  async function timeline(side, count = 1) {
    await page
      .locator('iframe.webview.ready')
      .nth(count - 1)
      .waitFor();
    const lefts = await page
      .locator('iframe.webview.ready')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().x));
    const index = lefts.indexOf(side === 'left' ? Math.min(...lefts) : Math.max(...lefts));
    return page.frameLocator('iframe.webview.ready').nth(index).frameLocator('iframe#active-frame');
  }

  const row = (name) =>
    page
      .frameLocator('iframe.webview.ready')
      .last()
      .frameLocator('iframe#active-frame')
      .getByRole('row', { name })
      .first();
  const selected = (name) =>
    page
      .frameLocator('iframe.webview.ready')
      .last()
      .frameLocator('iframe#active-frame')
      .getByRole('row', { name, selected: true })
      .first();
  /** A menu of the workbench is deaf for its first 100 ms, lest the click that opened it choose from it. */
  async function choose(name, tries = 5) {
    const item = page.getByRole('menuitem', { name });
    await item.click();
    const chosen = await item.waitFor({ state: 'hidden', timeout: 1000 }).then(
      () => true,
      () => false,
    );
    if (chosen) return;
    assert.ok(tries > 1, `the menu does not take ${name}`);
    await choose(name, tries - 1);
  }

  const statusBar = (text) => page.locator('.part.statusbar').getByText(text);

  async function dragsAndUndoes(shown) {
    const before = readFileSync(file, 'utf8');
    const finish = await endOfBar(shown, 'Firewall rules');
    await page.mouse.move(finish.x, finish.y);
    await page.mouse.down();
    await page.mouse.move(finish.x + finish.day, finish.y, { steps: 4 });
    await page.mouse.up();
    await written((text) => text === before.replace('duration: 3d', 'duration: 4d'));
    await page.keyboard.press('Control+z');
    await written((text) => text === before);
  }

  /** Where the end of a bar of three days is taken hold of, and how wide a day is. */
  async function endOfBar(shown, name) {
    const layer = shown.locator('.layer');
    const [outside, row] = [await layer.boundingBox(), await shown.getByRole('row', { name }).first().boundingBox()];
    const y = row.y + 9;
    const found = await layer.evaluate((element, down) => {
      const { left, top, width } = element.getBoundingClientRect();
      const grips = Array.from({ length: width }, (_, x) => {
        const at = { clientX: left + x, clientY: top + down, bubbles: true };
        element.dispatchEvent(new PointerEvent('pointermove', at));
        return element.dataset.grip;
      });
      return { first: grips.indexOf('bar'), last: grips.lastIndexOf('finish'), grips: [...new Set(grips)] };
    }, y - outside.y);
    assert.ok(found.last > 0, `no end of a bar among ${found.grips}`);
    // From Monday morning to Wednesday evening.
    return { x: outside.x + found.last - 1, y, day: (found.last - found.first) / 2.4 };
  }

  async function written(fits) {
    const end = Date.now() + 20_000;
    while (!fits(readFileSync(file, 'utf8'))) {
      assert.ok(Date.now() < end, `the file is\n${readFileSync(file, 'utf8')}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

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
