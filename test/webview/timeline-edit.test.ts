/** Gestures without a browser: what is in hand, what is asked of the server when, where handles lie. */
import assert from 'node:assert/strict';
import { dateWords } from '../../client/src/webview/shared/dates.ts';
import { type Ask, EditSession } from '../../client/src/webview/shared/edit-session.ts';
import { moveByOf } from '../../client/src/webview/timeline/edit/ask-how.ts';
import { whyNotMoved, whyNotResized } from '../../client/src/webview/timeline/edit/can-edit.ts';
import {
  type Draft,
  linkDraft,
  linkType,
  moveDraft,
  progressDraft,
  resizeDraft,
} from '../../client/src/webview/timeline/edit/draft.ts';
import { begunWords } from '../../client/src/webview/timeline/edit/effect-words.ts';
import { endAt, gripAt, handlesOf } from '../../client/src/webview/timeline/edit/handles.ts';
import { steppedLag, stepWords } from '../../client/src/webview/timeline/edit/link-lag.ts';
import { candidates } from '../../client/src/webview/timeline/edit/link-picker.ts';
import { stepped } from '../../client/src/webview/timeline/edit/step.ts';
import type { EditAnswer } from '../../server/src/protocol/plan-edit.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { analysisOfText } from '../support/views.ts';

const DAY = 1440;
/** Of March 2026; the 2nd is a Monday. */
const at = (day: number, hour: number): number => Date.UTC(2026, 2, day, hour) / 60_000;

const view = timelineView(
  analysisOfText(`
project: {name: Small, start: 2026-03-02, calendar: office}
calendars:
  office: {exceptions: [{date: 2026-03-11, working: false}]}
phases:
  design:
    tasks:
      survey: {name: Survey the links, duration: 5d, percent-complete: 40, actual-start: 2026-03-02}
      rules: {name: Firewall rules, duration: 3d, after: survey}
      spare: {name: Spare, duration: 1d}
    gate: {approvers: []}
`),
  3,
);
const indexOf = (id: string) => view.rows.findIndex((row) => row.id === id);
const rowOf = (id: string) => {
  const row = view.rows[indexOf(id)];
  assert.ok(row);
  return row;
};
const fits = (): EditAnswer => ({
  kind: 'fits',
  version: 3,
  effect: { rows: [], finish: { before: 0, after: 0 }, takes: null, misses: [], mentions: 0, elsewhere: [] },
  files: [],
  said: 'Done',
  selects: null,
});

describe('what is in hand', () => {
  it('is nothing to write while a bar is held where it was', () => {
    const rules = rowOf('rules');
    assert.equal(moveDraft(view, [indexOf('rules')], indexOf('rules'), rules.start, 'no-earlier').intent, null);
    assert.equal(resizeDraft(view, indexOf('rules'), rules.finish)?.intent, null);
    assert.equal(progressDraft(view, indexOf('survey'), 41)?.intent, null);
  });

  it('moves all selected bars by as much as the one that is dragged, into working time', () => {
    const rows = [indexOf('rules'), indexOf('spare')];
    const draft = moveDraft(view, rows, indexOf('rules'), rowOf('rules').start + 5 * DAY, 'must');
    assert.deepEqual(draft.intent, {
      kind: 'move',
      by: 'must',
      moves: [
        { id: 'rules', start: rowOf('rules').start + 5 * DAY },
        { id: 'spare', start: at(9, 8) },
      ],
    });
  });

  it('never makes a task shorter than nothing', () => {
    const draft = resizeDraft(view, indexOf('rules'), at(1, 8));
    assert.deepEqual(draft?.intent, { kind: 'resize', id: 'rules', finish: rowOf('rules').start });
  });

  it('counts progress in fives, from 0 to 100', () => {
    const percent = (value: number) => progressDraft(view, indexOf('survey'), value)?.intent;
    assert.deepEqual(percent(52), { kind: 'progress', id: 'survey', percent: 50, begun: false });
    assert.deepEqual(percent(180), { kind: 'progress', id: 'survey', percent: 100, begun: false });
  });

  it('names a link by the ends it joins, and none from a row to itself', () => {
    assert.deepEqual(
      (['start', 'finish'] as const).map((from) => (['start', 'finish'] as const).map((to) => linkType(from, to))),
      [
        ['SS', 'SF'],
        ['FS', 'FF'],
      ],
    );
    assert.equal(linkDraft(view, indexOf('rules'), indexOf('rules'), 'FS', '').intent, null);
    assert.equal(linkDraft(view, indexOf('rules'), -1, 'FS', '').intent, null);
    assert.deepEqual(linkDraft(view, indexOf('rules'), indexOf('spare'), 'SS', '+1d').intent, {
      kind: 'link',
      from: 'rules',
      to: 'spare',
      type: 'SS',
      lag: '+1d',
    });
  });
});

describe('the lag of a link', () => {
  it('is made more and less in the unit that it has', () => {
    const lags = ['', '+2d', '-1d', '+4h', '-1h', '+1.5d', '+500m', '+2ed', '+36eh', '+90em', '+50%', '-5%'];
    const told = lags.map((lag) => `${steppedLag(lag, -1)} ${steppedLag(lag, 0)} ${steppedLag(lag, 1)}`);
    assert.deepEqual(told, [
      '-1d  +1d',
      '+1d +2d +3d',
      '-2d -1d ',
      '+3h +4h +5h',
      '-2h -1h ',
      '+0.5d +1.5d +2.5d',
      '+485m +500m +515m',
      '+1ed +2ed +3ed',
      '+35eh +36eh +37eh',
      '+75em +90em +105em',
      '+45% +50% +55%',
      '-10% -5% ',
    ]);
    assert.deepEqual(['', '+4h', '+50%'].map(stepWords), ['A day', 'An hour', '5 percent']);
  });
});

describe('how a bar is moved', () => {
  it('is by a lag only where a link of its own decides when the task starts', () => {
    const { links, rows } = timelineView(
      analysisOfText(`
project: {name: Small, start: 2026-03-02}
phases:
  design: {tasks: {survey: {duration: 1d}}}
  build: {after: design, tasks: {cable: {duration: 1d}, power: {duration: 1d, after: cable}, test: {duration: 1d, after: cable, constraint: {start-no-earlier-than: 2026-05-04}}}}
`),
      1,
    );
    const byLag = rows.filter((_row, index) => moveByOf({ ...view, links }, index).includes('lag'));
    assert.deepEqual(
      byLag.map(({ id }) => id),
      ['build', 'power'],
    );
  });
});

describe('what has begun', () => {
  it('began when it was planned to, or else on the status date', () => {
    const dates = dateWords('en-GB', 'none');
    assert.equal(begunWords(at(9, 8), null, dates), 'It began on 9 Mar');
    assert.equal(begunWords(at(9, 8), at(20, 17), dates), 'It began on 9 Mar');
    assert.equal(begunWords(at(9, 8), at(6, 24), dates), 'It began on 6 Mar');
  });
});

describe('a bar that cannot be dragged', () => {
  it('is told from one of which the end can be', () => {
    assert.match(whyNotMoved(rowOf('survey')) ?? '', /its start is a fact\. Its end can be dragged/);
    assert.equal(whyNotResized(rowOf('survey')), null);
    const done = { ...rowOf('survey'), done: true };
    assert.match(whyNotMoved(done) ?? '', /^It is finished, so its dates are facts/);
    assert.match(whyNotResized(done) ?? '', /^It is finished, so its dates are facts/);
  });
});

describe('an arrow key in move mode', () => {
  const calendar = view.calendars[0];
  assert.ok(calendar);
  it('goes from working day to working day, over weekends and days off', () => {
    assert.equal(stepped(at(6, 8), 1, 'start', calendar, 20), at(9, 8));
    assert.equal(stepped(at(9, 8), -1, 'start', calendar, 20), at(6, 8));
    assert.equal(stepped(at(10, 8), 1, 'start', calendar, 20), at(12, 8));
    assert.equal(stepped(at(6, 17), 1, 'finish', calendar, 20), at(9, 17));
    assert.equal(stepped(at(2, 8), 5, 'start', calendar, 20), at(9, 8));
  });

  it('goes by quarters of an hour where hours are seen, never into a break', () => {
    const zoom = 24 * 30;
    assert.equal(stepped(at(6, 8), 1, 'start', calendar, zoom), at(6, 8) + 15);
    assert.equal(stepped(at(6, 12) - 15, 1, 'start', calendar, zoom), at(6, 13));
    assert.equal(stepped(at(6, 12), 1, 'finish', calendar, zoom), at(6, 13) + 15);
    assert.equal(stepped(at(9, 8), -1, 'start', calendar, zoom), at(6, 17) - 15);
  });
});

describe('handles', () => {
  const metrics = { rowHeight: 28, barTop: 6, barHeight: 16 };
  const grip = (id: string, width: number, x: number, y: number) =>
    gripAt(rowOf(id), { left: 100, right: 100 + width }, 0, metrics, x, y, true);

  it('are as wide to hit as a finger needs where the bar has room', () => {
    for (const handle of handlesOf(rowOf('survey'), { left: 100, right: 300 }, 0, metrics)) {
      assert.ok(handle.right - handle.left >= 24, handle.kind);
    }
  });

  it('lie at the finish, at the progress and beyond both ends', () => {
    assert.equal(grip('survey', 200, 298, 8), 'finish');
    assert.equal(grip('survey', 200, 180, 24), 'progress');
    assert.equal(grip('survey', 200, 180, 10), 'bar');
    assert.equal(grip('survey', 200, 308, 14), 'link-finish');
    assert.equal(grip('survey', 200, 92, 14), 'link-start');
    assert.equal(grip('survey', 200, 360, 14), null);
  });

  it('leave the middle of a short bar to move it by', () => {
    assert.equal(grip('rules', 12, 105, 10), 'bar');
    assert.equal(grip('rules', 12, 111, 10), 'finish');
  });

  it('are only those that a row can be changed by', () => {
    const kinds = (id: string) => handlesOf(rowOf(id), { left: 0, right: 90 }, 0, metrics).map(({ kind }) => kind);
    assert.deepEqual(kinds('design'), ['link-start', 'link-finish']);
    assert.deepEqual(kinds('design.gate'), ['link-start', 'link-finish']);
    assert.deepEqual(kinds('rules'), ['link-start', 'link-finish', 'progress', 'finish']);
  });

  it('take a link at the start, but near the finish', () => {
    assert.equal(endAt({ left: 100, right: 200 }, 170), 'start');
    assert.equal(endAt({ left: 100, right: 200 }, 180), 'finish');
    assert.equal(endAt({ left: 100, right: 112 }, 107), 'start');
    assert.equal(endAt({ left: 100, right: 112 }, 109), 'finish');
  });
});

describe('the tasks that a link may lead to', () => {
  const names = (from: string, text: string) => candidates(view, indexOf(from), text).map((row) => view.rows[row]?.id);
  it('are all but the row itself and what it lies in, from the row on and around', () => {
    assert.deepEqual(names('rules', ''), ['spare', 'design.gate', 'survey']);
    assert.deepEqual(names('design', ''), []);
  });

  it('hold every word that is typed', () => {
    assert.deepEqual(names('spare', 'fire ru'), ['rules']);
    assert.deepEqual(names('spare', 'nothing'), []);
  });
});

describe('the conversation about a gesture', () => {
  let posted: Ask[] = [];
  let timers: (() => void)[] = [];
  let session: EditSession<Draft>;
  beforeEach(() => {
    posted = [];
    timers = [];
    session = new EditSession<Draft>({
      post: (ask) => posted.push(ask),
      changed: () => undefined,
      later: (run) => timers.push(run),
    });
  });
  const drag = (days: number) =>
    session.try(moveDraft(view, [indexOf('rules')], indexOf('rules'), rowOf('rules').start + days * DAY, 'no-earlier'));
  const numbers = () => posted.map(({ number, preview }) => (preview ? number : -number));

  it('asks once a frame, one question at a time, always the newest', () => {
    drag(1);
    drag(2);
    session.ask();
    drag(3);
    session.ask();
    drag(4);
    session.ask();
    assert.deepEqual(numbers(), [1]);
    session.receive(1, fits());
    session.ask();
    assert.deepEqual(numbers(), [1, 2]);
    const last = posted.at(-1)?.intent;
    assert.deepEqual(last?.kind === 'move' && last.moves[0]?.start, rowOf('rules').start + 4 * DAY);
    session.receive(2, fits());
    session.ask();
    assert.deepEqual(numbers(), [1, 2], 'what is answered is not asked again');
  });

  it('knows whether the answer is to what is in hand now', () => {
    drag(1);
    session.ask();
    session.receive(1, fits());
    assert.ok(session.settledAnswer);
    drag(2);
    assert.equal(session.settledAnswer, null);
    assert.ok(session.answer, 'the last answer stays in sight');
  });

  it('says that it calculates when the answer lets wait', () => {
    drag(1);
    session.ask();
    timers[0]?.();
    assert.equal(session.late, true);
    session.receive(1, fits());
    assert.equal(session.late, false);
  });

  it('drops what is in hand when the text changes, and its answer', () => {
    drag(1);
    session.ask();
    assert.equal(session.viewChanged(false), true);
    session.receive(1, fits());
    assert.equal(session.draft, null);
    assert.equal(session.answer, null);
  });

  it('asks again when dates are known better of the same text, and when an answer does not come', () => {
    drag(1);
    session.ask();
    session.receive(1, fits());
    assert.equal(session.viewChanged(true), false);
    session.ask();
    assert.deepEqual(numbers(), [1, 2]);
    timers.at(-1)?.();
    session.ask();
    assert.deepEqual(numbers(), [1, 2, 3]);
    assert.ok(session.draft);
  });

  it('keeps what was let go in sight until the view shows it, whichever comes first', () => {
    for (const viewFirst of [true, false]) {
      drag(1);
      const said: unknown[] = [];
      const { intent } = session.draft ?? {};
      session.write(
        () => intent ?? null,
        (answer) => said.push(answer?.kind),
      );
      const number = posted.at(-1)?.number ?? 0;
      if (viewFirst) session.viewChanged(false);
      else session.receive(number, fits());
      assert.ok(session.draft);
      assert.deepEqual(said, []);
      if (viewFirst) session.receive(number, fits());
      else session.viewChanged(false);
      assert.equal(session.draft, null);
      assert.deepEqual(said, ['fits']);
    }
  });

  it('returns the bar at once when it was refused', () => {
    drag(1);
    const said: (string | undefined)[] = [];
    const { intent } = session.draft ?? {};
    session.write(
      () => intent ?? null,
      (answer) => said.push(answer?.kind),
    );
    session.receive(1, { kind: 'refused', version: 3, reason: 'Not moved', because: [] });
    assert.equal(session.draft, null);
    assert.deepEqual(said, ['refused']);
  });

  it('writes one after the other, each made from the view that the one before has brought', () => {
    const made: number[] = [];
    for (const turn of [1, 2]) {
      session.write(
        () => {
          made.push(turn);
          return { kind: 'reorder', ids: ['rules'], direction: 'down' };
        },
        () => undefined,
      );
    }
    assert.deepEqual(made, [1]);
    session.receive(1, fits());
    assert.deepEqual(made, [1]);
    session.viewChanged(false);
    assert.deepEqual(made, [1, 2]);
    assert.deepEqual(numbers(), [-1, -2]);
  });

  it('lets the next gesture begin when the one before is in the text', () => {
    const begun: string[] = [];
    session.whenIdle(() => begun.push('at once'));
    session.write(
      () => ({ kind: 'rename', id: 'rules', name: 'Rules' }),
      () => undefined,
    );
    session.whenIdle(() => begun.push('later'));
    assert.deepEqual(begun, ['at once']);
    session.receive(1, fits());
    session.viewChanged(false);
    assert.deepEqual(begun, ['at once', 'later']);
  });

  it('goes on when an edit brings no view', () => {
    session.write(
      () => ({ kind: 'rename', id: 'rules', name: 'Rules' }),
      () => undefined,
    );
    session.receive(1, fits());
    assert.equal(session.writing, true);
    timers.at(-1)?.();
    assert.equal(session.writing, false);
  });
});
