/**
 * What decides when a row lies, back to the root, and what it decides in turn: the rows, and the
 * links between them. A link may be written at a phase and decide a task within it. The row's own links
 * belong to it even where they decide nothing.
 */
import type { TimelineLink, TimelineRow } from '../../../../../server/src/protocol/timeline.ts';

export interface Chain {
  /** Indexes of links. */
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
  readonly rowsBefore: ReadonlySet<number>;
  readonly rowsAfter: ReadonlySet<number>;
}

const MOST_ROWS = 500;

export function drivingChain(rows: readonly TimelineRow[], links: readonly TimelineLink[], row: number): Chain {
  const rowsBefore = new Set(driversOf(rows, row));
  const rowsAfter = drivenBy(rows, row);
  const before = linksBetween(rows, links, new Set([row, ...rowsBefore]));
  const after = linksBetween(rows, links, new Set([row, ...rowsAfter]));
  for (const [index, link] of links.entries()) {
    if (link.to === row) {
      before.add(index);
      rowsBefore.add(link.from);
    } else if (link.from === row) {
      after.add(index);
      rowsAfter.add(link.to);
    }
  }
  return { before, after, rowsBefore, rowsAfter };
}

/** Nearest first; a loop ends it. */
export function driversOf(rows: readonly TimelineRow[], row: number): number[] {
  const drivers: number[] = [];
  const seen = new Set([row]);
  for (let at = rows[row]?.driverRow ?? -1; at >= 0 && !seen.has(at); at = rows[at]?.driverRow ?? -1) {
    if (drivers.length === MOST_ROWS) break;
    seen.add(at);
    drivers.push(at);
  }
  return drivers;
}

function drivenBy(rows: readonly TimelineRow[], row: number): Set<number> {
  const byDriver = new Map<number, number[]>();
  for (const [index, { driverRow }] of rows.entries()) {
    // A phase that starts with its first task is not decided by it in the sense meant here.
    if (driverRow < 0 || isWithin(rows, driverRow, index)) continue;
    const driven = byDriver.get(driverRow);
    if (driven) driven.push(index);
    else byDriver.set(driverRow, [index]);
  }
  const found = new Set<number>();
  const open = [row];
  for (let at = open.shift(); at !== undefined && found.size < MOST_ROWS; at = open.shift()) {
    for (const next of byDriver.get(at) ?? []) {
      if (next === row || found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

function linksBetween(
  rows: readonly TimelineRow[],
  links: readonly TimelineLink[],
  chain: ReadonlySet<number>,
): Set<number> {
  const drivers = new Map<number, Set<number>>();
  for (const member of chain) {
    const driver = rows[member]?.driverRow ?? -1;
    if (!chain.has(driver)) continue;
    for (let at = member; at >= 0; at = rows[at]?.parent ?? -1) {
      const known = drivers.get(at) ?? new Set<number>();
      drivers.set(at, known);
      for (let from = driver; from >= 0; from = rows[from]?.parent ?? -1) known.add(from);
    }
  }
  const lit = new Set<number>();
  for (const [index, link] of links.entries()) {
    if (link.driving && drivers.get(link.to)?.has(link.from)) lit.add(index);
  }
  return lit;
}

function isWithin(rows: readonly TimelineRow[], row: number, ancestor: number): boolean {
  for (let at = rows[row]?.parent ?? -1; at >= 0; at = rows[at]?.parent ?? -1) if (at === ancestor) return true;
  return false;
}
