/**
 * A page over a plan that is really edited: what the page posts is answered by the server's own function,
 * what it writes changes the text, and the new text makes the next view. Undo takes the last text back.
 */
import type { Page } from 'playwright-core';
import { runToEnd, type Steps } from '../../server/src/core/base/steps.ts';
import type { FromPanel, PanelSettings, ToRisks, ToTimeline } from '../../server/src/protocol/panel.ts';
import type { EditParams } from '../../server/src/protocol/plan-edit.ts';
import { sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { answeringEdit } from '../../server/src/views/edit-effect.ts';
import { riskView } from '../../server/src/views/risks.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { whyView } from '../../server/src/views/why.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { parseFixture } from '../support/fixture.ts';
import { analysisOfText } from '../support/views.ts';
import { type OpenOptions, type OpenPage, open } from './harness.ts';

export interface EditedPage extends OpenPage {
  readonly text: () => string;
  /** Until everything that was posted is answered and drawn. */
  readonly settled: () => Promise<void>;
  /** What somebody types in the text meanwhile. */
  readonly type: (change: (text: string) => string) => Promise<void>;
}

type ToPage = ToTimeline | ToRisks;

export async function openEdited(
  source: string,
  settings: PanelSettings,
  { page = 'timeline', ...options }: Partial<OpenOptions> = {},
): Promise<EditedPage> {
  // As the analysis reads it: a fixture may begin with an empty line.
  const { text } = parseFixture(source).files[0];
  const texts = [text];
  let version = 1;
  let analysis = analysisOfText(text);
  const current = () => texts.at(-1) ?? '';
  const view = (): ToPage =>
    page === 'risks'
      ? { type: 'view', view: riskView(analysis, version), settings }
      : { type: 'view', view: sentTimeline(timelineView(analysis, version)), settings };

  function become(): ToPage {
    version++;
    analysis = analysisOfText(current());
    return view();
  }

  function answer(message: FromPanel): ToPage[] {
    if (message.type === 'undo') {
      if (texts.length > 1) texts.pop();
      return [become()];
    }
    if (message.type === 'why') {
      const why = whyView(analysis, version, message.id);
      return why ? [{ type: 'why', why }] : [];
    }
    if (message.type !== 'edit') return [];
    const { number, intent, preview } = message;
    const params: EditParams = { uri: '', version: message.version, intent, preview };
    const alone = { openDocument: () => undefined, linkingTo: () => none() };
    const told = runToEnd(answeringEdit(analysis, version, params, alone));
    const replies: ToPage[] = [{ type: 'answer', number, answer: told }];
    if (told.kind !== 'fits' || preview) return replies;
    for (const { edits } of told.files) texts.push(applyEdits(current(), edits));
    return [...replies, become()];
  }

  const opened = await open({ page, ...options });
  await answerOn(opened.page, answer);
  await opened.page.evaluate(() => {
    const host = window as unknown as {
      planlinePosted: unknown[];
      planlineAnswer: (json: string) => Promise<string>;
      planlineOpen: number;
    };
    host.planlineOpen = 0;
    const { planlinePosted: posted, planlineAnswer: ask } = host;
    posted.push = (message: unknown) => {
      host.planlineOpen++;
      void ask(JSON.stringify(message)).then((json) => {
        for (const reply of JSON.parse(json)) window.postMessage(reply, '*');
        const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => host.planlineOpen--));
        setTimeout(drawn, 20);
      });
      return Array.prototype.push.call(posted, message);
    };
  });
  await opened.send(view());
  return {
    ...opened,
    text: current,
    settled: async () => {
      await opened.page.waitForFunction(() => (window as unknown as { planlineOpen: number }).planlineOpen === 0);
    },
    type: async (change) => {
      texts.push(change(current()));
      await opened.send(become());
    },
  };
}

const answering = new WeakMap<Page, (message: FromPanel) => ToPage[]>();

/** A page is opened again and again, and can be given a function only once. */
async function answerOn(page: Page, answer: (message: FromPanel) => ToPage[]): Promise<void> {
  const isNew = !answering.has(page);
  answering.set(page, answer);
  if (isNew)
    await page.exposeFunction('planlineAnswer', (json: string) =>
      JSON.stringify(answering.get(page)?.(JSON.parse(json)) ?? []),
    );
}

function* none(): Steps<never[]> {
  yield;
  return [];
}
