/** The lines of a file that was read, found once however many ask for positions in it. */
import { type Lines, linesOf } from '../base/lines.ts';
import type { SourceFile } from './sources.ts';

const linesBySource = new WeakMap<SourceFile, Lines>();

export function linesOfSource(source: SourceFile): Lines {
  const known = linesBySource.get(source);
  if (known) return known;
  const lines = linesOf(source.text);
  linesBySource.set(source, lines);
  return lines;
}

/** Spares the finding of lines that are known already. */
export function keepLines(source: SourceFile, lines: Lines): void {
  linesBySource.set(source, lines);
}
