/**
 * The least that a critical path computation can be: what our passes are held against. Integer
 * durations, finish-to-start links only, no calendar, no lag, no constraint, no reason why. Nodes
 * are numbered in an order in which predecessors come first, so that both passes run straight
 * through memory; every array exists before.
 */

/**
 * The network of a plan: its leaves, and one node for each phase or summary that is waited for or
 * that waits, so that their links are as many as the engine has. All links count as finish to start.
 */
export function bareNetwork(plan) {
  const { nodes, edges } = collect(plan);
  const number = numbered(nodes.length, edges);
  const duration = new Int32Array(nodes.length);
  nodes.forEach((minutes, node) => {
    duration[number[node]] = minutes;
  });
  const ends = edges.map(([from, to]) => [number[from], number[to]]);
  const count = nodes.length;
  return {
    count,
    edges: ends.length,
    duration,
    before: rows(
      count,
      ends.map(([from, to]) => [to, from]),
    ),
    after: rows(count, ends),
    earlyStart: new Int32Array(count),
    earlyFinish: new Int32Array(count),
    lateStart: new Int32Array(count),
    lateFinish: new Int32Array(count),
  };
}

/** Both passes; gives the finish of the project. The later and the earlier of two without a branch, which no one foresees. */
export function barePasses({ count, duration, before, after, earlyStart, earlyFinish, lateStart, lateFinish }) {
  let end = 0;
  const { starts: beforeStarts, ends: beforeEnds } = before;
  for (let node = 0, k = 0; node < count; node++) {
    let start = 0;
    for (const last = beforeStarts[node + 1]; k < last; k++) {
      const ahead = (start - earlyFinish[beforeEnds[k]]) | 0;
      start = (start - (ahead & (ahead >> 31))) | 0;
    }
    const finish = (start + duration[node]) | 0;
    earlyStart[node] = start;
    earlyFinish[node] = finish;
    const ahead = (end - finish) | 0;
    end = (end - (ahead & (ahead >> 31))) | 0;
  }
  const { starts: afterStarts, ends: afterEnds } = after;
  for (let node = count - 1; node >= 0; node--) {
    let finish = end;
    for (let k = afterStarts[node], last = afterStarts[node + 1]; k < last; k++) {
      const behind = (lateStart[afterEnds[k]] - finish) | 0;
      finish = (finish + (behind & (behind >> 31))) | 0;
    }
    lateFinish[node] = finish;
    lateStart[node] = (finish - duration[node]) | 0;
  }
  return end;
}

function collect(plan) {
  const nodes = [];
  const edges = [];
  const nodeOf = new Map();
  const add = (minutes) => nodes.push(minutes) - 1;
  for (const item of plan.items.values()) {
    if (item.children.length > 0) continue;
    nodeOf.set(item.id, add(item.kind === 'task' ? (item.duration?.minutes ?? 480) : 0));
  }
  const leavesOf = (item) => (item.children.length === 0 ? [item] : item.children.flatMap(leavesOf));
  const finishes = new Map();
  /** Where the item is finished: its own node, its gate, or one after all its leaves. */
  function finishOf(item) {
    const own = nodeOf.get(item.children.find((child) => child.kind === 'gate')?.id ?? item.id) ?? finishes.get(item);
    if (own !== undefined) return own;
    const node = add(0);
    finishes.set(item, node);
    for (const leaf of leavesOf(item)) edges.push([nodeOf.get(leaf.id), node]);
    return node;
  }
  for (const item of plan.items.values()) {
    if (item.kind === 'gate') {
      const gate = nodeOf.get(item.id);
      for (const leaf of leavesOf(plan.items.get(item.parent)))
        if (leaf !== item) edges.push([nodeOf.get(leaf.id), gate]);
    }
    for (const link of item.after) {
      const from = finishOf(plan.items.get(link.task));
      for (const leaf of leavesOf(item)) edges.push([from, nodeOf.get(leaf.id)]);
    }
  }
  return { nodes, edges };
}

/** The place of each node in the order in which the plan names it, but after all that it waits for. */
function numbered(count, edges) {
  const { starts, ends } = rows(
    count,
    edges.map(([from, to]) => [to, from]),
  );
  const number = new Int32Array(count).fill(-1);
  const next = starts.slice(0, count);
  let placed = 0;
  for (let node = 0; node < count; node++) {
    const open = number[node] < 0 ? [node] : [];
    while (open.length > 0) {
      const at = open.at(-1);
      if (number[at] >= 0) open.pop();
      else if (next[at] < starts[at + 1]) open.push(ends[next[at]++]);
      else number[at] = placed++;
    }
  }
  return number;
}

/** Compressed rows: the ends of node `n` are `ends[starts[n]] … ends[starts[n + 1] - 1]`. */
function rows(count, pairs) {
  const starts = new Int32Array(count + 1);
  for (const [node] of pairs) starts[node + 1]++;
  for (let node = 0; node < count; node++) starts[node + 1] += starts[node];
  const next = starts.slice(0, count);
  const ends = new Int32Array(pairs.length);
  for (const [node, end] of pairs) ends[next[node]++] = end;
  return { starts, ends };
}
