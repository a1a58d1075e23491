/** Takes the pictures that people look at: every page in every theme and width, into out/. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PanelSettings } from '../../server/src/protocol/panel.ts';
import type { RiskView } from '../../server/src/protocol/risks.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { riskView } from '../../server/src/views/risks.ts';
import { repositoryRoot } from '../support/root.ts';
import { THEMES } from '../support/themes/themes.ts';
import { exampleAnalysis, exampleTimeline } from '../support/views.ts';
import { closeBrowser, open } from './harness.ts';

const OUT = join(repositoryRoot, 'out', 'pictures');
const WIDTHS = [1400, 700, 380];

const EXAMPLE = 'cloud/erp-to-cloud.plan.yaml';

interface Picture {
  readonly page: 'timeline' | 'risks';
  /** Behind the name. */
  readonly suffix: string;
  readonly view: TimelineView | RiskView;
  readonly state: object | null;
}

/** @param words of which one must be in a picture's name. */
export async function takePictures(words: readonly string[]): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  for (const { name: theme } of THEMES) {
    for (const width of WIDTHS) {
      for (const { page, suffix, view, state } of pictures()) {
        const name = `${page}-${theme}-${width}${suffix}`;
        if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
        const settings: PanelSettings = { locale: 'en-GB', today: view.statusDate ?? view.start, readOnly: null };
        const opened = await open({ page, theme, width, height: 800, state });
        await opened.send({ type: 'view', view, settings });
        await opened.page.screenshot({ path: join(OUT, `${name}.png`) });
        if (opened.complaints.length > 0) process.stderr.write(`${name}: ${opened.complaints.join('\n')}\n`);
        await opened.close();
        process.stdout.write(`out/pictures/${name}.png\n`);
      }
    }
  }
  await closeBrowser();
}

/** Each page as it opens, and with something selected. */
function pictures(): readonly Picture[] {
  const timeline = exampleTimeline(EXAMPLE);
  const risks = riskView(exampleAnalysis(EXAMPLE), 1);
  const critical = timeline.rows.find((row) => row.critical && row.kind === 'task')?.id;
  return [
    { page: 'timeline', suffix: '', view: timeline, state: null },
    {
      page: 'timeline',
      suffix: '-selected',
      view: timeline,
      state: { selected: critical === undefined ? [] : [critical], why: true },
    },
    { page: 'risks', suffix: '', view: risks, state: null },
    { page: 'risks', suffix: '-selected', view: risks, state: { selected: risks.risks[0]?.id } },
  ];
}
