/**
 * What features see of open documents and of files that somebody asked about: nothing of what is none of ours, nor of
 * a text that is being analysed.
 */
import type { Analysis, DatedPlan } from '../core/analyse.ts';
import { NO_LINES } from '../core/base/lines.ts';
import type { FileId } from '../core/base/span.ts';
import { linesOfSource } from '../core/model/source-lines.ts';
import type { PlanSources, SourceFile } from '../core/model/sources.ts';
import type { Tree } from '../core/syntax/tree.ts';
import type { WithProblems } from '../features/diagnostics.ts';
import type { DatedSnapshot, Snapshot } from '../features/snapshot.ts';
import { PLAN_FILE } from '../host/plan-file.ts';
import type { Analyses, FirstLook } from './analyses.ts';
import { CurrentSnapshot } from './current-snapshot.ts';
import { canonical, isPlanDocument } from './documents.ts';
import { surroundingsOf } from './surroundings.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

export class Snapshots {
  readonly #files: WorkspaceFiles;
  readonly #analyses: Analyses;
  readonly #simulatedOf: Snapshot['simulatedOf'];

  constructor(files: WorkspaceFiles, analyses: Analyses, simulatedOf: Snapshot['simulatedOf']) {
    this.#files = files;
    this.#analyses = analyses;
    this.#simulatedOf = simulatedOf;
  }

  /** Whether this server has anything to say about a document. */
  serves(uri: string): boolean {
    const file = canonical(uri);
    const document = this.#files.documents.get(file);
    if (document ? isPlanDocument(document) : PLAN_FILE.test(file)) return true;
    return document !== undefined && this.#analyses.plansOf(file)[0] !== file;
  }

  /** Null where the file cannot be read, is none of ours, or has changed since it was analysed. */
  of(uri: string): Snapshot | null {
    if (!this.serves(uri)) return null;
    const file = canonical(uri);
    const analyses = this.#analyses.readyFor(file);
    return analyses && this.#from(file, analyses);
  }

  /** Of the first plan of a file, where its text has not changed since it had dates. */
  dated(uri: string): { readonly plan: Analysis | DatedPlan; readonly version: number } | null {
    const file = canonical(uri);
    const plan = this.serves(uri) ? this.#analyses.datesFor(file) : null;
    return plan && { plan, version: this.#versionOf(file) };
  }

  /** As soon as there are dates, of the first plan of a file alone. */
  datedOf(uri: string): DatedSnapshot | null {
    const dated = this.dated(uri);
    return dated && this.#from(canonical(uri), [dated.plan]);
  }

  withProblems(file: FileId, plans: readonly FirstLook[]): WithProblems {
    const linesOf = (other: FileId) => {
      const source = sourceIn(plans, other) ?? this.#files.read(other);
      return 'text' in source ? { text: source.text, lines: linesOfSource(source) } : undefined;
    };
    const { text, lines } = linesOf(file) ?? { text: '', lines: NO_LINES };
    return { file, text, lines, fileOf: linesOf, analyses: plans };
  }

  #from<P extends DatedPlan>(file: FileId, analyses: readonly [P, ...P[]]): Snapshot<P> {
    const source = sourceIn(analyses, file) ?? this.#files.read(file);
    const read: SourceFile = 'tree' in source ? source : { file, text: '', tree: NOTHING };
    return new CurrentSnapshot({
      source: read,
      version: this.#versionOf(file),
      analyses,
      isCurrent: (analysis) => this.#analyses.isCurrent(analysis),
      readElsewhere: (other) => {
        // A file of another plan, which `projects` names, is in no analysis of this one.
        const found = sourceIn(analyses, other) ?? this.#files.read(other);
        return 'tree' in found ? found : undefined;
      },
      around: surroundingsOf(file, this.#files.folders),
      simulatedOf: this.#simulatedOf,
    });
  }

  #versionOf(file: FileId): number {
    return this.#files.documents.get(file)?.version ?? 0;
  }
}

const NOTHING: Tree = { root: null, problems: [] };

function sourceIn(plans: readonly { readonly sources: PlanSources }[], file: FileId): SourceFile | undefined {
  for (const { sources } of plans) {
    const source = sources.files.get(file);
    if (source && 'tree' in source) return source;
  }
  return undefined;
}
