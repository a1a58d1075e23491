/** Draws the strip of the minimap in the theme's colours. Costs something only when the plan, its rows or the theme change. */
import { element } from '../../shared/element.ts';
import {
  CRITICAL_LINE,
  LEVELS,
  type Run,
  type Strip,
  type StripPicture,
  type StripPoint,
  stripX,
} from './minimap-geometry.ts';

interface StripMarks {
  readonly today: number;
  readonly statusDate: number | null;
  readonly deadline: number | null;
}

export interface MinimapCanvas {
  readonly root: HTMLCanvasElement;
  readonly paint: (strip: Strip, picture: StripPicture, marks: StripMarks) => void;
  readonly forgetColours: () => void;
}

const COLOURS = ['work', 'bad', 'line', 'fg', 'focus', 'bg'] as const;
type Colours = Readonly<Record<(typeof COLOURS)[number], string>>;

/** Fainter where less runs, yet never too faint to be seen. */
const FAINTEST = 0.6;

export function minimapCanvas(): MinimapCanvas {
  const root = element('canvas', { class: 'minimap-canvas', 'aria-hidden': 'true' });
  let colours: Colours | null = null;
  return {
    root,
    forgetColours: () => {
      colours = null;
    },
    paint: (strip, picture, marks) => {
      const context = root.getContext('2d');
      if (!context) return;
      colours ??= coloursOf(root);
      const sharp = window.devicePixelRatio || 1;
      root.width = Math.round(strip.width * sharp);
      root.height = Math.round(strip.height * sharp);
      context.setTransform(sharp, 0, 0, sharp, 0, 0);
      for (const run of picture.runs) paintRun(context, strip, run, colours);
      paintCriticalLine(context, strip, picture.critical, colours.bad);
      paintMarks(context, strip, marks, colours);
      for (const point of picture.points) paintPoint(context, point, colours);
    },
  };
}

/** As the browser resolves them: a canvas knows no variables, and in forced colours they are the system's. */
function coloursOf(near: HTMLElement): Colours {
  const probes = COLOURS.map((name) => {
    const probe = element('span', { class: 'minimap-probe' });
    probe.style.color = `var(--pl-${name})`;
    return probe;
  });
  near.after(...probes);
  const found = COLOURS.map((name, at) => [name, getComputedStyle(probes[at] as HTMLElement).color]);
  for (const probe of probes) probe.remove();
  return Object.fromEntries(found) as Colours;
}

function paintRun(context: CanvasRenderingContext2D, strip: Strip, run: Run, colours: Colours): void {
  const { bandsTop, bandHeight } = strip;
  const top = bandsTop + run.band * bandHeight;
  context.globalAlpha = FAINTEST + ((1 - FAINTEST) * run.level) / LEVELS;
  context.fillStyle = run.kind === 'critical' ? colours.bad : run.kind === 'open' ? colours.work : colours.line;
  context.fillRect(run.from, top, run.to - run.from, Math.max(1, bandHeight - (bandHeight >= 3 ? 1 : 0)));
  context.globalAlpha = 1;
}

/** Hatched, so that it is told by more than its colour. */
function paintCriticalLine(
  context: CanvasRenderingContext2D,
  strip: Strip,
  stretches: readonly number[],
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  for (let i = 0; i + 1 < stretches.length; i += 2) {
    const from = stretches[i] ?? 0;
    const to = Math.max(from + 3, stretches[i + 1] ?? 0);
    context.save();
    context.beginPath();
    context.rect(from, strip.criticalTop, to - from, CRITICAL_LINE);
    context.clip();
    context.beginPath();
    for (let x = from - (from % 4) - 4; x < to; x += 4) {
      context.moveTo(x, strip.criticalTop + CRITICAL_LINE);
      context.lineTo(x + CRITICAL_LINE + 1, strip.criticalTop - 1);
    }
    context.stroke();
    context.restore();
  }
}

function paintMarks(context: CanvasRenderingContext2D, strip: Strip, marks: StripMarks, colours: Colours): void {
  const line = (minute: number, colour: string, dash: number[]) => {
    const x = Math.round(stripX(strip, minute)) + 0.5;
    context.setLineDash(dash);
    context.strokeStyle = colour;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, strip.height);
    context.stroke();
    context.setLineDash([]);
  };
  if (marks.deadline !== null) line(marks.deadline, colours.line, [1, 2]);
  if (marks.statusDate !== null) line(marks.statusDate, colours.fg, [4, 3]);
  line(marks.today, colours.focus, []);
}

function paintPoint(context: CanvasRenderingContext2D, { kind, x }: StripPoint, colours: Colours): void {
  context.fillStyle = kind === 'missed' ? colours.bad : colours.fg;
  context.strokeStyle = colours.fg;
  context.lineWidth = 1;
  context.beginPath();
  switch (kind) {
    case 'missed':
      shape(context, [x - 3.5, 1, x + 3.5, 1, x, 7]);
      context.fill();
      return;
    case 'milestone':
      shape(context, [x, 0.5, x + 3.5, 4, x, 7.5, x - 3.5, 4]);
      context.fill();
      return;
    case 'gate':
      shape(context, [x - 4, 4, x - 2, 0.5, x + 2, 0.5, x + 4, 4, x + 2, 7.5, x - 2, 7.5]);
      context.fillStyle = colours.bg;
      context.fill();
      context.stroke();
  }
}

function shape(context: CanvasRenderingContext2D, corners: readonly number[]): void {
  for (let i = 0; i < corners.length; i += 2) context.lineTo(corners[i] ?? 0, corners[i + 1] ?? 0);
  context.closePath();
}
