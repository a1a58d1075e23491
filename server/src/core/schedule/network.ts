/**
 * The precedence network of a plan in typed arrays. Nodes are the leaves of the outline (tasks,
 * milestones, gates, empty phases) and, for every phase or summary that something waits for, one
 * node for its last finish and one for its first start. Ids stay outside; `links` leads back.
 */
import { assertNever } from '../base/assert-never.ts';
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import type { Lag, Link, LinkType, WorkItem } from '../model/plan.ts';
import { AT_ONCE } from './at-once.ts';
import { ringTrouble, typeTrouble } from './link-troubles.ts';
import { FF, FS, SF, SS } from './link-types.ts';
import { isGroup, leafOf, type Outline } from './outline.ts';
import { shapedNetwork } from './shapes.ts';

export const LEAF = 0;
export const GROUP_FINISH = 1;
export const GROUP_START = 2;

/** From a leaf to the node of a group that holds it. */
export const MEMBER = 4;

export const LAG_WORKING = 0;
export const LAG_ELAPSED = 1;
export const LAG_PERCENT = 2;

/** A written link as one leaf obeys it. */
export interface NetworkLink {
  readonly link: Link;
  /** The id of who wrote it: the leaf or one of its ancestors. */
  readonly owner: string;
}

/** Edges are numbered; edge `e` runs from `from[e]` to `to[e]`. */
export interface Network {
  readonly outline: Outline;
  readonly leaves: readonly WorkItem[];
  readonly nodeCount: number;
  /** LEAF, GROUP_FINISH or GROUP_START by node; leaves come first, in display order. */
  readonly kind: Uint8Array;
  /** The id of the item of each node. */
  readonly ids: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly type: Uint8Array;
  readonly lagKind: Uint8Array;
  /** Minutes, or hundredths of a percent for LAG_PERCENT. */
  readonly lag: Int32Array;
  /** Null for edges no one wrote: members of groups, leaves before their phase's gate, waiting for a resource. */
  readonly links: readonly (NetworkLink | null)[];
  /** By edge the number of its link, counted as by `linksOf`; -1 for edges no one wrote. */
  readonly linkOf: Int32Array;
  /** By item of the outline: the first edge of those that its links and its being a gate made, members of groups among them. */
  readonly edgesOf: Int32Array;
  /** By item: its first link; by link the number of the item that it waits for, -1 where that is none of this plan. */
  readonly linksOf: Int32Array;
  readonly befores: Int32Array;
  /** The resource of edges that levelling added. */
  readonly resourceOf: ReadonlyMap<number, string>;
  /** Links to other plans, by leaf. */
  readonly outside: ReadonlyMap<number, readonly NetworkLink[]>;
  readonly problems: readonly Problem[];
}

/** Levelling's decision that `to` gets the units of `resource` only when `from` is done with them. Leaf numbers. */
export interface ResourceLink {
  readonly from: number;
  readonly to: number;
  readonly resource: string;
}

/** In steps. `earlier`: of a plan that may have many of the same items. */
export function* buildNetwork(
  outline: Outline,
  resourceLinks: readonly ResourceLink[] = [],
  earlier: Network | null = null,
): Steps<Network> {
  const { items, first, end, leaves } = outline;
  const ids = leaves.map(({ id }) => id);
  const groupKinds: number[] = [];
  const edges = new EdgeList(2 * leaves.length);
  const edgesOf = new Int32Array(items.length + 1);
  const outside = new Map<number, NetworkLink[]>();
  const problems: Problem[] = [];
  const linksOf = new Int32Array(items.length + 1);
  const befores: number[] = [];
  const beforeOf = predecessors(outline, earlier);
  /** Nodes of groups by the number of the group; 0 where none was needed, since leaves come first. */
  const finishNode = new Int32Array(items.length);
  const startNode = new Int32Array(items.length);

  /** The node that stands for a group's finish or start, made when first needed. */
  function groupNode(group: number, which: typeof GROUP_FINISH | typeof GROUP_START): number {
    const nodes = which === GROUP_FINISH ? finishNode : startNode;
    if (nodes[group]) return nodes[group];
    const node = ids.push((items[group] as WorkItem).id) - 1;
    groupKinds.push(which);
    nodes[group] = node;
    addMembers(group, node, MEMBER);
    return node;
  }

  function addMembers(group: number, node: number, type: number): void {
    for (let leaf = first[group] as number; leaf < (end[group] as number); leaf++) {
      if (leaf !== node) edges.add(leaf, node, type, null, null, NO_LINK);
    }
  }

  function sourceOf(group: number, type: LinkType): number {
    if (type === 'SS' || type === 'SF') return groupNode(group, GROUP_START);
    const gate = gateOf(items[group] as WorkItem);
    return gate ? leafOf(outline, gate.id) : groupNode(group, GROUP_FINISH);
  }

  /** `before`: the number of the predecessor; -1 where it is no item of this plan. */
  function addLink(owner: number, link: Link, before: number): void {
    const written: NetworkLink = { link, owner: (items[owner] as WorkItem).id };
    const to = end[owner] as number;
    if (link.project !== null) {
      for (let node = first[owner] as number; node < to; node++) {
        const known = outside.get(node);
        if (known) known.push(written);
        else outside.set(node, [written]);
      }
      return;
    }
    if (before < 0) return;
    const source = isGroup(items[before] as WorkItem) ? sourceOf(before, link.type) : (first[before] as number);
    const type = typeNumber(link.type);
    for (let node = first[owner] as number; node < to; node++)
      edges.add(source, node, type, link.lag, written, befores.length - 1);
  }

  for (let number = 0; number < items.length; number++) {
    if (number % AT_ONCE === AT_ONCE - 1) yield;
    edgesOf[number] = edges.count;
    const owner = items[number] as WorkItem;
    const phase = outline.parent[number] as number;
    if (owner.kind === 'gate' && phase >= 0) addMembers(phase, first[number] as number, FS);
    const { after } = owner;
    linksOf[number] = befores.length;
    for (let k = 0; k < after.length; k++) {
      const link = after[k] as Link;
      const before = beforeOf(number, k, link);
      befores.push(before);
      const trouble = ringTrouble(outline, number, link, before) ?? typeTrouble(owner, link);
      if (trouble) problems.push(trouble);
      else addLink(number, link, before);
    }
  }
  edgesOf[items.length] = edges.count;
  linksOf[items.length] = befores.length;
  const resourceOf = new Map<number, string>();
  for (const { from, to, resource } of resourceLinks) {
    resourceOf.set(edges.count, resource);
    edges.add(from, to, FS, null, null, NO_LINK);
  }
  const kind = new Uint8Array(ids.length);
  kind.set(groupKinds, leaves.length);
  return shapedNetwork({
    outline,
    leaves,
    nodeCount: ids.length,
    kind,
    ids,
    ...edges.arrays(),
    edgesOf,
    linksOf,
    befores: Int32Array.from(befores),
    resourceOf,
    outside,
    problems,
  });
}

/**
 * The number of the item that a link waits for: link `k` of item `number`. An item that is the same object has
 * the predecessors it had, for most of the time would go into looking up their ids.
 */
function predecessors(
  { items, numberOf }: Outline,
  earlier: Network | null,
): (number: number, k: number, link: Link) => number {
  const lookUp = (link: Link): number => (link.project === null ? numberOf.get(link.task) : undefined) ?? -1;
  if (!earlier) return (_, __, link) => lookUp(link);
  const { outline: was, linksOf, befores } = earlier;
  const count = items.length;
  const old = was.items.length;
  const most = Math.min(count, old);
  let front = was.numberOf === numberOf ? count : 0;
  while (front < most && was.items[front]?.id === items[front]?.id) front++;
  let back = 0;
  while (back < most - front && was.items[old - 1 - back]?.id === items[count - 1 - back]?.id) back++;
  return (number, k, link) => {
    const then = number < front ? number : number >= count - back ? number + old - count : -1;
    if (then < 0 || was.items[then] !== items[number]) return lookUp(link);
    const before = befores[(linksOf[then] as number) + k] as number;
    if (before >= 0 && before < front) return before;
    return before >= old - back ? before + count - old : lookUp(link);
  };
}

/**
 * The network of the same items and links, some written elsewhere: `moved` are the numbers of those items
 * whose links are other objects.
 */
export function relinked(network: Network, outline: Outline, moved: readonly number[]): Network {
  const { leaves, first, end } = outline;
  if (moved.length === 0) return shapedNetwork({ ...network, outline, leaves });
  const links = network.links.slice();
  const outside = new Map(network.outside);
  for (const number of moved) {
    const [before, item] = [network.outline.items[number] as WorkItem, outline.items[number] as WorkItem];
    const now = new Map(item.after.map((link, k) => [before.after[k], { link, owner: item.id }]));
    const renew = <W extends NetworkLink | null>(written: W): W | NetworkLink => now.get(written?.link) ?? written;
    for (let edge = network.edgesOf[number] as number; edge < (network.edgesOf[number + 1] as number); edge++) {
      links[edge] = renew(links[edge] ?? null);
    }
    for (let leaf = first[number] as number; leaf < (end[number] as number); leaf++) {
      const known = outside.get(leaf);
      if (known) outside.set(leaf, known.map(renew));
    }
  }
  return shapedNetwork({ ...network, outline, leaves, links, outside });
}

function gateOf(group: WorkItem): WorkItem | undefined {
  return group.children.find((child) => child.kind === 'gate');
}

function typeNumber(type: LinkType): number {
  switch (type) {
    case 'FS':
      return FS;
    case 'SS':
      return SS;
    case 'FF':
      return FF;
    case 'SF':
      return SF;
    default:
      return assertNever(type);
  }
}

const NO_LINK = -1;

/** Collects edges in arrays that double when they are full. */
class EdgeList {
  count = 0;
  private from: Int32Array;
  private to: Int32Array;
  private type: Uint8Array;
  private lagKind: Uint8Array;
  private lag: Int32Array;
  private linkOf: Int32Array;
  private readonly links: (NetworkLink | null)[] = [];

  constructor(expected: number) {
    this.from = new Int32Array(expected);
    this.to = new Int32Array(expected);
    this.type = new Uint8Array(expected);
    this.lagKind = new Uint8Array(expected);
    this.lag = new Int32Array(expected);
    this.linkOf = new Int32Array(expected);
  }

  add(from: number, to: number, type: number, lag: Lag | null, link: NetworkLink | null, linkOf: number): void {
    if (this.count === this.from.length) this.resize(2 * this.count + 16);
    const edge = this.count++;
    this.from[edge] = from;
    this.to[edge] = to;
    this.type[edge] = type;
    this.links.push(link);
    this.linkOf[edge] = linkOf;
    // New arrays hold LAG_WORKING and no minutes.
    if (lag === null) return;
    this.lagKind[edge] = lag.kind === 'working' ? LAG_WORKING : lag.kind === 'elapsed' ? LAG_ELAPSED : LAG_PERCENT;
    this.lag[edge] = lag.kind === 'percent' ? Math.round(lag.percent * 100) : lag.minutes;
  }

  arrays(): Pick<Network, 'from' | 'to' | 'type' | 'lagKind' | 'lag' | 'links' | 'linkOf'> {
    this.resize(this.count);
    const { from, to, type, lagKind, lag, links, linkOf } = this;
    return { from, to, type, lagKind, lag, links, linkOf };
  }

  private resize(length: number): void {
    this.from = resized(this.from, new Int32Array(length));
    this.to = resized(this.to, new Int32Array(length));
    this.type = resized(this.type, new Uint8Array(length));
    this.lagKind = resized(this.lagKind, new Uint8Array(length));
    this.lag = resized(this.lag, new Int32Array(length));
    this.linkOf = resized(this.linkOf, new Int32Array(length));
  }
}

function resized<A extends Int32Array | Uint8Array>(old: A, fresh: A): A {
  fresh.set(old.subarray(0, fresh.length));
  return fresh;
}
