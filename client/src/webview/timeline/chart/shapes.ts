/** Outlines of the marks, around a centre or from a corner, as path data. */
import type { ViewFinding } from '../../../../../server/src/protocol/view.ts';
import { px, rectangle } from './scene.ts';

export function diamond(x: number, y: number, radius: number): string {
  const r = px(radius);
  return `M${px(x)} ${px(y - radius)}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`;
}

/** Flat-topped. */
export function hexagon(x: number, y: number, radius: number): string {
  const half = px(radius / 2);
  const high = px(radius * 0.87);
  return `M${px(x - radius)} ${px(y)}l${half} ${-high}h${px(radius)}l${half} ${high}l${-half} ${high}h${px(-radius)}Z`;
}

export function triangleDown(x: number, y: number, size: number): string {
  const half = px(size / 2);
  return `M${px(x - size / 2)} ${px(y)}h${px(size)}l${-half} ${px(size * 0.85)}Z`;
}

export function arrowHead(x: number, y: number, direction: 1 | -1): string {
  return `M${px(x)} ${px(y)}l${-6 * direction} -3.5v7Z`;
}

export function checkMark(x: number, y: number): string {
  return `M${px(x - 4)} ${px(y)}l3 3l5 -6`;
}

/** The sign inside a gate: go ✓, conditional ◐, hold ‖, no-go ✕; none while it is open. */
export function gateSign(decision: 'go' | 'conditional' | 'hold' | 'no-go' | null, x: number, y: number): string {
  switch (decision) {
    case null:
      return '';
    case 'go':
      return `M${px(x - 3)} ${px(y)}l2.2 2.4l3.8 -4.6`;
    case 'conditional':
      return `M${px(x)} ${px(y - 4)}a4 4 0 1 1 0 8a4 4 0 1 1 0 -8Z`;
    case 'hold':
      return `M${px(x - 1.8)} ${px(y - 3)}v6M${px(x + 1.8)} ${px(y - 3)}v6`;
    case 'no-go':
      return `M${px(x - 2.5)} ${px(y - 2.5)}l5 5m0 -5l-5 5`;
  }
}

/** The filled half of ◐, inside its circle. */
export function halfDisc(x: number, y: number): string {
  return `M${px(x)} ${px(y - 4)}a4 4 0 0 0 0 8Z`;
}

/** `[` around a bound start, `]` around a bound finish. */
export function constraintMark(kind: string, x: number, top: number, height: number): string {
  const side = kind.includes('finish') ? 1 : -1;
  return `M${px(x - 4 * side)} ${px(top)}h${8 * side}v${px(height)}h${-8 * side}`;
}

/** A pin with its head above the bar, where a date must be met. */
export function pinMark(x: number, top: number, height: number): string {
  return `M${px(x - 3)} ${px(top)}a3 3 0 1 1 6 0a3 3 0 1 1 -6 0ZM${px(x - 0.7)} ${px(top + 2)}h1.4v${px(height - 2)}h-1.4Z`;
}

/** A wave 3 px high over what is in sight of a stretch that begins at `origin`, with which it moves. */
export function wave(from: number, to: number, top: number, origin = from): string {
  const middle = px(top + 1.5);
  let step = Math.ceil((from - origin) / 3);
  let path = '';
  for (let x = origin + step * 3; x < to; x += 3, step++) {
    if (path === '') path = `M${px(x)} ${middle}`;
    path += `Q${px(x + 1.5)} ${px(step % 2 === 0 ? top - 1.5 : top + 4.5)} ${px(Math.min(x + 3, to))} ${middle}`;
  }
  return path;
}

/** An I-beam from `from` to `to`: a box of 6 between caps of 8. */
export function iBeam(from: number, to: number, middle: number): string {
  const box = to > from ? rectangle(from, middle - 3, to - from, 6) : '';
  return `${box}M${px(from)} ${px(middle - 4)}v8M${px(to)} ${px(middle - 4)}v8`;
}

/** 45° lines across what is in sight of a bar that begins at `origin`, with which they move. */
export function hatching(left: number, top: number, width: number, height: number, origin = left): string {
  let path = '';
  const first = origin + 3 + Math.ceil(Math.max(0, left - origin - 3) / HATCH) * HATCH;
  for (let x = first; x + height < left + width; x += HATCH) {
    path += `M${px(x)} ${px(top + height)}l${px(height)} ${px(-height)}`;
  }
  return path;
}

const HATCH = 7;

/** A triangle with `!` cut out, for what contradicts. */
export function warningSign(x: number, middle: number): string {
  return `M${px(x)} ${px(middle - 6)}l6.5 12h-13ZM${px(x - 0.6)} ${px(middle - 1.5)}v3.8h1.2v-3.8ZM${px(x - 0.6)} ${px(middle + 3.2)}v1.2h1.2v-1.2Z`;
}

/** Three severities in three shapes of 14 px, so that colour is not needed. */
export function findingMark(severity: ViewFinding['severity'], left: number, middle: number): string {
  const x = left + 7;
  switch (severity) {
    case 'error':
      return `M${px(left)} ${px(middle)}a7 7 0 1 1 14 0a7 7 0 1 1 -14 0ZM${px(x - 3.3)} ${px(middle - 2.4)}l2.4 2.4l-2.4 2.4l.9 .9l2.4 -2.4l2.4 2.4l.9 -.9l-2.4 -2.4l2.4 -2.4l-.9 -.9l-2.4 2.4l-2.4 -2.4Z`;
    case 'warning':
      return `M${px(x)} ${px(middle - 7)}l7 13.5h-14ZM${px(x - 0.7)} ${px(middle - 2)}v4.4h1.4v-4.4ZM${px(x - 0.7)} ${px(middle + 3.4)}v1.4h1.4v-1.4Z`;
    case 'info':
      return `M${px(left)} ${px(middle)}a7 7 0 1 1 14 0a7 7 0 1 1 -14 0ZM${px(x - 0.7)} ${px(middle - 4)}v1.5h1.4v-1.5ZM${px(x - 0.7)} ${px(middle - 1.2)}v5.2h1.4v-5.2Z`;
  }
}

export function worstSeverity(findings: readonly Pick<ViewFinding, 'severity'>[]): ViewFinding['severity'] | null {
  if (findings.length === 0) return null;
  if (findings.some((finding) => finding.severity === 'error')) return 'error';
  return findings.some((finding) => finding.severity === 'warning') ? 'warning' : 'info';
}
