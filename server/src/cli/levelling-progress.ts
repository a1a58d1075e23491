/** How far levelling has come, on a terminal. */
import type { AnalyseOptions } from '../core/analyse.ts';
import type { Output } from './io.ts';
import { progressLine } from './progress-line.ts';

interface LevellingProgress {
  readonly option: Pick<AnalyseOptions, 'onLevelling'>;
  readonly end: () => void;
}

export function levellingProgress(stderr: Output): LevellingProgress {
  const line = progressLine(stderr);
  if (!line) return { option: {}, end: () => {} };
  return {
    option: {
      onLevelling: (tried, of) =>
        line.show(`Levelling: ${Math.floor((100 * tried) / Math.max(1, of))} % of ${of} schedules`),
    },
    end: line.end,
  };
}
