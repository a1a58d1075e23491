/** Views of plans made by the same path as the server's: files on disk or text, gathered, analysed, shown. */
import { join } from 'node:path';
import { type Analysis, analyse, analysing } from '../../server/src/core/analyse.ts';
import { fileIdOf } from '../../server/src/host/file-id.ts';
import { gatherPlan } from '../../server/src/host/gather.ts';
import { holidaySource } from '../../server/src/host/holidays.ts';
import { nodeFiles } from '../../server/src/host/node-files.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { FOLDER, parseFixture } from './fixture.ts';
import { memoryFiles } from './memory-files.ts';
import { repositoryRoot } from './root.ts';

const OPTIONS = { holidays: holidaySource };
const EXAMPLES = join(repositoryRoot, 'examples');

/** @param path of a root plan below `examples/`. */
export function exampleAnalysis(path: string): Analysis {
  const files = nodeFiles({ root: EXAMPLES });
  return analyse(
    gatherPlan(fileIdOf(join(EXAMPLES, path)), files, (sources) => analysing(sources, OPTIONS)),
    OPTIONS,
  );
}

/** @param source as of a fixture, without marks. */
export function analysisOfText(source: string): Analysis {
  const { files } = parseFixture(source);
  const host = memoryFiles(FOLDER, new Map(files.map(({ file, text }) => [file, text])));
  return analyse(
    gatherPlan(files[0].file, host, (sources) => analysing(sources, OPTIONS)),
    OPTIONS,
  );
}

export function exampleTimeline(path: string, version = 1): TimelineView {
  return timelineView(exampleAnalysis(path), version);
}
