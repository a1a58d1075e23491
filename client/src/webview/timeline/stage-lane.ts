/** Puts stages that overlap in time into lanes of their own, at most three. */
import type { StageBand } from '../../../../server/src/protocol/timeline.ts';

export interface LaneBand {
  readonly band: StageBand;
  readonly lane: number;
}

const MOST_LANES = 3;

export function laneBands(stages: readonly StageBand[]): readonly LaneBand[] {
  const ends: number[] = [];
  return stages.map((band) => {
    const free = ends.findIndex((end) => end <= band.from);
    const lane = free >= 0 ? free : Math.min(ends.length, MOST_LANES - 1);
    ends[lane] = Math.max(ends[lane] ?? 0, band.to);
    return { band, lane };
  });
}

export function laneCount(bands: readonly LaneBand[]): number {
  return bands.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}
