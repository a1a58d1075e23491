/**
 * The conversation with the server about what is in hand: what would be, asked at most once a frame and
 * one question at a time, and what is written, one after the other, each for the text that the one before
 * has made. Knows no pointer and no key. An answer to an older question says nothing.
 */
import type { EditAnswer, EditIntent } from '../../../../server/src/protocol/plan-edit.ts';

export interface Ask {
  readonly number: number;
  readonly intent: EditIntent;
  readonly preview: boolean;
}

/** Null where there was no answer: the server restarts, or the text has moved on. */
export type Written = (answer: EditAnswer | null) => void;

interface Parts {
  readonly post: (ask: Ask) => void;
  readonly changed: () => void;
  readonly later: (run: () => void, ms: number) => void;
}

interface Writing {
  readonly number: number;
  readonly done: Written;
  answer: EditAnswer | null;
  answered: boolean;
  viewSeen: boolean;
}

const CALCULATING_AFTER = 100;
/** An answer that does not come is asked for again. */
const ANSWER_PATIENCE = 5000;
/** An edit that changed nothing brings no view. */
const VIEW_PATIENCE = 2000;
const MOST_WAITING = 8;

/** What a gesture holds; null where nothing would change. */
interface Held {
  readonly intent: EditIntent | null;
}

export class EditSession<Draft extends Held = Held> {
  /** In hand, or on its way into the text. */
  draft: Draft | null = null;
  /** The newest answer while the draft is tried; it may be to the intent of a moment ago. */
  answer: EditAnswer | null = null;
  /** The answer lets wait. */
  late = false;
  readonly #parts: Parts;
  #number = 0;
  #asked: { readonly number: number; readonly key: string } | null = null;
  #answeredKey = '';
  #writing: Writing | null = null;
  #idle: (() => void)[] = [];
  #waiting: { readonly intent: () => EditIntent | null; readonly done: Written }[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A gesture is going on. */
  get trying(): boolean {
    return this.draft !== null && this.#writing === null;
  }

  get writing(): boolean {
    return this.#writing !== null;
  }

  /** The answer to exactly what is in hand. */
  get settledAnswer(): EditAnswer | null {
    return this.draft?.intent && this.#answeredKey === keyOf(this.draft.intent) ? this.answer : null;
  }

  try(draft: Draft): void {
    if (this.#writing) return;
    this.draft = draft;
    if (!draft.intent) {
      this.answer = null;
      this.#answeredKey = '';
    }
    this.#parts.changed();
  }

  /** To be called once a frame. */
  ask(): void {
    const intent = this.draft?.intent;
    if (!intent || this.#writing || this.#asked || keyOf(intent) === this.#answeredKey) return;
    const number = ++this.#number;
    this.#asked = { number, key: keyOf(intent) };
    this.#parts.post({ number, intent, preview: true });
    this.#parts.later(() => {
      if (this.#asked?.number !== number) return;
      this.late = true;
      this.#parts.changed();
    }, CALCULATING_AFTER);
    this.#parts.later(() => {
      if (this.#asked?.number !== number) return;
      this.#asked = null;
      this.#parts.changed();
    }, ANSWER_PATIENCE);
  }

  /** What would be, of an intent that nobody has in hand: before a question is asked. */
  preview(intent: EditIntent, done: Written): void {
    if (this.#writing) return;
    const number = ++this.#number;
    this.#asked = null;
    this.#writing = { number, done, answer: null, answered: false, viewSeen: true };
    this.#parts.post({ number, intent, preview: true });
  }

  /**
   * Writes what `intent` gives once everything before it is in the text; null writes nothing. The draft
   * stays in sight until the view shows what it has become.
   */
  write(intent: () => EditIntent | null, done: Written): void {
    if (this.#writing) {
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push({ intent, done });
      return;
    }
    const wanted = intent();
    if (!wanted) {
      this.cancel();
      this.#next();
      return;
    }
    const number = ++this.#number;
    this.#asked = null;
    this.#writing = { number, done, answer: null, answered: false, viewSeen: false };
    this.#parts.post({ number, intent: wanted, preview: false });
    this.#parts.changed();
  }

  /** At once, or when what is on its way is in the text and seen. */
  whenIdle(run: () => void): void {
    if (this.#writing) this.#idle.push(run);
    else run();
  }

  receive(number: number, answer: EditAnswer | null): void {
    const writing = this.#writing;
    if (writing?.number === number) {
      writing.answer = answer;
      writing.answered = true;
      if (answer?.kind !== 'fits') this.draft = null;
      if (answer?.kind === 'fits' && !writing.viewSeen) {
        this.#parts.later(() => {
          if (this.#writing === writing) this.#end(writing);
        }, VIEW_PATIENCE);
      } else this.#end(writing);
    } else if (this.#asked?.number === number) {
      this.#answeredKey = this.#asked.key;
      this.#asked = null;
      this.late = false;
      this.answer = answer;
    }
    this.#parts.changed();
  }

  /**
   * @param same the text is as before and the rows in hand are where they were: only dates are known better.
   * @returns true where it took a gesture out of the person's hand.
   */
  viewChanged(same: boolean): boolean {
    const writing = this.#writing;
    if (writing) {
      writing.viewSeen = true;
      if (writing.answered) this.#end(writing);
      return false;
    }
    if (same) {
      this.#answeredKey = '';
      return false;
    }
    const held = this.draft !== null;
    this.cancel();
    return held;
  }

  cancel(): void {
    if (this.#writing) return;
    this.draft = null;
    this.answer = null;
    this.late = false;
    this.#asked = null;
    this.#answeredKey = '';
    this.#parts.changed();
  }

  #end(writing: Writing): void {
    this.#writing = null;
    this.cancel();
    writing.done(writing.answer);
    this.#next();
  }

  #next(): void {
    const next = this.#waiting.shift();
    if (next) this.write(next.intent, next.done);
    if (this.#writing) return;
    for (const run of this.#idle.splice(0)) run();
  }
}

function keyOf(intent: EditIntent): string {
  return JSON.stringify(intent);
}
