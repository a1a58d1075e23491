/** What the browser bench shows: the timeline of a generated plan, and the page as users get it. Bundled before it runs. */
import { pageHtml } from '../../client/src/panels/page.ts';
import { analyse } from '../../server/src/core/analyse.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { REST_AFTER_MS } from '../../server/src/protocol/requests.ts';
import { receivedTimeline, sentChanges, sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { THEMES } from '../../test/support/themes/themes.ts';
import { generatePlan } from './plan.mjs';

const NONE = new Map();
const MINUTE = 60_000;
const DAY = 1440;
/** So many rows at the most a text edit tells anew. */
const MOST_CHANGED = 2000;
const MOVED = ['start', 'finish', 'lateFinish'];

export const theme = THEMES.find(({ name }) => name === 'dark');

export function viewOf(tasks) {
  const text = generatePlan(tasks);
  const files = new Map([['a', { file: 'a', text, tree: readTree(text) }]]);
  const sources = { root: 'a', files, includes: NONE, projects: NONE, otherPlans: NONE, displayName: String };
  return timelineView(analyse(sources, { holidays: () => NONE }), 1);
}

/** A view as the server sends it, and as it is received. */
export { REST_AFTER_MS, receivedTimeline as received, sentTimeline as sent };

/** What the edits, one after the other, that each move a part of the plan by a day make of a view, as sent. */
export function changesOf(view, edits) {
  return Array.from({ length: edits }, (_, edit) => ({
    type: 'changes',
    changes: sentChanges(movedBy(view, edit)),
  }));
}

/** The rows that are moved begin at this one. */
export function firstMoved(view) {
  return view.rows.length >> 2;
}

function movedBy(view, edit) {
  const { rows, links, ...frame } = view;
  const first = firstMoved(view);
  const days = (edit + 1) * DAY;
  const last = first + Math.min(MOST_CHANGED, rows.length >> 1);
  const of = rows.map((row, index) => {
    if (index < first || index >= last) return row;
    return { ...row, start: row.start + days, finish: row.finish + days, lateFinish: row.lateFinish + days };
  });
  const at = Array.from({ length: last - first }, (_, index) => first + index);
  const leading = new Map(at.map((to) => [to, []]));
  for (const link of links) leading.get(link.to)?.push(link);
  const told = { rows: [{ fields: MOVED, at }], of, linksTo: [...leading], restated: [], states: '' };
  const base = view.serial + edit;
  return { ...frame, version: edit + 2, serial: base + 1, base, ...told };
}

/** The same rows and links as the other charts take them. Days, since none of them knows hours. */
export function plainTasks({ rows, links }) {
  const before = rows.map(() => []);
  for (const { from, to } of links) before[to].push(rows[from].id);
  return rows.map(({ id, name, start, finish, percent }, index) => ({
    id,
    name,
    start: new Date(start * MINUTE).toISOString().slice(0, 10),
    end: new Date(Math.max(start + DAY, finish) * MINUTE).toISOString().slice(0, 10),
    progress: percent ?? 0,
    dependencies: before[index].join(','),
  }));
}

export function html(origin) {
  return pageHtml({
    title: 'timeline',
    script: `${origin}/timeline.js`,
    style: `${origin}/timeline.css`,
    source: origin,
    nonce: '0123456789abcdef0123456789abcdef',
    language: 'en',
    plan: 'file:///plans/plan.plan.yaml',
  });
}
