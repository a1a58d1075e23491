/**
 * Puts stages that overlap in time into lanes of their own, at most three. Monitoring runs beside the
 * others all along, so it never takes the first lane from them.
 */
import type { StageBand } from '../../../../../server/src/protocol/timeline.ts';

export interface LaneBand {
  readonly band: StageBand;
  readonly lane: number;
}

const MOST_LANES = 3;

export function laneBands(stages: readonly StageBand[]): readonly LaneBand[] {
  const overlap = stages.some((band) => band.stage === 'monitoring' && stages.some((other) => overlaps(band, other)));
  const ends: number[] = [];
  return stages.map((band) => {
    const first = overlap && band.stage === 'monitoring' ? 1 : 0;
    let lane = first;
    while (lane < MOST_LANES - 1 && (ends[lane] ?? band.from) > band.from) lane++;
    ends[lane] = Math.max(ends[lane] ?? 0, band.to);
    return { band, lane };
  });
}

function overlaps(a: StageBand, b: StageBand): boolean {
  return a !== b && a.from < b.to && b.from < a.to;
}

export function laneCount(bands: readonly LaneBand[]): number {
  return bands.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}
