/**
 * The header over the chart: two tiers of ticks, chips for today, the status date and the deadline,
 * and the lane of stages. Pooled like everything that scrolls.
 */
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { DateWords } from '../../shared/dates.ts';
import { element, setText } from '../../shared/element.ts';
import { HEADER_HEIGHT, LANE_HEIGHT, type Layout } from '../grid/layout.ts';
import { type TimeWindow, xOf } from './scale.ts';
import type { LaneBand } from './stage-lane.ts';
import type { Tick, Ticks } from './ticks.ts';

export interface AxisInput {
  readonly view: TimelineView;
  readonly layout: Layout;
  readonly window: TimeWindow;
  readonly ticks: Ticks;
  readonly bands: readonly LaneBand[];
  readonly dates: DateWords;
  readonly today: number;
  readonly measure: (text: string, bold?: boolean) => number;
}

export function axis(): {
  readonly scale: HTMLElement;
  readonly draw: (input: AxisInput) => void;
} {
  const top = pool('tick top');
  const bottom = pool('tick bottom');
  const chips = pool('chip');
  const lane = pool('band');
  const scale = element('div', { class: 'scale', 'aria-hidden': 'true' }, top.root, bottom.root, chips.root, lane.root);

  return {
    scale,
    draw: (input) => {
      const marks = chipsOf(input);
      top.draw(input.ticks.top.flatMap((tick) => sticky(tick, input.measure)));
      bottom.draw(fitting(input.ticks.bottom, marks, input));
      chips.draw(marks);
      lane.draw(input.bands.flatMap((band) => laneSegment(band, input)));
    },
  };
}

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly width: number | null;
  readonly className?: string;
  readonly y?: number;
  readonly title?: string;
}

function pool(className: string) {
  const root = element('div', { class: 'pool' });
  const pieces: HTMLElement[] = [];
  return {
    root,
    draw: (wanted: readonly Piece[]) => {
      for (const [index, piece] of wanted.entries()) {
        let made = pieces[index];
        if (!made) {
          made = element('span');
          pieces.push(made);
          root.append(made);
        }
        const name = piece.className ? `${className} ${piece.className}` : className;
        if (made.className !== name) made.className = name;
        made.hidden = false;
        made.style.transform = `translate(${Math.round(piece.x)}px, ${piece.y ?? 0}px)`;
        made.style.width = piece.width === null ? '' : `${Math.max(0, Math.round(piece.width))}px`;
        setText(made, piece.text);
      }
      for (const spare of pieces.slice(wanted.length)) spare.hidden = true;
    },
  };
}

const PADDING = 6;

/** The upper tier's text stays in sight while its stretch does. */
function sticky(tick: Tick, measure: AxisInput['measure']): Piece[] {
  const x = Math.max(tick.x, 0);
  const width = tick.x + tick.width - x;
  if (width <= 0) return [];
  const fits = measure(tick.text, true) + 2 * PADDING <= width;
  return [{ text: fits ? tick.text : '', x, width, className: tick.x < 0 ? 'cut' : '' }];
}

/** Ticks whose text fits and is not covered by a chip; the others keep only their line. */
function fitting(list: readonly Tick[], chips: readonly Piece[], { measure, window }: AxisInput): Piece[] {
  return list.map((tick) => {
    const reach = measure(tick.text) + PADDING;
    const fits = reach <= tick.width && tick.x + reach <= window.width;
    const covered = chips.some((chip) => chip.x < tick.x + reach && chip.x + (chip.width ?? 0) > tick.x);
    return { text: fits && !covered ? tick.text : '', x: tick.x, width: tick.width };
  });
}

/** Chips in the order of time; one that would cover another moves beside it, one out of sight is left out. */
function chipsOf({ view, window, dates, today, measure, layout }: AxisInput): Piece[] {
  const dated = (word: string, at: number) => (layout.mode === 'narrow' ? word : `${word} ${dates.shortEnd(at)}`);
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
  let free = Number.NEGATIVE_INFINITY;
  return marks.flatMap(({ at, text, className }) => {
    const x = xOf(window, at);
    if (x < -4 || x > window.width + 4) return [];
    const width = measure(text) + 12;
    const left = Math.max(Math.min(x - width / 2, window.width - width - 2), 2, free);
    free = left + width + 2;
    return [{ text, x: left, width, className }];
  });
}

function laneSegment({ band, lane }: LaneBand, { window, measure, layout }: AxisInput): Piece[] {
  const from = xOf(window, band.from);
  const to = xOf(window, band.to);
  if (to < 0 || from > window.width) return [];
  const x = Math.max(from, -4);
  const width = Math.min(to, window.width + 4) - x - 1;
  const full = band.back ? `↩ ${band.label}` : band.label;
  const visible = width + Math.min(0, x);
  const short = `${band.back ? '↩' : ''}${band.label.slice(0, 1)}${/ \d+$/.exec(band.label)?.[0].trim() ?? ''}`;
  const text =
    layout.mode !== 'narrow' && measure(full) + 12 <= visible ? full : measure(short) + 4 <= visible ? short : '';
  return [
    { text, x, width, y: HEADER_HEIGHT + lane * LANE_HEIGHT, className: `${band.stage}${band.back ? ' back' : ''}` },
  ];
}
