/**
 * A timeline as it is sent: what a row or link has in common with most others is left out. A whole row is
 * a row that leaves nothing out.
 */
import type { TimelineChanges, TimelineLink, TimelineRow, TimelineView } from './timeline.ts';

type AlwaysTold = 'id' | 'name' | 'start' | 'finish';

/** What is absent has the value that most have. */
type Sparse<Whole> = { readonly [Field in keyof Whole]?: Whole[Field] | undefined };

type SentRow = Pick<TimelineRow, AlwaysTold> & Sparse<TimelineRow>;
type SentLink = Pick<TimelineLink, 'from' | 'to'> & Sparse<TimelineLink>;

export interface SentTimeline extends Omit<TimelineView, 'rows' | 'links'> {
  readonly rows: readonly SentRow[];
  readonly links: readonly SentLink[];
}

export interface SentChanges extends Omit<TimelineChanges, 'rows' | 'linksTo'> {
  readonly rows: readonly (readonly [index: number, row: SentRow])[];
  readonly linksTo: readonly (readonly [to: number, links: readonly SentLink[]])[];
}

const NOTHING: readonly never[] = [];

export function sentTimeline(view: TimelineView): SentTimeline {
  return { ...view, rows: view.rows.map(sentRow), links: view.links.map(sentLink) };
}

export function sentChanges(changes: TimelineChanges): SentChanges {
  return {
    ...changes,
    rows: changes.rows.map(([index, row]) => [index, sentRow(row)]),
    linksTo: changes.linksTo.map(([to, links]) => [to, links.map(sentLink)]),
  };
}

export function receivedTimeline(sent: SentTimeline): TimelineView {
  return { ...sent, rows: sent.rows.map(receivedRow), links: sent.links.map(receivedLink) };
}

export function receivedChanges(sent: SentChanges): TimelineChanges {
  return {
    ...sent,
    rows: sent.rows.map(([index, row]) => [index, receivedRow(row)]),
    linksTo: sent.linksTo.map(([to, links]) => [to, links.map(receivedLink)]),
  };
}

/** Every field is named here and below, none looped over: of ten thousand rows that takes a fraction of the time. */
function sentRow(row: TimelineRow): SentRow {
  return {
    id: row.id,
    name: row.name,
    start: row.start,
    finish: row.finish,
    kind: unless(row.kind, 'task'),
    parent: unless(row.parent, -1),
    level: unless(row.level, 1),
    stage: unless(row.stage, null),
    replans: unless(row.replans, null),
    pieces: unlessEmpty(row.pieces),
    lateFinish: unless(row.lateFinish, 0),
    duration: unless(row.duration, 0),
    durationText: unless(row.durationText, ''),
    totalSlack: unless(row.totalSlack, 0),
    slackText: unless(row.slackText, '0d'),
    critical: unless(row.critical, false),
    nearCritical: unless(row.nearCritical, false),
    percent: unless(row.percent, null),
    started: unless(row.started, false),
    done: unless(row.done, false),
    cancelled: unless(row.cancelled, false),
    who: unlessEmpty(row.who),
    teams: unlessEmpty(row.teams),
    tags: unlessEmpty(row.tags),
    cost: unless(row.cost, null),
    overAllocated: unlessEmpty(row.overAllocated),
    baseline: unless(row.baseline, null),
    chance: unless(row.chance, null),
    calendar: unless(row.calendar, 0),
    deadline: unless(row.deadline, null),
    deadlineMissedBy: unless(row.deadlineMissedBy, null),
    constraint: unless(row.constraint, null),
    gate: unless(row.gate, null),
    noDates: unless(row.noDates, false),
    driverRow: unless(row.driverRow, -1),
    findings: unlessEmpty(row.findings),
    locked: unless(row.locked, null),
  };
}

function sentLink(link: TimelineLink): SentLink {
  return {
    from: link.from,
    to: link.to,
    type: unless(link.type, 'FS'),
    lagText: unless(link.lagText, ''),
    driving: unless(link.driving, false),
    critical: unless(link.critical, false),
    broken: unless(link.broken, false),
  };
}

/** Undefined is not sent. */
function unless<Value>(value: Value, usual: Value): Value | undefined {
  return value === usual ? undefined : value;
}

function unlessEmpty<Value>(list: readonly Value[]): readonly Value[] | undefined {
  return list.length === 0 ? undefined : list;
}

function receivedRow(row: SentRow): TimelineRow {
  return {
    id: row.id,
    name: row.name,
    start: row.start,
    finish: row.finish,
    kind: row.kind ?? 'task',
    parent: row.parent ?? -1,
    level: row.level ?? 1,
    stage: row.stage ?? null,
    replans: row.replans ?? null,
    pieces: row.pieces ?? NOTHING,
    lateFinish: row.lateFinish ?? 0,
    duration: row.duration ?? 0,
    durationText: row.durationText ?? '',
    totalSlack: row.totalSlack ?? 0,
    slackText: row.slackText ?? '0d',
    critical: row.critical ?? false,
    nearCritical: row.nearCritical ?? false,
    percent: row.percent ?? null,
    started: row.started ?? false,
    done: row.done ?? false,
    cancelled: row.cancelled ?? false,
    who: row.who ?? NOTHING,
    teams: row.teams ?? NOTHING,
    tags: row.tags ?? NOTHING,
    cost: row.cost ?? null,
    overAllocated: row.overAllocated ?? NOTHING,
    baseline: row.baseline ?? null,
    chance: row.chance ?? null,
    calendar: row.calendar ?? 0,
    deadline: row.deadline ?? null,
    deadlineMissedBy: row.deadlineMissedBy ?? null,
    constraint: row.constraint ?? null,
    gate: row.gate ?? null,
    noDates: row.noDates ?? false,
    driverRow: row.driverRow ?? -1,
    findings: row.findings ?? NOTHING,
    locked: row.locked ?? null,
  };
}

function receivedLink(link: SentLink): TimelineLink {
  return {
    from: link.from,
    to: link.to,
    type: link.type ?? 'FS',
    lagText: link.lagText ?? '',
    driving: link.driving ?? false,
    critical: link.critical ?? false,
    broken: link.broken ?? false,
  };
}
