/**
 * The gestures written into one plan, so that each can be taken back and done again. Knows the text in
 * which each file was left: one that somebody else has changed since is no longer ours to change back.
 */
import type { TextChange } from './text-changes.ts';

interface WrittenFile {
  readonly uri: string;
  readonly changes: readonly TextChange[];
  readonly inverse: readonly TextChange[];
}

/** One gesture. */
export type Step = readonly WrittenFile[];
export type Direction = 'undo' | 'redo';
/** Of a file, as it is now. */
type TextOf = (uri: string) => string | undefined;

export class EditHistory {
  #done: Step[] = [];
  #undone: Step[] = [];
  readonly #left = new Map<string, string>();

  wrote(step: Step, textOf: TextOf): void {
    this.#done.push(step);
    this.#undone = [];
    this.#leave(step, textOf);
  }

  /** What going that way would change; null where nothing is left. */
  next(direction: Direction): Step | null {
    return (direction === 'undo' ? this.#done : this.#undone).at(-1) ?? null;
  }

  /** Whether the files of a step are as the last one that touched them left them. */
  isCurrent(step: Step, textOf: TextOf): boolean {
    return step.every(({ uri }) => this.#left.get(uri) === textOf(uri));
  }

  went(direction: Direction, textOf: TextOf): void {
    const [from, to] = direction === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const step = from.pop();
    if (!step) return;
    to.push(step);
    this.#leave(step, textOf);
  }

  forget(): void {
    this.#done = [];
    this.#undone = [];
    this.#left.clear();
  }

  #leave(step: Step, textOf: TextOf): void {
    for (const { uri } of step) {
      const text = textOf(uri);
      if (text === undefined) this.#left.delete(uri);
      else this.#left.set(uri, text);
    }
  }
}
