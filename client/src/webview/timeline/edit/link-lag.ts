/** The lag of a link in hand: as the plan has it, or a few steps sooner or later in the unit that it has. */
import type { LinkType } from '../../../../../server/src/protocol/plan-edit.ts';
import type { TimelineLink, TimelineView } from '../../../../../server/src/protocol/timeline.ts';

interface Step {
  readonly by: number;
  readonly words: string;
}

const DAY: Step = { by: 1, words: 'A day' };
/** How far one press goes; in minutes and percentages as far as a hand does on the chart. */
const STEPS: Readonly<Record<string, Step>> = {
  d: DAY,
  h: { by: 1, words: 'An hour' },
  m: { by: 15, words: '15 minutes' },
  ed: { by: 1, words: 'A calendar day' },
  eh: { by: 1, words: 'An hour on the clock' },
  em: { by: 15, words: '15 minutes on the clock' },
  '%': { by: 5, words: '5 percent' },
};

/** The link that is changed where one row is linked to another: of several the one of this type, else the first. */
export function knownLink(view: TimelineView, from: number, to: number, type: LinkType): TimelineLink | undefined {
  const known = view.links.filter((link) => link.from === from && link.to === to);
  return known.find((link) => link.type === type) ?? known[0];
}

/** Whether the same two rows are linked in another way too. */
export function hasOther(view: TimelineView, { from, to, type }: TimelineLink): boolean {
  return view.links.some((link) => link.from === from && link.to === to && link.type !== type);
}

/** `+4h` and 1 → `+5h`; empty for none. @param lag as a timeline tells it. */
export function steppedLag(lag: string, steps: number): string {
  const { size, unit } = partsOf(lag);
  const next = Math.round((size + steps * stepOf(unit).by) * 1000) / 1000;
  return next === 0 ? '' : `${next < 0 ? '' : '+'}${next}${unit}`;
}

/** `A day`, `An hour`: what one step is worth. */
export function stepWords(lag: string): string {
  return stepOf(partsOf(lag).unit).words;
}

function partsOf(lag: string): { readonly size: number; readonly unit: string } {
  const [, size = '0', unit = 'd'] = /^([+-]?\d+(?:\.\d+)?)(\D+)$/.exec(lag) ?? [];
  return { size: Number(size), unit };
}

function stepOf(unit: string): Step {
  return STEPS[unit] ?? DAY;
}
