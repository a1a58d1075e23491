/** The last simulation of a plan, for whoever looks up what it says of a task or a risk. */
import type {
  GroupChance,
  MilestoneChance,
  ResponseValue,
  RiskEffect,
  SimulationResult,
  TaskChance,
} from './answers/result.ts';

export interface Simulated {
  readonly result: SimulationResult;
  /** The plan has changed since, in a way that may move its dates. */
  readonly stale: boolean;
  /** By id. */
  readonly tasks: ReadonlyMap<string, TaskChance>;
  readonly groups: ReadonlyMap<string, GroupChance>;
  readonly milestones: ReadonlyMap<string, MilestoneChance>;
  readonly risks: ReadonlyMap<string, RiskEffect>;
  /** By the id of the risk that they answer. */
  readonly responses: ReadonlyMap<string, ResponseValue>;
}

export function simulatedFrom(result: SimulationResult, stale: boolean): Simulated {
  return {
    result,
    stale,
    groups: new Map(result.groups.map((group) => [group.id, group])),
    tasks: new Map(result.tasks.map((task) => [task.id, task])),
    milestones: new Map(result.milestones.map((milestone) => [milestone.id, milestone])),
    risks: new Map(result.risks.map((risk) => [risk.id, risk])),
    responses: new Map(result.responses.map((response) => [response.risk, response])),
  };
}
