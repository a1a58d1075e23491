/**
 * The findings of each file as the client is to have them, from whatever plans are analysed: one
 * report for those who ask and those who are told. A report has an id that stays the same as long as its
 * findings do. Of a first look there is a report only where there was none before, so that nothing that is
 * shown goes away because a plan is read again.
 */
import { join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { FileId } from '../core/base/span.ts';
import { diagnostics, type WithProblems, withRulePages } from '../features/diagnostics.ts';
import type { FirstLook } from './analyses.ts';

/** Ships beside the built server. */
export const RULES_PAGE = URI.file(join(__dirname, '../docs/rules.md')).toString();

export interface Report {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

interface Known extends Report {
  readonly plans: readonly FirstLook[];
  readonly isFirstLook: boolean;
  readonly text: string;
}

export class Findings {
  readonly #withProblems: (file: FileId, plans: readonly FirstLook[]) => WithProblems;
  readonly #known = new Map<FileId, Known>();
  #count = 0;

  constructor(withProblems: (file: FileId, plans: readonly FirstLook[]) => WithProblems) {
    this.#withProblems = withProblems;
  }

  /** `analyses` are those of its plans. */
  reportOf(file: FileId, analyses: readonly FirstLook[]): Report {
    return this.#report(file, analyses, false);
  }

  /** Null where all findings of an earlier text are known. */
  firstReportOf(file: FileId, look: FirstLook): Report | null {
    const before = this.#known.get(file);
    return before && !before.isFirstLook ? null : this.#report(file, [look], true);
  }

  #report(file: FileId, plans: readonly FirstLook[], isFirstLook: boolean): Report {
    const before = this.#known.get(file);
    if (before && isSame(before.plans, plans)) return before;
    const items = withRulePages(diagnostics(this.#withProblems(file, plans)), RULES_PAGE);
    const text = JSON.stringify(items);
    const resultId = before?.text === text ? before.resultId : this.#newId();
    const report = { resultId, items, plans, text, isFirstLook };
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

function isSame(a: readonly FirstLook[], b: readonly FirstLook[]): boolean {
  return a.length === b.length && a.every((plan, i) => plan === b[i]);
}
