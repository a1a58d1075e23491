/** Takes a picture of the real editor: a plan with its findings and hints, a panel drawn beside it. */
import { join } from 'node:path';
import { stop } from '../processes.mjs';
import { launchChromium } from './chromium.mjs';
import { root } from './embedded.mjs';
import { startServer } from './server.mjs';

export const EXAMPLES = join(root, 'examples');
export const FIRST_PLAN = join(EXAMPLES, 'cloud', 'erp-to-cloud.plan.yaml');

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

const PATIENCE = 60_000;

/**
 * `panels`: of 'timeline', 'risks' the ones to open beside the text; `line`: where the text is
 * scrolled to; `size`: of the window. Resolves once the file is written, rejects where the page stays empty.
 */
export async function takePicture({
  file,
  theme = 'dark',
  plan = FIRST_PLAN,
  panels = ['timeline'],
  line = null,
  size = { width: 1600, height: 1000 },
}) {
  const colorTheme = THEMES[theme];
  if (!colorTheme) throw new Error(`no theme ${theme}; there are ${Object.keys(THEMES).join(', ')}`);
  const settings = {
    'workbench.colorTheme': colorTheme,
    'window.autoDetectColorScheme': false,
    'editor.minimap.enabled': false,
  };
  const server = await startServer({ extension: 'linked', settings });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: size });
    page.setDefaultTimeout(PATIENCE);
    const payload = [['openFile', server.remote(plan)]];
    await page.goto(server.address({ folder: EXAMPLES, payload }));
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.locator('.part.statusbar').getByText('Planline plan').waitFor();
    for (const panel of panels) await openPanel(page, panel);
    if (line !== null) await goToLine(page, line);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
    await stop(server.child);
  }
}

async function openPanel(page, kind) {
  const title = kind === 'timeline' ? 'Open Timeline to the Side' : 'Open Risks to the Side';
  await page.locator('.editor-actions').getByRole('button', { name: title }).first().click();
  const frame = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');
  // Drawn means: rows that can be read, bars beside them in the timeline, all trials in the risk panel.
  if (kind === 'timeline') {
    await frame.getByRole('treegrid').getByRole('row').nth(2).waitFor();
    await frame.locator('svg path[d*="M"]').first().waitFor({ state: 'attached' });
  } else {
    await frame.getByRole('row').nth(1).waitFor();
    await frame.locator('.state-strip:is(.done, .nothing-varies)').waitFor({ state: 'attached' });
  }
}

async function goToLine(page, line) {
  await page.keyboard.press('Control+1');
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input').fill(`:${line}:1`);
  await page.keyboard.press('Enter');
}
