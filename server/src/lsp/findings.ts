/**
 * The findings of each file as the client is to have them, from whatever plans are analysed: one
 * report for those who ask and those who are told. A report has an id that stays the same as long as its
 * findings do.
 */
import { join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { Analysis } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import { diagnostics, withRulePages } from '../features/diagnostics.ts';
import type { Snapshot } from '../features/snapshot.ts';

/** Ships beside the built server. */
export const RULES_PAGE = URI.file(join(__dirname, '../docs/rules.md')).toString();

export interface Report {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

interface Known extends Report {
  readonly analyses: readonly Analysis[];
  readonly text: string;
}

export class Findings {
  readonly #snapshotFrom: (file: FileId, analyses: readonly [Analysis, ...Analysis[]]) => Snapshot;
  readonly #known = new Map<FileId, Known>();
  #count = 0;

  constructor(snapshotFrom: (file: FileId, analyses: readonly [Analysis, ...Analysis[]]) => Snapshot) {
    this.#snapshotFrom = snapshotFrom;
  }

  reportOf(file: FileId, analyses: readonly [Analysis, ...Analysis[]]): Report {
    const before = this.#known.get(file);
    if (before && isSame(before.analyses, analyses)) return before;
    const items = withRulePages(diagnostics(this.#snapshotFrom(file, analyses)), RULES_PAGE);
    const text = JSON.stringify(items);
    const resultId = before?.text === text ? before.resultId : this.#newId();
    const report = { resultId, items, analyses, text };
    this.#known.set(file, report);
    return report;
  }

  keepOnly(files: ReadonlySet<FileId>): void {
    for (const file of this.#known.keys()) if (!files.has(file)) this.#known.delete(file);
  }

  /** Of this process: a client may still have ids of one that died. */
  #newId(): string {
    return `${process.pid}-${++this.#count}`;
  }
}

function isSame(a: readonly Analysis[], b: readonly Analysis[]): boolean {
  return a.length === b.length && a.every((analysis, i) => analysis === b[i]);
}
