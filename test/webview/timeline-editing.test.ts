/** Edits on the timeline as built, in Chromium: by pointer and by keys, answered by the server's own function. */
import assert from 'node:assert/strict';
import type { PanelSettings } from '../../server/src/protocol/panel.ts';
import {
  becomes,
  chip,
  drag,
  drawn,
  focusedRow,
  gone,
  gripOf,
  hasRows,
  hasSelected,
  pxPerDay,
  rowNamed,
  selected,
  spoken,
  toast,
} from './edit-hand.ts';
import { type EditedPage, openEdited } from './edit-host.ts';
import { inPages, type OpenOptions } from './harness.ts';
import { violations } from './violations.ts';

const PLAN = `
# A comment that stays
project: {name: Move, start: 2026-03-02, deadline: 2026-03-31}
phases:
  design:
    name: Design
    stage: planning
    tasks:
      survey: {name: Survey the links, duration: 5d, assign: ali, percent-complete: 60, actual-start: 2026-03-02}
      rules: {name: Firewall rules, duration: 3d, after: survey, deadline: 2026-03-12} # and this one
      spare:
        name: Spare parts
        duration: 2d
  build:
    name: Build
    stage: execution
    after: design
    tasks:
      cable: {name: Cable, duration: 10d}
      power: {name: Power, duration: 1d, after: cable SS+1d}
      live: {name: Live, milestone: true, after: [cable, power]}
      racks:
        name: Racks
        tasks:
          mount: {name: Mount, duration: 1d}
      label: {name: Label, duration: 1d}
resources:
  ali: {name: Ali Demir}
`;
const ROWS = 11;
const SETTINGS: PanelSettings = { locale: 'en-GB', today: Date.UTC(2026, 2, 5, 10) / 60_000, readOnly: null };

describe('editing on the timeline', () => {
  inPages();

  async function show(options: Omit<OpenOptions, 'page'> = {}, settings = SETTINGS): Promise<EditedPage> {
    const opened = await openEdited(PLAN, settings, options);
    await hasRows(opened.page, ROWS);
    return opened;
  }

  it('moves a bar: shows what would be, asks how once, writes one line, and takes it back', async () => {
    const shown = await show();
    const { page, text } = shown;
    const before = text();
    const bar = await gripOf(page, 'Firewall rules', 'bar');
    const day = await pxPerDay(page);
    await drag(page, bar, { x: bar.x + 7 * day, y: bar.y });
    await chip(page, /^Starts 16 Mar · plan finishes 25 Mar → 1 Apr · \d other tasks move · misses 2 deadlines$/);
    assert.ok(await drawn(page, 'ghost-follow'), 'what follows is drawn');
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'Move Firewall rules: Starts 16 Mar' });
    assert.deepEqual(await dialog.getByRole('radio').count(), 3);
    await dialog.getByRole('button', { name: 'Move' }).click();
    await toast(page, /^Firewall rules now starts not before Mon 16 Mar 2026/);
    const changed =
      'after: survey, constraint: {start-no-earlier-than: 2026-03-16}, deadline: 2026-03-12} # and this one';
    assert.equal(text(), before.replace('after: survey, deadline: 2026-03-12} # and this one', changed));
    assert.equal(await selected(page), 'Firewall rules');
    await page.getByRole('button', { name: 'Undo' }).click();
    await rowNamed(page, 'Firewall rules, 9 to 11 March').waitFor();
    assert.equal(text(), before);

    await drag(page, bar, { x: bar.x + 1 * day, y: bar.y });
    await chip(page, /^Starts 10 Mar/);
    await page.mouse.up();
    await toast(page, /not before Tue 10 Mar/);
    assert.equal(await dialog.count(), 0, 'it asks once');
  });

  it('refuses before a link allows, lights what stands in the way, and returns the bar with the reason', async () => {
    const { page, text } = await show({ state: { moveBy: 'no-earlier' } });
    const before = text();
    const bar = await gripOf(page, 'Firewall rules', 'bar');
    const day = await pxPerDay(page);
    await drag(page, bar, { x: bar.x - 4 * day, y: bar.y });
    await page.locator('.edit-chip.refused').waitFor();
    assert.ok(await drawn(page, 'in-the-way'));
    assert.equal(await page.locator('.layer').getAttribute('data-grip'), 'refused');
    await page.mouse.up();
    await toast(page, /Survey the links/);
    await page.waitForFunction(() => !document.querySelector('.edit-mark.ghost-refused')?.getAttribute('d'));
    assert.equal(text(), before);
  });

  it('puts back what is in hand on Esc, when the text changes underneath, and when it may only be read', async () => {
    const shown = await show({ state: { moveBy: 'no-earlier' } });
    const { page } = shown;
    const bar = await gripOf(page, 'Firewall rules', 'bar');
    const target = { x: bar.x + 100, y: bar.y };
    await drag(page, bar, target);
    await chip(page, /^Starts/);
    await page.keyboard.press('Escape');
    await gone(page, '.edit-chip');
    await page.mouse.up();
    await drag(page, bar, target);
    await chip(page, /^Starts/);
    await shown.type((text) => text.replace('duration: 10d', 'duration: 9d'));
    await gone(page, '.edit-chip');
    await page.mouse.up();
    await drag(page, bar, target);
    await chip(page, /^Starts/);
    await shown.send({ type: 'settings', settings: { ...SETTINGS, readOnly: 'The file is read-only.' } });
    await gone(page, '.edit-chip');
    await page.mouse.up();
    assert.deepEqual(
      (await shown.posted()).filter((message) => message.type === 'edit' && !message.preview),
      [],
    );
  });

  it('resizes at the edge, completes by the handle, links from the dot', async () => {
    const shown = await show();
    const { page, text } = shown;
    const day = await pxPerDay(page);
    const edge = await gripOf(page, 'Firewall rules', 'finish');
    await drag(page, edge, { x: edge.x + day, y: edge.y });
    await chip(page, /^Finishes 12 Mar, 4 working days · plan/);
    await page.mouse.up();
    await toast(page, /Firewall rules/);
    assert.match(text(), /rules: \{name: Firewall rules, duration: 4d,/);
    await shown.type((before) => before.replace('duration: 10d', 'duration: 11d'));
    await gone(page, '.toast');

    const handle = await gripOf(page, 'Survey the links', 'progress');
    await drag(page, handle, { x: handle.x + 0.9 * day, y: handle.y });
    await chip(page, /^80 percent complete/);
    await page.mouse.up();
    await toast(page, /80/);
    assert.match(text(), /percent-complete: 80,/);

    const dot = await gripOf(page, 'Spare parts', 'link', 'last');
    const cable = await gripOf(page, 'Cable', 'bar');
    await drag(page, dot, cable);
    await chip(page, /^Cable starts after Spare parts finishes/);
    await page.mouse.up();
    await toast(page, /Cable/);
    assert.match(text(), /cable: \{name: Cable, duration: 11d, after: spare\}/);
  });

  it('takes a link out where one is chosen that is there, and offers it nowhere else', async () => {
    const shown = await show();
    const { page, text } = shown;
    const before = text();
    const choose = async (name: string) => {
      await rowNamed(page, 'Power').focus();
      await page.keyboard.press('l');
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.locator('.link-outcome', { hasText: 'Power' }).waitFor();
    };
    const remove = page.getByRole('button', { name: 'Remove link' });
    await choose('Label');
    assert.equal(await remove.isVisible(), false);
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    await choose('Live');
    assert.equal(await remove.isVisible(), true);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Delete');
    await toast(page, /^Live no longer waits for Power/);
    assert.equal(text(), before.replace('after: [cable, power]', 'after: [cable]'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await becomes(shown, /after: \[cable, power\]/);
    assert.equal(text(), before);
  });

  it('selects by a box, with Ctrl and Shift, and moves all that is selected', async () => {
    const { page, text } = await show({ state: { moveBy: 'no-earlier' } });
    await page.keyboard.down('Shift');
    const spare = await gripOf(page, 'Spare parts', 'bar');
    const chart = await page.locator('.chart-area').boundingBox();
    assert.ok(chart);
    await drag(page, { x: chart.x + 12, y: chart.y + 60 }, { x: spare.x + 260, y: spare.y + 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await hasSelected(page, 2);
    const day = await pxPerDay(page);
    await drag(page, spare, { x: spare.x + 14 * day, y: spare.y });
    await chip(page, /^Starts 16 Mar/);
    await page.mouse.up();
    await toast(page, /./);
    assert.match(text(), /rules:.*constraint: \{start-no-earlier-than: 2026-03-23\}/);
    assert.match(text(), /spare:\n {8}name: Spare parts\n {8}duration: 2d\n {8}constraint:/);

    await rowNamed(page, 'Cable').locator('.name-text').click();
    await hasSelected(page, 1);
    await rowNamed(page, 'Live')
      .locator('.name-text')
      .click({ modifiers: ['Shift'] });
    await hasSelected(page, 3);
    await rowNamed(page, 'Power')
      .locator('.name-text')
      .click({ modifiers: ['Control'] });
    await hasSelected(page, 2);
  });

  it('shows no handles and posts no edits where it may only be read', async () => {
    const { page, posted } = await show({}, { ...SETTINGS, readOnly: 'This workspace is not trusted.' });
    const row = await rowNamed(page, 'Firewall rules').boundingBox();
    const chart = await page.locator('.chart-area').boundingBox();
    assert.ok(row && chart);
    for (let x = 4; x < 400; x += 8) await page.mouse.move(chart.x + x, row.y + 14);
    assert.equal(await drawn(page, 'handle-dot'), false);
    await rowNamed(page, 'Firewall rules').focus();
    for (const key of ['F2', 'Insert', 'Delete', 'm', 'Enter']) await page.keyboard.press(key);
    assert.deepEqual(
      (await posted()).filter(({ type }) => type === 'edit'),
      [],
    );
  });

  it('does all of it by keys', async () => {
    const shown = await show({ state: { moveBy: 'no-earlier' } });
    const { page, text } = shown;
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await rowNamed(page, 'Firewall rules').focus();

    await press('m', 'ArrowRight');
    await chip(page, /^Starts 10 Mar/);
    await spoken(page, /Moved to 10 March\. Plan finishes 26 March, 1 day later/);
    await press('ArrowLeft', 'Shift+ArrowRight');
    await chip(page, /^Finishes 12 Mar, 4 working days · plan/);
    await press('Enter');
    await becomes(shown, /rules: \{name: Firewall rules, duration: 4d,/);
    assert.equal(await focusedRow(page), 'Firewall rules');

    await press('p', 'ArrowRight', 'ArrowRight');
    await chip(page, /^10 percent complete/);
    await press('Enter');
    await becomes(shown, /rules:.*percent-complete: 10/s);
    await page.getByRole('button', { name: 'It began on 9 Mar' }).click();
    await becomes(shown, /rules:.*actual-start: 2026-03-09/s);

    await rowNamed(page, 'Spare parts').focus();
    await press('F2');
    await page.keyboard.type('Spare cables');
    await press('Enter');
    await becomes(shown, /spare:\n {8}name: Spare cables\n/);
    assert.equal(await focusedRow(page), 'Spare cables');

    await press('l');
    await page.keyboard.type('pow');
    await press('Enter', 't', 't', '+');
    await page.locator('.link-picker', { hasText: 'Power finishes after Spare cables finishes, +1d.' }).waitFor();
    await press('Enter');
    await becomes(shown, /power:.*spare FF\+1d/s);
    await press('l');
    await rowNamed(page, 'Label').locator('.name-text').click();
    const picker = page.locator('.link-picker');
    await picker.filter({ hasText: 'Label starts after Power finishes.' }).waitFor();
    assert.equal(await selected(page), 'Power');
    await rowNamed(page, 'Label').focus();
    await press('ArrowUp');
    await picker.waitFor({ state: 'hidden' });

    await rowNamed(page, 'Label').focus();
    await press('Alt+ArrowUp');
    await becomes(shown, /label:.*racks:/s);
    await press('Alt+ArrowDown');
    await becomes(shown, /racks:.*label:/s);
    await press('Control+]');
    await becomes(shown, /mount: .*\n {10}label:/);
    await press('Control+[');
    await becomes(shown, /mount: .*\n {6}label:/);

    await rowNamed(page, 'Cable').focus();
    await press('Insert');
    await page.keyboard.type('Test the cable');
    await press('Enter');
    await becomes(shown, /test-the-cable: ?\{?.*name: Test the cable/s);
    await rowNamed(page, 'Test the cable').waitFor();
    assert.equal(await focusedRow(page), 'Test the cable');
    await press('Delete');
    await hasRows(page, ROWS);
    assert.doesNotMatch(text(), /test-the-cable/);

    await rowNamed(page, 'Power').focus();
    await press('Delete');
    await page.getByRole('dialog', { name: 'Delete “Power”?' }).waitFor();
    await press('Enter');
    await becomes(shown, /live: \{name: Live, milestone: true, after: \[?cable\]?\}/);

    await rowNamed(page, 'Cable').focus();
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    assert.equal(await page.getByRole('textbox', { name: 'Finish of Cable' }).count(), 1);
    await page.keyboard.type('nonsense');
    await press('Enter');
    await page.locator('.place-reason', { hasText: /./ }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Finish of Cable' }).inputValue(), 'nonsense');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2026-03-30');
    await press('Enter');
    await becomes(shown, /cable: \{name: Cable, duration: (?!10d)/);
    await press('Control+a');
    await hasSelected(page, ROWS - 1);
    assert.match(text(), /^# A comment that stays\n/);
    assert.match(text(), /# and this one/);
  });

  it('has nothing for axe to find while it is edited', async () => {
    const { page, settled } = await show({ theme: 'light' });
    const clean = async (state: string) => assert.deepEqual([state, ...(await violations(page))], [state]);
    await rowNamed(page, 'Firewall rules').focus();
    await page.keyboard.press('l');
    await page.keyboard.press('Enter');
    await settled();
    await clean('a link');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    await page.keyboard.type(' ');
    await page.keyboard.press('Enter');
    await page.locator('.place-reason', { hasText: /./ }).waitFor();
    await clean('a name that is refused');
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowRight');
    await chip(page, /^Starts/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await clean('a question');
    await page.keyboard.press('Enter');
    await toast(page, /./);
    await clean('a toast');
  });

  it('says what a menu is opened on, by pointer and key', async () => {
    const { page } = await show();
    await rowNamed(page, 'Power').locator('.name-text').click({ button: 'right' });
    const context = () => page.evaluate(() => JSON.parse(document.body.dataset['vscodeContext'] ?? 'null') as unknown);
    assert.deepEqual(await context(), {
      webviewSection: 'row',
      planlineItem: 'power',
      planlineKind: 'task',
      planlineEditable: true,
      preventDefaultContextMenuItems: true,
    });
    assert.equal(await selected(page), 'Power');
    await rowNamed(page, 'Live').focus();
    await page.keyboard.press('Shift+F10');
    assert.equal(((await context()) as { planlineItem: string }).planlineItem, 'live');
  });
});
