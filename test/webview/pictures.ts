/** Takes the pictures that people look at: every page in every theme and width, into out/. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PanelSettings } from '../../server/src/protocol/panel.ts';
import { repositoryRoot } from '../support/root.ts';
import { THEMES } from '../support/themes/themes.ts';
import { exampleTimeline } from '../support/views.ts';
import { closeBrowser, open } from './harness.ts';

const OUT = join(repositoryRoot, 'out', 'pictures');
const WIDTHS = [1400, 700, 380];

/** @param words of which one must be in a picture's name. */
export async function takePictures(words: readonly string[]): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const view = exampleTimeline('cloud/erp-to-cloud.plan.yaml');
  const settings: PanelSettings = {
    locale: 'en-GB',
    today: (view.statusDate ?? view.start) + 12 * 1440,
    readOnly: null,
  };
  for (const { name: theme } of THEMES) {
    for (const width of WIDTHS) {
      for (const selected of [false, true]) {
        const name = `timeline-${theme}-${width}${selected ? '-selected' : ''}`;
        if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
        const state = selected ? { why: true } : null;
        const opened = await open({ page: 'timeline', theme, width, height: 800, state });
        await opened.send({ type: 'view', view, settings });
        const current = view.rows.find((row) => row.critical && !row.done && row.kind === 'task');
        if (selected && current) await opened.send({ type: 'cursor', id: current.id });
        await opened.page.screenshot({ path: join(OUT, `${name}.png`) });
        if (opened.complaints.length > 0) process.stderr.write(`${name}: ${opened.complaints.join('\n')}\n`);
        await opened.close();
        process.stdout.write(`out/pictures/${name}.png\n`);
      }
    }
  }
  await closeBrowser();
}
