/** What a person does with hand and eye on the timeline: takes hold of a bar, drags, and reads what is said of it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { EditedPage } from './edit-host.ts';

export function rowNamed(page: Page, name: string) {
  return page.locator(`.rows [role=row][aria-label^="${name}"]`).first();
}

export async function pxPerDay(page: Page): Promise<number> {
  const ticks = await page
    .locator('.tick.bottom')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().x));
  const [first = 0, second = 0] = ticks.sort((a, b) => a - b).slice(1);
  return (second - first) / 7;
}

/** The middle of the part of a bar that takes hold in a way, by moving over it as a person does. */
export async function gripOf(page: Page, name: string, grip: string, which: 'first' | 'last' = 'first') {
  const row = await rowNamed(page, name).boundingBox();
  const chart = await page.locator('.chart-area').boundingBox();
  assert.ok(row && chart);
  const y = row.y + (grip === 'progress' ? 24 : 9);
  const xs = Array.from({ length: 260 }, (_, index) => chart.x + 2 + index * 3);
  const grips = await page.locator('.layer').evaluate(
    (layer: HTMLElement, at) =>
      at.xs.map((clientX) => {
        layer.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY: at.y, bubbles: true }));
        return layer.dataset['grip'];
      }),
    { xs, y },
  );
  const hits: number[][] = [];
  for (const [index, x] of xs.entries()) {
    if (grips[index] !== grip) continue;
    if (grips[index - 1] === grip) hits.at(-1)?.push(x);
    else hits.push([x]);
  }
  const found = which === 'first' ? hits[0] : hits.at(-1);
  assert.ok(found, `nothing to take hold of: ${name} ${grip}`);
  return { x: ((found[0] ?? 0) + (found.at(-1) ?? 0)) / 2, y };
}

export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
}

export async function chip(page: Page, words: RegExp): Promise<void> {
  await page.locator('.edit-chip .chip-words', { hasText: words }).waitFor({ timeout: 5000 });
}

export async function toast(page: Page, words: RegExp): Promise<void> {
  await page.locator('.toast', { hasText: words }).waitFor({ timeout: 5000 });
}

export async function gone(page: Page, selector: string): Promise<void> {
  await page.locator(selector).waitFor({ state: 'hidden', timeout: 5000 });
}

export async function spoken(page: Page, words: RegExp): Promise<void> {
  await page.locator('[role=status]', { hasText: words }).waitFor({ state: 'attached', timeout: 5000 });
}

export async function becomes({ page, text, settled }: EditedPage, words: RegExp): Promise<void> {
  for (let tries = 0; tries < 60 && !words.test(text()); tries++) await page.waitForTimeout(50);
  assert.match(text(), words);
  await settled();
}

export async function drawn(page: Page, style: string): Promise<boolean> {
  return ((await page.locator(`.edit-mark.${style}`).getAttribute('d')) ?? '') !== '';
}

export async function hasRows(page: Page, count: number): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelectorAll('.rows [role=row]').length === wanted, count, {
    timeout: 5000,
  });
}

export async function hasSelected(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('.rows [role=row][aria-selected=true]').length === wanted,
    count,
    { timeout: 5000 },
  );
}

export async function selected(page: Page): Promise<string | undefined> {
  const label = await page.locator('.rows [aria-selected=true]').getAttribute('aria-label');
  return label?.split(',')[0];
}

export async function focusedRow(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('aria-label')?.split(',')[0]);
}
