/**
 * What gestures, keys and menus share: what is in hand, writing it with a word about what was done and the
 * way back, and what is selected afterwards. Says why nothing can be changed where that is so.
 */
import type { EditAnswer, EditIntent, MoveBy } from '../../../../../server/src/protocol/plan-edit.ts';
import { type Dialog, dialog as makeDialog } from '../../shared/dialog.ts';
import { EditSession } from '../../shared/edit-session.ts';
import { inSentence } from '../../shared/message-words.ts';
import { toast as makeToast, type Toast } from '../../shared/toast.ts';
import { unitFor } from '../chart/ticks.ts';
import type { Page } from '../part.ts';
import { askHow, moveByOf } from './ask-how.ts';
import type { Draft } from './draft.ts';
import { begunWords, type EffectWords, headWords } from './effect-words.ts';

export interface Editing {
  readonly session: EditSession<Draft>;
  readonly dialog: Dialog;
  readonly toast: Toast;
  /** Why nothing at all can be changed here; null where it can. */
  readonly whyNot: () => string | null;
  /** A press that cannot move its row says so beside it. */
  readonly block: (row: number, reason: string | null) => void;
  readonly blocked: () => { readonly row: number; readonly reason: string } | null;
  /** The selected rows where the row is one of them, else the row alone. */
  readonly rowsWith: (row: number) => readonly number[];
  readonly moveBy: () => MoveBy;
  /** Null before there is a view. */
  readonly effectWords: () => EffectWords | null;
  /** Ends a gesture: writes what is in hand, or puts it back and says why. */
  readonly drop: () => void;
  readonly cancel: () => void;
  readonly write: (intent: () => EditIntent | null, outcome?: Outcome) => void;
  readonly receive: (number: number, answer: EditAnswer | null) => void;
  readonly viewChanged: () => void;
  /** It may not be editable any more. */
  readonly standingChanged: () => void;
  /** Says what would be, once the answer to what the keys have in hand is there. */
  readonly speak: (voice: ((draft: Draft, answer: EditAnswer) => string) | null) => void;
}

/** What else happens when it is decided; a refusal that nobody takes is a toast. */
interface Outcome {
  readonly refused?: (reason: string) => void;
  readonly done?: () => void;
}

const NO_ANSWER = 'Nothing was changed: the plan was just being read anew. Try again.';

export function makeEditing(page: Page): Editing {
  const { model, host, say, invalidate } = page;
  const toast = makeToast();
  const dialog = makeDialog();
  /** What the rows in hand are called, and the text they were taken from. */
  let taken = { version: 0, ids: new Map<number, string>() };
  let voice: ((draft: Draft, answer: EditAnswer) => string) | null = null;
  let spoken: EditAnswer | null = null;
  let selects: { readonly id: string; readonly from: string } | null = null;
  let blocked: { row: number; reason: string } | null = null;

  const session = new EditSession<Draft>({
    post: ({ number, intent, preview }) => {
      host.post({ type: 'edit', number, version: model.view?.version ?? 0, intent, preview });
    },
    changed: () => {
      const { draft } = session;
      if (draft && !model.holding) taken = { version: model.view?.version ?? 0, ids: namesOf(draft) };
      model.holding = draft !== null;
      model.inHand = new Set(draft?.bars.map(({ row }) => row));
      invalidate();
    },
    later: (run, ms) => setTimeout(run, ms),
  });

  function namesOf(draft: Draft): Map<number, string> {
    const rows = new Set([draft.row, ...draft.bars.map(({ row }) => row)]);
    return new Map([...rows].map((row) => [row, model.view?.rows[row]?.id ?? '']));
  }

  function isSame(): boolean {
    if (model.view?.version !== taken.version) return false;
    return [...taken.ids].every(([row, id]) => model.view?.rows[row]?.id === id);
  }

  function effectWords(): EffectWords | null {
    const unit = unitFor(page.camera.pxPerDay());
    return model.view && { view: model.view, dates: model.dates, withTime: unit === 'hour' || unit === 'quarter-day' };
  }

  function whyNot(): string | null {
    if (model.settings.readOnly !== null) return model.settings.readOnly;
    return model.panel.kind === 'live' ? null : 'The plan is being read anew.';
  }

  function refuse(reason: string): void {
    toast.show(reason, 'warning', []);
    say(reason);
  }

  function write(intent: () => EditIntent | null, { refused = refuse, done }: Outcome = {}): void {
    const reason = whyNot();
    if (reason !== null) {
      refused(reason);
      return;
    }
    let wrote: EditIntent | null = null;
    let from = '';
    session.write(
      () => {
        wrote = intent();
        from = whereabouts();
        return wrote;
      },
      (answer) => {
        if (answer?.kind !== 'fits') {
          refused(answer?.reason ?? NO_ANSWER);
          return;
        }
        tellDone(answer.said, wrote);
        selects = answer.selects === null ? null : { id: answer.selects, from };
        selectWritten();
        done?.();
      },
    );
  }

  /** The version that the edit has made which the toast would take back. */
  let undoes: number | null = null;

  function tellDone(said: string, wrote: EditIntent | null): void {
    const undo = {
      label: 'Undo',
      run: () => {
        host.post({ type: 'undo' });
        say('Taken back.');
      },
    };
    undoes = model.view?.version ?? null;
    toast.show(said, null, [undo, ...begunToo(wrote)]);
    say(`${said}.`);
  }

  /** Progress of what has no actual start offers to write it. */
  function begunToo(wrote: EditIntent | null) {
    if (wrote?.kind !== 'progress' || wrote.begun || wrote.percent === 0) return [];
    const { view } = model;
    const row = view?.rows[model.rowOf(wrote.id)];
    if (!row || row.started) return [];
    const intent: EditIntent = { ...wrote, begun: true };
    return [{ label: begunWords(row.start, view?.statusDate ?? null, model.dates), run: () => write(() => intent) }];
  }

  /** Whoever has gone on meanwhile is not called back. */
  function whereabouts(): string {
    return `${model.rowAt(model.focused)?.id} ${model.selection.lead}`;
  }

  function selectWritten(): void {
    if (selects === null) return;
    const { id, from } = selects;
    const row = model.rowOf(id);
    // A new item comes with the view after this one.
    if (row < 0 && whereabouts() === from) return;
    const isOneOfMany = model.selection.ids.size > 1 && model.selection.ids.has(id);
    if (row >= 0 && whereabouts() === from && !isOneOfMany) {
      page.actions.goToRow(row);
      if (page.layer.contains(document.activeElement)) page.focus('grid');
    }
    selects = null;
  }

  /** The row that has the focus may be drawn elsewhere now. */
  function keepFocus(): void {
    if (document.hasFocus() && document.activeElement?.closest('[role=row]')) page.focus('grid');
  }

  async function drop(): Promise<void> {
    // What lies there may be on its way into the text already.
    if (!session.trying) return;
    const { draft } = session;
    voice = null;
    const intent = draft?.intent;
    if (!draft || !intent) return session.cancel();
    const settled = session.settledAnswer;
    if (settled?.kind === 'refused') {
      session.cancel();
      return refuse(settled.reason);
    }
    if (intent.kind !== 'move' || model.moveBy !== null) return write(() => intent);
    const words = effectWords();
    const { view } = model;
    if (!view || !words) return session.cancel();
    const held =
      intent.moves.length > 1 ? `${intent.moves.length} tasks` : inSentence(view.rows[draft.row]?.name ?? '');
    const how = await askHow(
      dialog,
      `Move ${held}: ${headWords(draft, null, words)}`,
      moveByOf(view, draft.row),
      (by) => {
        if (session.trying) session.try({ ...draft, intent: { ...intent, by } });
      },
    );
    if (!how || session.draft === null) return session.cancel();
    if (how.remember) model.moveBy = how.by;
    write(() => ({ ...intent, by: how.by }));
  }

  return {
    session,
    dialog,
    toast,
    whyNot,
    block: (row, reason) => {
      blocked = reason === null ? null : { row, reason };
      invalidate();
    },
    blocked: () => blocked,
    rowsWith: (row) => (model.selectedRows.has(row) ? [...model.selectedRows].sort((a, b) => a - b) : [row]),
    effectWords,
    moveBy: () => model.moveBy ?? 'no-earlier',
    drop: () => void drop(),
    cancel: () => {
      voice = null;
      session.cancel();
    },
    write,
    receive: (number, answer) => {
      session.receive(number, answer);
      const { draft, settledAnswer } = session;
      if (!voice || !draft || !settledAnswer || settledAnswer === spoken) return;
      spoken = settledAnswer;
      say(voice(draft, settledAnswer));
    },
    standingChanged: () => {
      if (!session.trying || whyNot() === null) return;
      dialog.close();
      voice = null;
      session.cancel();
    },
    viewChanged: () => {
      // What is taken back now would be another edit.
      if (undoes !== null && undoes !== model.view?.version) {
        toast.hide();
        undoes = null;
      }
      if (session.viewChanged(isSame())) {
        dialog.close();
        voice = null;
        say('The plan has changed, so the gesture was given up.');
      }
      selectWritten();
      keepFocus();
    },
    speak: (next) => {
      voice = next;
    },
  };
}
