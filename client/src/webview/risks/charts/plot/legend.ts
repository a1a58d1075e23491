/** A line that says what marks mean, as a part of the drawing so that a picture of it explains itself. Pure. */
import { type Mark, type Measure, text } from './scene.ts';

export interface LegendEntry {
  /** Marks of a swatch of 18 × 10 px with its upper left corner at (x, y). */
  readonly swatch: (x: number, y: number) => readonly Mark[];
  readonly words: string;
}

const SWATCH = 18;
const GAP = 16;
const LEGEND_LINE = 18;

/** As many lines as the width asks for. `height` is that of all of them. */
export function legend(
  entries: readonly LegendEntry[],
  { left, right, top }: { readonly left: number; readonly right: number; readonly top: number },
  measure: Measure,
): { readonly marks: readonly Mark[]; readonly height: number } {
  let [x, y] = [left, top];
  const marks: Mark[] = [];
  for (const { swatch, words } of entries) {
    const width = SWATCH + 6 + measure(words);
    if (x > left && x + width > right) [x, y] = [left, y + LEGEND_LINE];
    marks.push(...swatch(x, y + 3), text('label', x + SWATCH + 6, y + 12, words));
    x += width + GAP;
  }
  return { marks, height: entries.length > 0 ? y + LEGEND_LINE - top : 0 };
}
