/**
 * Whatever is edited, a timeline whose rows are those of before says what a fresh one says, and so does
 * the last one with the changes that are told of it.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis, DatedPlan } from '../../server/src/core/analyse.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { takeChanges } from '../../server/src/protocol/timeline-changes.ts';
import { receivedTimeline, sentChanges, sentTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { TimelineTeller } from '../../server/src/views/timeline/teller.ts';
import { type TimelineOptions, timelineView } from '../../server/src/views/timeline.ts';
import { testPlans } from '../support/test-plans.ts';
import { analysed, BUSY, EDIT, edited } from '../support/typed-plan.ts';

const TEXTS = [BUSY, ...testPlans('correct').flatMap(({ files }) => (files.length === 1 ? [files[0].text] : []))];

function overTheWire<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

function telling(
  teller: TimelineTeller,
  analysis: Analysis | DatedPlan,
  version: number,
  options: TimelineOptions,
): void {
  runToEnd(teller.telling(analysis, version, options));
}

/** What a page has after it was told of what is new since its own view. */
function afterTelling(shown: TimelineView, teller: TimelineTeller): TimelineView {
  const told = teller.changesSince(shown.serial);
  if (!told) return receivedTimeline(overTheWire(sentTimeline(teller.view())));
  return takeChanges(shown, overTheWire(sentChanges(told))) ?? assert.fail();
}

/** What only a look at all rows knows, and what is found fault with: told with the rest. */
const LATER = { percent: 0, cost: 0, calendar: 0, overAllocated: 0, findings: 0, locked: 0 };

/** What a page has after it was told first of the rows in sight: these, and the links to them, are new then. */
function afterPart(
  shown: TimelineView,
  teller: TimelineTeller,
  { analysis, fresh, serial, sight }: Told & { readonly sight: readonly [number, number] },
): TimelineView {
  const part = runToEnd(teller.tellingPart(analysis, 1, { serial }, shown.serial, sight));
  if (!part) return shown;
  const before = overTheWire(shown);
  const seen = takeChanges(shown, overTheWire(sentChanges(part))) ?? assert.fail();
  const isInSight = (row: number) => row >= sight[0] && row < sight[1];
  const inSight = ({ rows, links }: TimelineView) => [
    rows.filter((_, at) => isInSight(at)).map((row) => ({ ...row, ...LATER })),
    links.filter(({ to }) => isInSight(to)),
  ];
  const others = ({ rows, links }: TimelineView) => [
    rows.filter((_, at) => !isInSight(at)),
    links.filter(({ to }) => !isInSight(to)),
  ];
  assert.equal(seen.serial, shown.serial);
  assert.deepEqual(inSight(seen), inSight(fresh));
  assert.deepEqual(others(seen), others(before));
  const { start, finish, stages } = fresh;
  assert.deepEqual([seen.start, seen.finish, seen.stages], [start, finish, stages]);
  return seen;
}

interface Told {
  readonly analysis: Analysis;
  readonly fresh: TimelineView;
  readonly serial: number;
}

/** What is known before findings are. */
function datesOf({ sources, plan, schedule, holidays }: Analysis): DatedPlan {
  return { sources, plan, schedule, holidays };
}

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 20);

describe('a timeline after edits', () => {
  it('says what a fresh one says', () => {
    const text = fc.oneof(fc.constant(BUSY), fc.constantFrom(...TEXTS));
    fc.assert(
      fc.property(text, fc.array(EDIT, { minLength: 1, maxLength: 6 }), (first, edits) => {
        let now = first;
        let analysis = analysed(now, undefined);
        const teller = new TimelineTeller();
        telling(teller, analysis, 1, { serial: 1 });
        let shown = overTheWire(teller.view());
        let older = overTheWire(shown);
        for (const [edit, each] of edits.entries()) {
          now = edited(now, each, first);
          analysis = analysed(now, analysis);
          const serial = 3 * edit + 2;
          // Given up somewhere on the way, as when the text changes meanwhile.
          const given = teller.telling(each.digit % 2 === 0 ? datesOf(analysis) : analysis, 1, { serial });
          for (let step = 0; step < each.at % 40; step++) given.next();
          const fresh = timelineView(analysed(now, undefined), 1, { serial: serial + 2 });
          const from = each.at % shown.rows.length;
          const sight = [from, from + 1 + each.digit] as const;
          if (each.at % 4 !== 1) shown = afterPart(shown, teller, { analysis, fresh, serial: serial + 1, sight });
          if (each.at % 3 === 0) continue;
          telling(teller, analysis, 1, { serial: serial + 2 });
          assert.deepEqual(teller.view(), fresh, now);
          shown = afterTelling(shown, teller);
          assert.deepEqual(shown, fresh, now);
          // Another panel of the plan is told now and then.
          if (each.at % 2 === 0) older = afterTelling(older, teller);
          if (each.at % 2 === 0) assert.deepEqual(older, fresh, now);
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);

  it('is told with the dates as soon as they are known, and with the findings of before until there are others', () => {
    const text = (days: number, after: string) => `project: {name: A, start: 2026-03-02}
tasks:
  a: {duration: ${days}d, after: ${after}}
  b: {duration: 1d, after: a}
`;
    const before = analysed(text(2, 'nobody'), undefined);
    const now = analysed(text(3, '[]'), before);
    const teller = new TimelineTeller();
    const told = () => {
      const { rows, findings } = teller.view();
      return [rows.map(({ start }) => start - (rows[0]?.start ?? 0)), rows[0]?.findings[0]?.rule, findings.error];
    };
    telling(teller, before, 1, { serial: 1 });
    assert.deepEqual(told(), [[0, 2 * 1440], 'unknown-task', 1]);
    telling(teller, datesOf(now), 2, { serial: 2 });
    assert.deepEqual(told(), [[0, 3 * 1440], 'unknown-task', 1]);
    assert.deepEqual(
      teller.changesSince(1)?.rows.some(({ fields }) => fields.includes('findings')),
      false,
    );
    telling(teller, now, 2, { serial: 3 });
    assert.deepEqual(told()[2], 0);
    assert.deepEqual(
      teller.changesSince(2)?.rows.map(({ at, fields }) => [Array.from(at), fields]),
      [[[0], ['findings', 'locked']]],
    );
  });

  it('tells anew whether a link is broken once the hour is written at which what waits began', () => {
    const text = (start: string) => `project: {name: A, start: 2026-03-02}
tasks:
  a: {duration: 2d}
  b: {duration: 1d, after: a, actual-start: ${start}}
`;
    const before = analysed(text('2026-03-03'), undefined);
    const broken = ({ links }: TimelineView) => links.map((link) => link.broken);
    const first = broken(timelineView(before, 1));
    const after = text('2026-03-03T08:00');
    const teller = new TimelineTeller();
    telling(teller, before, 1, { serial: 1 });
    telling(teller, analysed(after, before), 2, { serial: 2 });
    assert.deepEqual(broken(teller.view()), broken(timelineView(analysed(after, undefined), 2)));
    assert.notDeepEqual(broken(teller.view()), first);
  });

  it('is told of links that stay only whether they drive, are critical or broken, and keeps those that are as before', () => {
    const text = (days: number) => `project: {name: A, start: 2026-03-02}
tasks:
  a: {duration: 4d}
  b: {duration: ${days}d}
  c: {duration: 1d, after: [a, b]}
  d: {duration: 1d, after: c}
`;
    const before = analysed(text(2), undefined);
    const teller = new TimelineTeller();
    telling(teller, before, 1, { serial: 1 });
    const first = overTheWire(teller.view());
    const now = analysed(text(6), before);
    telling(teller, now, 2, { serial: 2 });
    const changes = teller.changesSince(1) ?? assert.fail();
    assert.deepEqual([changes.linksTo, Array.from(changes.restated), changes.states], [[], [2], '03']);
    const links = takeChanges(first, overTheWire(sentChanges(changes)))?.links ?? assert.fail();
    assert.deepEqual(links, timelineView(analysed(text(6), undefined), 2).links);
    assert.equal(links[2], first.links[2]);
  });

  it('is told by the rows and links that say something else, as long as there are the same rows', () => {
    const before = analysed(BUSY, undefined);
    const teller = new TimelineTeller();
    telling(teller, before, 1, { serial: 1 });
    const first = overTheWire(teller.view());
    telling(teller, analysed(BUSY.replace('g: {milestone', 'g: {name: Go, milestone'), before), 2, { serial: 2 });
    const changes = teller.changesSince(1) ?? assert.fail();
    const at = first.rows.findIndex(({ id }) => id === 'g');
    assert.deepEqual(
      changes.rows.map(({ fields, at }) => [fields, Array.from(at, (row) => [row, changes.of[row]?.name])]),
      [[['name'], [[at, 'Go']]]],
    );
    assert.deepEqual(
      [changes.linksTo, changes.states, changes.calendars, changes.base, changes.serial],
      [[], '', null, 1, 2],
    );
    assert.equal(takeChanges(first, sentChanges({ ...changes, base: 7 })), null);
    telling(teller, analysed(BUSY.replace('after: [b, d FF+1d]', 'after: [b]'), before), 3, { serial: 3 });
    const row = first.rows.findIndex(({ id }) => id === 'e');
    assert.equal(teller.changesSince(1)?.linksTo.find(([to]) => to === row)?.[1].length, 1);
    telling(teller, analysed(BUSY.replace('      f: {', '      new: {}\n      f: {'), before), 4, { serial: 4 });
    assert.equal(teller.changesSince(1), null);
  });
});
