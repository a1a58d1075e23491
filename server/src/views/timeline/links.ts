/**
 * Links as lines between rows, those into and out of phases included. A link from a phase leaves
 * from its gate where it has one, since that is what it waits for. Links to other plans have no row
 * to come from and are left out. All in a few arrays by link: a link is an object only where it is told.
 */
import type { Analysis } from '../../core/analyse.ts';
import type { Steps } from '../../core/base/steps.ts';
import { dayOf, minute } from '../../core/base/time.ts';
import type { Lag, Link, WorkItem } from '../../core/model/plan.ts';
import { LINK_DRIVES, LINK_HOLDS, type LinkStates } from '../../core/schedule/paths/link-states.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import { boundOf, type LinkBound, lagTimeOf } from '../../core/schedule/why/bounds.ts';
import { datedItem } from '../../core/schedule/why/step.ts';
import { lagText } from '../../core/schedule/words.ts';
import type { TimelineLink } from '../../protocol/timeline.ts';
import { LINK_STATES } from '../../protocol/timeline-wire.ts';
import { sameActual } from './kept.ts';
import type { Marks } from './marks.ts';
import { isCritical, type Moments, momentsOf, sameMoments } from './moments.ts';

const { driving: DRIVING, critical: CRITICAL, broken: BROKEN } = LINK_STATES;

/** What is written of links, by row they lead to: those of row `n` are `first[n]` to before `first[n + 1]`. */
interface LinkEnds {
  readonly first: Int32Array;
  /** Rows of what the links name, -1 of what has none. */
  readonly named: Int32Array;
  /** Rows that they lead from: of a phase its gate's, where it has one. */
  readonly from: Int32Array;
  readonly types: readonly TimelineLink['type'][];
  readonly lagTexts: readonly string[];
}

/** What was told of all links, and of what. */
export interface ToldLinks extends Seen {
  readonly ends: LinkEnds;
  readonly flags: Uint8Array;
}

/** When other links led to a row, and when the same ones were something else. */
export interface LinkMarks {
  readonly ends: Marks;
  readonly states: Marks;
}

/** By row. */
interface Seen {
  readonly items: readonly WorkItem[];
  readonly moments: Moments;
  /** The place of its calendar. */
  readonly calendars: Int32Array;
}

export interface LinkTelling extends Omit<Seen, 'moments'> {
  readonly dates: readonly ItemSchedule[];
  readonly analysis: Analysis;
  readonly rowOf: ReadonlyMap<string, number>;
  /** Whether what was told before was of this world. */
  readonly isWhole: boolean;
}

/** Rows whose links are looked at between two pauses, nearly all at a glance. */
const A_LOOK = 2000;

/** @param before of the same rows; null where nothing was told. Rows of which links say something else are noted. */
export function* tellingLinks(telling: LinkTelling, before: ToldLinks | null, marks: LinkMarks): Steps<ToldLinks> {
  const { items, calendars, isWhole } = telling;
  const moments = momentsOf(telling.analysis.schedule, telling.dates);
  const last = isWhole ? before : null;
  const moved = last && movedRows(last, { items, moments, calendars });
  yield;
  const ends = last && sameEnds(last, items) ? last.ends : linkEnds(telling);
  yield;
  const known = last?.ends === ends ? last.flags : null;
  const flags = known && moved === null ? known : yield* flagsOf({ telling, moments, ends, known, moved });
  const now = { items, moments, calendars, ends, flags };
  if (before && flags !== before.flags) {
    for (let row = 0; row < items.length; row++) {
      if (!sameLinksTo(before.ends, ends, row)) marks.ends.note(row);
      else if (!sameStatesOf(before, now, row)) marks.states.note(row);
    }
  }
  return now;
}

/**
 * Of a few rows what their links say now. Those that say something else than when all were told are noted; null where
 * other links lead to some row than then.
 */
export function linksOfRows(
  telling: LinkTelling,
  before: ToldLinks,
  rows: Int32Array,
  marks: LinkMarks,
): ToldLinks | null {
  const { items, calendars } = telling;
  const { ends } = before;
  if (!sameEnds(before, items)) return null;
  const moments = momentsOf(telling.analysis.schedule, telling.dates);
  const flags = new Uint8Array(ends.named.length);
  const now = { items, moments, calendars, ends, flags };
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    flagLinksTo({ telling, moments, ends, known: null, moved: null, flags }, row);
    if (!sameStatesOf(before, now, row)) marks.states.note(row);
  }
  return now;
}

/** The links that lead to a row. */
export function linksTo({ ends, flags }: ToldLinks, to: number): TimelineLink[] {
  const { first, from, types, lagTexts } = ends;
  const links: TimelineLink[] = [];
  for (let at = first[to] as number; at < (first[to + 1] as number); at++) {
    if (!isDrawn(ends, at, to)) continue;
    const is = flags[at] as number;
    links.push({
      from: from[at] as number,
      to,
      type: types[at] as TimelineLink['type'],
      lagText: lagTexts[at] as string,
      driving: (is & DRIVING) !== 0,
      critical: (is & CRITICAL) !== 0,
      broken: (is & BROKEN) !== 0,
    });
  }
  return links;
}

const ZERO = '0'.charCodeAt(0);
const DECODER = new TextDecoder();

/** A digit for each link that leads to one of these rows. */
export function statesTo({ ends, flags }: ToldLinks, rows: Int32Array): string {
  const codes: number[] = [];
  for (const to of rows) {
    for (let at = ends.first[to] as number; at < (ends.first[to + 1] as number); at++) {
      if (isDrawn(ends, at, to)) codes.push(ZERO + (flags[at] as number));
    }
  }
  return DECODER.decode(Uint8Array.from(codes));
}

/** By row whether it, or what decides it, is another than then; null where none is. */
function movedRows(was: Seen, { items, moments, calendars }: Seen): Uint8Array | null {
  let moved: Uint8Array | null = null;
  const known = was.moments;
  for (let row = 0; row < items.length; row++) {
    const isStill = was.calendars[row] === calendars[row] && (known === moments || sameMoments(known, moments, row));
    if (isStill && sameState(was.items[row] as WorkItem, items[row] as WorkItem)) continue;
    moved ??= new Uint8Array(items.length);
    moved[row] = 1;
  }
  return moved;
}

function sameEnds({ items: was }: Seen, items: readonly WorkItem[]): boolean {
  if (was === items) return true;
  for (let row = 0; row < items.length; row++) {
    if (was[row] !== items[row] && !sameLinks((was[row] as WorkItem).after, (items[row] as WorkItem).after))
      return false;
  }
  return true;
}

function linkEnds({ analysis, rowOf, items }: LinkTelling): LinkEnds {
  const first = new Int32Array(items.length + 1);
  const [named, from]: [number[], number[]] = [[], []];
  const types: TimelineLink['type'][] = [];
  const lagTexts: string[] = [];
  for (let row = 0; row < items.length; row++) {
    for (const { task, project, type, lag } of (items[row] as WorkItem).after) {
      const of = project === null ? (rowOf.get(task) ?? -1) : -1;
      const isGroup = of >= 0 && (items[of] as WorkItem).children.length > 0;
      named.push(of);
      from.push(isGroup && (type === 'FS' || type === 'FF') ? (rowOf.get(`${task}.gate`) ?? of) : of);
      types.push(type);
      lagTexts.push(lagText(lag, analysis.plan.project.lengths));
    }
    first[row + 1] = named.length;
  }
  return { first, named: Int32Array.from(named), from: Int32Array.from(from), types, lagTexts };
}

/** What links are worked out from. */
interface Flagging {
  readonly telling: LinkTelling;
  readonly moments: Moments;
  readonly ends: LinkEnds;
  /** Those of the same links before; where neither end has moved since, what they say of being kept holds. */
  readonly known: Uint8Array | null;
  readonly moved: Uint8Array | null;
  readonly flags: Uint8Array;
}

function* flagsOf(of: Omit<Flagging, 'flags'>): Steps<Uint8Array> {
  const { items } = of.telling;
  const flagging: Flagging = { ...of, flags: new Uint8Array(of.ends.named.length) };
  for (let to = 0; to < items.length; to++) {
    if (to % A_LOOK === A_LOOK - 1) yield;
    flagLinksTo(flagging, to);
  }
  return flagging.flags;
}

function flagLinksTo({ telling, moments, ends, known, moved, flags }: Flagging, to: number): void {
  const { first, named, from } = ends;
  const start = first[to] as number;
  const end = first[to + 1] as number;
  if (start === end) return;
  const states = telling.analysis.schedule.linkStates;
  const item = telling.items[to] as WorkItem;
  const state = firstState(states, item, to, telling.rowOf);
  for (let at = start; at < end; at++) {
    if (!isDrawn(ends, at, to)) continue;
    const is = states.state[state + at - start] as number;
    const by = named[at] as number;
    if ((is & LINK_DRIVES) !== 0) {
      flags[at] = isCritical(moments, to) && isCritical(moments, by) ? DRIVING | CRITICAL : DRIVING;
    } else if ((is & LINK_HOLDS) === 0) {
      const isAsBefore = known && moved?.[to] !== 1 && moved?.[by] !== 1 && moved?.[from[at] as number] !== 1;
      if (isAsBefore) flags[at] = (known[at] as number) & BROKEN;
      else if (isBroken(telling, to, from[at] as number, item.after[at - start] as Link)) flags[at] = BROKEN;
    }
  }
}

/** Rows are counted as the schedule counts items, where both have all of them. */
function firstState({ first, numberOf }: LinkStates, { id }: WorkItem, row: number, rowOf: unknown): number {
  return first[numberOf === rowOf ? row : (numberOf.get(id) ?? 0)] as number;
}

/** What waits lies before what the link allows: a constraint or an actual put it there. */
function isBroken({ analysis, items, dates }: LinkTelling, to: number, from: number, link: Link): boolean {
  const [item, before, after] = [items[to], dates[from], dates[to]];
  // Most links are kept at a glance; the others are worked out with their lags, which makes many objects.
  if (!item || !before || !after || isKept(analysis, item, link, before, after)) return false;
  return isContradicted(analysis, item, link);
}

/** Whether a page would be told that the same links lead to a row. */
function sameLinksTo(a: LinkEnds, b: LinkEnds, row: number): boolean {
  if (a === b) return true;
  const [old, now] = [a.first[row] as number, b.first[row] as number];
  const count = (b.first[row + 1] as number) - now;
  if ((a.first[row + 1] as number) - old !== count) return false;
  for (let k = 0; k < count; k++) {
    const same =
      a.named[old + k] === b.named[now + k] &&
      a.from[old + k] === b.from[now + k] &&
      a.types[old + k] === b.types[now + k] &&
      a.lagTexts[old + k] === b.lagTexts[now + k];
    if (!same) return false;
  }
  return true;
}

/** Where the same links lead to it. */
function sameStatesOf(was: ToldLinks, is: ToldLinks, row: number): boolean {
  const [old, now] = [was.ends.first[row] as number, is.ends.first[row] as number];
  const end = is.ends.first[row + 1] as number;
  for (let at = now; at < end; at++) if (was.flags[at - now + old] !== is.flags[at]) return false;
  return true;
}

function isDrawn({ from }: LinkEnds, at: number, to: number): boolean {
  const row = from[at] as number;
  return row >= 0 && row !== to;
}

/** Where the lag is a length: of a percentage it has to be found of what. */
function isKept(
  analysis: Analysis,
  item: WorkItem,
  { type, lag }: Link,
  before: ItemSchedule,
  after: ItemSchedule,
): boolean {
  if (lag?.kind === 'percent') return false;
  const at = type === 'FS' || type === 'FF' ? before.finish : before.start;
  const bounded = type === 'FS' || type === 'SS' ? after.start : after.finish;
  if (!lag || lag.minutes <= 0) return bounded >= at;
  if (lag.kind === 'elapsed') return bounded >= at + lag.minutes;
  return bounded >= lagTimeOf(analysis, { item, dates: after }).add(at, lag.minutes);
}

/** All that being kept depends on besides dates and links. */
function sameState(a: WorkItem, b: WorkItem): boolean {
  return a === b || (a.status === b.status && a.calendar === b.calendar && a.parent === b.parent && sameActual(a, b));
}

function sameLinks(a: readonly Link[], b: readonly Link[]): boolean {
  return a === b || (a.length === b.length && a.every((link, k) => sameLink(link, b[k])));
}

function sameLink(a: Link, b: Link | undefined): boolean {
  if (a === b) return true;
  return a.task === b?.task && a.project === b.project && a.type === b.type && sameLag(a.lag, b.lag);
}

function sameLag(a: Lag | null, b: Lag | null): boolean {
  if (a === null || b === null) return a === b;
  return a.kind === b.kind && sizeOf(a) === sizeOf(b);
}

function sizeOf(lag: Lag): number {
  return lag.kind === 'percent' ? lag.percent : lag.minutes;
}

function isContradicted(analysis: Analysis, successor: WorkItem, link: Link): boolean {
  const task = datedItem(analysis, successor.id);
  if (!task || successor.status === 'cancelled') return false;
  const allowed = boundOf(analysis, task, successor, link);
  if (!allowed || allowed.before?.item.status === 'cancelled') return false;
  if (maySucceed(successor, allowed)) return false;
  return lagTimeOf(analysis, task).between(task.dates[allowed.bounds], allowed.bound) > 0;
}

/** It really happened on the day that the link allows, and at what hour is not written: the order may have been kept. */
function maySucceed({ actualStart, actualFinish }: WorkItem, { bounds, bound }: LinkBound): boolean {
  const actual = bounds === 'start' ? actualStart : actualFinish;
  return actual !== null && actual.minuteOfDay === null && actual.day >= dayOf(minute(bound - 1));
}
