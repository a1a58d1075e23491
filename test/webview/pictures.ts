/** Takes the pictures that people look at: every example in every theme and width, into out/. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PanelSettings } from '../../server/src/protocol/panel.ts';
import { sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import type { ViewHeader } from '../../server/src/protocol/view.ts';
import { riskView } from '../../server/src/views/risks.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { whyView } from '../../server/src/views/why.ts';
import { repositoryRoot } from '../support/root.ts';
import { simulatedView } from '../support/simulated.ts';
import { THEMES } from '../support/themes/themes.ts';
import { exampleAnalysis } from '../support/views.ts';
import { closeBrowser, open } from './harness.ts';

const OUT = join(repositoryRoot, 'out', 'pictures');
const WIDTHS = [1400, 700, 380];
const EXAMPLES = {
  software: 'software/member-portal.plan.yaml',
  hardware: 'hardware/data-hall.plan.yaml',
  network: 'network/branch-network.plan.yaml',
  cloud: 'cloud/erp-to-cloud.plan.yaml',
  analytics: 'analytics/demand-forecast.plan.yaml',
  service: 'it-service/service-desk.plan.yaml',
  faulty: 'faulty/office-move.plan.yaml',
} as const;

interface Picture {
  readonly page: 'timeline' | 'risks';
  readonly name: string;
  readonly view: ViewHeader;
  readonly state: object | null;
  /** After the view. */
  readonly messages: readonly object[];
}

/** @param words which all must be in a picture's name, such as `timeline-cloud light`. */
export async function takePictures(words: readonly string[]): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const pictures = Object.entries(EXAMPLES).flatMap(([example, path]) => picturesOf(example, path));
  for (const { name: theme } of THEMES) {
    for (const width of WIDTHS) {
      for (const { page, name: what, view, state, messages } of pictures) {
        const name = `${page}-${what}-${theme}-${width}`;
        if (!words.every((word) => name.includes(word))) continue;
        const settings: PanelSettings = { locale: 'en-GB', today: view.statusDate ?? view.start, readOnly: null };
        const opened = await open({ page, theme, width, height: page === 'risks' ? 1600 : 800, state });
        for (const message of [{ type: 'view', view, settings }, ...messages]) await opened.send(message);
        // The strip below the chart is drawn in a pause.
        await opened.page.waitForTimeout(250);
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
function picturesOf(example: string, path: string): readonly Picture[] {
  const analysis = exampleAnalysis(path);
  const timeline = timelineView(analysis, 1);
  const risks = riskView(analysis, 1);
  const simulation = [{ type: 'simulation', view: simulatedView(analysis, { trials: 4000 }) }];
  const critical = timeline.rows.find((row) => row.critical && row.kind === 'task' && !row.done && row.driverRow >= 0);
  const selected = critical ? [critical.id] : [];
  const why = critical && whyView(analysis, 1, critical.id);
  return [
    { page: 'timeline', name: example, view: sentTimeline(timeline), state: null, messages: [] },
    {
      page: 'timeline',
      name: `${example}-selected`,
      view: sentTimeline(timeline),
      state: { selected, why: true },
      messages: why ? [{ type: 'why', why }] : [],
    },
    { page: 'risks', name: example, view: risks, state: null, messages: simulation },
    {
      page: 'risks',
      name: `${example}-selected`,
      view: risks,
      state: { selected: risks.risks[0]?.id },
      messages: simulation,
    },
  ];
}
