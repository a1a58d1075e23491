/** What is shown of an edit before it is made: its picture over the chart, and what it takes along. */
import assert from 'node:assert/strict';
import { windowAt } from '../../client/src/webview/timeline/chart/scale.ts';
import { alsoTouched } from '../../client/src/webview/timeline/edit/commands.ts';
import { type Draft, moveDraft, resizeDraft } from '../../client/src/webview/timeline/edit/draft.ts';
import { editScene } from '../../client/src/webview/timeline/edit/preview-scene.ts';
import { AS_PLANNED, shownRows } from '../../client/src/webview/timeline/model/shown-rows.ts';
import type { EditAnswer } from '../../server/src/protocol/plan-edit.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { analysisOfText } from '../support/views.ts';

const DAY = 1440;
const MONDAY = Date.UTC(2026, 2, 2) / 60_000;
const view = timelineView(
  analysisOfText(`
project: {name: Small, start: 2026-03-02}
tasks:
  survey: {name: Survey the links, duration: 5d}
  rules: {name: Firewall rules, duration: 3d}
`),
  1,
);
const rules = view.rows[1];
assert.ok(rules);
const PX_PER_DAY = 40;

describe('a bar in hand', () => {
  const scene = (draft: Draft | null, answer: EditAnswer | null = null, namedAbove = false) =>
    editScene({
      view,
      shown: shownRows(view.rows, AS_PLANNED),
      window: windowAt({ from: MONDAY, to: MONDAY + 60 * DAY }, PX_PER_DAY, 28, 900),
      scrollTop: 0,
      height: 400,
      metrics: { rowHeight: 28, barTop: 4, barHeight: 16 },
      measure: (text) => text.length * 6,
      namedAbove,
      draft,
      blockedRow: -1,
      answer,
      rubber: null,
      box: null,
      handled: [],
    });
  const longer = resizeDraft(view, 1, rules.finish + 7 * DAY);
  const told = (finish: number, critical: boolean): EditAnswer => ({
    kind: 'fits',
    version: 1,
    effect: {
      rows: [{ row: 1, start: rules.start, finish, critical }],
      finish: { before: 0, after: 0 },
      takes: null,
      misses: [],
      mentions: 0,
      elsewhere: [],
    },
    files: [],
    said: '',
    selects: null,
  });
  const names = (...args: Parameters<typeof scene>) =>
    scene(...args).names.map(({ text, x, inside }) => [text, Math.round(x), inside]);

  it('keeps its name in sight: on it where there is room, else behind its end', () => {
    assert.deepEqual(names(longer), [['Firewall rules', Math.round(PX_PER_DAY / 3) + 6, true]]);
    const shorter = resizeDraft(view, 1, rules.start + DAY);
    const [name] = names(shorter);
    assert.deepEqual(name, ['Firewall rules', Math.round((PX_PER_DAY * 4) / 3) + 16, false]);
  });

  it('moves its name to where the server says that it would lie', () => {
    const moved = moveDraft(view, [1], 1, rules.start + 3 * DAY, 'no-earlier');
    assert.notDeepEqual(names(moved), names(moved, told(rules.finish + 20 * DAY, false)));
  });

  it('leaves alone names that have a line of their own', () => assert.deepEqual(names(longer, null, true), []));

  it('is hatched where it would be critical, so that it does not look refused', () => {
    assert.equal(scene(longer, told(rules.finish + 7 * DAY, false)).paths.has('ghost-hatch'), false);
    assert.equal(scene(longer, told(rules.finish + 7 * DAY, true)).paths.has('ghost-hatch'), true);
  });
});

describe('what is asked before something is deleted', () => {
  const effect = { rows: [], finish: { before: 0, after: 0 }, takes: null, misses: [] };
  it('names what else is touched, here and in other plans', () => {
    const elsewhere = [{ plan: 'Data hall', links: 2 }];
    assert.deepEqual(alsoTouched({ ...effect, mentions: 1, elsewhere }, 'it'), [
      '1 other place mentions it and is changed too.',
      '2 links of the plan “Data hall” lead to it, and are then to be mended there.',
    ]);
    assert.deepEqual(alsoTouched({ ...effect, mentions: 0, elsewhere: [] }, 'them'), []);
  });
});
