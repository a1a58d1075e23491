/** A plan of many tasks with 1.5 links each, as text: what the size and speed of views are tested with. */

const PHASE = 50;

export function largePlan(tasks: number): string {
  const lines = ['project:', '  name: Large', '  start: 2026-01-05', 'phases:'];
  for (let task = 0; task < tasks; task++) {
    const phase = Math.floor(task / PHASE);
    if (task % PHASE === 0)
      lines.push(`  phase-${phase}:`, `    name: Phase ${phase}`, '    stage: execution', '    tasks:');
    const links: string[] = [];
    if (task > 0 && task % 7 !== 0) links.push(`task-${task - 1 - ((task * 13) % Math.min(task, 5))}`);
    if (task > 60 && task % 2 === 0) links.push(`task-${task - 50} SS+1d`);
    const after = links.length > 0 ? `, after: [${links.join(', ')}]` : '';
    lines.push(`      task-${task}: {name: Task ${task} of this plan, duration: ${1 + (task % 9)}d${after}}`);
  }
  return `${lines.join('\n')}\n`;
}
