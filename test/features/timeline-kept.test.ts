/**
 * Whatever is edited, a timeline whose rows are those of before says what a fresh one says, and so does
 * the last one with the changes that are told of it.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Analysis, analyse } from '../../server/src/core/analyse.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { gatherPlan } from '../../server/src/host/gather.ts';
import { holidaySource } from '../../server/src/host/holidays.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { withChanges } from '../../server/src/protocol/timeline-changes.ts';
import {
  receivedChanges,
  receivedTimeline,
  sentChanges,
  sentTimeline,
} from '../../server/src/protocol/timeline-wire.ts';
import { timelineChanges } from '../../server/src/views/timeline/changes.ts';
import { tellingTimeline, timelineView } from '../../server/src/views/timeline.ts';
import { FOLDER } from '../support/fixture.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { testPlans } from '../support/test-plans.ts';

const FILE = `${FOLDER}plan.plan.yaml`;
/** So many that a keystroke leaves most of them the same objects. */
const MORE = Array.from(
  { length: 48 },
  (_, i) => `      t${i}:\n        duration: ${1 + (i % 3)}d\n        after: [${i === 0 ? 'e' : `t${i - 1}`}, b]\n`,
).join('');

const BUSY = `project: {name: A, start: 2026-03-02, deadline: 2026-03-20, calendar: office}
calendars: {office: {holidays: DE-BE, exceptions: [{date: 2026-03-05, working: false, name: Party}]}}
resources:
  ali: {name: Ali, rate: 50/h, leave: [{from: 2026-03-10, to: 2026-03-11}], team: network}
  bea: {name: Bea, calendar: office}
teams: {network: {name: Network}}
phases:
  planning:
    tasks:
      a: {name: Ask, duration: 3d, assign: ali}
      b: {duration: 2d, after: [a SS+1d], assign: network}
      sum:
        after: a
        tasks:
          c: {duration: 1d}
          d: {duration: 2d, after: c, deadline: 2026-03-12}
    gate: {decision: go}
  execution:
    after: planning
    constraint: {start-no-earlier-than: 2026-03-09}
    tasks:
      e: {duration: 2d, after: [b, d FF+1d]}
      f: {duration: 1d, after: sum, constraint: {as-late-as-possible: true}}
      g: {milestone: true, after: [e, planning.gate]}
      h: {duration: 1d, after: g, percent-complete: 50}
${MORE}`;
const TEXTS = [BUSY, ...testPlans('correct').flatMap(({ files }) => (files.length === 1 ? [files[0].text] : []))];

interface Edit {
  readonly kind: 'digit' | 'word' | 'gone' | 'line' | 'back';
  readonly at: number;
  readonly digit: number;
}

function edited(text: string, { kind, at, digit }: Edit, first: string): string {
  const pick = (pattern: RegExp, by: string) => {
    const found = [...text.matchAll(pattern)];
    const match = found[at % Math.max(1, found.length)];
    return match ? text.slice(0, match.index) + by + text.slice(match.index + match[0].length) : text;
  };
  switch (kind) {
    case 'digit':
      return pick(/\d/g, String(digit));
    case 'word':
      return pick(/\b[a-z]\b/g, 'abcdefgh'.charAt(digit));
    case 'gone':
      return pick(/, [a-z-]+: [a-z0-9-]+/g, '');
    case 'line':
      return pick(/\n/g, '\n# a comment\n');
    case 'back':
      return first;
  }
}

function analysed(text: string, before: Analysis | undefined): Analysis {
  const sources = gatherPlan(FILE, memoryFiles(FOLDER, new Map([[FILE, text]])));
  const old = before?.sources.files.get(FILE);
  const tree = readTree(text, old && 'tree' in old ? old.tree : undefined);
  const files = new Map([...sources.files, [FILE, { file: FILE, text, tree }] as const]);
  return analyse({ ...sources, files }, { holidays: holidaySource }, before);
}

function overTheWire<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

/** What a page has after it was told of a new view as the server tells it. */
function afterTelling(shown: TimelineView, now: TimelineView): TimelineView {
  const changes = timelineChanges(shown, now);
  if (!changes) return receivedTimeline(overTheWire(sentTimeline(now)));
  const changed = withChanges(shown, receivedChanges(overTheWire(sentChanges(changes, shown)), shown));
  assert.ok(changed);
  return changed;
}

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 20);

describe('a timeline after edits', () => {
  it('says what a fresh one says', () => {
    const edit = fc.record({
      kind: fc.constantFrom<Edit['kind']>('digit', 'digit', 'word', 'gone', 'line', 'back'),
      at: fc.nat(400),
      digit: fc.integer({ min: 1, max: 7 }),
    });
    const text = fc.oneof(fc.constant(BUSY), fc.constantFrom(...TEXTS));
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
        let now = first;
        let analysis = analysed(now, undefined);
        let shown = timelineView(analysis, 1);
        for (const [serial, each] of edits.entries()) {
          now = edited(now, each, first);
          analysis = analysed(now, analysis);
          // Given up somewhere on the way, as when the text changes meanwhile.
          const given = tellingTimeline(analysis, 1, {});
          for (let step = 0; step < each.at % 40; step++) given.next();
          if (each.at % 3 === 0) continue;
          const view = timelineView(analysis, 1, { serial });
          assert.deepEqual(view, timelineView(analysed(now, undefined), 1, { serial }), now);
          shown = afterTelling(shown, view);
          assert.deepEqual(shown, view, now);
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);

  it('is made of the rows of before where nothing touches them', () => {
    const before = analysed(BUSY, undefined);
    const first = timelineView(before, 1);
    const second = timelineView(analysed(BUSY.replace('g: {milestone', 'g: {name: Go, milestone'), before), 2);
    const changed = second.rows.filter((row, at) => row !== first.rows[at]).map(({ id }) => id);
    assert.ok(changed.includes('g') && !changed.includes('a') && !changed.includes('d'), changed.join());
  });

  it('tells anew whether a link is broken once the hour is written at which what waits began', () => {
    const text = (start: string) => `project: {name: A, start: 2026-03-02}
tasks:
  a: {duration: 2d}
  b: {duration: 1d, after: a, actual-start: ${start}}
`;
    const before = analysed(text('2026-03-03'), undefined);
    const broken = (of: Analysis) => timelineView(of, 1).links.map((link) => link.broken);
    const first = broken(before);
    const after = text('2026-03-03T08:00');
    assert.deepEqual(broken(analysed(after, before)), broken(analysed(after, undefined)));
    assert.notDeepEqual(broken(analysed(after, undefined)), first);
  });

  it('is told by the rows and links that say something else, as long as there are the same rows', () => {
    const before = analysed(BUSY, undefined);
    const first = timelineView(before, 1, { serial: 1 });
    const renamed = timelineView(analysed(BUSY.replace('g: {milestone', 'g: {name: Go, milestone'), before), 2, {
      serial: 2,
    });
    const changes = timelineChanges(first, renamed);
    assert.deepEqual(
      receivedChanges(sentChanges(changes ?? assert.fail(), first), first).rows.map(([index, { id, name }]) => [
        first.rows[index]?.id,
        id,
        name,
      ]),
      [['g', 'g', 'Go']],
    );
    assert.deepEqual([changes?.linksTo, changes?.calendars, changes?.base, changes?.serial], [[], null, 1, 2]);
    const linked = timelineView(analysed(BUSY.replace('after: [b, d FF+1d]', 'after: [b]'), before), 2, { serial: 3 });
    const row = linked.rows.findIndex(({ id }) => id === 'e');
    assert.equal(timelineChanges(first, linked)?.linksTo.find(([to]) => to === row)?.[1].length, 1);
    const added = timelineView(analysed(BUSY.replace('      f: {', '      new: {}\n      f: {'), before), 2);
    assert.equal(timelineChanges(first, added), null);
    assert.equal(withChanges(renamed, { ...(changes ?? assert.fail()), base: 7 }), null);
  });
});
