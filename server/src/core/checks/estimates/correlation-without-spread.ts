/** `correlation-without-spread`: a task of a correlation group always takes its planned time, so nothing of it moves with the others. */
import type { Problem } from '../../base/problem.ts';
import type { Place } from '../../base/span.ts';
import type { Correlation } from '../../model/risk.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { valueIn } from '../written.ts';
import { tasksOf, varies } from './correlated-tasks.ts';

export function correlationWithoutSpread(input: CheckInput): Problem[] {
  const { plan, schedule } = input;
  const problems: Problem[] = [];
  for (const group of plan.correlations.values()) {
    const fixed = group.tasks.filter((id) => {
      const open = tasksOf(plan, { ...group, tasks: [id] }).filter((task) => !schedule.items.get(task.id)?.finished);
      return open.length > 0 && !open.some((task) => varies(plan, task));
    });
    for (const id of fixed) {
      const message = `\`${id}\` has no \`estimate\` and no \`uncertainty\`, so nothing of it moves with the group. Write one, or take it out.`;
      problems.push(finding('correlation-without-spread', mentionPlace(input, group, id), message));
    }
  }
  return problems;
}

function mentionPlace({ sources }: CheckInput, group: Correlation, id: string): Place {
  const { file } = group.origin;
  const list = valueIn(sources, file, ['correlations', group.id, 'tasks']);
  const found = list?.kind === 'list' ? list.items.find((item) => item.kind === 'scalar' && item.text === id) : null;
  return found ? { file, span: found.span } : fieldPlace(group, 'tasks');
}
