/** The answers for a plan in which nothing varies: all trials are the plan, so that one says everything. */
import { runToEnd } from '../base/steps.ts';
import type { Plan } from '../model/plan.ts';
import { finishInstant } from '../schedule/instants.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { calendarOf } from '../schedule/task-calendar.ts';
import { answering } from './answers/answers.ts';
import type { SimulationResult } from './answers/result.ts';
import { costingTrials } from './trial/trial-cost.ts';

export function certainResult(plan: Plan, schedule: Schedule, iterations: number, seed: number): SimulationResult {
  const { project, simulation } = plan;
  const costs = runToEnd(costingTrials(plan, schedule));
  const cost = costs ? costs.planned.reduce((total, each) => total + each, costs.fixed) : null;
  const leaves = [...plan.items.values()].flatMap((item) => {
    const dates = schedule.items.get(item.id);
    return dates && item.children.length === 0 ? [{ item, dates }] : [];
  });
  const result = runToEnd(
    answering({
      trials: 1,
      block: 1,
      seed,
      confidence: simulation.confidence,
      finish: Int32Array.of(schedule.finish),
      cost: cost === null ? null : Float64Array.of(cost),
      planned: { start: schedule.start, finish: schedule.finish, cost },
      deadline: project.deadline && finishInstant(project.deadline, schedule.projectTime),
      budget: project.budget.total,
      time: schedule.projectTime,
      minutesPerDay: 60 * project.lengths.hoursPerDay,
      tasks: leaves.map(({ item, dates }) => ({
        id: item.id,
        critical: dates.critical ? 1 : 0,
        p50: dates.finish,
        p80: dates.finish,
        driver: null,
      })),
      groups: [...plan.items.values()].flatMap(({ id, children }) => {
        const dates = schedule.items.get(id);
        return dates && children.length > 0 ? [{ id, p50: dates.finish, p80: dates.finish }] : [];
      }),
      milestones: [...plan.items.values()].flatMap((item) => {
        const dates = schedule.items.get(item.id);
        const isPoint = item.kind === 'milestone' || item.kind === 'gate';
        if (!dates || !(isPoint || item.deadline)) return [];
        const deadline = item.deadline && finishInstant(item.deadline, schedule.timeOf(calendarOf(plan, item)));
        return [{ id: item.id, finish: Int32Array.of(dates.finish), planned: dates.finish, deadline }];
      }),
      merges: [],
      drivers: [],
      risks: [],
    }),
  );
  return { ...result, trials: iterations };
}
