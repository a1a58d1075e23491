import type { Span } from '../../server/src/core/base/span.ts';

/**
 * A copy of trees, findings and what is made of them in which every span is its two numbers as they
 * are now, so that `deepEqual` compares what they say and not how they are kept.
 */
export function byValue(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(byValue);
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, byValue(each)]));
  if (value instanceof Set) return new Set([...value].map(byValue));
  if (isSpan(value)) return { start: value.start, end: value.end };
  const copy: Record<string, unknown> = {};
  for (const key of keysOf(value)) copy[key] = byValue(Reflect.get(value, key));
  return copy;
}

function isSpan(value: object): value is Span {
  const own = Object.keys(value);
  return 'start' in value && 'end' in value && own.every((key) => SPAN_KEYS.has(key));
}

const SPAN_KEYS: ReadonlySet<string> = new Set(['start', 'end', 'anchor', 'from', 'to', 'first', 'last']);

/** Those that tell what a node says; a tree's nodes keep the rest to themselves. */
const NODE_KEYS: Readonly<Record<string, readonly string[]>> = {
  scalar: ['kind', 'span', 'style', 'text', 'value'],
  map: ['kind', 'span', 'flow', 'entries'],
  list: ['kind', 'span', 'flow', 'items'],
};

function keysOf(value: object): readonly string[] {
  if ('kind' in value && typeof value.kind === 'string' && 'span' in value) {
    const keys = NODE_KEYS[value.kind];
    if (keys?.every((key) => key in value)) return keys;
  }
  if ('key' in value && 'value' in value && 'span' in value) return ['key', 'value', 'span'];
  return Object.keys(value);
}
