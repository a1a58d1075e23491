/**
 * The rows of the scheduler: our passes beside bare ones in plans of several sizes, memory, growth,
 * and the way from text to dates beside other schedulers. `steps` is the bundle of `schedule-steps.mjs`.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { largePlan } from './large-plan.mjs';
import { measurePeers } from './peers.mjs';
import { planText, reducedPlanText } from './plan-texts.mjs';

const PEER_TASKS = 1000;

/** A row for each size, and how each time grows from one size to the next. */
export function scheduleRows(steps, sizes, rounds) {
  const collect = collector();
  const rows = [];
  for (const tasks of sizes) {
    const text = planText(largePlan(tasks));
    // Before anything else of this size has left its traces in the heap.
    const { plan, schedule } = steps.measureMemory(text, collect);
    const { leaves, links, bare, ours, again, prepare, whole } = steps.measureSchedule(text, rounds);
    rows.push({
      tasks,
      leaves,
      links,
      bare,
      ours,
      times: ours / bare,
      'one change': again,
      prepare,
      whole,
      'plan MB': plan,
      'schedule MB': schedule,
    });
  }
  const growth = rows.slice(1).map((row, i) => {
    const grown = (key) => row[key] / rows[i][key];
    return {
      from: rows[i].tasks,
      to: row.tasks,
      bare: grown('bare'),
      ours: grown('ours'),
      prepare: grown('prepare'),
      whole: grown('whole'),
    };
  });
  return { rows, growth };
}

/** One table, and lines about peers that could not be measured. Ratios are of the peer's time to ours for the same. */
export async function peerTable(steps, rounds, folder) {
  const plan = largePlan(PEER_TASKS);
  const text = reducedPlanText(plan);
  const ours = steps.measureFromText(text, rounds.ours);
  const days = Object.entries(steps.finishDays(text));
  const peers = await measurePeers(plan, rounds.peers, folder);
  const rows = [
    {
      name: 'planline',
      read: ours.read,
      schedule: ours.schedule,
      sum: ours.read + ours.schedule,
      'same finish': days.length,
    },
    { name: 'planline, with all checks', sum: ours.analyse },
    { name: 'planline, passes alone', schedule: ours.passes },
  ];
  for (const { name, read, schedule, finish, missing } of peers) {
    if (missing) continue;
    rows.push({
      name,
      read,
      schedule,
      sum: read + schedule,
      'same finish': days.filter(([id, day]) => finish[id] === day).length,
      'times our sum': (read + schedule) / (ours.read + ours.schedule),
      'with checks': (read + schedule) / ours.analyse,
      'times our schedule': schedule / ours.schedule,
      'our passes': schedule / ours.passes,
    });
  }
  return {
    title: `Peers: milliseconds from text to dates for ${PEER_TASKS} tasks with finish-to-start links and weekends`,
    rows,
    notes: peers.filter((peer) => peer.missing).map((peer) => `${peer.name}: ${peer.missing}`),
  };
}

function collector() {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}
