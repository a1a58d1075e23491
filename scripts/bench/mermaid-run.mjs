/**
 * Reads and schedules a Gantt chart with Mermaid as `node_modules` of a given folder has it, again
 * and again in one process; nothing is drawn. Arguments: that folder, the chart, the number of
 * rounds. Prints the times of each round in milliseconds and the day on which each task finishes,
 * as JSON.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, file, rounds] = process.argv.slice(2);
// Paths, since these packages are no dependencies of the project.
const { JSDOM } = createRequire(join(folder, 'package.json'))(join(folder, 'node_modules/jsdom'));
const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import(
  pathToFileURL(join(folder, 'node_modules/mermaid/dist/mermaid.core.mjs')).href
);
mermaid.initialize({ startOnLoad: false });

const text = readFileSync(file, 'utf8');
const result = { read: [], schedule: [], finish: {} };
for (let round = 0; round < Number(rounds); round++) {
  const before = performance.now();
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const between = performance.now();
  const tasks = diagram.db.getTasks();
  result.schedule.push(performance.now() - between);
  result.read.push(between - before);
  // It ends tasks at midnight after their last day.
  for (const { id, endTime } of tasks) result.finish[id] = new Date(endTime - 1).toISOString().slice(0, 10);
}
process.stdout.write(JSON.stringify(result));
