/** How far levelling has come, on one line of a terminal's stderr that is wiped at the end; nothing elsewhere. */
import type { AnalyseOptions } from '../core/analyse.ts';
import type { Output } from './io.ts';

interface LevellingProgress {
  readonly option: Pick<AnalyseOptions, 'onLevelling'>;
  readonly end: () => void;
}

export function levellingProgress(stderr: Output): LevellingProgress {
  if (!stderr.isTerminal) return { option: {}, end: () => {} };
  let shown = '';
  const show = (text: string): void => {
    if (text === shown) return;
    stderr.write(`\r${text.padEnd(shown.length)}${text === '' ? '\r' : ''}`);
    shown = text;
  };
  return {
    option: {
      onLevelling: (tried, of) =>
        show(`Levelling: ${Math.floor((100 * tried) / Math.max(1, of))} % of ${of} schedules`),
    },
    end: () => show(''),
  };
}
