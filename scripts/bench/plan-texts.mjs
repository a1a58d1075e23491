/**
 * Writes a plan of `large-plan.mjs` down: whole as a plan of ours, and reduced to what every
 * scheduler knows (leaves, durations in working days, finish-to-start links without lag between
 * leaves) for us, for Mermaid and for TaskJuggler.
 */

const HEAD = [
  'planline: 1',
  'project: {name: Measured, start: 2026-01-05, calendar: office}',
  'calendars:',
  '  office:',
  '    working-hours: ["08:00-12:00", "13:00-17:00"]',
  '    exceptions:',
  '      - {from: 2026-12-24, to: 2026-12-31, working: false, name: Shutdown}',
  '      - {date: 2026-04-03, working: false, name: Good Friday}',
  '      - {date: 2026-05-16, working-hours: ["08:00-12:00"], name: Cut-over Saturday}',
  '  site:',
  '    working-days: [mon, tue, wed, thu, fri, sat]',
  '    working-hours: {mon: ["07:00-12:00", "12:30-15:30"], sat: ["08:00-12:00"]}',
  '    base: office',
  '  night:',
  '    working-hours: ["22:00-06:00"]',
  '    exceptions:',
  '      - {from: 2026-07-06, to: 2026-07-10, working: false, name: Summer freeze}',
];

export function planText({ phases, people }) {
  const lines = [...HEAD, 'resources:'];
  for (const { id, leave } of people)
    lines.push(`  ${id}: {name: Person ${id}${leave ? `, leave: [{from: ${leave.from}, to: ${leave.to}}]` : ''}}`);
  lines.push('phases:');
  for (const phase of phases) {
    lines.push(`  ${phase.id}:`, `    name: Phase ${phase.id}`, `    stage: ${phase.stage}`);
    if (phase.after.length > 0) lines.push(`    after: ${linksText(phase.after)}`);
    lines.push('    tasks:');
    for (const part of phase.parts) {
      if (!part.tasks) {
        lines.push(taskText(part, '      '));
        continue;
      }
      lines.push(`      ${part.id}:`, `        name: Summary ${part.id}`);
      if (part.after.length > 0) lines.push(`        after: ${linksText(part.after)}`);
      lines.push('        tasks:', ...part.tasks.map((task) => taskText(task, '          ')));
    }
    if (phase.gate) lines.push(`    gate: {name: Gate of ${phase.id}}`);
  }
  return `${lines.join('\n')}\n`;
}

function taskText(task, indent) {
  const fields = [`name: Task ${task.id}`];
  if (task.milestone) fields.push('milestone: true');
  else fields.push(`duration: ${task.days}${task.elapsed ? 'ed' : 'd'}`);
  if (task.after.length > 0) fields.push(`after: ${linksText(task.after)}`);
  if (task.calendar) fields.push(`calendar: ${task.calendar}`);
  if (task.constraint) fields.push(`constraint: {${task.constraint.join(': ')}}`);
  if (task.deadline) fields.push(`deadline: ${task.deadline}`);
  if (task.person) fields.push(`assign: ${task.person}`);
  return `${indent}${task.id}: {${fields.join(', ')}}`;
}

function linksText(links) {
  return `[${links.map(({ to, type, lag }) => `${to.id} ${type}${lag}`).join(', ')}]`;
}

/** Links between tasks alone, which is the most all of them have in common. */
function reduced({ tasks }) {
  return tasks.map(({ id, days, after }) => ({
    id,
    days: Math.max(1, days),
    after: after.filter(({ to }) => !to.parts && !to.tasks).map(({ to }) => to.id),
  }));
}

export function reducedPlanText(plan) {
  const lines = ['planline: 1', 'project: {name: Measured, start: 2026-01-05}', 'tasks:'];
  for (const { id, days, after } of reduced(plan))
    lines.push(
      `  ${id}: {name: Task ${id}, duration: ${days}d${after.length > 0 ? `, after: [${after.join(', ')}]` : ''}}`,
    );
  return `${lines.join('\n')}\n`;
}

export function mermaidText(plan) {
  const lines = ['gantt', '  dateFormat YYYY-MM-DD', '  excludes weekends', '  section All'];
  for (const { id, days, after } of reduced(plan))
    lines.push(`  Task ${id} :${id}, ${after.length > 0 ? `after ${after.join(' ')}` : '2026-01-05'}, ${days}d`);
  return `${lines.join('\n')}\n`;
}

export function taskJugglerText(plan) {
  const lines = ['project measured "Measured" 2026-01-05 +12y {', '  timezone "UTC"', '}'];
  for (const { id, days, after } of reduced(plan)) {
    const waits = after.length > 0 ? `depends ${after.join(', ')}` : 'start 2026-01-05';
    lines.push(`task ${id} "Task ${id}" { length ${days}d ${waits} }`);
  }
  return `${lines.join('\n')}\n`;
}
