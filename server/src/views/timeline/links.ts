/**
 * Links as lines between rows, those into and out of phases included. A link from a phase leaves
 * from its gate where it has one, since that is what it waits for. Links to other plans have no row
 * to come from and are left out.
 */
import type { Analysis } from '../../core/analyse.ts';
import { formatDuration } from '../../core/base/duration.ts';
import { dayOf, minute } from '../../core/base/time.ts';
import type { Lag, Link, Plan, WorkItem } from '../../core/model/plan.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import { boundOf, type LinkBound, lagTimeOf } from '../../core/schedule/why/bounds.ts';
import { datedItem } from '../../core/schedule/why/step.ts';
import type { TimelineLink } from '../../protocol/timeline.ts';
import type { KeptLinks, WaitsFor } from './kept.ts';

/** What the teller knows of all rows. */
interface Telling {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly dates: readonly ItemSchedule[];
  /** What was told before, by row; null where nothing was. */
  readonly told: readonly (KeptLinks | null)[] | null;
  /** By row whether it lies elsewhere since; null where nothing does. */
  readonly moved: Uint8Array | null;
}

/** Tells the links that lead to an item, one item after the other; those of before where they say the same. */
export function linkTeller(analysis: Analysis, { rowOf, dates, told, moved }: Telling) {
  const { plan, schedule } = analysis;

  return (item: WorkItem, to: number): KeptLinks | null => {
    if (item.after.length === 0) return null;
    const before = told?.[to];
    const known = before && sameWritten(before.item, item) ? before : null;
    // What a link into a phase or summary decides, lies within: any date may change it.
    const holds = known && (!moved || (item.children.length === 0 && isStill(to, known.waitsFor, moved)));
    if (holds) return known;
    if (known && isTrue(known, item, to)) return known;
    const waitsFor = known?.waitsFor ?? rowsOf(item.after);
    const links: TimelineLink[] = [];
    for (let k = 0; k < item.after.length; k++) {
      if (!isDrawn(waitsFor, k, to)) continue;
      const { type, lag } = item.after[k] as Link;
      const { driving, critical, broken } = stateOf(item, to, waitsFor, k);
      const text = lag ? lagText(lag, plan) : '';
      links.push({ from: waitsFor.from[k] as number, to, type, lagText: text, driving, critical, broken });
    }
    return { item, waitsFor, links };
  };

  /** Whether links of the same text still say the same. Mostly they do, so nothing is made to find out. */
  function isTrue({ waitsFor, links }: KeptLinks, item: WorkItem, to: number): boolean {
    let next = 0;
    for (let k = 0; k < item.after.length; k++) {
      if (!isDrawn(waitsFor, k, to)) continue;
      const was = links[next++] as TimelineLink;
      const driving = schedule.isDriving(item.id, k);
      if (was.driving !== driving || was.critical !== (driving && isCritical(to, waitsFor, k))) return false;
      if (was.broken !== (!driving && isBroken(item, to, waitsFor, k))) return false;
    }
    return true;
  }

  function stateOf(item: WorkItem, to: number, waitsFor: WaitsFor, k: number) {
    const driving = schedule.isDriving(item.id, k);
    return {
      driving,
      critical: driving && isCritical(to, waitsFor, k),
      broken: !driving && isBroken(item, to, waitsFor, k),
    };
  }

  function isCritical(to: number, { named }: WaitsFor, k: number): boolean {
    return dates[to]?.critical === true && dates[named[k] as number]?.critical === true;
  }

  /** What waits lies before what the link allows: a constraint or an actual put it there. */
  function isBroken(successor: WorkItem, to: number, { from }: WaitsFor, k: number): boolean {
    const link = successor.after[k] as Link;
    const [before, after] = [dates[from[k] as number], dates[to]];
    // Most links are kept at a glance; the others are worked out with their lags, which makes many objects.
    if (!before || !after || isKept(analysis, successor, link, before, after)) return false;
    return isContradicted(analysis, successor, link);
  }

  function rowsOf(after: readonly Link[]): WaitsFor {
    const named = after.map(({ task, project }) => (project === null ? (rowOf.get(task) ?? -1) : -1));
    const from = after.map(({ task, type }, k) => {
      const fromFinish = type === 'FS' || type === 'FF';
      const row = named[k] as number;
      return row >= 0 && fromFinish ? (rowOf.get(`${task}.gate`) ?? row) : row;
    });
    return { named, from };
  }
}

/** Whether a page would be told the same. */
export function tellsSame(a: KeptLinks | null, b: KeptLinks | null): boolean {
  const [ours, theirs] = [a?.links ?? [], b?.links ?? []];
  return ours.length === theirs.length && ours.every((link, k) => isSameTold(link, theirs[k] as TimelineLink));
}

function isSameTold(a: TimelineLink, b: TimelineLink): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.type === b.type &&
    a.lagText === b.lagText &&
    a.driving === b.driving &&
    a.critical === b.critical &&
    a.broken === b.broken
  );
}

function isDrawn({ from }: WaitsFor, k: number, to: number): boolean {
  const row = from[k] as number;
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

/** Neither an item nor what it waits for lies elsewhere. */
function isStill(to: number, { named, from }: WaitsFor, moved: Uint8Array): boolean {
  if (moved[to] === 1) return false;
  for (let k = 0; k < named.length; k++) {
    if (moved[named[k] as number] === 1 || moved[from[k] as number] === 1) return false;
  }
  return true;
}

/** All that links say of the item they lead to, besides its dates. */
function sameWritten(a: WorkItem, b: WorkItem): boolean {
  if (a === b) return true;
  const same = a.id === b.id && a.status === b.status && a.calendar === b.calendar && a.parent === b.parent;
  const timed =
    a.actualStart?.minuteOfDay === b.actualStart?.minuteOfDay &&
    a.actualFinish?.minuteOfDay === b.actualFinish?.minuteOfDay;
  return same && timed && sameLinks(a.after, b.after);
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

function lagText(lag: Lag, plan: Plan): string {
  if (lag.kind === 'percent') return lag.percent < 0 ? `${lag.percent}%` : `+${lag.percent}%`;
  if (lag.minutes === 0) return '';
  const length = formatDuration({ minutes: lag.minutes, elapsed: lag.kind === 'elapsed' }, plan.project.lengths);
  return lag.minutes < 0 ? length : `+${length}`;
}
