/**
 * What links do to the dates of a schedule, all of them at once. As `linkRoom` has it, but by worked minutes wherever
 * the passes read them so, which takes a few nanoseconds a link.
 */
import { NONE } from '../instants.ts';
import { type Packed, PLAIN } from '../packed.ts';
import { BY_LINK } from '../place-leaf.ts';
import { linkRoom, NEVER, type PathInput } from './link-room.ts';

/** Decides a date of its item, or of a leaf in it. Several do where they tie. */
export const LINK_DRIVES = 1;
/** Asks for no more than the item has; said only where that follows from the dates of a leaf that its links decide. */
export const LINK_HOLDS = 2;

/** By link: those of item `n`, counted as `Plan.items` are, begin at `first[n]` in the order in which they are written. */
export interface LinkStates {
  readonly first: Int32Array;
  readonly state: Uint8Array;
  readonly numberOf: ReadonlyMap<string, number>;
}

export function linkStatesOf(input: PathInput, packed: Packed): LinkStates {
  const { network, forward, facts } = input;
  const { outline, linkOf, linksOf } = network;
  const { starts, edge: edges } = packed.incoming;
  const state = new Uint8Array(network.befores.length);
  for (let leaf = 0; leaf < network.leaves.length; leaf++) {
    if (forward.driver[leaf] !== BY_LINK) continue;
    const number = outline.leafNumbers[leaf] as number;
    const own = linksOf[number] as number;
    const ownEnd = linksOf[number + 1] as number;
    // Of what has begun the rest waits, and its start lies where it did.
    const mayHold = facts.remaining[leaf] === NONE;
    for (let k = starts[leaf] as number; k < (starts[leaf + 1] as number); k++) {
      const link = linkOf[edges[k] as number] as number;
      if (link < 0 || state[link] === LINK_DRIVES) continue;
      const room = roomOf(input, packed, leaf, k);
      if (room <= 0) state[link] = LINK_DRIVES;
      else if (room !== NEVER && mayHold && link >= own && link < ownEnd) state[link] = LINK_HOLDS;
    }
  }
  return { first: linksOf, state, numberOf: outline.numberOf };
}

/** Of the `k`-th incoming edge, which leads to this leaf; more than 0 where it does not decide. */
function roomOf(input: PathInput, { incoming, plain, cuts }: Packed, leaf: number, k: number): number {
  const { forward } = input;
  const edge = incoming.edge[k] as number;
  if (forward.drivingEdge[leaf] === edge) return 0;
  const isWorked = k < (incoming.middle[leaf] as number) && incoming.mask[k] === 0;
  const isSum = plain[leaf] === PLAIN && cuts[leaf] === null && forward.exhausted < 0;
  if (!isWorked || !isSum) return linkRoom(input, edge);
  const asked = (forward.worked[incoming.slot[k] as number] as number) + (incoming.lag[k] as number);
  return (forward.worked[2 * leaf] as number) - asked;
}
