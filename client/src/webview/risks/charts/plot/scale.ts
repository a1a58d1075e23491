/** Straight scales between values and px, and how far an axis reaches. Pure. */
import { ticks } from 'd3-array';

export interface Domain {
  readonly from: number;
  readonly to: number;
}

export interface Scale {
  readonly domain: Domain;
  /** Px of a value. */
  readonly at: (value: number) => number;
  /** Value at a px. */
  readonly valueAt: (px: number) => number;
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** `start` and `end` are px of the domain's ends; an empty domain lies in the middle of them. */
export function linear(domain: Domain, start: number, end: number): Scale {
  const span = domain.to - domain.from;
  if (span <= 0) return { domain, at: () => (start + end) / 2, valueAt: () => domain.from };
  return {
    domain,
    at: (value) => start + ((value - domain.from) / span) * (end - start),
    valueAt: (px) => domain.from + ((px - start) / (end - start)) * span,
  };
}

export function union(one: Domain, other: Domain): Domain {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

/** Round values within the domain, about as many as `count`. */
export function roundTicks(domain: Domain, count: number, text: (value: number) => string): Tick[] {
  return ticks(domain.from, domain.to, Math.max(1, count)).map((value) => ({ value, text: text(value) }));
}

/** Between the words of two ticks, px. */
const APART = 12;
const USUAL_TICK = 80;

/** As many ticks as have room for their words beside each other. */
export function ticksThatFit(
  scale: Scale,
  ticksOf: (domain: Domain, count: number) => readonly Tick[],
  measure: (text: string) => number,
): readonly Tick[] {
  const { domain, at } = scale;
  const across = Math.abs(at(domain.to) - at(domain.from));
  for (let count = Math.max(1, Math.floor(across / USUAL_TICK)); count > 1; count--) {
    const found = ticksOf(domain, count);
    const fit = found.every((tick, index) => {
      const before = found[index - 1];
      if (!before) return true;
      return at(tick.value) - at(before.value) >= (measure(tick.text) + measure(before.text)) / 2 + APART;
    });
    if (fit) return found;
  }
  return ticksOf(domain, 1);
}

/** `share` of it more at each end, so that nothing lies on the edge; a point gets `least` around it. */
export function padded(wanted: Domain, least: number, share = 0.04): Domain {
  const room = Math.max((wanted.to - wanted.from) * share, wanted.to > wanted.from ? 0 : least / 2);
  return { from: wanted.from - room, to: wanted.to + room };
}

/** Below this share of the axis in use, what has come to rest is fitted anew. */
const LEAST_USED = 0.8;

/**
 * The axis while trials come in: it only widens as long as the run goes on, so that the curve moves and not
 * the paper under it. What has come to rest may be fitted anew where most of the axis would be empty.
 */
export function settled(before: Domain | null, wanted: Domain, running: boolean): Domain {
  if (!before) return wanted;
  const both = union(before, wanted);
  const used = (wanted.to - wanted.from) / Math.max(both.to - both.from, Number.MIN_VALUE);
  return running || used >= LEAST_USED ? both : wanted;
}
