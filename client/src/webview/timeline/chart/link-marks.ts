/**
 * The links in sight: those with an end at a row in sight, and those of the chain that is lit. Pure
 * geometry; `route.ts` says where a line runs.
 */
import type { TimelineLink, TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import type { RowMetrics } from '../grid/layout.ts';
import type { Chain } from '../model/chain.ts';
import { boxOf } from './bars.ts';
import type { Measure } from './labels.ts';
import type { ShownLinks } from './links.ts';
import { type Crossings, inSight, type LinkEnd, type Point, roundedLine, route, zigzag } from './route.ts';
import type { TimeWindow } from './scale.ts';
import type { Scene } from './scene.ts';
import { arrowHead, warningSign } from './shapes.ts';

export interface LinkInput {
  readonly viewLinks: readonly TimelineLink[];
  readonly links: ShownLinks;
  readonly chain: Chain | null;
  readonly rowAt: (position: number) => TimelineRow | undefined;
  readonly window: TimeWindow;
  readonly scrollTop: number;
  readonly height: number;
  readonly metrics: RowMetrics;
  readonly withCritical: boolean;
  readonly withLags: boolean;
  /** Without links that decide nothing: their dashes take most of the time that a large picture takes. */
  readonly coarse: boolean;
  readonly measure: Measure;
}

const LEAST_LAG_ZOOM = 8;
const HALF_LABEL = 8;
/** Between rows farther apart one vertical is as good as another. */
const MOST_LOOKED_THROUGH = 40;

/** @param first,last positions in sight. */
export function drawLinks(scene: Scene, input: LinkInput, first: number, last: number): void {
  const drawn = new Set<number>();
  for (let position = first; position <= last; position++) {
    for (const number of input.links.at(position)) drawn.add(number);
  }
  for (const lit of [input.chain?.before, input.chain?.after]) {
    for (const index of lit ?? []) {
      const number = input.links.numberOf(index);
      if (number >= 0) drawn.add(number);
    }
  }
  for (const number of drawn) drawLink(scene, input, number);
}

function drawLink(scene: Scene, input: LinkInput, number: number): void {
  const { links, window, height } = input;
  const index = links.index[number] ?? -1;
  const link = input.viewLinks[index];
  const [start, finish] = [links.from[number] ?? 0, links.to[number] ?? 0];
  const from = linkEnd(input, start);
  const to = linkEnd(input, finish);
  if (!link || !from || !to || isOutOfSight(input, from, to)) return;
  const isLit = input.chain?.before.has(index) || input.chain?.after.has(index);
  if (input.coarse && !link.driving && !link.broken && !isLit) return;
  const whole = route(link.type, from, to, links.lane(number), crossings(input, start, finish));
  const points = inSight(whole.points, window.width, height);
  const end = points.at(-1);
  if (!end) return;
  const head = arrowHead(end.x, end.y, whole.arrow);
  if (input.chain?.before.has(index)) {
    scene.add('lit-before', roundedLine(points));
    scene.add('lit-arrow-before', head);
  } else if (input.chain?.after.has(index)) {
    scene.add('lit-after', roundedLine(points));
    scene.add('lit-arrow-after', head);
  } else if (link.broken) {
    scene.add('link-broken', zigzag(points));
    scene.add('arrow-critical', head);
  } else {
    const critical = link.critical && input.withCritical;
    scene.add(critical ? 'link-critical' : link.driving ? 'link-driving' : 'link', roundedLine(points));
    scene.add(critical ? 'arrow-critical' : 'arrow', head);
  }
  if (link.broken) drawSign(scene, points);
  if (link.lagText && input.withLags && window.pxPerDay >= LEAST_LAG_ZOOM)
    drawLag(scene, input, number, link.lagText, whole.points, from);
}

/** On the first vertical, beside the row it comes from. */
function drawLag(
  scene: Scene,
  { measure }: LinkInput,
  number: number,
  text: string,
  points: readonly Point[],
  from: LinkEnd,
): void {
  const corner = points[1];
  const next = points[2];
  if (!corner || !next) return;
  const y = next.y > corner.y ? from.bottom : from.top;
  const width = measure(text) + 4;
  scene.labels.push({ of: number, text, x: corner.x - width / 2, y: y - HALF_LABEL, width, kind: 'lag' });
}

function drawSign(scene: Scene, points: readonly Point[]): void {
  const [corner, next] = [points[1], points[2]];
  if (corner && next) scene.add('broken-sign', warningSign(corner.x, corner.y + Math.sign(next.y - corner.y) * 14));
}

function linkEnd(input: LinkInput, position: number): LinkEnd | null {
  const row = input.rowAt(position);
  if (!row) return null;
  const { rowHeight, barTop, barHeight } = input.metrics;
  const top = position * rowHeight - input.scrollTop;
  return { box: boxOf(row, input.window), y: top + barTop + barHeight / 2, top, bottom: top + rowHeight };
}

function isOutOfSight({ window, height }: LinkInput, from: LinkEnd, to: LinkEnd): boolean {
  const left = Math.min(from.box.left, to.box.left) - 60;
  const right = Math.max(from.box.right, to.box.right) + 60;
  return (
    right < 0 || left > window.width || Math.max(from.bottom, to.bottom) < 0 || Math.min(from.top, to.top) > height
  );
}

function crossings(input: LinkInput, from: number, to: number): Crossings {
  const first = Math.min(from, to) + 1;
  const last = Math.max(from, to) - 1;
  return (x) => {
    if (last - first > MOST_LOOKED_THROUGH) return 0;
    let crossed = 0;
    for (let position = first; position <= last; position++) {
      const row = input.rowAt(position);
      if (!row) continue;
      const { left, right } = boxOf(row, input.window);
      if (x > left - 2 && x < right + 2) crossed++;
    }
    return crossed;
  };
}
