/**
 * Dates after the durations of a few leaves have changed: the passes of before, but only over what
 * the change reaches. Late dates and slack depend on the project finish and are made anew when it
 * moves; so is all where a link counts a percentage of one of these leaves.
 */
import type { Minute } from '../base/time.ts';
import { type Backward, backwardPass } from './backward.ts';
import type { Facts } from './facts.ts';
import { forwardPass } from './forward.ts';
import type { Forward, ForwardOptions } from './forward-run.ts';
import { LAG_PERCENT } from './network.ts';
import { type Packed, packNetwork } from './packed.ts';
import { lastFinish } from './place-all.ts';
import { type Slack, slackOf } from './slack.ts';

/** Scheduled from its start; no task is done as late as possible. */
export interface Dated {
  readonly packed: Packed;
  readonly options: ForwardOptions;
  /** Minutes of total slack up to which a leaf is critical. */
  readonly criticalSlack: number;
  readonly forward: Forward;
  readonly late: Backward;
  readonly projectFinish: Minute;
  readonly slack: Slack;
}

export function scheduleNetwork(packed: Packed, options: ForwardOptions, criticalSlack: number): Dated {
  const forward = forwardPass(packed, options);
  const projectFinish = lastFinish(packed, forward, options.projectStart);
  const late = backwardPass(packed, forward, projectFinish);
  const slack = slackOf(packed, forward, late, { projectFinish, criticalSlack });
  return { packed, options, criticalSlack, forward, late, projectFinish, slack };
}

/** `facts` are those of before but for the durations of the leaves `changed`. */
export function reschedule(before: Dated, facts: Facts, changed: readonly number[]): Dated {
  const { options, criticalSlack } = before;
  const { network, order } = before.packed;
  if (changesLinks(before.packed, facts, changed)) {
    return scheduleNetwork(packNetwork(network, order, facts, options.outside), options, criticalSlack);
  }
  const packed: Packed = { ...before.packed, facts };
  const forward = forwardPass(packed, options, { before: before.forward, dirty: marked(packed, changed) });
  const projectFinish = lastFinish(packed, forward, options.projectStart);
  if (projectFinish !== before.projectFinish) {
    const late = backwardPass(packed, forward, projectFinish);
    const slack = slackOf(packed, forward, late, { projectFinish, criticalSlack });
    return { packed, options, criticalSlack, forward, late, projectFinish, slack };
  }
  const moved = [...movedNodes(before.forward, forward), ...otherLags(before, forward)];
  const dirty = marked(packed, changed);
  for (const node of moved) markWithMembers(packed, dirty, node);
  const late = backwardPass(packed, forward, projectFinish, { before: before.late, dirty });
  const stale = marked(packed, changed);
  for (const node of movedNodes(before.late, late)) stale[node] = 1;
  for (const node of moved) {
    markWithMembers(packed, stale, node);
    const { starts, edges } = order.incoming;
    for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
      markWithMembers(packed, stale, network.from[edges[k] as number] as number);
    }
  }
  const slackOptions = { projectFinish, criticalSlack };
  const slack = slackOf(packed, forward, late, slackOptions, { before: before.slack, dirty: stale });
  return { packed, options, criticalSlack, forward, late, projectFinish, slack };
}

/** Whether links are read another way: a task turns into a milestone or back, or a percentage counts what has changed. */
function changesLinks(packed: Packed, facts: Facts, changed: readonly number[]): boolean {
  const { network, order } = packed;
  const { starts, edges } = order.outgoing;
  return changed.some((node) => {
    if (facts.milestone[node] !== packed.facts.milestone[node]) return true;
    return edges
      .subarray(starts[node] as number, starts[node + 1] as number)
      .some((edge) => network.lagKind[edge] === LAG_PERCENT);
  });
}

/** Phases of which a link counts a percentage that now is another length. */
function otherLags({ packed, forward: before }: Dated, forward: Forward): number[] {
  if (before.lag === forward.lag || !packed.lagKind.includes(LAG_PERCENT)) return [];
  const found: number[] = [];
  for (let edge = 0; edge < forward.lag.length; edge++) {
    if (forward.lag[edge] !== before.lag[edge]) found.push(packed.network.from[edge] as number);
  }
  return found;
}

function marked(packed: Packed, nodes: readonly number[]): Uint8Array {
  const marks = new Uint8Array(packed.network.nodeCount);
  for (const node of nodes) marks[node] = 1;
  return marks;
}

/** Of a group also what lies in it: its limits are theirs. */
function markWithMembers({ network, order }: Packed, marks: Uint8Array, node: number): void {
  marks[node] = 1;
  if (node < network.leaves.length) return;
  const { starts, edges } = order.incoming;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    marks[network.from[edges[k] as number] as number] = 1;
  }
}

function movedNodes(
  before: Pick<Forward, 'start' | 'finish'> & { readonly drivingEdge?: Int32Array },
  after: typeof before,
): number[] {
  const moved: number[] = [];
  for (let node = 0; node < after.start.length; node++) {
    const same = after.start[node] === before.start[node] && after.finish[node] === before.finish[node];
    if (!same || after.drivingEdge?.[node] !== before.drivingEdge?.[node]) moved.push(node);
  }
  return moved;
}
