/**
 * What one link allows its predecessor when its successor has given dates, over instants: backwards
 * through the lag from the successor's start or finish. With late dates this is the backward pass,
 * with early dates free slack.
 */
import type { Minute } from '../base/time.ts';
import type { Facts } from './facts.ts';
import type { Forward } from './forward-run.ts';
import { FAR, NONE } from './instants.ts';
import { asStart, takeBack } from './leaf-time.ts';
import { beforeLag } from './links.ts';
import { FF, FS, GROUP_START, MEMBER, SS } from './network.ts';
import type { Packed } from './packed.ts';
import type { WorkingTime } from './working-time.ts';

export interface Dates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
}

/** Whether an edge bounds the finish of the node it leads from, or its start. */
export function bindsFinishOf(packed: Packed, edge: number): boolean {
  const { type, kind, to } = packed.network;
  if (type[edge] === MEMBER) return kind[to[edge] as number] !== GROUP_START;
  return type[edge] === FS || type[edge] === FF;
}

/** The latest date that edge `edge` allows the node it leads from; FAR where it bounds nothing. */
export function latestFor(packed: Packed, forward: Forward, dates: Dates, edge: number): number {
  const { network, facts } = packed;
  const after = network.to[edge] as number;
  const type = network.type[edge] as number;
  if (type === MEMBER) {
    // Of a group's first start only the member that gives it is bound.
    if (network.kind[after] !== GROUP_START) return dates.finish[after] as number;
    return forward.drivingEdge[after] === edge ? (dates.start[after] as number) : FAR;
  }
  if ((facts.actualFinish[after] as number) !== NONE) return FAR;
  const boundsStart = type === FS || type === SS;
  // A finish is walked back from a bound in non-working time, so the bound may lie as late as the next work.
  const at = boundsStart ? startOfWork(facts, dates, after) : asStart(facts, after, dates.finish[after] as number);
  const lag = forward.lag[edge] as number;
  if (lag === 0) return at;
  return beforeLag(at as Minute, forward.lagKind[edge] as number, lag, facts.lagTime[after] as WorkingTime);
}

/** Where the work of a leaf that is still to do begins: of a started one, what is left of it. */
function startOfWork(facts: Facts, dates: Dates, node: number): number {
  const left = facts.remaining[node] as number;
  return left === NONE ? (dates.start[node] as number) : takeBack(facts, node, dates.finish[node] as number, left);
}
