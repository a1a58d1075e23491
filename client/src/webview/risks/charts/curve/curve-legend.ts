/** What the marks of the S-curve mean. Pure. */
import type { LegendEntry } from '../plot/legend.ts';
import { box, horizontal, type Mark, path } from '../plot/scene.ts';
import type { CurveInput } from './curve-scene.ts';

export function legendEntries({ base, spread, quantity, words }: CurveInput): LegendEntry[] {
  const isDate = quantity.name === 'finish';
  const entries: LegendEntry[] = [
    { swatch: across('curve'), words: isDate ? 'chance to be done by then' : 'chance to cost no more' },
    { swatch: bars('histogram'), words: 'trials' },
    {
      swatch: (x, y) => [
        path('band', box({ x, y: y + 1, width: 18, height: 8 })),
        path('band-edge', `M${x} ${y + 1}h18M${x} ${y + 9}h18`),
      ],
      words: `${words.numbers.percent(0.95)} sure to lie in here`,
    },
  ];
  if (spread.limitChance && spread.limitChance.value < 1) {
    const late = isDate ? 'trials that are late' : 'trials over the budget';
    entries.splice(2, 0, { swatch: bars('histogram late'), words: late });
  }
  if (base) entries.push({ swatch: across('base'), words: 'without the what-if' });
  return entries;
}

function across(style: string): LegendEntry['swatch'] {
  return (x, y) => [path(style, horizontal(x, x + 18, y + 5))];
}

function bars(style: string): (x: number, y: number) => readonly Mark[] {
  return (x, y) => {
    const heights = [5, 9, 6];
    return [
      path(style, heights.map((height, at) => box({ x: x + at * 6, y: y + 10 - height, width: 5, height })).join('')),
    ];
  };
}
