/**
 * Plans of 100 tasks about which nothing is found, for what half-typed text costs the rest: five people, each
 * with a chain of twenty tasks, so that most tasks do not depend on any one of them.
 */

export type Style = 'block' | 'flow';

const CHAINS = 5;
export const TASKS = 100;
const PER_PHASE = 20;

const HEAD = `project:
  name: Hundred
  type: software
  start: 2026-01-05
  manager: ali
  sponsor: cio
resources:
  ali: {name: Ali Demir, rate: 95/h}
  bea: {name: Bea Lund, rate: 95/h}
  cem: {name: Cem Ates, rate: 95/h}
  dan: {name: Dan Roth, rate: 95/h}
  eva: {name: Eva Mohr, rate: 95/h}
stakeholders:
  cio: {name: Ida Holm, interest: high, influence: high, reach: weekly}
phases:
  frame:
    stage: planning
    tasks:
      kick-off: {name: Kick-off, milestone: true}
      done: {name: Done, milestone: true, after: [task-95, task-96, task-97, task-98, task-99]}
`;
const PEOPLE = ['ali', 'bea', 'cem', 'dan', 'eva'];

/** Lines end with line feeds; the last task's last line has none. */
export function hundredTasks(style: Style): string {
  const parts = [HEAD];
  for (let i = 0; i < TASKS; i++) {
    if (i % PER_PHASE === 0) parts.push(`  phase-${i / PER_PHASE}:\n    stage: execution\n    tasks:\n`);
    parts.push(taskOf(i, style));
  }
  return parts.join('').trimEnd();
}

function taskOf(i: number, style: Style): string {
  const fields = [
    `name: Part ${i}`,
    'duration: 3d',
    `after: [${i < CHAINS ? 'kick-off' : idOf(i - CHAINS)}]`,
    `assign: ${PEOPLE[i % CHAINS]}`,
  ];
  if (style === 'flow') return `      ${idOf(i)}: {${fields.join(', ')}}\n`;
  return `      ${idOf(i)}:\n${fields.map((field) => `        ${field}\n`).join('')}`;
}

export function idOf(i: number): string {
  return `task-${i}`;
}

/** The task and those whose dates follow from its own. */
export function dependsOn(id: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = Number(id.slice(id.indexOf('-') + 1)); i < TASKS; i += CHAINS) found.add(idOf(i));
  return found;
}
