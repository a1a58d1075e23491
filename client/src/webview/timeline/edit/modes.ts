/**
 * What arrow keys do once M or P was pressed: they move, stretch or complete what is selected, a snap at a
 * time, until Enter writes it or Escape puts it back. Meanwhile no key does anything else.
 */
import type { EditAnswer } from '../../../../../server/src/protocol/plan-edit.ts';
import type { Page } from '../part.ts';
import { whyNotMoved, whyNotProgressed, whyNotResized } from './can-edit.ts';
import { type Draft, moveDraft, progressDraft, resizeDraft } from './draft.ts';
import type { Editing } from './editing.ts';
import { spokenEffect } from './effect-words.ts';
import { makeRoom } from './room.ts';
import { stepped } from './step.ts';

export interface Modes {
  readonly begin: (mode: 'move' | 'progress', row: number) => void;
  readonly active: () => boolean;
  /** What the keys do now, for the chip; empty while there is no mode. */
  readonly hint: () => string;
  /** True where the key was taken. */
  readonly handle: (event: KeyboardEvent) => boolean;
}

interface Held {
  readonly mode: 'move' | 'progress';
  readonly row: number;
  readonly rows: readonly number[];
  start: number;
  finish: number;
  percent: number;
}

/** Arrows drawn as signs are not read out well. */
const ALOUD = {
  move: 'Left and right move it, with Control by five, with Shift its end. Enter writes, Escape puts it back.',
  progress: 'Left and right change it by five percent. Enter writes, Escape puts it back.',
};

const FAR = 5;

export function modes(page: Page, editing: Editing): Modes {
  const { model, camera, say } = page;
  let held: Held | null = null;

  // The text may change underneath, which takes it out of the hand.
  const active = (): boolean => {
    if (held && !editing.session.trying) held = null;
    return held !== null;
  };

  function begin(mode: Held['mode'], index: number): void {
    const row = model.view?.rows[index];
    if (!row || !model.view) return;
    const why = editing.whyNot() ?? (mode === 'move' ? whyNotMoved(row) : whyNotProgressed(row));
    const stretches = mode === 'move' && whyNotResized(row) === null;
    if (why !== null && !(stretches && editing.whyNot() === null)) {
      editing.toast.show(why, 'lock', []);
      say(`${row.name}: ${why}`);
      return;
    }
    const percent = row.done ? 100 : (row.percent ?? 0);
    const rows = mode === 'move' ? editing.rowsWith(index) : [index];
    held = { mode, row: index, rows, start: row.start, finish: row.finish, percent };
    const draft =
      mode === 'move'
        ? moveDraft(model.view, rows, index, row.start, editing.moveBy())
        : progressDraft(model.view, index, percent);
    if (draft) editing.session.try(draft);
    editing.speak(spokenAnswer);
    camera.showTime(row.start, row.finish);
    const whose = rows.length > 1 ? `${rows.length} rows` : row.name;
    say(`${mode === 'move' ? 'Moving' : 'Progress of'} ${whose}. ${ALOUD[mode]}`);
  }

  function hint(): string {
    if (!active() || !held) return '';
    return held.mode === 'move'
      ? '← → move, with Ctrl five steps, with Shift the end · Enter writes, Esc puts back'
      : '← → five percent · Enter writes, Esc puts back';
  }

  function step(by: number, stretch: boolean): void {
    const { view } = model;
    const row = held && view?.rows[held.row];
    const calendar = row && view?.calendars[row.calendar];
    if (!held || !view || !row || !calendar) return;
    if (held.mode === 'progress') {
      held.percent = Math.max(0, Math.min(100, held.percent + by * 5));
      const draft = progressDraft(view, held.row, held.percent);
      if (draft) editing.session.try(draft);
      return;
    }
    const why = stretch ? whyNotResized(row) : whyNotMoved(row);
    if (why !== null) {
      say(why);
      return;
    }
    // Either is one edit; the other goes back to where it was.
    if (stretch) {
      held.start = row.start;
      held.finish = Math.max(row.start, stepped(held.finish, by, 'finish', calendar, camera.pxPerDay()));
      const draft = resizeDraft(view, held.row, held.finish);
      if (draft) editing.session.try(draft);
    } else {
      held.finish = row.finish;
      held.start = stepped(held.start, by, 'start', calendar, camera.pxPerDay());
      editing.session.try(moveDraft(view, held.rows, held.row, held.start, editing.moveBy()));
    }
    makeRoom(page, Math.max(held.finish, held.start + row.finish - row.start));
    camera.showTime(held.start, stretch ? held.finish : held.start + row.finish - row.start);
  }

  function spokenAnswer(draft: Draft, answer: EditAnswer): string {
    if (answer.kind === 'refused') return answer.reason;
    const words = editing.effectWords();
    return words ? spokenEffect(draft, answer.effect, words) : '';
  }

  function handle(event: KeyboardEvent): boolean {
    if (!active()) return false;
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowRight': {
        const far = event.ctrlKey || event.metaKey ? FAR : 1;
        step(event.key === 'ArrowRight' ? far : -far, event.shiftKey);
        return true;
      }
      case 'Enter':
        held = null;
        editing.drop();
        return true;
      case 'Escape':
      case 'Tab':
        held = null;
        editing.cancel();
        say('Put back.');
        return event.key === 'Escape';
      default:
        // Plain keys would act on the grid; chords are VS Code's.
        return !(event.ctrlKey || event.metaKey || event.altKey) || event.key.startsWith('Arrow');
    }
  }

  return { begin: (mode, row) => editing.session.whenIdle(() => begin(mode, row)), active, hint, handle };
}
