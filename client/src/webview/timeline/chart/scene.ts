/**
 * What one picture of the chart consists of: one path of many shapes per style, and labels. Styles
 * are drawn in the order of the list; what they look like is said in the style sheet alone.
 */

export const STYLES = [
  'phase-tint',
  'non-working',
  'non-working-edge',
  'grid-line',
  'baseline',
  'link',
  'link-driving',
  'link-critical',
  'link-broken',
  'arrow',
  'arrow-critical',
  'slack',
  'slack-end',
  'slack-negative',
  'summary',
  'summary-critical',
  'pause',
  'bar',
  'bar-near',
  'bar-critical',
  'bar-done',
  'bar-cancelled',
  'bar-undated',
  'hatch',
  'hatch-undated',
  'progress',
  'progress-done',
  'over-allocated',
  'chance',
  'milestone',
  'milestone-critical',
  'milestone-done',
  'gate-open',
  'gate-go',
  'gate-warn',
  'gate-stop',
  'glyph',
  'glyph-solid',
  'lit-before',
  'lit-after',
  'lit-arrow-before',
  'lit-arrow-after',
  'broken-sign',
  'constraint',
  'pin',
  'deadline-met',
  'deadline-missed',
  'finding-info',
  'finding-warning',
  'finding-error',
  'project-deadline',
  'status-date',
  'today',
] as const;

export type Style = (typeof STYLES)[number];

/** `slip` is how late or moved, `negative` stands left of what is late already, `lag` lies on a link. */
export type LabelKind = 'inside' | 'beside' | 'phase' | 'slip' | 'negative' | 'lag';

export interface Label {
  /** Whose it is: the row's position, or the link's number; with the kind it names the label from frame to frame. */
  readonly of: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly kind: LabelKind;
}

/** Collects the shapes of one picture. */
export class Scene {
  readonly paths = new Map<Style, string[]>();
  readonly labels: Label[] = [];

  add(style: Style, path: string): void {
    const shapes = this.paths.get(style);
    if (shapes) shapes.push(path);
    else this.paths.set(style, [path]);
  }
}

/** Tenths of a pixel are as fine as anyone sees, and keep paths short. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}Z`;
}

export function roundedRectangle(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const w = px(width - 2 * r);
  const h = px(height - 2 * r);
  const arc = `a${px(r)} ${px(r)} 0 0 1 `;
  const k = px(r);
  return `M${px(x + r)} ${px(y)}h${w}${arc}${k} ${k}v${h}${arc}${-k} ${k}h${-w}${arc}${-k} ${-k}v${-h}${arc}${k} ${-k}Z`;
}
