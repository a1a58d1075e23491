/**
 * What is not to be told while part of a plan cannot be read: of a line or an item that is half typed only that
 * it is, of what waits for it nothing that its dates say, and of nothing that it lacks a link which may
 * stand in the unread text. Of an item with a key or value that nobody knows, nothing that it lacks. So a
 * slip has one finding, and not one more for each of its consequences.
 */
import type { Problem } from '../base/problem.ts';
import type { FileId, Span } from '../base/span.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import type { PlanSources } from '../model/sources.ts';
import { startOfLine } from '../syntax/cursor-line.ts';
import { lineEnd } from '../syntax/inline.ts';

/** Where items stand, by file; in the order of the text. */
type Areas = ReadonlyMap<FileId, readonly Span[]>;

export interface Doubts {
  /** Of what was found in the text and the model. */
  readonly told: (found: readonly Problem[]) => readonly Problem[];
  /** Of what was found in the schedule and by the checks. */
  readonly concluded: (found: readonly Problem[]) => readonly Problem[];
}

/** What may be missing because the text that says it is not read. */
const LINKS: ReadonlySet<string> = new Set(['missing-predecessor', 'missing-successor', 'dangling-end']);
const ABSENT: ReadonlySet<string> = new Set([...LINKS, 'missing-estimate', 'unassigned']);

/** `found` is what the text and the model say. Null where everything can be read. */
export function doubtsOf(plan: Plan, found: readonly Problem[], sources: PlanSources): Doubts | null {
  const faults = found.filter(({ rule }) => rule === 'yaml-syntax');
  const unknown = found.filter(({ rule }) => rule === 'schema' || rule === 'unknown-key');
  if (faults.length === 0 && unknown.length === 0) return null;
  const leaves = [...plan.items.values()].filter(({ children }) => children.length === 0);
  const misread = areasOf(leavesAt(leaves, unknown));
  const isLack = (each: Problem): boolean => ABSENT.has(each.rule) && isIn(misread, each);
  if (faults.length === 0) return { told: (all) => all, concluded: (all) => all.filter((each) => !isLack(each)) };
  const broken = leavesAt(leaves, faults);
  const unlinked = found.filter(({ rule }) => rule === 'unknown-task');
  const brokenAreas = areasOf(broken);
  const lines = linesOf(faults, sources);
  const isRead = (each: Problem): boolean => !isIn(brokenAreas, each) && !isIn(lines, each);
  const late = areasOf(reachedFrom(plan, [...broken, ...leavesAt(leaves, unlinked)]));
  const isLate = (each: Problem): boolean => isIn(late, each) || each.related.some((at) => isIn(late, at));
  return {
    told: (all) => all.filter((each) => each.rule === 'yaml-syntax' || isRead(each)),
    concluded: (all) =>
      all.filter((each) => !LINKS.has(each.rule) && !isLack(each) && !isLate(each) && !isIn(lines, each)),
  };
}

/** Those that the findings begin in. */
function linesOf(found: readonly Problem[], { files }: PlanSources): Areas {
  const areas = new Map<FileId, Span[]>();
  for (const { file, span } of found) {
    const source = files.get(file);
    if (source === undefined || !('text' in source)) continue;
    const line = { start: startOfLine(source.text, span.start), end: lineEnd(source.text, span.start) };
    const known = areas.get(file);
    if (known) known.push(line);
    else areas.set(file, [line]);
  }
  for (const each of areas.values()) each.sort((a, b) => a.start - b.start);
  return areas;
}

interface At {
  readonly file: FileId;
  readonly span: Span;
}

/** The leaves that one of the findings touches. */
function leavesAt(leaves: readonly WorkItem[], problems: readonly Problem[]): WorkItem[] {
  if (problems.length === 0) return [];
  const byFile = new Map<FileId, number[]>();
  for (const { file, span } of problems) {
    const known = byFile.get(file);
    if (known) known.push(span.start);
    else byFile.set(file, [span.start]);
  }
  for (const starts of byFile.values()) starts.sort((a, b) => a - b);
  return leaves.filter(({ origin: { file, span } }) => {
    const starts = byFile.get(file);
    if (starts === undefined) return false;
    const { start, end } = span;
    const next = starts[countBelow(starts.length, (i) => (starts[i] as number) < start)];
    return next !== undefined && next <= end;
  });
}

/** The items, what waits for them, what is in or around that, and so on. */
function reachedFrom({ items }: Plan, from: readonly WorkItem[]): WorkItem[] {
  if (from.length === 0) return [];
  const waiting = new Map<string, WorkItem[]>();
  for (const item of items.values()) {
    for (const { task } of item.after) {
      const known = waiting.get(task);
      if (known) known.push(item);
      else waiting.set(task, [item]);
    }
  }
  const reached = new Set<WorkItem>();
  const pending = [...from];
  const whole = new Set<WorkItem>();
  const addWhole = (item: WorkItem): void => {
    if (whole.has(item)) return;
    whole.add(item);
    pending.push(item);
    item.children.forEach(addWhole);
  };
  // Of a group around an item the dates change, not those of all that is in it.
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (reached.has(item)) continue;
    reached.add(item);
    waiting.get(item.id)?.forEach(addWhole);
    const group = item.parent === null ? undefined : items.get(item.parent);
    if (group !== undefined) pending.push(group);
    const gate = items.get(`${item.id}.gate`);
    if (gate !== undefined) pending.push(gate);
  }
  return [...reached];
}

/** Of a group only its own fields. */
function areasOf(items: readonly WorkItem[]): Areas {
  const areas = new Map<FileId, Span[]>();
  const add = (file: FileId, span: Span): void => {
    const known = areas.get(file);
    const area = { start: span.start, end: span.end };
    if (known) known.push(area);
    else areas.set(file, [area]);
  };
  for (const { origin, children } of items) {
    if (children.length === 0) add(origin.file, origin.span);
    else {
      add(origin.file, origin.key);
      for (const [key, { file, key: at, value }] of origin.fields) if (key !== 'tasks') add(file, value ?? at);
    }
  }
  for (const each of areas.values()) each.sort((a, b) => a.start - b.start);
  return areas;
}

function isIn(areas: Areas, { file, span }: At): boolean {
  const known = areas.get(file) ?? [];
  const { start } = span;
  const last = known[countBelow(known.length, (i) => (known[i] as Span).start <= start) - 1];
  return last !== undefined && start <= last.end;
}

/** How many of the first `length` numbers are below a bound; those that are come first. */
function countBelow(length: number, isBelow: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
