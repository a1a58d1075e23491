/** The charts of the risk page as built, in Chromium, with what the core simulates. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { curvePoints, curveRows } from '../../client/src/webview/risks/charts/curve/curve-points.ts';
import { quantityOf } from '../../client/src/webview/risks/charts/quantity.ts';
import { barsOf } from '../../client/src/webview/risks/charts/tornado/bars.ts';
import { numberWords } from '../../client/src/webview/risks/words.ts';
import { dateWords } from '../../client/src/webview/shared/dates.ts';
import type { SimulationView } from '../../server/src/protocol/simulation.ts';
import { riskView } from '../../server/src/views/risks.ts';
import { sampleRisks, simulatedSample } from '../support/simulated.ts';
import { THEMES } from '../support/themes/themes.ts';
import { faintMarks, faintTexts } from './contrast.ts';
import { inPages, type OpenOptions, type OpenPage, open } from './harness.ts';
import { violations } from './violations.ts';

const SETTINGS = { locale: 'en-GB', today: 0, readOnly: null };
const CURVE = '#s-curve .mark.curve >> nth=0';
/** Longer than charts rest between two drawings. */
const REST = 150;

describe('the charts of the risk page', function () {
  this.timeout(60_000);
  let done: SimulationView;

  inPages();
  before(() => {
    done = simulatedSample({ trials: 2000 });
  });

  async function opened(options: Partial<OpenOptions> = {}, view: SimulationView = done): Promise<OpenPage> {
    const page = await open({ page: 'risks', ...options });
    await page.send({ type: 'view', view: riskView(sampleRisks(), 3), settings: SETTINGS });
    await show(page, view);
    return page;
  }

  async function show({ page, send }: OpenPage, view: SimulationView): Promise<void> {
    await send({ type: 'simulation', view });
    await page.waitForTimeout(REST);
  }

  /** What a reader with a screen reader hears at this place of a chart. */
  const spoken = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.textContent ?? '';
    });

  it('are walked by keys from one tab stop each, told in words, and lead to their lines', async () => {
    const { page, posted } = await opened();
    const stops = page.locator('section .chart [tabindex="0"]');
    const named = await stops.evaluateAll((all) => all.map((stop) => `${stop.getAttribute('role')} ${stop.ariaLabel}`));
    assert.deepEqual(named.slice(0, 3), [
      'listbox Chance to be done by each date',
      'listbox What moves the finish most',
      'listbox Date against cost',
    ]);
    await page.locator('#s-curve-points').focus();
    await page.keyboard.press('Home');
    assert.match(await spoken(page), /^(?:1 percent sure by|Planned finish)/);
    await page.keyboard.press('End');
    assert.match(await spoken(page), /^99 percent sure by .* 2026, give or take .* calendar days?$/);
    await page.keyboard.press('ArrowLeft');
    assert.match(await spoken(page), /^95 percent sure by /);
    assert.match(
      (await page.locator('#s-curve .readout').textContent()) ?? '',
      /^95% sure by .* 2026± .* calendar days?$/,
    );
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#s-curve .readout').isVisible(), false);

    const bars = barsOf(done.result?.drivers ?? [], 'days', 'all', new Set());
    const [first, second] = bars.map(({ driver }) => driver);
    await page.locator('#tornado-points').focus();
    await page.keyboard.press('Home');
    assert.match(await spoken(page), /^The carrier delivers late, risk: P80 .* working days/);
    await page.keyboard.press('Control+Enter');
    await page.locator('#tornado .chart-points').click({ position: { x: 40, y: 62 } });
    await page.locator('#tornado-points').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /The carrier delivers late/, selected: true }).waitFor();
    const reveals = (await posted()).filter((message) => message.type === 'reveal');
    assert.deepEqual(reveals, [
      { type: 'reveal', version: 3, target: first?.target, keepFocus: false },
      { type: 'reveal', version: 3, target: second?.target, keepFocus: true },
      { type: 'reveal', version: 3, target: first?.target, keepFocus: true },
    ]);
    await page.locator('#date-cost-points').focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await spoken(page), /: (?:\d+|less than 1) percent of the trials$/);
  });

  it('say the same as their tables, which stay chosen', async () => {
    const { page, kept } = await opened();
    const words = { dates: dateWords('en-GB', 'none'), numbers: numberWords('en-GB', 'EUR') };
    for (const name of ['Finish', 'Cost'] as const) {
      const quantity = quantityOf(name === 'Finish' ? 'finish' : 'cost', words);
      const spread = done.result?.[quantity.name];
      assert.ok(spread);
      await page.locator('#s-curve').getByRole('button', { name, exact: true }).click();
      const heard = await page.locator('#s-curve [role=option]').allTextContents();
      await page.getByRole('button', { name: 'S-curve as a table' }).click();
      const rows = page.locator('#s-curve tbody tr');
      const points = curvePoints(spread, null, done.trials);
      const wanted = curveRows(points, quantity, words, false).map((cells) => cells.map(plain).join('|'));
      const found = await rows.evaluateAll((all) =>
        all.map((row) => [...row.children].map((cell) => cell.textContent).join('|')),
      );
      assert.deepEqual(found.map(plain), wanted);
      assert.equal(heard.length, wanted.length);
      if (name === 'Finish') await page.getByRole('button', { name: 'S-curve as a table' }).click();
    }
    assert.deepEqual(((await kept()) as { parts: { curve: unknown } }).parts.curve, { quantity: 'cost', table: true });
  });

  it('grow while trials come in, on axes that do not shrink, and keep what only the end tells', async () => {
    const first = simulatedSample({ trials: 200, of: 2000, state: { kind: 'running' }, curvesOnly: true });
    const opening = await opened({}, { ...first, serial: 0, trials: 0, result: null });
    const { page } = opening;
    assert.equal(await page.locator('.state-words').textContent(), 'Simulating…');
    const place = await page.locator('#what-if').boundingBox();
    await show(opening, first);
    const moved = ((await page.locator('#what-if').boundingBox())?.y ?? 0) - (place?.y ?? 0);
    assert.ok(Math.abs(moved) < 60, `what is below has moved by ${moved}`);
    const planToDeadline = (): Promise<number> =>
      page.evaluate(() => {
        const [plan = 0, deadline = 0] = ['.plan', '.limit'].map(
          (style) => document.querySelector<SVGPathElement>(`#s-curve .mark${style}`)?.getBBox().x,
        );
        return deadline - plan;
      });
    assert.equal(await page.locator('.state-words').textContent(), await runningWords(200));
    assert.equal(await page.getByRole('progressbar', { name: 'Trials' }).getAttribute('aria-valuenow'), '200');
    assert.equal(await page.locator('#tornado').isVisible(), false);
    const few = await page.locator(CURVE).getAttribute('d');
    // Fewer outliers would fit a narrower axis.
    const before = await planToDeadline();
    await page.waitForTimeout(700);
    assert.match((await page.locator('[role=status]').first().textContent()) ?? '', /^Simulation started\.$/);
    await show(opening, {
      ...simulatedSample({ trials: 100, of: 2000, state: { kind: 'running' }, curvesOnly: true }),
      serial: 2,
    });
    assert.ok((await planToDeadline()) <= before);
    assert.notEqual(await page.locator(CURVE).getAttribute('d'), few);
    await show(opening, { ...done, serial: 3 });
    assert.equal(await page.locator('.state-strip').isVisible(), false);
    await page.waitForFunction(() =>
      /^Simulation finished: 80 percent sure by \d/.test(document.querySelector('[role=status]')?.textContent ?? ''),
    );
    const bars = await page.locator('#tornado [role=option]').count();
    assert.ok(bars > 4);
    await show(opening, {
      ...simulatedSample({ trials: 300, of: 2000, state: { kind: 'running' }, curvesOnly: true }),
      serial: 4,
    });
    assert.equal(await page.locator('#tornado [role=option]').count(), bars, 'what is known stays');
    assert.equal(await page.locator('.slot.tornado.stale').count(), 1, 'and is marked as of before');
  });

  it('stand as the simulation does', async () => {
    const opening = await opened({}, { ...done, state: { kind: 'stale' } });
    const { page } = opening;
    const line = page.locator('.state-words');
    assert.equal(await line.textContent(), 'Plan changed, recalculating');
    await page.waitForFunction(() => {
      const [chart, strip] = ['#s-curve .chart', '.state-strip'].map((each) => document.querySelector(each));
      return (
        chart && strip && getComputedStyle(chart).opacity === '0.5' && getComputedStyle(strip).visibility === 'visible'
      );
    });
    await show(opening, { ...done, serial: 2, state: { kind: 'failed', reason: 'no memory is left' } });
    assert.equal(
      await line.textContent(),
      'The simulation failed: no memory is left. What is shown is the last result.',
    );
    assert.equal(await page.locator(CURVE).isVisible(), true);
    await show(opening, { ...done, serial: 3, state: { kind: 'nothing-varies' }, result: null });
    assert.match((await line.textContent()) ?? '', /^All durations are fixed, so nothing can spread\./);
    assert.equal(await page.locator(CURVE).isVisible(), false);
    assert.equal(await page.locator('#tornado, #date-cost, #milestones, #what-if').locator('visible=true').count(), 0);
  });

  it('show what switches would change, and write nothing', async () => {
    const opening = await opened();
    const { page, posted } = opening;
    const box = page.getByRole('checkbox', { name: 'The carrier delivers late can happen' });
    await box.focus();
    await page.keyboard.press('Space');
    const summary = page.locator('.what-if-summary');
    assert.equal(await summary.textContent(), 'Calculating…');
    const whatIf = { off: ['carrier-late'], answered: [] };
    assert.deepEqual((await posted()).at(-1), { type: 'whatIf', whatIf });
    await show(opening, simulatedSample({ trials: 2000, serial: 2, whatIf }));
    assert.match(
      (await summary.textContent()) ?? '',
      /^P80 \d+ \w+, [\d.]+ calendar days sooner · deadline met \d+% → \d+% · €.* less at P80$/,
    );
    assert.match((await page.locator('header').textContent()) ?? '', /^What if, not the plan1 risk off/);
    assert.equal(await box.evaluate((input) => document.activeElement === input), true, 'the focus stays');
    assert.equal(await page.locator('#s-curve .mark.base').first().isVisible(), true);
    await page.waitForFunction(() =>
      /^80 percent sure by /.test(document.querySelector('[role=status]')?.textContent ?? ''),
    );
    const state = await opening.kept();
    await page.getByRole('button', { name: 'Reset' }).click();
    assert.deepEqual((await posted()).at(-1), { type: 'whatIf', whatIf: { off: [], answered: [] } });
    assert.equal(await box.isChecked(), true);
    assert.deepEqual(
      (await posted()).filter(({ type }) => type === 'edit'),
      [],
    );
    // After a reload of the window nobody but the page knows the switches.
    await opening.close();
    const again = await opened({ state });
    assert.equal(
      await again.page.getByRole('checkbox', { name: 'The carrier delivers late can happen' }).isChecked(),
      false,
    );
    assert.deepEqual((await again.posted()).at(-1), { type: 'whatIf', whatIf });
  });

  for (const [index, { name: theme }] of THEMES.entries()) {
    const width = index % 2 === 0 ? 1400 : 380;
    it(`can be seen and read in ${theme} at ${width}`, async () => {
      const switched = simulatedSample({ trials: 2000, whatIf: { off: ['disc-full'], answered: [] } });
      const { page } = await opened({ theme, width }, switched);
      assert.deepEqual(await violations(page), []);
      // Paper and tints: what they show is told by lines and texts.
      assert.deepEqual(await faintMarks(page, ['grid', 'histogram', 'band', 'later', 'exposed-area']), []);
      assert.deepEqual(await faintTexts(page), []);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('.slot *')].flatMap((part) => {
          const { right } = part.getBoundingClientRect();
          const hidden = part.closest('.spoken-only, [role=option]') !== null;
          return right > innerWidth + 1 && !hidden ? [`${part.tagName}.${part.getAttribute('class')} ${right}`] : [];
        }),
      );
      assert.deepEqual(cut, []);
    });
  }

  it('are told by shape where colours are forced, and nothing moves where that is asked for', async () => {
    const { page } = await opened({ forcedColors: true, reducedMotion: true });
    const look = await page
      .locator('#tornado .mark.later, #tornado .mark.sooner')
      .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).fill));
    assert.ok(new Set(look).size > 1, 'sooner is filled, later is not');
    const moving = await page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
    const pressed = await page
      .locator('#s-curve .choice [aria-pressed]')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    assert.notEqual(pressed[0], pressed[1]);
  });

  async function runningWords(trials: number): Promise<string> {
    const { result } = simulatedSample({ trials, curvesOnly: true });
    const words = { dates: dateWords('en-GB', 'none'), numbers: numberWords('en-GB', 'EUR') };
    return `${trials} of 2,000 trials, P80 ± ${quantityOf('finish', words).amount(result?.finish.p80.error ?? 0)}`;
  }
});

/** Without the comma that some versions of a language's data put behind the weekday. */
function plain(words: string): string {
  return words.replace(/day, /, 'day ');
}
