/** Outlines of the marks, around a centre or from a corner, as path data. */
import type { ViewFinding } from '../../../../../server/src/protocol/view.ts';
import { px } from './scene.ts';

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

/** The sign inside a gate: go ✓, conditional half, hold ‖, no-go ✕; none while it is open. */
export function gateSign(decision: 'go' | 'conditional' | 'hold' | 'no-go' | null, x: number, y: number): string {
  switch (decision) {
    case null:
      return '';
    case 'go':
      return `M${px(x - 3)} ${px(y)}l2.2 2.4l3.8 -4.6`;
    case 'conditional':
      return `M${px(x)} ${px(y - 3.5)}v7M${px(x + 2)} ${px(y - 2.5)}v5`;
    case 'hold':
      return `M${px(x - 1.8)} ${px(y - 3)}v6M${px(x + 1.8)} ${px(y - 3)}v6`;
    case 'no-go':
      return `M${px(x - 2.5)} ${px(y - 2.5)}l5 5m0 -5l-5 5`;
  }
}

/** `[` for a bound start, `]` for a bound finish, a pin where a date must be met. */
export function constraintMark(kind: string, x: number, top: number, height: number): string {
  if (kind.startsWith('must')) {
    const middle = px(top - 1);
    return `M${px(x)} ${middle}v${px(height + 2)}M${px(x - 3)} ${middle}h6`;
  }
  const arm = kind.includes('finish') ? -4 : 4;
  return `M${px(x + arm)} ${px(top - 1)}h${-arm}v${px(height + 2)}h${arm}`;
}

/** 45° lines across a bar, as long as it is high. */
export function hatching(left: number, top: number, width: number, height: number): string {
  let path = '';
  for (let x = left + 3; x + height < left + width; x += 7) {
    path += `M${px(x)} ${px(top + height)}l${px(height)} ${px(-height)}`;
  }
  return path;
}

/** Three severities in three shapes of 12 px, so that colour is not needed. */
export function findingMark(severity: ViewFinding['severity'], left: number, middle: number): string {
  const x = left + 6;
  switch (severity) {
    case 'error':
      return `M${px(left)} ${px(middle)}a6 6 0 1 1 12 0a6 6 0 1 1 -12 0ZM${px(x - 2.9)} ${px(middle - 2.2)}l2.2 2.2l-2.2 2.2l.7 .7l2.2 -2.2l2.2 2.2l.7 -.7l-2.2 -2.2l2.2 -2.2l-.7 -.7l-2.2 2.2l-2.2 -2.2Z`;
    case 'warning':
      return `M${px(x)} ${px(middle - 6)}l6.5 12h-13ZM${px(x - 0.6)} ${px(middle - 1.5)}v3.8h1.2v-3.8ZM${px(x - 0.6)} ${px(middle + 3.2)}v1.2h1.2v-1.2Z`;
    case 'info':
      return `M${px(left)} ${px(middle)}a6 6 0 1 1 12 0a6 6 0 1 1 -12 0ZM${px(x - 0.6)} ${px(middle - 3.4)}v1.3h1.2v-1.3ZM${px(x - 0.6)} ${px(middle - 1)}v4.3h1.2v-4.3Z`;
  }
}

export function worstSeverity(findings: readonly ViewFinding[]): ViewFinding['severity'] | null {
  if (findings.length === 0) return null;
  if (findings.some((finding) => finding.severity === 'error')) return 'error';
  return findings.some((finding) => finding.severity === 'warning') ? 'warning' : 'info';
}
