import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { FromPanel } from '../../server/src/protocol/panel.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { largePlan } from '../support/large-plan.ts';
import { analysisOfText } from '../support/views.ts';
import { needChromium, type OpenPage, open } from './harness.ts';

const NAME = '<script>alert(1)</script> & "both" \u0007';

describe('the timeline as a picture', function () {
  this.timeout(60_000);
  let opened: OpenPage;
  before(async function () {
    needChromium(this);
    opened = await open({ page: 'timeline', theme: 'light', state: { collapsed: [] } });
  });

  const show = async (view: TimelineView) =>
    opened.send({
      type: 'view',
      view: sentTimeline(view),
      settings: { locale: 'en-GB', today: view.start, readOnly: null },
    });

  it('is a drawing of all rows that stands alone, in which names are only text', async () => {
    const plan = largePlan(60).replace('Task 3 of this plan', JSON.stringify(NAME));
    const view = timelineView(analysisOfText(plan), 1);
    await show(view);
    const svg = await saved(opened, 'exportSvg', 'svg');
    const drawing = await opened.page.evaluate(readDrawing, svg);
    assert.deepEqual(drawing.foreign, []);
    assert.ok(drawing.texts.includes('<script>alert(1)</script> & "both" \uFFFD'));
    for (const { name } of view.rows.slice(0, 5))
      assert.ok(drawing.texts.some((text) => name.startsWith(text.slice(0, 5))));
    assert.ok(drawing.texts.includes('Task 59 of this plan'));
    assert.ok(drawing.colours > 5);
    assert.ok(!/class=|style=|var\(|url\(|href|color\(/.test(svg));
  });

  it('shortens a name that the edge would cut off', async () => {
    const plan = largePlan(60).replace('Task 58 of this plan', 'Hand over '.repeat(40).trim());
    await show(timelineView(analysisOfText(plan), 1));
    const drawing = await opened.page.evaluate(readDrawing, await saved(opened, 'exportSvg', 'svg'));
    const names = drawing.texts.filter((text) => text.startsWith('Hand over'));
    assert.equal(names.length, 2, 'in the table and beside the bar');
    assert.ok(names.every((text) => text.endsWith('…')));
  });

  it('is a PNG twice as fine', async () => {
    const png = Buffer.from(await saved(opened, 'exportPng', 'png'), 'base64');
    const svg = await saved(opened, 'exportSvg', 'svg');
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2 * Number(width), 2 * Number(height)]);
  });

  it('says that it leaves out rows where there are too many', async () => {
    await show(timelineView(analysisOfText(largePlan(3000)), 1));
    const svg = await saved(opened, 'exportSvg', 'svg');
    assert.match(svg, /The first 2000 of 3060 rows\./);
    assert.deepEqual(opened.complaints, []);
  });
});

async function saved({ page, send, posted }: OpenPage, command: string, format: 'svg' | 'png'): Promise<string> {
  const before = (await posted()).filter(isSave).length;
  await send({ type: 'command', command, item: null });
  await waitForSave(page, before);
  const message = (await posted()).filter(isSave)[before];
  assert.ok(message && message.format === format, 'nothing was saved');
  return message.data;
}

async function waitForSave(page: Page, before: number): Promise<void> {
  await page.waitForFunction(
    (count) =>
      (window as unknown as { planlinePosted: { type: string }[] }).planlinePosted.filter(({ type }) => type === 'save')
        .length > count,
    before,
  );
}

function isSave(message: FromPanel): message is Extract<FromPanel, { type: 'save' }> {
  return message.type === 'save';
}

/** Runs in the page: reads the file as XML; elements other than those that draw are `foreign`. */
function readDrawing(svg: string): { texts: string[]; foreign: string[]; colours: number } {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const all = [...parsed.querySelectorAll('*')];
  const known = ['svg', 'title', 'g', 'rect', 'path', 'text'];
  return {
    texts: [...parsed.querySelectorAll('text')].map((text) => text.textContent ?? ''),
    foreign: all.map(({ localName }) => localName).filter((name) => !known.includes(name)),
    colours: new Set(all.flatMap((each) => [each.getAttribute('fill'), each.getAttribute('stroke')])).size,
  };
}
