/**
 * The precedence network of a plan in typed arrays. Nodes are the leaves of the outline (tasks,
 * milestones, gates, empty phases) and, for every phase or summary that something waits for, one
 * node for its last finish and one for its first start. Ids stay outside; `links` leads back.
 */
import { assertNever } from '../base/assert-never.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { Lag, Link, LinkType, Plan, WorkItem } from '../model/plan.ts';

export const LEAF = 0;
export const GROUP_FINISH = 1;
export const GROUP_START = 2;

export const FS = 0;
export const SS = 1;
export const FF = 2;
export const SF = 3;
/** From a leaf to the node of a group that holds it. */
export const MEMBER = 4;

export const LAG_WORKING = 0;
export const LAG_ELAPSED = 1;
export const LAG_PERCENT = 2;

/** A written link as one leaf obeys it. */
export interface NetworkLink {
  readonly link: Link;
  /** Who wrote it: the leaf or one of its ancestors. */
  readonly owner: WorkItem;
}

/** Edges are numbered; edge `e` runs from `from[e]` to `to[e]`. */
export interface Network {
  readonly leaves: readonly WorkItem[];
  readonly nodeCount: number;
  /** LEAF, GROUP_FINISH or GROUP_START by node; leaves come first, in display order. */
  readonly kind: Uint8Array;
  /** The item of each node. */
  readonly items: readonly WorkItem[];
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly type: Uint8Array;
  readonly lagKind: Uint8Array;
  /** Minutes, or hundredths of a percent for LAG_PERCENT. */
  readonly lag: Int32Array;
  /** Null for edges no one wrote: members of groups, leaves before their phase's gate, waiting for a resource. */
  readonly links: readonly (NetworkLink | null)[];
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

export function buildNetwork(plan: Plan, resourceLinks: readonly ResourceLink[] = []): Network {
  const outline = numberOutline(plan);
  const { owners, numberOfGroup, first, end, leaves, nodeOf } = outline;
  const items: WorkItem[] = leaves.slice();
  const groupKinds: number[] = [];
  const edges = new EdgeList(2 * leaves.length);
  const outside = new Map<number, NetworkLink[]>();
  const problems: Problem[] = [];
  /** Nodes of groups by the number of the group; 0 where none was needed, since leaves come first. */
  const finishNode = new Int32Array(owners.length);
  const startNode = new Int32Array(owners.length);

  /** The node that stands for a group's finish or start, made when first needed. */
  function groupNode(group: number, which: typeof GROUP_FINISH | typeof GROUP_START): number {
    const nodes = which === GROUP_FINISH ? finishNode : startNode;
    if (nodes[group]) return nodes[group];
    const node = items.push(owners[group] as WorkItem) - 1;
    groupKinds.push(which);
    nodes[group] = node;
    addMembers(group, node, MEMBER);
    return node;
  }

  function addMembers(group: number, node: number, type: number): void {
    for (let leaf = first[group] as number; leaf < (end[group] as number); leaf++) {
      if (leaf !== node) edges.add(leaf, node, type, null, null);
    }
  }

  function sourceOf(group: number, type: LinkType): number {
    if (type === 'SS' || type === 'SF') return groupNode(group, GROUP_START);
    const gate = gateOf(owners[group] as WorkItem);
    return gate ? (nodeOf.get(gate.id) ?? 0) : groupNode(group, GROUP_FINISH);
  }

  function addLink(owner: number, link: Link, leaf: number | undefined, group: number | undefined): void {
    const written: NetworkLink = { link, owner: owners[owner] as WorkItem };
    const to = end[owner] as number;
    if (link.project !== null) {
      for (let node = first[owner] as number; node < to; node++) {
        const known = outside.get(node);
        if (known) known.push(written);
        else outside.set(node, [written]);
      }
      return;
    }
    const source = leaf ?? (group === undefined ? -1 : sourceOf(group, link.type));
    if (source < 0) return;
    const type = typeNumber(link.type);
    for (let node = first[owner] as number; node < to; node++) edges.add(source, node, type, link.lag, written);
  }

  for (let number = 0; number < owners.length; number++) {
    const owner = owners[number] as WorkItem;
    const phase = owner.kind === 'gate' && owner.parent !== null ? numberOfGroup.get(owner.parent) : undefined;
    if (phase !== undefined) addMembers(phase, first[number] as number, FS);
    const { after } = owner;
    for (let k = 0; k < after.length; k++) {
      const link = after[k] as Link;
      const leaf = link.project === null ? nodeOf.get(link.task) : undefined;
      const group = link.project === null && leaf === undefined ? numberOfGroup.get(link.task) : undefined;
      const trouble = ringTrouble(outline, number, link, leaf, group) ?? typeTrouble(owner, link);
      if (trouble) problems.push(trouble);
      else addLink(number, link, leaf, group);
    }
  }
  const resourceOf = new Map<number, string>();
  for (const { from, to, resource } of resourceLinks) {
    resourceOf.set(edges.count, resource);
    edges.add(from, to, FS, null, null);
  }
  const kind = new Uint8Array(items.length);
  kind.set(groupKinds, leaves.length);
  return { leaves, nodeCount: items.length, kind, items, nodeOf, ...edges.arrays(), resourceOf, outside, problems };
}

/** The items of a plan by number, in display order: what lies below one follows it, and leaves lie side by side. */
interface Outline {
  readonly owners: readonly WorkItem[];
  /** By item: its leaves are `first` to before `end`; the first item that does not lie below it. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  readonly next: Int32Array;
  readonly leaves: readonly WorkItem[];
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly numberOfGroup: ReadonlyMap<string, number>;
}

function numberOutline(plan: Plan): Outline {
  const count = plan.items.size;
  const [first, end, next] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const owners: WorkItem[] = [];
  const leaves: WorkItem[] = [];
  const nodeOf = new Map<string, number>();
  const numberOfGroup = new Map<string, number>();
  const walk = (item: WorkItem): void => {
    const number = owners.push(item) - 1;
    first[number] = leaves.length;
    if (item.children.length === 0) nodeOf.set(item.id, leaves.push(item) - 1);
    else {
      numberOfGroup.set(item.id, number);
      item.children.forEach(walk);
    }
    end[number] = leaves.length;
    next[number] = owners.length;
  };
  plan.outline.forEach(walk);
  return { owners, first, end, next, leaves, nodeOf, numberOfGroup };
}

/** Links that cannot mean anything: to oneself, between a group and what lies in it. The predecessor is a leaf or a group. */
function ringTrouble(
  { owners, first, end, next }: Outline,
  number: number,
  link: Link,
  leaf: number | undefined,
  group: number | undefined,
): Problem | null {
  const owner = owners[number] as WorkItem;
  const isGroup = owner.children.length > 0;
  const from = first[number] as number;
  const own = group === number || (!isGroup && leaf === from);
  if (own) {
    return problem('dependency-cycle', 'error', link.place, `\`${owner.id}\` waits for itself; remove this link.`);
  }
  const below = group !== undefined && group < number && number < (next[group] as number);
  const above =
    group === undefined
      ? leaf !== undefined && isGroup && from <= leaf && leaf < (end[number] as number)
      : number < group && group < (next[number] as number);
  if (!below && !above) return null;
  const [inner, outer] = below ? [owner.id, link.task] : [link.task, owner.id];
  return problem(
    'dependency-cycle',
    'error',
    link.place,
    `\`${inner}\` is part of \`${outer}\`, so neither can wait for the other; link to a task outside \`${outer}\`.`,
  );
}

/** FF and SF into a group, from this plan or another. */
function typeTrouble(owner: WorkItem, link: Link): Problem | null {
  if (owner.children.length === 0 || link.type === 'FS' || link.type === 'SS') return null;
  return problem(
    'summary-link-type',
    'error',
    link.place,
    `\`${owner.id}\` is a ${owner.kind}, whose finish follows from its tasks; use FS or SS, or put the ${link.type} link on a task in it.`,
  );
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

/** Collects edges in arrays that double when they are full. */
class EdgeList {
  count = 0;
  private from: Int32Array;
  private to: Int32Array;
  private type: Uint8Array;
  private lagKind: Uint8Array;
  private lag: Int32Array;
  private readonly links: (NetworkLink | null)[] = [];

  constructor(expected: number) {
    this.from = new Int32Array(expected);
    this.to = new Int32Array(expected);
    this.type = new Uint8Array(expected);
    this.lagKind = new Uint8Array(expected);
    this.lag = new Int32Array(expected);
  }

  add(from: number, to: number, type: number, lag: Lag | null, link: NetworkLink | null): void {
    if (this.count === this.from.length) this.resize(2 * this.count + 16);
    const edge = this.count++;
    this.from[edge] = from;
    this.to[edge] = to;
    this.type[edge] = type;
    this.links.push(link);
    // New arrays hold LAG_WORKING and no minutes.
    if (lag === null) return;
    this.lagKind[edge] = lag.kind === 'working' ? LAG_WORKING : lag.kind === 'elapsed' ? LAG_ELAPSED : LAG_PERCENT;
    this.lag[edge] = lag.kind === 'percent' ? Math.round(lag.percent * 100) : lag.minutes;
  }

  arrays(): Pick<Network, 'from' | 'to' | 'type' | 'lagKind' | 'lag' | 'links'> {
    this.resize(this.count);
    const { from, to, type, lagKind, lag, links } = this;
    return { from, to, type, lagKind, lag, links };
  }

  private resize(length: number): void {
    this.from = resized(this.from, new Int32Array(length));
    this.to = resized(this.to, new Int32Array(length));
    this.type = resized(this.type, new Uint8Array(length));
    this.lagKind = resized(this.lagKind, new Uint8Array(length));
    this.lag = resized(this.lag, new Int32Array(length));
  }
}

function resized<A extends Int32Array | Uint8Array>(old: A, fresh: A): A {
  fresh.set(old.subarray(0, fresh.length));
  return fresh;
}
