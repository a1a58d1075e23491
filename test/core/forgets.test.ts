/** An analysis that goes on from an earlier one does not keep it: a server that runs for days holds one state of each plan. */
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Analysis, analyse, analysing } from '../../server/src/core/analyse.ts';
import type { SourceFile } from '../../server/src/core/model/sources.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { gatherPlan, type HostFiles } from '../../server/src/host/gather.ts';
import { holidaySource } from '../../server/src/host/holidays.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { FOLDER, PLANS, TEXTS } from '../support/workspace-edits.ts';

const OPTIONS = { holidays: holidaySource };
const ROOT = PLANS[0] as string;

/** What is written instead of what, each for itself: fields of a task, ids, the header, lines that come and go, broken text. */
const EDITS: readonly (readonly [from: string, to: string])[] = [
  ['Survey the links', 'Survey all links'],
  ['duration: 5d', 'duration: 6d'],
  ['      survey:', '      look:'],
  ['after: charter\n', 'after: [charter, freeze]\n'],
  ['start: 2026-01-05\n', 'start: 2026-01-06\n'],
  ['name: Move\n', 'name: Move it\n'],
  ['calendar: office\n', 'calendar: shift\n'],
  ['    name: Plan it\n', '    name: Plan it\n    owner: mara\n'],
  ['estimate: {', 'estimate: '],
  ['phases:\n', 'phases\n'],
  ['  over-allocation: error\n', ''],
];

/** The objects that make up a state of the plan. */
function partsOf({ sources, plan, schedule, checked }: Analysis): object[] {
  const files = [...sources.files.values()].flatMap((source) => ('tree' in source ? [source, source.tree] : []));
  const items = [...plan.items.values(), ...schedule.items.values()];
  return [sources, plan, schedule, ...files, ...items, ...(checked ? [checked, checked.input] : [])];
}

describe('an analysis', () => {
  it('lets go of the ones before it', async function () {
    this.timeout(20_000);
    const { texts, earlier, last } = editing();
    await collected();
    const kept = new Set(partsOf(last));
    const left = earlier.flatMap((ref) => {
      const part = ref.deref();
      return part && !kept.has(part) ? [Object.keys(part).join()] : [];
    });
    assert.deepEqual(left, []);
    assert.ok(earlier.length > 200 && texts.size === TEXTS.size);
  });
});

/** Each edit is made and taken back, and some work on the way is given up. */
function editing(): { texts: ReadonlyMap<string, string>; earlier: WeakRef<object>[]; last: Analysis } {
  const texts = new Map(TEXTS);
  const read = new Map<string, SourceFile>();
  const host = memoryFiles(FOLDER, texts);
  const reading: HostFiles['reading'] = function* (file) {
    return read.get(file) ?? (yield* host.reading(file));
  };
  const write = (text: string) => {
    texts.set(ROOT, text);
    read.set(ROOT, { file: ROOT, text, tree: readTree(text, read.get(ROOT)?.tree) });
    return gatherPlan(ROOT, { ...host, reading });
  };
  const original = TEXTS.get(ROOT) ?? '';
  const earlier: WeakRef<object>[] = [];
  let last = analyse(write(original), OPTIONS);
  const note = () => earlier.push(...partsOf(last).map((part) => new WeakRef(part)));
  for (const [from, to] of EDITS) {
    const edited = original.replace(from, to);
    assert.notEqual(edited, original);
    note();
    const given = analysing(write(`${edited}\n`), OPTIONS, last);
    for (let step = 0; step < 12; step++) given.next();
    last = analyse(write(edited), OPTIONS, last);
    note();
    last = analyse(write(original), OPTIONS, last);
  }
  note();
  last = analyse(write(`# above\n${original.replace('duration: 5d', 'duration: 7d')}`), OPTIONS, last);
  return { texts, earlier, last };
}

/** Weak references hold what they name until the turn ends. */
async function collected(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  assert.ok(typeof collect === 'function');
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
}
