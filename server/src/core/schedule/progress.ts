/**
 * Progress of one leaf: actual dates as facts and the work that is left. A gate's decision to go on
 * is its actual date. Percent complete moves nothing unless there is a status date.
 */
import { type Problem, problem } from '../base/problem.ts';
import type { Minute, WrittenDate } from '../base/time.ts';
import type { WorkItem } from '../model/plan.ts';
import { NONE } from './instants.ts';

export interface LeafProgress {
  readonly actualStart: number;
  readonly actualFinish: number;
  /** Minutes left of a started task; NONE where it has not started. */
  readonly remaining: number;
  readonly problems: readonly Problem[];
}

interface Instants {
  readonly start: (date: WrittenDate | null) => number;
  readonly finish: (date: WrittenDate | null) => number;
  readonly statusAt: Minute | null;
}

const NOT_STARTED: LeafProgress = { actualStart: NONE, actualFinish: NONE, remaining: NONE, problems: [] };

export function progressOf(item: WorkItem, duration: number, instants: Instants): LeafProgress {
  if (item.kind === 'gate') return gateProgress(item, instants);
  const percent = item.percentComplete ?? 0;
  const actualStart = instants.start(item.actualStart);
  const actualFinish = instants.finish(item.actualFinish);
  if (actualFinish !== NONE) return { actualStart, actualFinish, remaining: 0, problems: [] };
  if (actualStart === NONE && percent <= 0) return NOT_STARTED;
  const left = item.remainingDuration?.minutes ?? Math.round((duration * (100 - percent)) / 100);
  // Without a status date a percentage moves nothing: only a real start counts, with all the work before it.
  const unmoved = actualStart === NONE ? NONE : duration;
  return {
    actualStart,
    actualFinish: NONE,
    remaining: instants.statusAt === null ? unmoved : Math.max(0, left),
    // Of a milestone that is partly reached `milestone-percent` speaks.
    problems:
      actualStart === NONE && (item.kind !== 'milestone' || percent === 100) ? [withoutStart(item, percent)] : [],
  };
}

/** Only *go* and *conditional* let the project through; any other decision leaves the gate where it is computed. */
function gateProgress(item: WorkItem, instants: Instants): LeafProgress {
  const decision = item.gate?.decision;
  if (decision !== 'go' && decision !== 'conditional') return NOT_STARTED;
  const decided = instants.finish(item.gate?.decided ?? null);
  if (decided === NONE) return NOT_STARTED;
  return { actualStart: decided, actualFinish: decided, remaining: 0, problems: [] };
}

function withoutStart(item: WorkItem, percent: number): Problem {
  const field = item.origin.fields.get('percent-complete');
  return problem(
    'progress-without-start',
    'warning',
    { file: field?.file ?? item.origin.file, span: field?.value ?? item.origin.key },
    `\`${item.id}\` is ${percent} % complete but has no \`actual-start\`, so it counts as started on its computed date; write when it started.`,
  );
}
