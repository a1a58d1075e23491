/**
 * The lane of stages: when the project is in which of the five, and where it falls back. Phases of
 * the same stage and cycle that follow each other make one band; bands of different stages may
 * overlap in time, as phases do.
 */
import type { Stage, WorkItem } from '../../core/model/plan.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { StageBand } from '../../protocol/timeline.ts';

const LABELS: Readonly<Record<Stage, string>> = {
  initiation: 'Initiation',
  planning: 'Planning',
  execution: 'Execution',
  monitoring: 'Monitoring',
  closing: 'Closing',
};

const ORDER: readonly Stage[] = ['initiation', 'planning', 'execution', 'monitoring', 'closing'];

export function stageBands(outline: readonly WorkItem[], schedule: Schedule): StageBand[] {
  const bands: StageBand[] = [];
  let furthest = 0;
  for (const { item, stage, from, to } of stagedPhases(outline, schedule)) {
    const cycle = item.cycle ?? 1;
    const rank = ORDER.indexOf(stage);
    const back = item.replans !== null || (stage !== 'monitoring' && rank < furthest);
    if (stage !== 'monitoring') furthest = Math.max(furthest, rank);
    const label = cycle > 1 ? `${LABELS[stage]} ${cycle}` : LABELS[stage];
    const last = bands.findLastIndex((band) => band.label === label && band.back === back);
    const before = bands[last];
    if (before && (last === bands.length - 1 || from <= before.to)) {
      bands[last] = { ...before, to: Math.max(before.to, to) };
    } else {
      bands.push({ stage, label, from, to, back });
    }
  }
  return bands;
}

/** Phases that name a stage, in order of time. */
function stagedPhases(outline: readonly WorkItem[], schedule: Schedule) {
  return outline
    .flatMap((item) => {
      const dates = schedule.items.get(item.id);
      if (item.stage === null || !dates) return [];
      return [{ item, stage: item.stage, from: dates.start as number, to: dates.finish as number }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
}
