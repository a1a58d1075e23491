/**
 * What lies where in the header: ticks with the texts there is room for, chips of dates that matter,
 * the lane of stages. Pure geometry in px of the chart's window; no two texts touch. Chips stand in the
 * upper tier, whose texts can step aside: one below would lose the name of its month or day.
 */
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { DateWords } from '../../shared/dates.ts';
import { HEADER_HEIGHT, LANE_HEIGHT } from '../grid/layout.ts';
import type { Measure } from './labels.ts';
import { type TimeWindow, xOf } from './scale.ts';
import type { LaneBand } from './stage-lane.ts';
import { TICK_PADDING, type Tick, type Ticks } from './ticks.ts';

export interface AxisInput {
  readonly view: TimelineView;
  /** Chips and stages as short as can be. */
  readonly brief: boolean;
  readonly window: TimeWindow;
  readonly ticks: Ticks;
  readonly bands: readonly LaneBand[];
  readonly dates: DateWords;
  readonly today: number;
  readonly measure: Measure;
}

export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly width: number | null;
  readonly className?: string;
  readonly y?: number;
}

export interface AxisPieces {
  readonly top: readonly Piece[];
  readonly bottom: readonly Piece[];
  readonly chips: readonly Piece[];
  readonly lane: readonly Piece[];
}

export function axisPieces(input: AxisInput): AxisPieces {
  return {
    ...upperTier(input),
    bottom: fitting(input.ticks.bottom, input),
    lane: input.bands.flatMap((band) => laneSegment(band, roomBehind(band, input), input)),
  };
}

/** Chips are brief where they would otherwise leave a year or month no place for its name. */
function upperTier(input: AxisInput): Pick<AxisPieces, 'top' | 'chips'> {
  const usual = tierBeside(chipsOf(input), input);
  if (input.brief || usual.named === input.ticks.top.length) return usual;
  const short = tierBeside(chipsOf({ ...input, brief: true }), input);
  return short.named > usual.named ? short : usual;
}

function tierBeside(chips: readonly Piece[], input: AxisInput) {
  const top = input.ticks.top.map((tick) => sticky(tick, chips, input));
  const named = top.filter((pieces) => pieces.some(({ text }) => text !== '')).length;
  return { chips, top: top.flat(), named };
}

/** The upper tier's text stays in sight while its stretch does, beside chips and shorter where it must. */
function sticky(
  { x: start, width: whole, texts }: Tick,
  chips: readonly Piece[],
  { measure, window }: AxisInput,
): Piece[] {
  const x = Math.max(start, 0);
  const width = start + whole - x;
  if (width <= 0) return [];
  const className = start < 0 ? 'cut' : '';
  const free = gaps(x, Math.min(x + width, window.width), chips);
  for (const text of texts) {
    const needed = measure(text, true) + 2 * TICK_PADDING;
    const gap = free.find(({ from, to }) => needed <= to - from);
    if (!gap) continue;
    if (gap.from === x) return [{ text, x, width, className }];
    return [
      { text: '', x, width, className },
      { text, x: gap.from, width: gap.to - gap.from, className: 'cut' },
    ];
  }
  return [{ text: '', x, width, className }];
}

/** What chips leave free between two places, from left to right. */
function gaps(from: number, to: number, chips: readonly Piece[]): { readonly from: number; readonly to: number }[] {
  const free: { from: number; to: number }[] = [];
  let at = from;
  for (const { x, width } of [...chips].sort((a, b) => a.x - b.x)) {
    if (x > at) free.push({ from: at, to: Math.min(x, to) });
    at = Math.max(at, x + (width ?? 0));
  }
  free.push({ from: at, to });
  return free.filter((gap) => gap.to > gap.from);
}

/** Ticks whose text is whole in sight and fits; the others keep only their line. */
function fitting(list: readonly Tick[], { measure, window }: AxisInput): Piece[] {
  return list.map(({ x, width, texts: [text] }) => {
    const reach = measure(text) + TICK_PADDING;
    const fits = reach <= width && x > -TICK_PADDING && x + reach <= window.width;
    return { text: fits ? text : '', x, width };
  });
}

/** Chips in the order of time; one that would cover another moves beside it, one out of sight is left out. */
function chipsOf({ view, window, dates, today, measure, brief }: AxisInput): Piece[] {
  const dated = (word: string, at: number) => (brief ? word : `${word} ${dates.shortEnd(at)}`);
  const marks = [
    { at: today, text: 'Today', className: 'today' },
    ...(view.statusDate === null
      ? []
      : [{ at: view.statusDate, text: dated('Status', view.statusDate), className: 'status' }]),
    ...(view.deadline === null
      ? []
      : [
          {
            at: view.deadline,
            text: dated('Deadline', view.deadline),
            className: view.finish > view.deadline ? 'deadline missed' : 'deadline',
          },
        ]),
  ].sort((a, b) => a.at - b.at);
  let free = 2;
  const chips = marks.flatMap(({ at, text, className }) => {
    const x = xOf(window, at);
    if (x < -4 || x > window.width + 4) return [];
    const width = measure(text) + 12;
    const left = Math.max(x - width / 2, free);
    free = left + width + 2;
    return [{ text, x: left, width, className }];
  });
  // What would end behind the right edge moves back, and those before it with it.
  let end = window.width - 2;
  for (const chip of chips.reverse()) {
    chip.x = Math.min(chip.x, end - chip.width);
    end = chip.x - 2;
  }
  return chips.filter(({ x }) => x >= 0);
}

/** The x up to which a band's name may go on behind its end: where its lane is taken again. */
function roomBehind({ band, lane }: LaneBand, { bands, window }: AxisInput): number {
  const next = bands.filter((other) => other.lane === lane && other.band.from >= band.to && other.band !== band);
  return Math.min(window.width, ...next.map((other) => xOf(window, other.band.from)));
}

/** A stage with its name in it, or behind it where it is too short: a few days of planning again are seen, too. */
function laneSegment({ band, lane }: LaneBand, room: number, { window, measure, brief }: AxisInput): Piece[] {
  const from = xOf(window, band.from);
  const to = xOf(window, band.to);
  if (to < 0 || from > window.width) return [];
  const x = Math.max(from, -4);
  // A stage may last no longer than its gate.
  const width = Math.max(1, Math.min(to, window.width + 4) - x - 1);
  const full = band.back ? `↩ ${band.label}` : band.label;
  const visible = width + Math.min(0, x);
  const behind = room - x - width;
  const short = `${band.back ? '↩' : ''}${band.label.slice(0, 1)}${/ \d+$/.exec(band.label)?.[0].trim() ?? ''}`;
  const fits = (words: string, free: number, margin: number) => measure(words) + margin <= free;
  const y = HEADER_HEIGHT + lane * LANE_HEIGHT;
  const segment = { x, width, y, className: `${band.stage}${band.back ? ' back' : ''}` };
  const tight = { ...segment, className: `${segment.className} tight` };
  if (!brief && fits(full, visible, 12)) return [{ ...segment, text: full }];
  const longer = !brief && fits(full, behind, 12);
  if (!longer && fits(short, visible, 4)) return [{ ...tight, text: short }];
  const words = longer ? full : short;
  if (!fits(words, behind, 12)) return [{ ...tight, text: band.back && fits('↩', visible, 4) ? '↩' : '' }];
  return [
    { ...segment, text: '' },
    { text: words, x: x + width, width: measure(words) + 12, y, className: 'behind' },
  ];
}
