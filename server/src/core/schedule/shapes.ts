/**
 * What the passes and whoever reads dates look at a million times, each kind built here alone with every field named.
 * V8 gives an object that is spread another hidden class now and then, and then throws away all code that was optimised
 * for the one before: a key among 10,000 tasks took five times as long as it had, again and again.
 */
import type { DateColumns } from './date-columns.ts';
import type { Facts } from './facts.ts';
import type { Network } from './network.ts';
import type { Outline } from './outline.ts';
import type { PassPacked } from './packed.ts';
import type { Placed } from './place-all.ts';
import type { Slack } from './slack.ts';

export function shapedOutline(of: Outline): Outline {
  const { items, parent, first, end, next, leaves, leafNumbers, groups, numberOf } = of;
  return { items, parent, first, end, next, leaves, leafNumbers, groups, numberOf };
}

export function shapedNetwork(of: Network): Network {
  const { outline, leaves, nodeCount, kind, ids, from, to, type, lagKind, lag, links, linkOf } = of;
  const { edgesOf, linksOf, befores, resourceOf, outside, problems } = of;
  return {
    outline,
    leaves,
    nodeCount,
    kind,
    ids,
    from,
    to,
    type,
    lagKind,
    lag,
    links,
    linkOf,
    edgesOf,
    linksOf,
    befores,
    resourceOf,
    outside,
    problems,
  };
}

export function shapedFacts(of: Facts): Facts {
  return {
    time: of.time,
    crew: of.crew,
    people: of.people,
    lagTime: of.lagTime,
    duration: of.duration,
    elapsed: of.elapsed,
    milestone: of.milestone,
    assumed: of.assumed,
    cancelled: of.cancelled,
    checked: of.checked,
    asLate: of.asLate,
    noStartBefore: of.noStartBefore,
    noFinishBefore: of.noFinishBefore,
    noStartAfter: of.noStartAfter,
    noFinishAfter: of.noFinishAfter,
    mustStart: of.mustStart,
    mustFinish: of.mustFinish,
    deadline: of.deadline,
    fixedStart: of.fixedStart,
    fixedFinish: of.fixedFinish,
    actualStart: of.actualStart,
    actualFinish: of.actualFinish,
    remaining: of.remaining,
    problems: of.problems,
  };
}

export function shapedPacked<Kind extends PassPacked>(of: Kind): Pick<Kind, keyof PassPacked> {
  return {
    network: of.network,
    order: of.order,
    facts: of.facts,
    lag: of.lag,
    lagKind: of.lagKind,
    plain: of.plain,
    tables: of.tables,
    tableOf: of.tableOf,
    cuts: of.cuts,
    ownLag: of.ownLag,
    ownSlack: of.ownSlack,
    incoming: of.incoming,
    outgoing: of.outgoing,
    notBefore: of.notBefore,
    notDoneBefore: of.notDoneBefore,
    notAfter: of.notAfter,
  };
}

/** Dates and the slack in them. */
export function shapedDated(of: Placed & { readonly slack: Slack }): Placed & { readonly slack: Slack } {
  const { packed, forward, early, late, projectStart, projectFinish, problems, slack } = of;
  return { packed, forward, early, late, projectStart, projectFinish, problems, slack };
}

export function shapedColumns(of: DateColumns): DateColumns {
  const { start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalSlack, freeSlack, duration } = of;
  const { outline, flags, driver, facts, workOn } = of;
  return {
    start,
    finish,
    earlyStart,
    earlyFinish,
    lateStart,
    lateFinish,
    totalSlack,
    freeSlack,
    duration,
    outline,
    flags,
    driver,
    facts,
    workOn,
  };
}
