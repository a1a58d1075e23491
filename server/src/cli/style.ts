/** Colours of the terminal, or none: only on a terminal, and `NO_COLOR` (no-color.org) is honoured. */
import type { Severity } from '../core/base/problem.ts';
import type { CliIo, Output } from './io.ts';

export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

export function styleFor(output: Output, env: CliIo['env']): Style {
  const coloured = output.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const paint = (open: number, close: number) => (text: string) =>
    coloured && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  const colours = { error: paint(31, 39), warning: paint(33, 39), info: paint(36, 39) };
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: colours.error,
    severity: (severity, text) => colours[severity](text),
  };
}
