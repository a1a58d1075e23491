/**
 * What the passes read of a network, of facts and of working time: less than a plan's own have, so that
 * they also run where no plan is, over arrays that were posted to a worker.
 */

import type { Facts } from './facts.ts';
import type { Network } from './network.ts';
import type { CrewMember } from './people/crew.ts';
import type { WorkingTime } from './working-time.ts';

export type PassTime = Omit<WorkingTime, 'spans' | 'dayOf'>;

export interface PassNetwork extends Pick<Network, 'nodeCount' | 'kind' | 'from' | 'to' | 'type' | 'lag'> {
  readonly leaves: { readonly length: number };
  /** Of no account but that members of groups have nothing here. */
  readonly links: ArrayLike<unknown>;
  readonly resourceOf: { readonly has: (edge: number) => boolean };
}

type Timed = 'time' | 'crew' | 'lagTime';

export interface PassFacts extends Omit<Facts, Timed | 'people' | 'assumed' | 'checked' | 'problems'> {
  readonly time: readonly PassTime[];
  readonly crew: readonly PassCrew[];
  readonly lagTime: readonly PassTime[];
}

export type PassCrew = readonly PassMember[] | null;

export interface PassMember extends Pick<CrewMember, 'length'> {
  readonly time: PassTime;
}

/** The latest bounds of a leaf's links to other plans. */
export interface PassBounds {
  readonly start: number;
  readonly finish: number;
}
