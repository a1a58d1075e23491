/**
 * Plans for measuring, in block style as people write them: ten streams of phases of fifty tasks, two
 * links a task, a person for every fifth task of a stream; about 7.4 lines and 175 bytes a task. The
 * same number gives the same plan.
 */

const IN_PHASE = 50;
const STREAMS = 10;
const PEOPLE = 5;

export function generatePlan(tasks) {
  const lines = [
    'planline: 1',
    'project:',
    '  name: Measured',
    '  start: 2026-01-05',
    '  calendar: office',
    'calendars:',
    '  office:',
    '    working-hours: ["08:00-12:00", "13:00-17:00"]',
    '    exceptions:',
    '      - {from: 2026-12-24, to: 2026-12-31, working: false, name: Shutdown}',
    'resources:',
  ];
  for (let i = 0; i < STREAMS * PEOPLE; i++) lines.push(`  p${i}: {name: Person ${i}, rate: 90/h}`);
  lines.push('phases:');
  for (let i = 0; i < tasks; i++) {
    const phase = Math.floor(i / IN_PHASE);
    if (i % IN_PHASE === 0) {
      lines.push(`  phase-${phase}:`, `    name: Phase ${phase} of the programme`, '    stage: execution');
      lines.push('    tasks:');
    }
    lines.push(`      t${i}:`, `        name: Install and test component ${i}, ${KINDS[i % KINDS.length]}`);
    lines.push(`        duration: ${1 + (i % 5)}d`, ...after(i));
    lines.push(`        assign: p${(phase % STREAMS) * PEOPLE + (i % PEOPLE)}`);
    if (i % 3 === 0) lines.push('        priority: 600');
  }
  return `${lines.join('\n')}\n`;
}

const KINDS = ['core network', 'storage', 'identity', 'reporting and data', 'service desk'];

/** After one or two tasks of its phase; the first after the last of the phase before in its stream. */
function after(task) {
  const place = task % IN_PHASE;
  const before = place === 0 ? task - STREAMS * IN_PHASE + IN_PHASE - 1 : task - 1;
  if (before < 0) return ['        status: planned'];
  const lines = ['        after:', `          - t${before}`];
  if (place > 9) lines.push(`          - t${task - 10} SS+1d`);
  return lines;
}

/** Where a task in the middle is written: the lines and columns that the measured edits and questions are about. */
export function placesOf(text, tasks) {
  const lines = text.split('\n');
  const task = lines.indexOf(`      t${(tasks >> 1) + 3}:`);
  const behindColon = (line) => ({ line, character: lines[line].indexOf(': ') + 2 });
  return {
    /** The first character of its name. */
    name: behindColon(task + 1),
    /** The digit of its duration. */
    duration: behindColon(task + 2),
    /** The last digit of the project's start. */
    start: { line: lines.indexOf('  start: 2026-01-05'), character: '  start: 2026-01-0'.length },
    /** Behind the id of its first predecessor's hyphen, where ids are offered. */
    link: { line: task + 4, character: '          - '.length },
    /** In the id of its first predecessor. */
    reference: { line: task + 4, character: '          - t'.length },
  };
}
