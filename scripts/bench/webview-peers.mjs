/** vis-timeline and frappe-gantt from `peers/`, each with the options that make it draw the same rows. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inBrowser, settled } from './webview-browser.mjs';

const FOLDER = fileURLToPath(new URL('peers/node_modules/', import.meta.url));
/** Frames by rows: with many of them, each takes a good part of a second, a zoom of frappe-gantt many. */
const scrolled = (rows) => (rows > 2000 ? 20 : 60);
const zoomed = (rows) => (rows > 6000 ? 1 : rows > 2000 ? 2 : 4);

const PEERS = [
  {
    name: 'vis-timeline',
    script: 'vis-timeline/standalone/umd/vis-timeline-graph2d.min.js',
    style: 'vis-timeline/styles/vis-timeline-graph2d.min.css',
    run: runVis,
  },
  {
    name: 'frappe-gantt',
    script: 'frappe-gantt/dist/frappe-gantt.umd.js',
    style: 'frappe-gantt/dist/frappe-gantt.css',
    run: runFrappe,
  },
];

/** Name with version, and how to measure it; `missing` where it is not installed. */
export function timelinePeers() {
  return PEERS.map(({ name, script, style, run }) => {
    if (!existsSync(join(FOLDER, script))) return { name, missing: true };
    const { version } = JSON.parse(readFileSync(join(FOLDER, name, 'package.json'), 'utf8'));
    return { name: `${name} ${version}`, measure: (tasks) => measure({ script, style, run }, tasks) };
  });
}

const PAGE = '<!DOCTYPE html><body style="margin:0"><div id="chart" style="width:1400px;height:800px"></div></body>';

function measure({ script, style, run }, tasks) {
  return inBrowser(async (page, memory) => {
    await page.goto(`data:text/html,${encodeURIComponent(PAGE)}`);
    await page.addStyleTag({ path: join(FOLDER, style) });
    await page.addScriptTag({ path: join(FOLDER, script) });
    await settled(page);
    const counts = { scrolled: scrolled(tasks.length), zoomed: zoomed(tasks.length) };
    const figures = await page.evaluate(run, { json: JSON.stringify(tasks), counts });
    return { ...figures, memory: await memory() };
  });
}

async function runVis({ json, counts }) {
  const tasks = JSON.parse(json);
  const { DataSet, Timeline } = globalThis.vis;
  let items;
  let timeline;
  const paint = await measured.painted(() => {
    items = new DataSet(tasks.map(({ id, name, start, end }) => ({ id, group: id, content: name, start, end })));
    const groups = new DataSet(tasks.map(({ id, name }) => ({ id, content: name })));
    const size = { width: '1400px', height: '800px' };
    const options = { ...size, stack: false, orientation: 'top', verticalScroll: true, zoomKey: 'ctrlKey' };
    timeline = new Timeline(document.getElementById('chart'), items, groups, options);
    return new Promise((resolve) => timeline.on('changed', resolve));
  });
  const content = document.querySelector('.vis-center > .vis-content');
  const top = content.getBoundingClientRect().top;
  const down = await measured.frames(counts.scrolled, () => {
    content.dispatchEvent(new WheelEvent('wheel', { deltaY: 120, bubbles: true, cancelable: true }));
  });
  if (content.getBoundingClientRect().top === top) throw new Error('vis-timeline did not scroll');
  const span = timeline.getWindow();
  const step = (span.end - span.start) / 15;
  const across = await measured.frames(counts.scrolled, (index) => {
    timeline.setWindow(+span.start + index * step, +span.end + index * step, { animation: false });
  });
  const zoom = await measured.frames(10, (index) =>
    timeline[index < 5 ? 'zoomOut' : 'zoomIn'](0.2, { animation: false }),
  );
  const nodes = measured.nodes();
  const moved = tasks.slice(tasks.length >> 2).slice(0, Math.min(2000, tasks.length >> 1));
  const later = (day) => new Date(Date.parse(day) + 86_400_000);
  const edit = await measured.painted(() =>
    items.update(moved.map(({ id, start, end }) => ({ id, start: later(start), end: later(end) }))),
  );
  return { paint, down, across, zoom, nodes, edit: [edit] };
}

async function runFrappe({ json, counts }) {
  const tasks = JSON.parse(json);
  let gantt;
  const paint = await measured.painted(() => {
    gantt = new globalThis.Gantt('#chart', tasks, {
      view_mode: 'Week',
      container_height: 800,
      infinite_padding: false,
    });
  });
  const scroller = document.querySelector('.gantt-container');
  const scroll = (axis) => {
    scroller[axis] = 0;
    return measured.frames(counts.scrolled, () => {
      scroller[axis] += 90;
    });
  };
  const down = await scroll('scrollTop');
  const across = await scroll('scrollLeft');
  const zoom = [];
  for (let step = 0; step < counts.zoomed; step++)
    zoom.push(await measured.painted(() => gantt.change_view_mode(step % 2 === 0 ? 'Day' : 'Week')));
  const nodes = measured.nodes();
  const edit = [];
  if (counts.zoomed > 1) {
    const later = (day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const from = tasks.length >> 2;
    const moved = tasks.map((task, index) =>
      index < from || index >= from + 2000 ? task : { ...task, start: later(task.start), end: later(task.end) },
    );
    edit.push(await measured.painted(() => gantt.refresh(moved)));
  }
  return { paint, down, across, zoom, nodes, edit };
}
