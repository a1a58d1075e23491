/**
 * Plans for measuring: phases of fifty tasks in five stages, two links a task, ten people and a
 * calendar. The same number gives the same plan.
 */

export function generatePlan(tasks) {
  const lines = [
    'planline: 1',
    'project: {name: Measured, start: 2026-01-05, status-date: 2026-03-02, calendar: office}',
    'calendars:',
    '  office:',
    '    working-hours: ["08:00-12:00", "13:00-17:00"]',
    '    exceptions:',
    '      - {from: 2026-12-24, to: 2026-12-31, working: false, name: Shutdown}',
    'resources:',
  ];
  for (let i = 0; i < 10; i++) lines.push(`  p${i}: {name: Person ${i}, rate: 90/h}`);
  lines.push('phases:');
  for (let i = 0; i < tasks; i++) {
    if (i % 50 === 0)
      lines.push(`  phase-${i / 50}:`, `    name: Phase ${i / 50}`, '    stage: execution', '    tasks:');
    lines.push(`      t${i}:`, `        name: Task number ${i}`, `        duration: ${1 + (i % 5)}d`);
    if (i > 0)
      lines.push(`        after: [t${i - 1 - (i % 7 ? i % Math.min(i, 5) : 0)}${i > 9 ? `, t${i - 10} SS+1d` : ''}]`);
    lines.push(`        assign: p${i % 10}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Where the duration of a task in the middle is written: the digit that a keystroke changes. */
export function editedDigit(text, tasks) {
  const lines = text.split('\n');
  const line = lines.indexOf(`      t${tasks >> 1}:`) + 2;
  return { line, character: lines[line].indexOf('duration: ') + 'duration: '.length };
}
