/**
 * However a text is typed, the page that was told of nothing but changes shows what it would show after a reload: rows
 * are written over where they are, and whatever is kept from picture to picture has to notice.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { sentChanges, sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { TimelineTeller } from '../../server/src/views/timeline/teller.ts';
import { analysed, BUSY, EARLY_EDIT, edited } from '../support/typed-plan.ts';
import { inPages, type OpenPage, open } from './harness.ts';

const FROM = Date.UTC(2026, 2, 1) / 60_000;
const SETTINGS = { locale: 'en-GB', today: Date.UTC(2026, 2, 5, 10) / 60_000, readOnly: null };
const PLACE = { collapsed: [], pxPerDay: 24, from: FROM, scrollTop: 90 };
const COLUMNS = ['start', 'finish', 'duration', 'slack', 'percent', 'who', 'cost', 'deadline'];

/** What is chosen in the page while the text is typed. */
const CHOICES = {
  'the tree, a selected row, its chain lit, something collapsed': {
    ...PLACE,
    collapsed: ['sum'],
    selected: ['e'],
    table: { columns: COLUMNS },
  },
  'what a search finds in groups of people, by slack': {
    ...PLACE,
    table: {
      columns: COLUMNS,
      group: 'person',
      search: { text: 'ab', hides: false },
      sort: { column: 'slack', descending: false },
    },
  },
};
const EDITS = 12;
/** Longer than anything waits: the state is kept 300 ms after the last picture. */
const REST = 400;
/** Another beginning for more of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 1);

describe('the timeline page while a text is typed', function () {
  this.timeout(120_000 * RUNS);
  inPages();

  for (const [chosen, state] of Object.entries(CHOICES)) {
    it(`shows what it would show after a reload: ${chosen}`, async () => {
      for (let run = 0; run < RUNS; run++) {
        const seed = chosen.length + 1000 * run;
        const { messages, view, text } = typed(fc.sample(EARLY_EDIT, { seed, numRuns: EDITS }));
        const told = await open({ page: 'timeline', state });
        for (const message of messages) await told.send(message);
        const before = await atRest(told);
        const reloaded = await open({ page: 'timeline', state: await told.kept() });
        await reloaded.send(view);
        assert.deepEqual(before, await atRest(reloaded), `seed ${seed}:\n${text}`);
        await scrollOn(told);
        await scrollOn(reloaded);
        assert.deepEqual(await atRest(told), await atRest(reloaded), `seed ${seed}, below:\n${text}`);
        await told.close();
        await reloaded.close();
      }
    });
  }
});

/** What a panel is told from key to key, and what it would be told at the end for the first time. */
function typed(edits: readonly Parameters<typeof edited>[1][]) {
  const teller = new TimelineTeller();
  const whole = () => ({ type: 'view', view: sentTimeline(teller.view()), settings: SETTINGS });
  let text = BUSY;
  let analysis = analysed(text, undefined);
  runToEnd(teller.telling(analysis, 1, { serial: 1 }));
  const messages: unknown[] = [whole()];
  for (const [key, edit] of edits.entries()) {
    text = edited(text, edit, BUSY);
    analysis = analysed(text, analysis);
    // First of some rows, as where there are many; the next key may come before the rest of it.
    const [base, serial] = [2 * key + 1, 2 * key + 2];
    const sight = [edit.digit, 2 * edit.digit];
    const part = runToEnd(teller.tellingPart(analysis, 1, { serial }, base, sight));
    if (part) messages.push({ type: 'changes', changes: sentChanges(part) });
    runToEnd(teller.telling(analysis, 1, { serial: serial + 1 }));
    const changes = teller.changesSince(base);
    messages.push(changes ? { type: 'changes', changes: sentChanges(changes) } : whole());
  }
  return { messages: messages.map((message) => JSON.parse(JSON.stringify(message))), view: whole(), text };
}

async function scrollOn({ page }: OpenPage): Promise<void> {
  await page.evaluate(() =>
    document.querySelector('.scroller')?.scrollBy({ top: 500, left: 300, behavior: 'instant' }),
  );
}

/** All that is in the page, once what no picture waits for is done too. */
async function atRest({ page }: OpenPage): Promise<readonly string[]> {
  await page.evaluate(() => {
    // Where the focus is, a reload does not keep.
    const rows = [...document.querySelectorAll<HTMLElement>('.rows [role=row]')];
    rows.find((row) => row.getBoundingClientRect().top > 150)?.focus({ preventScroll: true });
  });
  await page.waitForTimeout(REST);
  return page.evaluate(() => {
    const lines: string[] = [];
    const inOrder = (all: Iterable<string>) => [...all].sort().join(' ');
    function look(element: Element, depth: number): void {
      // Pooled elements that show nothing are as good as none.
      if (element.hasAttribute('hidden') || (element.localName === 'path' && !element.getAttribute('d'))) return;
      const attributes = [...element.attributes].map(({ name, value }) =>
        name === 'style' ? `style=${inOrder(value.split(/;\s*/))}` : `${name}=${value}`,
      );
      const text = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : ''));
      const drawn = element instanceof HTMLCanvasElement ? element.toDataURL() : '';
      lines.push(`${' '.repeat(depth)}${element.localName} ${inOrder(attributes)} ${text.join('')}${drawn}`);
      const children = [...element.children];
      // Labels are pooled in any order.
      if (element.classList.contains('labels')) children.sort((a, b) => (a.outerHTML < b.outerHTML ? -1 : 1));
      for (const child of children) look(child, depth + 1);
    }
    look(document.body, 0);
    const scroller = document.querySelector('.scroller');
    return [...lines, `${scroller?.scrollLeft} ${scroller?.scrollTop}`];
  });
}
