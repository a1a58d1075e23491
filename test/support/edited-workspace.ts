/** A workspace that is edited: each file is read from its reading before, each plan analysed from its analysis before. */
import { type Analysis, analyse, analysing } from '../../server/src/core/analyse.ts';
import type { FileId } from '../../server/src/core/base/span.ts';
import type { Steps } from '../../server/src/core/base/steps.ts';
import type { PlanSources, SourceFile } from '../../server/src/core/model/sources.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { gatherPlan, type HostFiles } from '../../server/src/host/gather.ts';
import { holidaySource } from '../../server/src/host/holidays.ts';
import { FOLDER } from './fixture.ts';
import { memoryFiles } from './memory-files.ts';

const OPTIONS = { holidays: holidaySource };

/** Files as an editor has them: a changed text is read from the reading before. */
export class EditedWorkspace {
  readonly texts: Map<FileId, string>;
  readonly #read = new Map<string, SourceFile>();
  readonly #analyses = new Map<string, Analysis>();

  /** Of the newest analysis. */
  steps = 0;

  constructor(texts: ReadonlyMap<FileId, string>) {
    this.texts = new Map(texts);
  }

  write(file: string, text: string): void {
    this.texts.set(file, text);
    this.#read.set(file, { file, text, tree: readTree(text, this.#read.get(file)?.tree) });
  }

  analysed(root: string): Analysis {
    const work = analysing(this.#gathered(root), OPTIONS, this.#analyses.get(root));
    this.steps = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) this.steps++;
    this.#analyses.set(root, step.value);
    return step.value;
  }

  abandon(root: string, steps: number): void {
    const work = analysing(this.#gathered(root), OPTIONS, this.#analyses.get(root));
    for (let i = 0; i < steps && !work.next().done; i++);
  }

  #gathered(root: string): PlanSources {
    const read = this.#read;
    const files = memoryFiles(FOLDER, this.texts);
    const reading: HostFiles['reading'] = function* (file) {
      return read.get(file) ?? (yield* files.reading(file));
    };
    return gatherPlan(root, { ...files, reading }, (sources) => this.#analysingOther(sources));
  }

  *#analysingOther(sources: PlanSources): Steps<Analysis> {
    const analysis = yield* analysing(sources, OPTIONS, this.#analyses.get(sources.root));
    this.#analyses.set(sources.root, analysis);
    return analysis;
  }
}

/** The plan read and analysed with nothing before it. */
export function fresh(root: string, texts: ReadonlyMap<string, string>): Analysis {
  return analyse(gatherPlan(root, memoryFiles(FOLDER, texts)), OPTIONS);
}
