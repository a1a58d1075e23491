/**
 * A snapshot that stops answering when one of its files is read again: the nodes of its trees have then
 * moved on, and their positions would be those of another text. To ask it later is a bug, and is said so.
 */
import type { Analysis, DatedPlan } from '../core/analyse.ts';
import type { Lines } from '../core/base/lines.ts';
import type { FileId } from '../core/base/span.ts';
import { linesOfSource } from '../core/model/source-lines.ts';
import type { SourceFile } from '../core/model/sources.ts';
import type { Tree } from '../core/syntax/tree.ts';
import type { Snapshot, Surroundings } from '../features/snapshot.ts';

export interface SnapshotOf<P extends DatedPlan> {
  readonly source: SourceFile;
  readonly version: number;
  readonly analyses: readonly [P, ...P[]];
  readonly isCurrent: (analysis: P) => boolean;
  readonly readElsewhere: (file: FileId) => SourceFile | undefined;
  readonly around: Surroundings;
  readonly simulatedOf: Snapshot['simulatedOf'];
}

export class CurrentSnapshot<P extends DatedPlan = Analysis> implements Snapshot<P> {
  readonly file: FileId;
  readonly version: number;
  readonly text: string;
  readonly #of: SnapshotOf<P>;

  constructor(of: SnapshotOf<P>) {
    this.#of = of;
    this.file = of.source.file;
    this.version = of.version;
    this.text = of.source.text;
  }

  get around(): Surroundings {
    return this.#of.around;
  }

  get simulatedOf(): Snapshot['simulatedOf'] {
    return this.#of.simulatedOf;
  }

  get lines(): Lines {
    return linesOfSource(this.#of.source);
  }

  get tree(): Tree {
    this.#assertCurrent();
    return this.#of.source.tree;
  }

  get analyses(): readonly [P, ...P[]] {
    this.#assertCurrent();
    return this.#of.analyses;
  }

  readonly fileOf = (file: FileId): { readonly text: string; readonly lines: Lines } | undefined => {
    const found = this.#of.readElsewhere(file);
    return found && { text: found.text, lines: linesOfSource(found) };
  };

  #assertCurrent(): void {
    const { analyses, isCurrent } = this.#of;
    for (const analysis of analyses) {
      if (!isCurrent(analysis)) throw new Error(`a snapshot of ${this.file} was asked after the text had changed`);
    }
  }
}
