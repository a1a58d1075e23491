/**
 * Multiple float paths to one item, as Primavera P6 finds them: the first is what drives the item,
 * each further one the chain that comes next in driving it, with how far it is from doing so. Every
 * predecessor lies on one path, that of its least relative slack. O(links · log links).
 */

import { LEAF } from '../network.ts';
import type { Order } from '../order.ts';
import { linkRoom, NEVER, type PathInput } from './link-room.ts';

export interface FloatPath {
  /** In the order of work. */
  readonly ids: readonly string[];
  /** Working minutes that the path may slip before it drives the item; 0 of the first. */
  readonly slack: number;
}

/** At most `count` paths that end in the node, by growing slack. */
export function floatPathsTo(input: PathInput, order: Order, end: number, count: number): FloatPath[] {
  const { network, forward } = input;
  const { starts, edges } = order.incoming;
  const taken = new Uint8Array(network.nodeCount);
  const waiting = new Heap();
  const paths: FloatPath[] = [];
  waiting.push(0, end);
  for (let found = waiting.pop(); found && paths.length < count; found = waiting.pop()) {
    const ids: string[] = [];
    for (let node = found.node; node >= 0 && taken[node] === 0; ) {
      taken[node] = 1;
      if (network.kind[node] === LEAF) ids.push(network.ids[node] ?? '');
      let next = -1;
      for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
        const edge = edges[k] as number;
        const before = network.from[edge] as number;
        if (taken[before]) continue;
        const room = linkRoom(input, edge);
        if (room === NEVER) continue;
        const drives = room <= 0 && (next < 0 || forward.drivingEdge[node] === edge);
        if (drives && next >= 0) waiting.push(found.key, next);
        if (drives) next = before;
        else waiting.push(found.key + Math.max(0, room), before);
      }
      node = next;
    }
    if (ids.length > 0) paths.push({ ids: ids.reverse(), slack: found.key });
  }
  return paths;
}

/** A binary heap of nodes by key; the first pushed comes first of equal keys. */
class Heap {
  private readonly entries: { readonly key: number; readonly node: number; readonly turn: number }[] = [];
  private turn = 0;

  push(key: number, node: number): void {
    const { entries } = this;
    const entry = { key, node, turn: this.turn++ };
    let at = entries.length;
    entries.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = entries[above];
      if (!parent || !comesBefore(entry, parent)) break;
      entries[at] = parent;
      at = above;
    }
    entries[at] = entry;
  }

  pop(): { readonly key: number; readonly node: number } | undefined {
    const { entries } = this;
    const top = entries[0];
    const last = entries.pop();
    if (!last || entries.length === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const [left, right] = [entries[below], entries[below + 1]];
      if (left && right && comesBefore(right, left)) below++;
      const child = entries[below];
      if (!child || !comesBefore(child, last)) break;
      entries[at] = child;
      at = below;
    }
    entries[at] = last;
    return top;
  }
}

type Entry = { readonly key: number; readonly turn: number };

function comesBefore(a: Entry, b: Entry): boolean {
  return a.key < b.key || (a.key === b.key && a.turn < b.turn);
}
