/** The risk page as built, in Chromium, fed by the real server's data and answered by its edits. */
import assert from 'node:assert/strict';
import type { PanelSettings } from '../../server/src/protocol/panel.ts';
import type { RiskView } from '../../server/src/protocol/risks.ts';
import type { SimulationView } from '../../server/src/protocol/simulation.ts';
import { riskView } from '../../server/src/views/risks.ts';
import { simulatedView } from '../support/simulated.ts';
import { THEMES, type ThemeName } from '../support/themes/themes.ts';
import { analysisOfText, exampleAnalysis } from '../support/views.ts';
import { faintTexts } from './contrast.ts';
import { openEdited } from './edit-host.ts';
import { inPages, type OpenOptions, type OpenPage, open } from './harness.ts';
import { violations } from './violations.ts';

const SETTINGS: PanelSettings = { locale: 'en-GB', today: 0, readOnly: null };
const PLAN = `
project: {name: Small, start: 2026-03-02, status-date: 2026-03-16}
resources: {ali: {name: Ali Demir}, bea: {name: Bea Roth}}
tasks: {a: {name: Lay the line, duration: 20d}}
risks:
  late: # since May
    event: Line late
    probability: 60%
    impact: {schedule: 10d}
    affects: a
    owner: ali
    actions: {quote: {text: Second quote, due: 2026-03-20}}
  slow: {event: Batch slow, probability: low, impact: medium, status: watching}
`;

async function opened(view: RiskView, options: Partial<OpenOptions> = {}, settings = SETTINGS): Promise<OpenPage> {
  const page = await open({ page: 'risks', ...options });
  await page.send({ type: 'view', view, settings });
  return page;
}

/** Waits until the register, which is drawn a frame later, has so many rows. */
async function rowCount({ page }: OpenPage, count: number): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelectorAll('tr.risk').length === wanted, count);
}

describe('the risk page', function () {
  this.timeout(60_000);
  let view: RiskView;
  let simulation: SimulationView;
  inPages();
  before(() => {
    const analysis = exampleAnalysis('cloud/erp-to-cloud.plan.yaml');
    view = riskView(analysis, 7);
    simulation = simulatedView(analysis, { trials: 500 });
  });

  it('shows every risk in the register and leads from its title to its text', async () => {
    const current = await opened(view);
    await rowCount(current, view.risks.length);
    const [first] = view.risks;
    assert.ok(first);
    await current.page.getByRole('rowheader', { name: first.title }).click();
    const revealed = (await current.posted()).filter((message) => message.type === 'reveal');
    assert.deepEqual(revealed, [{ type: 'reveal', version: 7, target: first.target, keepFocus: true }]);
    const row = current.page.locator('tr.risk.selected');
    assert.equal(await row.getAttribute('data-risk'), first.id);
    const told = ((await current.page.locator('tr.detail').textContent()) ?? '').replace(/\s+/g, ' ');
    assert.match(told, /Both carriers dig in the same street/);
    assert.match(told, /Score before .* → after/);
    await current.page.keyboard.press('Control+Enter');
    assert.deepEqual((await current.posted()).at(-1), {
      type: 'reveal',
      version: 7,
      target: first.target,
      keepFocus: false,
    });
  });

  it('walks heat map and register from one tab stop each, and narrows the register to a cell', async () => {
    const current = await opened(view);
    const { page } = current;
    assert.equal(await page.locator('.matrix [tabindex="0"]').count(), 1);
    await page.locator('.matrix [tabindex="0"]').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    const cell = (await page.locator('.matrix :focus').textContent()) ?? '';
    assert.match(cell, /^probability medium, impact medium: 2 risks, medium/);
    await page.keyboard.press('Enter');
    await rowCount(current, 2);
    assert.match((await page.locator('.cell-risks').textContent()) ?? '', /^Probability medium, impact medium:/);
    await page.keyboard.press('Control+Enter');
    assert.equal((await current.posted()).at(-1)?.type, 'reveal');

    assert.equal(await page.locator('.register [tabindex="0"]').count(), 1);
    await page.locator('.register [tabindex="0"]').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('th.status[aria-sort="ascending"]').waitFor();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('td.status:focus').count(), 1, 'down goes to the first risk');
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await rowCount(current, view.risks.length);
  });

  it('narrows the register by a menu and keeps that over a reload', async () => {
    const current = await opened(view);
    const { page } = current;
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.keyboard.type('st');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('cl');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const closed = view.risks.filter(({ status }) => status === 'closed').length;
    assert.ok(closed > 0 && closed < view.risks.length);
    await rowCount(current, closed);
    const state = await current.kept();
    await current.close();
    const again = await opened(view, { state });
    await rowCount(again, closed);
    await again.page.getByRole('button', { name: /^Closed: take/ }).click();
    await rowCount(again, view.risks.length);
  });

  it('tells the simulation above, in the order of the page, and stops it', async () => {
    const current = await opened(view);
    const running = { ...simulation, trials: 500, of: 10_000, serial: 3, state: { kind: 'running' } };
    await current.send({ type: 'simulation', view: running });
    const told = ((await current.page.locator('.head').textContent()) ?? '').replace(/\s+/g, ' ');
    assert.match(told, /^In time, by 14 May\d+%Even odds by.*80% sure by.*Planned.*Trials500 of 10,000Stop/);
    await current.page.getByRole('button', { name: 'Stop', exact: true }).click();
    assert.deepEqual((await current.posted()).at(-1), { type: 'simulate', action: 'stop' });
    await current.send({ type: 'simulation', view: { ...running, serial: 2, trials: 1 } });
    assert.match((await current.page.locator('.head').textContent()) ?? '', /500/, 'an older one is dropped');
    const order = await current.page.locator('section.section h2:visible').allTextContents();
    assert.deepEqual([order[0], order[1], order.at(-1)], ['Heat map', 'S-curve', 'Register']);
  });

  it('writes status, owner and probability into the text, and takes them back', async () => {
    const edited = await openEdited(PLAN, SETTINGS, { page: 'risks' });
    const { page } = edited;
    const cell = (risk: string, column: string) => page.locator(`tr[data-risk="${risk}"] [data-column="${column}"]`);
    await cell('late', 'status').click();
    await page.getByRole('menuitemradio', { name: 'Closed' }).click();
    await edited.settled();
    assert.match(edited.text(), / {2}late: # since May\n {4}event: Line late\n(?: {4}.*\n)* {4}status: closed\n/);
    assert.match((await page.locator('.toast').textContent()) ?? '', /Line late is now closed\./);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await edited.settled();
    assert.doesNotMatch(edited.text(), /closed/);

    await cell('slow', 'probability').focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('med');
    await page.keyboard.press('Enter');
    await edited.settled();
    assert.match(edited.text(), /slow: \{event: Batch slow, probability: medium, impact: medium/);
    assert.equal(await page.locator('tr[data-risk="slow"] td.probability:focus').count(), 1, 'the focus stays');

    await cell('late', 'title').click();
    await page.getByRole('checkbox', { name: 'Second quote: done' }).focus();
    await page.keyboard.press('Space');
    await page.locator('.toast', { hasText: '“Second quote” is done.' }).waitFor();
    assert.match(edited.text(), /Second quote, due: 2026-03-20, done: true\}/);
    await page.locator('input.tick:checked:focus').waitFor();

    await cell('late', 'score').click();
    await page.getByRole('menuitem', { name: 'Impact on schedule' }).click();
    await page.getByRole('menuitem', { name: 'Type a value…' }).click();
    await page.locator('dialog input').fill('later');
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: '“later” is no delay' }).waitFor();

    await page.getByRole('button', { name: 'Add a risk' }).click();
    await page.keyboard.type('The room floods');
    await page.keyboard.press('Enter');
    await rowCount(edited, 3);
    await edited.settled();
    assert.match(edited.text(), /the-room-floods: \{event: The room floods, probability: medium, impact: medium\}/);
    assert.equal(await page.locator('tr.risk.selected').getAttribute('data-risk'), 'the-room-floods');
  });

  it('writes what a what-if has switched once it is asked to, and switches back', async () => {
    const edited = await openEdited(PLAN, SETTINGS, { page: 'risks' });
    const { page } = edited;
    const whatIf = { off: ['slow'], answered: ['late'] };
    await edited.send({ type: 'simulation', view: simulatedView(analysisOfText(PLAN), { trials: 200, whatIf }) });
    await page.getByRole('button', { name: 'Apply to the plan' }).click();
    assert.match(
      (await page.locator('dialog').textContent()) ?? '',
      /Close, .*Batch slow.*every action as done.*Line late/,
    );
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: 'Closed Batch slow; the actions for Line late are done.' }).waitFor();
    assert.match(edited.text(), /slow: \{.*status: closed\}/);
    assert.match(edited.text(), /Second quote, due: 2026-03-20, done: true\}/);
    const back = (await edited.posted()).findLast((message) => message.type === 'whatIf');
    assert.deepEqual(back, { type: 'whatIf', whatIf: { off: [], answered: [] } });
  });

  it('invites to write the first risk, and shows what it cannot change as locked', async () => {
    const edited = await openEdited('project: {name: Small, start: 2026-03-02}\n', SETTINGS, { page: 'risks' });
    assert.match((await edited.page.locator('.empty').textContent()) ?? '', /No risks written yet/);
    await edited.page.locator('.empty button').click();
    await edited.page.keyboard.type('Line late');
    await edited.page.keyboard.press('Enter');
    await rowCount(edited, 1);
    assert.match(edited.text(), /risks:\n {2}line-late:\n {4}event: Line late\n/);
    await edited.close();

    const current = await opened(view, {}, { ...SETTINGS, readOnly: 'This plan cannot be changed here.' });
    assert.equal(await current.page.locator('td.changes, .register-bar .icon-plus').count(), 0);
    assert.equal(await current.page.getByRole('button', { name: 'Add a risk' }).count(), 0);
    assert.match((await current.page.locator('.banner').textContent()) ?? '', /cannot be changed here/);
    await current.page.locator('td.status').first().click();
    assert.equal(await current.page.getByRole('menu').count(), 0);
  });

  it('saves the register as a table and each chart as a drawing without markup of the plan', async () => {
    const odd = analysisOfText(PLAN.replace('Line late', '"<b>late</b>"').replace('name: Small', 'name: "<i>S</i>"'));
    const current = await opened(riskView(odd, 1));
    const { page } = current;
    assert.equal(await page.locator('#root b, #root i').count(), 0);
    const choose = async (...names: readonly string[]): Promise<void> => {
      await page.getByRole('button', { name: 'Export' }).click();
      for (const name of names) await page.getByRole('menuitem', { name, exact: true }).click();
    };
    await choose('Register as CSV');
    const [csv] = (await current.posted()).filter((message) => message.type === 'save');
    assert.ok(csv?.type === 'save' && csv.format === 'csv' && csv.name === 'risk-register');
    assert.match(csv.data, /late,<b>late<\/b>,threat/);
    for (const name of ['Heat map', 'Exposure by date']) await choose('Drawing (SVG)', name);
    const drawings = (await current.posted()).flatMap((message) => (message.type === 'save' ? [message] : [])).slice(1);
    assert.deepEqual(
      drawings.map(({ name }) => name),
      ['heat-map', 'burn-down'],
    );
    for (const { data } of drawings) {
      assert.ok(data.startsWith('<svg'));
      assert.match(data, /&lt;i&gt;S&lt;\/i&gt;/);
      assert.doesNotMatch(data, /class=|style=|<i>/);
    }
    await choose('Picture (PNG)', 'Heat map');
    await page.waitForFunction(() =>
      (window as unknown as { planlinePosted: { format?: string; data?: string }[] }).planlinePosted.some(
        ({ format, data }) => format === 'png' && data?.startsWith('iVBORw0KGgo'),
      ),
    );
  });

  const widths: Readonly<Record<ThemeName, readonly number[]>> = {
    dark: [1400, 700, 380],
    light: [1400, 380],
    'hc-dark': [1400],
    'hc-light': [380],
  };
  for (const { name: theme } of THEMES) {
    it(`is told, seen and whole in ${theme}`, async () => {
      const current = await opened(view, { theme, state: { selected: view.risks[1]?.id } });
      const { page } = current;
      await current.send({ type: 'simulation', view: simulation });
      for (const width of widths[theme]) {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(100);
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(await faintTexts(page), []);
        const scroll = await page.evaluate(() => document.querySelector('.stage')?.scrollWidth ?? 0);
        assert.ok(scroll <= width, `${scroll} px at ${width}`);
      }
    });
  }
});
