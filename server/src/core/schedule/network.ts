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
  /** Null for edges no one wrote: members of groups, and leaves before their phase's gate. */
  readonly links: readonly (NetworkLink | null)[];
  /** Links to other plans, by leaf. */
  readonly outside: ReadonlyMap<number, readonly NetworkLink[]>;
  readonly problems: readonly Problem[];
}

export function buildNetwork(plan: Plan): Network {
  const items: WorkItem[] = [];
  const nodeOf = new Map<string, number>();
  for (const item of plan.items.values()) {
    if (item.children.length > 0) continue;
    nodeOf.set(item.id, items.length);
    items.push(item);
  }
  const leafCount = items.length;
  const kind: number[] = items.map(() => LEAF);
  const edges = new EdgeList();
  const outside = new Map<number, NetworkLink[]>();
  const problems: Problem[] = [];
  const groupNodes = new Map<string, number>();

  /** The node that stands for a group's finish or start, made when first needed. */
  function groupNode(group: WorkItem, which: typeof GROUP_FINISH | typeof GROUP_START): number {
    const key = `${which} ${group.id}`;
    const known = groupNodes.get(key);
    if (known !== undefined) return known;
    const node = items.length;
    items.push(group);
    kind.push(which);
    groupNodes.set(key, node);
    for (const leaf of leavesOf(group)) edges.add(nodeOf.get(leaf.id) ?? 0, node, MEMBER, null, null);
    return node;
  }

  function predecessorNode(item: WorkItem, type: LinkType): number {
    const leaf = nodeOf.get(item.id);
    if (leaf !== undefined) return leaf;
    const bySource = type === 'FS' || type === 'FF' ? GROUP_FINISH : GROUP_START;
    const gate = bySource === GROUP_FINISH ? gateOf(item) : undefined;
    return gate ? (nodeOf.get(gate.id) ?? 0) : groupNode(item, bySource);
  }

  function addLink(owner: WorkItem, link: Link, leaves: readonly WorkItem[]): void {
    if (link.project !== null) {
      for (const leaf of leaves) {
        const node = nodeOf.get(leaf.id) ?? 0;
        const known = outside.get(node);
        if (known) known.push({ link, owner });
        else outside.set(node, [{ link, owner }]);
      }
      return;
    }
    const predecessor = plan.items.get(link.task);
    if (!predecessor) return;
    const source = predecessorNode(predecessor, link.type);
    for (const leaf of leaves)
      edges.add(source, nodeOf.get(leaf.id) ?? 0, typeNumber(link.type), link.lag, { link, owner });
  }

  for (const owner of plan.items.values()) {
    const isGroup = owner.children.length > 0;
    if (owner.kind === 'gate' && owner.parent !== null) {
      const node = nodeOf.get(owner.id) ?? 0;
      const phase = plan.items.get(owner.parent);
      for (const leaf of phase ? leavesOf(phase) : []) {
        if (leaf !== owner) edges.add(nodeOf.get(leaf.id) ?? 0, node, FS, null, null);
      }
    }
    for (const link of owner.after) {
      const trouble = link.project === null ? linkTrouble(plan, owner, link, isGroup) : null;
      if (trouble) problems.push(trouble);
      else addLink(owner, link, isGroup ? leavesOf(owner) : [owner]);
    }
  }
  return {
    leaves: items.slice(0, leafCount),
    nodeCount: items.length,
    kind: Uint8Array.from(kind),
    items,
    nodeOf,
    ...edges.arrays(),
    outside,
    problems,
  };
}

/** Links that cannot mean anything: to oneself, between a group and what lies in it, FF and SF into a group. */
function linkTrouble(plan: Plan, owner: WorkItem, link: Link, isGroup: boolean): Problem | null {
  if (link.task === owner.id) {
    return problem('dependency-cycle', 'error', link.place, `\`${owner.id}\` waits for itself; remove this link.`);
  }
  if (isWithin(plan, owner.id, link.task) || isWithin(plan, link.task, owner.id)) {
    const [inner, outer] = isWithin(plan, owner.id, link.task) ? [owner.id, link.task] : [link.task, owner.id];
    return problem(
      'dependency-cycle',
      'error',
      link.place,
      `\`${inner}\` is part of \`${outer}\`, so neither can wait for the other; link to a task outside \`${outer}\`.`,
    );
  }
  if (isGroup && (link.type === 'FF' || link.type === 'SF')) {
    return problem(
      'summary-link-type',
      'error',
      link.place,
      `\`${owner.id}\` is a ${owner.kind}, whose finish follows from its tasks; use FS or SS, or put the ${link.type} link on a task in it.`,
    );
  }
  return null;
}

/** True where `inner` lies below `outer`. */
function isWithin(plan: Plan, inner: string, outer: string): boolean {
  for (let item = plan.items.get(inner); item?.parent; item = plan.items.get(item.parent)) {
    if (item.parent === outer) return true;
  }
  return false;
}

function leavesOf(group: WorkItem): WorkItem[] {
  const found: WorkItem[] = [];
  const walk = (item: WorkItem): void => {
    if (item.children.length === 0) found.push(item);
    else for (const child of item.children) walk(child);
  };
  walk(group);
  return found;
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

  arrays(): Pick<Network, 'from' | 'to' | 'type' | 'lagKind' | 'lag' | 'links'> {
    return {
      from: Int32Array.from(this.from),
      to: Int32Array.from(this.to),
      type: Uint8Array.from(this.type),
      lagKind: Uint8Array.from(this.lagKind),
      lag: Int32Array.from(this.lag),
      links: this.links,
    };
  }
}
