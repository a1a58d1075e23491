/**
 * The gestures written into one plan, so that each can be taken back and done again. Knows at which
 * version each file was left: a file that somebody else has changed since is no longer ours to change back.
 */
import type { TextChange } from './text-changes.ts';

export interface WrittenFile {
  readonly uri: string;
  readonly changes: readonly TextChange[];
  readonly inverse: readonly TextChange[];
}

/** One gesture. */
export type Step = readonly WrittenFile[];
export type Direction = 'undo' | 'redo';
type VersionOf = (uri: string) => number | undefined;

export class EditHistory {
  #done: Step[] = [];
  #undone: Step[] = [];
  readonly #left = new Map<string, number>();

  wrote(step: Step, versionOf: VersionOf): void {
    this.#done.push(step);
    this.#undone = [];
    this.#leave(step, versionOf);
  }

  /** What going that way would change; null where nothing is left. */
  next(direction: Direction): Step | null {
    return (direction === 'undo' ? this.#done : this.#undone).at(-1) ?? null;
  }

  /** Whether the files of a step are as the last one that touched them left them. */
  isCurrent(step: Step, versionOf: VersionOf): boolean {
    return step.every(({ uri }) => this.#left.get(uri) === versionOf(uri));
  }

  went(direction: Direction, versionOf: VersionOf): void {
    const [from, to] = direction === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const step = from.pop();
    if (!step) return;
    to.push(step);
    this.#leave(step, versionOf);
  }

  forget(): void {
    this.#done = [];
    this.#undone = [];
    this.#left.clear();
  }

  #leave(step: Step, versionOf: VersionOf): void {
    for (const { uri } of step) {
      const version = versionOf(uri);
      if (version === undefined) this.#left.delete(uri);
      else this.#left.set(uri, version);
    }
  }
}
