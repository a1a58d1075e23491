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
  const items: WorkItem[] = [];
  const nodeOf = new Map<string, number>();
  const ranges = new Map<WorkItem, LeafRange>();
  for (const item of plan.outline) numberLeaves(item, items, nodeOf, ranges);
  const leaves = items.slice();
  const kind: number[] = items.map(() => LEAF);
  const edges = new EdgeList();
  const outside = new Map<number, NetworkLink[]>();
  const problems: Problem[] = [];
  const groupNodes: [Map<WorkItem, number>, Map<WorkItem, number>] = [new Map(), new Map()];

  /** The node that stands for a group's finish or start, made when first needed. */
  function groupNode(group: WorkItem, which: typeof GROUP_FINISH | typeof GROUP_START): number {
    const known = groupNodes[which - 1]?.get(group);
    if (known !== undefined) return known;
    const node = items.length;
    items.push(group);
    kind.push(which);
    groupNodes[which - 1]?.set(group, node);
    const { first, end } = rangeOf(group);
    for (let leaf = first; leaf < end; leaf++) edges.add(leaf, node, MEMBER, null, null);
    return node;
  }

  function predecessorNode(item: WorkItem, type: LinkType): number {
    if (item.children.length === 0) return rangeOf(item).first;
    const bySource = type === 'FS' || type === 'FF' ? GROUP_FINISH : GROUP_START;
    const gate = bySource === GROUP_FINISH ? gateOf(item) : undefined;
    return gate ? rangeOf(gate).first : groupNode(item, bySource);
  }

  function rangeOf(item: WorkItem): LeafRange {
    return ranges.get(item) ?? NO_LEAVES;
  }

  function addLink(owner: WorkItem, link: Link): void {
    const { first, end } = rangeOf(owner);
    const written: NetworkLink = { link, owner };
    if (link.project !== null) {
      for (let leaf = first; leaf < end; leaf++) {
        const known = outside.get(leaf);
        if (known) known.push(written);
        else outside.set(leaf, [written]);
      }
      return;
    }
    const predecessor = plan.items.get(link.task);
    if (!predecessor) return;
    const source = predecessorNode(predecessor, link.type);
    for (let leaf = first; leaf < end; leaf++) edges.add(source, leaf, typeNumber(link.type), link.lag, written);
  }

  for (const owner of plan.items.values()) {
    if (owner.kind === 'gate' && owner.parent !== null) {
      const node = rangeOf(owner).first;
      const phase = plan.items.get(owner.parent);
      const { first, end } = phase ? rangeOf(phase) : NO_LEAVES;
      for (let leaf = first; leaf < end; leaf++) if (leaf !== node) edges.add(leaf, node, FS, null, null);
    }
    for (const link of owner.after) {
      const trouble = (link.project === null ? ringTrouble(plan, owner, link) : null) ?? typeTrouble(owner, link);
      if (trouble) problems.push(trouble);
      else addLink(owner, link);
    }
  }
  const resourceOf = new Map<number, string>();
  for (const { from, to, resource } of resourceLinks) {
    resourceOf.set(edges.count, resource);
    edges.add(from, to, FS, null, null);
  }
  return {
    leaves,
    nodeCount: items.length,
    kind: new Uint8Array(kind),
    items,
    nodeOf,
    ...edges.arrays(),
    resourceOf,
    outside,
    problems,
  };
}

/** Leaves of an item, `first` to before `end`: in display order they lie side by side. */
interface LeafRange {
  readonly first: number;
  readonly end: number;
}

const NO_LEAVES: LeafRange = { first: 0, end: 0 };

function numberLeaves(
  item: WorkItem,
  leaves: WorkItem[],
  nodeOf: Map<string, number>,
  ranges: Map<WorkItem, LeafRange>,
): void {
  const first = leaves.length;
  if (item.children.length === 0) {
    nodeOf.set(item.id, first);
    leaves.push(item);
  } else for (const child of item.children) numberLeaves(child, leaves, nodeOf, ranges);
  ranges.set(item, { first, end: leaves.length });
}

/** Links that cannot mean anything: to oneself, between a group and what lies in it. */
function ringTrouble(plan: Plan, owner: WorkItem, link: Link): Problem | null {
  if (link.task === owner.id) {
    return problem('dependency-cycle', 'error', link.place, `\`${owner.id}\` waits for itself; remove this link.`);
  }
  const below = isWithin(plan, owner.id, link.task);
  if (below || isWithin(plan, link.task, owner.id)) {
    const [inner, outer] = below ? [owner.id, link.task] : [link.task, owner.id];
    return problem(
      'dependency-cycle',
      'error',
      link.place,
      `\`${inner}\` is part of \`${outer}\`, so neither can wait for the other; link to a task outside \`${outer}\`.`,
    );
  }
  return null;
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

/** True where `inner` lies below `outer`. */
function isWithin(plan: Plan, inner: string, outer: string): boolean {
  for (let item = plan.items.get(inner); item?.parent; item = plan.items.get(item.parent)) {
    if (item.parent === outer) return true;
  }
  return false;
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

/** Collects edges, then packs them. */
class EdgeList {
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly type: number[] = [];
  private readonly lagKind: number[] = [];
  private readonly lag: number[] = [];
  private readonly links: (NetworkLink | null)[] = [];

  add(from: number, to: number, type: number, lag: Lag | null, link: NetworkLink | null): void {
    this.from.push(from);
    this.to.push(to);
    this.type.push(type);
    this.lagKind.push(
      lag === null || lag.kind === 'working' ? LAG_WORKING : lag.kind === 'elapsed' ? LAG_ELAPSED : LAG_PERCENT,
    );
    this.lag.push(lag === null ? 0 : lag.kind === 'percent' ? Math.round(lag.percent * 100) : lag.minutes);
    this.links.push(link);
  }

  get count(): number {
    return this.from.length;
  }

  arrays(): Pick<Network, 'from' | 'to' | 'type' | 'lagKind' | 'lag' | 'links'> {
    return {
      from: new Int32Array(this.from),
      to: new Int32Array(this.to),
      type: new Uint8Array(this.type),
      lagKind: new Uint8Array(this.lagKind),
      lag: new Int32Array(this.lag),
      links: this.links,
    };
  }
}
