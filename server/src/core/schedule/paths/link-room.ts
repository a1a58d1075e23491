/**
 * How far a link is from deciding: the working minutes between the date it asks of its successor and
 * the date that has (Primavera's *relationship free float*). 0 where it decides or ties, also where a
 * constraint breaks it; NEVER where it can move nothing: into finished work or dates set by hand.
 */
import type { Minute } from '../../base/time.ts';
import type { Facts } from '../facts.ts';
import type { Forward } from '../forward-run.ts';
import { NONE } from '../instants.ts';
import { asFinish, asStart, endOf } from '../leaf-time.ts';
import { FF, FS, SF } from '../link-types.ts';
import { afterLag } from '../links.ts';
import { GROUP_FINISH, MEMBER, type Network } from '../network.ts';
import type { WorkingTime } from '../working-time.ts';

export const NEVER = Number.POSITIVE_INFINITY;

/** What paths are found in. */
export interface PathInput {
  readonly network: Network;
  readonly facts: Facts;
  readonly forward: Forward;
  readonly projectTime: WorkingTime;
  /** Begun work goes on whatever it waits for. */
  readonly progressOverride: boolean;
}

export function linkRoom(input: PathInput, edge: number): number {
  const { network, facts, forward, projectTime } = input;
  const from = network.from[edge] as number;
  const to = network.to[edge] as number;
  const type = network.type[edge] as number;
  const start = forward.start[to] as Minute;
  const finish = forward.finish[to] as Minute;
  if (type === MEMBER) {
    if (network.kind[to] === GROUP_FINISH) return projectTime.between(forward.finish[from] as Minute, finish);
    return forward.start[from] === start ? 0 : NEVER;
  }
  if (isSettled(input, to)) return NEVER;
  const at = (type === FS || type === FF ? forward.finish[from] : forward.start[from]) as Minute;
  const lagTime = facts.lagTime[to] as WorkingTime;
  const bound = afterLag(at, forward.lagKind[edge] as number, forward.lag[edge] as number, lagTime);
  if (type === FF || type === SF) return apart(facts, to, asFinish(facts, to, bound), finish);
  const left = facts.remaining[to] as number;
  if (left === NONE) return apart(facts, to, asStart(facts, to, bound), start);
  return apart(facts, to, endOf(facts, to, asStart(facts, to, bound), left), finish);
}

/** Whether no link moves a leaf any more. */
function isSettled({ facts, progressOverride }: PathInput, leaf: number): boolean {
  if (facts.actualFinish[leaf] !== NONE) return true;
  if (facts.actualStart[leaf] === NONE) return facts.fixedStart[leaf] !== NONE || facts.fixedFinish[leaf] !== NONE;
  return progressOverride || facts.remaining[leaf] === 0;
}

function apart(facts: Facts, leaf: number, bound: number, own: number): number {
  if (bound >= own) return 0;
  if (facts.elapsed[leaf]) return own - bound;
  return (facts.lagTime[leaf] as WorkingTime).between(bound as Minute, own as Minute);
}
