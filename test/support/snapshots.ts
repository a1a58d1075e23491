/** Snapshots of plans in memory, made by the same path as the server's: gathered, read, analysed. */
import { type Analysis, analyse, analysing } from '../../server/src/core/analyse.ts';
import { linesOf } from '../../server/src/core/base/lines.ts';
import type { FileId } from '../../server/src/core/base/span.ts';
import { writtenPaths } from '../../server/src/core/model/paths.ts';
import type { Simulated } from '../../server/src/core/risk/simulated.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { gatherPlan } from '../../server/src/host/gather.ts';
import { holidayRegions, holidaySource } from '../../server/src/host/holidays.ts';
import { FOLDER } from './fixture.ts';
import { memoryFiles } from './memory-files.ts';

const OPTIONS = { holidays: holidaySource };

/** Of `shown`, a file of `texts`; its analyses are those of every plan among them that includes it. */
export function snapshotOf(
  texts: ReadonlyMap<FileId, string>,
  shown: FileId,
  folder = FOLDER,
  simulated: Simulated | null = null,
): Snapshot {
  const text = texts.get(shown);
  if (text === undefined) throw new Error(`no file ${shown}`);
  const files = memoryFiles(folder, texts);
  const analyses = [...texts.keys()]
    .filter((file) => writtenPaths(readTree(texts.get(file) ?? '')).isPlan)
    .map((root) => analysisOf(root, files))
    .filter(({ sources }) => sources.files.has(shown))
    .sort((a, b) => Number(b.plan.root === shown) - Number(a.plan.root === shown));
  const [first = analysisOf(shown, files), ...rest] = analyses;
  return {
    file: shown,
    version: 1,
    text,
    lines: linesOf(text),
    tree: readTree(text),
    analyses: [first, ...rest],
    fileOf: (file) => {
      const found = texts.get(file);
      return found === undefined ? undefined : { text: found, lines: linesOf(found) };
    },
    around: { namesIn: (written) => namesIn(texts, new URL(written || '.', shown).href), regions: holidayRegions },
    simulatedOf: () => simulated,
  };
}

/** Of files in memory: what is right in a folder. */
function namesIn(texts: ReadonlyMap<FileId, string>, folder: string): readonly string[] {
  const below = [...texts.keys()].filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length));
  return [...new Set(below.map((path) => /^[^/]*\/?/.exec(path)?.[0] ?? ''))].sort();
}

function analysisOf(root: FileId, files: ReturnType<typeof memoryFiles>): Analysis {
  return analyse(
    gatherPlan(root, files, (sources) => analysing(sources, OPTIONS)),
    OPTIONS,
  );
}
