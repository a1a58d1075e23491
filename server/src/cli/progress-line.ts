/** One line on a terminal's stderr that says how far something has come, and is wiped at the end; nothing elsewhere. */
import type { Output } from './io.ts';

export interface ProgressLine {
  readonly show: (text: string) => void;
  readonly end: () => void;
}

/** Null where nobody watches. */
export function progressLine(stderr: Output): ProgressLine | null {
  if (!stderr.isTerminal) return null;
  let shown = '';
  const show = (text: string): void => {
    if (text === shown) return;
    stderr.write(`\r${text.padEnd(shown.length)}${text === '' ? '\r' : ''}`);
    shown = text;
  };
  return { show, end: () => show('') };
}
