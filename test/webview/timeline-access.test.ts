import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { PanelSettings } from '../../server/src/protocol/panel.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { whyView } from '../../server/src/views/why.ts';
import { THEMES } from '../support/themes/themes.ts';
import { exampleAnalysis, exampleTimeline } from '../support/views.ts';
import { faintMarks, faintTexts } from './contrast.ts';
import { inPages, type OpenOptions, type OpenPage, open } from './harness.ts';
import { violations } from './violations.ts';

const EXAMPLE = 'faulty/office-move.plan.yaml';
const SELECTED = 'wifi';
/** With every mark there is. */
const VIEW = withApprovedAndChance(exampleTimeline(EXAMPLE, 3));
const SETTINGS: PanelSettings = {
  locale: 'en-GB',
  today: VIEW.start + 20 * 1440,
  readOnly: 'This workspace is not trusted, so views only show.',
};

/** Grounds and hatches, on which or beside which a mark that is told otherwise stands. */
const GROUNDS = ['phase-tint', 'non-working', 'non-working-edge', 'grid-line', 'hatch'];

describe('the timeline for everybody', () => {
  inPages();

  async function show(options: Omit<OpenOptions, 'page'> = {}, settings = SETTINGS): Promise<OpenPage> {
    const opened = await open({ page: 'timeline', state: { selected: [SELECTED], why: true }, ...options });
    await opened.send({ type: 'view', view: sentTimeline(VIEW), settings });
    await opened.send({ type: 'why', why: whyView(exampleAnalysis(EXAMPLE), 3, SELECTED) });
    return opened;
  }

  for (const { name: theme } of THEMES) {
    it(`is clean for axe, texts 4.5 to 1 and marks 3 to 1, at every width in ${theme}`, async () => {
      const { page } = await show({ theme });
      for (const width of [1400, 700, 380]) {
        await page.setViewportSize({ width, height: 800 });
        await settled(page);
        assert.deepEqual(await violations(page), [], `axe at ${width}`);
        assert.deepEqual(await faintTexts(page), [], `texts at ${width}`);
        assert.deepEqual(await faintMarks(page, GROUNDS), [], `marks at ${width}`);
        await page.locator('.rows [role=row][tabindex="0"]').focus();
        await page.keyboard.press('?');
        await settled(page);
        assert.deepEqual(await violations(page), [], `legend, axe at ${width}`);
        assert.deepEqual(await faintTexts(page), [], `legend, texts at ${width}`);
        await page.keyboard.press('Escape');
      }
    });
  }

  it('keeps what the search finds readable in every theme', async () => {
    for (const { name: theme } of THEMES) {
      const { page, close } = await show({ theme });
      await page.locator('.rows [role=row][tabindex="0"]').focus();
      await page.keyboard.press('/');
      await page.keyboard.type('t');
      await page.locator('.name-text mark').first().waitFor();
      await settled(page);
      assert.deepEqual(await faintTexts(page), [], theme);
      await close();
    }
  });

  it('keeps its marks in forced colours', async () => {
    const { page } = await show({ forcedColors: true, theme: 'light' });
    assert.deepEqual(await faintMarks(page, GROUNDS), []);
    assert.deepEqual(await faintTexts(page), []);
  });

  it('is clean for axe where there is nothing to draw', async () => {
    const opened = await open({ page: 'timeline', theme: 'light' });
    await opened.send({ type: 'state', state: { kind: 'loading' } });
    await opened.page.locator('.skeleton-row').first().waitFor();
    assert.deepEqual(await violations(opened.page), []);
    await opened.send({ type: 'state', state: { kind: 'empty' } });
    assert.deepEqual(await violations(opened.page), []);
    await opened.send({ type: 'view', view: sentTimeline({ ...VIEW, rows: [], links: [] }), settings: SETTINGS });
    assert.deepEqual(await violations(opened.page), []);
  });

  it('moves nothing by itself where motion is not wanted', async () => {
    for (const how of ['media', 'class'] as const) {
      const { page, close } = await show({ reducedMotion: how === 'media' });
      if (how === 'class') await page.evaluate(() => document.body.classList.add('vscode-reduce-motion'));
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          const still = transitionDuration.split(',').every((time) => Number.parseFloat(time) === 0);
          return still && animationName === 'none' ? [] : [`${element.tagName}.${element.className}`];
        }),
      );
      assert.deepEqual(moving, [], how);
      await close();
    }
  });

  it('is walked by Tab and F6, the focus seen at every stop', async () => {
    const { page } = await show();
    await page.locator('.rows [role=row][tabindex="0"]').focus();
    const regions: string[] = [];
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('F6');
      regions.push(await regionOf(page));
    }
    assert.deepEqual(regions, ['minimap', 'why', 'status-bar', 'toolbar', 'layer']);
    const order: string[] = [];
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const region = await regionOf(page);
      if (region === '') break;
      if (region !== 'sash' && order.at(-1) !== region) order.push(region);
      assert.equal(await focusIsSeen(page), true, `the focus in ${region} is not seen`);
    }
    assert.deepEqual(order.slice(0, 3), ['minimap', 'why', 'status-bar']);
  });

  it('cuts nothing off at any width, nor at 200 % zoom, and always shows finish and findings', async () => {
    for (const width of [1400, 700, 380, 320]) {
      const { page, close } = await show({ width, height: width === 700 ? 400 : 800 });
      const cut = await page.evaluate(() => {
        const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
        const outside = [
          ...document.querySelectorAll<HTMLElement>(
            '.toolbar button, .toolbar input, .status-bar button, .status-bar .finish, .banner .notice, .why-head, .minimap',
          ),
        ]
          .filter((element) => element.checkVisibility())
          .filter((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            return left < -1 || right > clientWidth + 1 || top < -1 || bottom > clientHeight + 1;
          })
          .map((element) => `${element.className} ${element.ariaLabel ?? element.textContent}`);
        return scrollWidth > clientWidth ? ['the page scrolls sideways', ...outside] : outside;
      });
      assert.deepEqual(cut, [], `at ${width}`);
      assert.ok(await page.locator('.status-bar .finish').isVisible(), `finish at ${width}`);
      assert.ok(
        await page.getByRole('button', { name: /^\d+ errors? \d+ warnings?/ }).isVisible(),
        `findings at ${width}`,
      );
      await close();
    }
  });
});

/** Two frames after whatever was asked for. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())), 60),
      ),
  );
}

function regionOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const region = document.activeElement?.closest('.toolbar, .layer, .minimap, .why, .status-bar, .banner, .sash');
    return region?.classList[0] ?? '';
  });
}

/** An outline on the element or on the row that holds it. */
function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return [
      activeElement,
      activeElement?.closest('.row') ?? null,
      ...(activeElement?.querySelectorAll('*') ?? []),
    ].some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    });
  });
}

function withApprovedAndChance(view: TimelineView): TimelineView {
  const day = 1440;
  const rows = view.rows.map((row) =>
    row.kind !== 'task' || row.noDates
      ? row
      : {
          ...row,
          baseline: { start: row.start - 3 * day, finish: row.finish - 3 * day, slipText: '+3d' },
          chance: { p50: row.finish, p80: row.finish + 4 * day },
        },
  );
  const chance = { p50: view.finish, sure: view.finish + 5 * day, confidence: 0.8 };
  return { ...view, rows, chance, baselineName: 'plan-v1' };
}
