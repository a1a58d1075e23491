/** All that an analysis says, as text: two analyses that say the same give the same. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/core/analyse.ts';
import type { Span } from '../../server/src/core/base/span.ts';
import type { Origin, WorkItem } from '../../server/src/core/model/plan.ts';
import { plainDates } from '../../server/src/core/schedule/date-columns.ts';

/** One line for each part of the plan, each date and each finding, so that a difference is easy to see. */
export function told({ plan, schedule, problems }: Analysis): string[] {
  const { items, outline, definitions, references, ...header } = plan;
  for (const item of items.values()) for (const child of item.children) assert.equal(items.get(child.id), child);
  const { projectStart, start, finish, duration, statusAt, criticalPaths } = schedule;
  const drives = [...items.values()].map(({ id, after }) => after.map((_, place) => schedule.isDriving(id, place)));
  return [
    ...Object.entries(header).map(([key, value]) => `${key} ${text(value)}`),
    `outline ${text(outline.map(idOf))}`,
    ...[...items].map(([id, item]) => `item ${id} ${text({ ...item, children: item.children.map(idOf) })}`),
    ...sorted(definitions.map((each) => `definition ${text(each)}`)),
    ...sorted(references.map((each) => `reference ${text(each)}`)),
    `schedule ${text({ projectStart, start, finish, duration, statusAt, criticalPaths, drives })}`,
    ...[...schedule.items].map(([id, dates]) => `dates ${id} ${text(plainDates(dates))}`),
    ...problems.map((each) => `problem ${text(each)}`),
  ];
}

function idOf({ id }: WorkItem): string {
  return id;
}

function sorted(lines: readonly string[]): string[] {
  return [...lines].sort();
}

function text(value: unknown): string {
  return JSON.stringify(plain(value));
}

/** Maps and sets in their order, spans as their two numbers. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return [...value].map(([key, each]) => [key, plain(each)]);
  if (value instanceof Set) return [...value].map(plain);
  if (isOrigin(value)) {
    const { file, key, span, fields, elsewhere } = value;
    return plain([file, key, span, [...fields], elsewhere]);
  }
  if (isSpan(value)) return `${value.start}–${value.end}`;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

function isOrigin(value: object): value is Origin {
  return 'fields' in value && 'elsewhere' in value;
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value && typeof value.start === 'number' && !('id' in value);
}
