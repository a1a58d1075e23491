/**
 * A timeline as it is sent: what a row or link has in common with most others is left out. A whole row is
 * a row that leaves nothing out.
 */
import type { TimelineChanges, TimelineLink, TimelineRow, TimelineView } from './timeline.ts';

type AlwaysTold = 'id' | 'name' | 'start' | 'finish';

export type SentRow = Pick<TimelineRow, AlwaysTold> & Partial<TimelineRow>;
export type SentLink = Pick<TimelineLink, 'from' | 'to'> & Partial<TimelineLink>;

export interface SentTimeline extends Omit<TimelineView, 'rows' | 'links'> {
  readonly rows: readonly SentRow[];
  readonly links: readonly SentLink[];
}

export interface SentChanges extends Omit<TimelineChanges, 'rows' | 'linksTo'> {
  readonly rows: readonly (readonly [index: number, row: SentRow])[];
  readonly linksTo: readonly (readonly [to: number, links: readonly SentLink[]])[];
}

const NOTHING: readonly never[] = [];

const USUAL_ROW: Omit<TimelineRow, AlwaysTold> = {
  kind: 'task',
  parent: -1,
  level: 1,
  stage: null,
  replans: null,
  pieces: NOTHING,
  lateFinish: 0,
  duration: 0,
  durationText: '',
  totalSlack: 0,
  slackText: '0d',
  critical: false,
  nearCritical: false,
  percent: null,
  started: false,
  done: false,
  cancelled: false,
  who: NOTHING,
  teams: NOTHING,
  tags: NOTHING,
  cost: null,
  overAllocated: NOTHING,
  baseline: null,
  chance: null,
  calendar: 0,
  deadline: null,
  deadlineMissedBy: null,
  constraint: null,
  gate: null,
  noDates: false,
  driverRow: -1,
  findings: NOTHING,
  locked: null,
};

const USUAL_LINK: Omit<TimelineLink, 'from' | 'to'> = {
  type: 'FS',
  lagText: '',
  driving: false,
  critical: false,
  broken: false,
};

const ROW_FIELDS = Object.keys(USUAL_ROW) as readonly (keyof typeof USUAL_ROW)[];
const LINK_FIELDS = Object.keys(USUAL_LINK) as readonly (keyof typeof USUAL_LINK)[];

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

function sentRow(row: TimelineRow): SentRow {
  const { id, name, start, finish } = row;
  const told: Record<string, unknown> = {};
  for (const field of ROW_FIELDS) {
    const value = row[field];
    if (value === USUAL_ROW[field] || (Array.isArray(value) && value.length === 0)) continue;
    told[field] = value;
  }
  return { id, name, start, finish, ...told };
}

function sentLink(link: TimelineLink): SentLink {
  const told: Record<string, unknown> = {};
  for (const field of LINK_FIELDS) if (link[field] !== USUAL_LINK[field]) told[field] = link[field];
  return { from: link.from, to: link.to, ...told };
}

/** Every field is named, none spread: of ten thousand rows that takes a tenth of the time. */
function receivedRow(row: SentRow): TimelineRow {
  return {
    id: row.id,
    name: row.name,
    start: row.start,
    finish: row.finish,
    kind: row.kind ?? USUAL_ROW.kind,
    parent: row.parent ?? USUAL_ROW.parent,
    level: row.level ?? USUAL_ROW.level,
    stage: row.stage ?? USUAL_ROW.stage,
    replans: row.replans ?? USUAL_ROW.replans,
    pieces: row.pieces ?? USUAL_ROW.pieces,
    lateFinish: row.lateFinish ?? USUAL_ROW.lateFinish,
    duration: row.duration ?? USUAL_ROW.duration,
    durationText: row.durationText ?? USUAL_ROW.durationText,
    totalSlack: row.totalSlack ?? USUAL_ROW.totalSlack,
    slackText: row.slackText ?? USUAL_ROW.slackText,
    critical: row.critical ?? USUAL_ROW.critical,
    nearCritical: row.nearCritical ?? USUAL_ROW.nearCritical,
    percent: row.percent ?? USUAL_ROW.percent,
    started: row.started ?? USUAL_ROW.started,
    done: row.done ?? USUAL_ROW.done,
    cancelled: row.cancelled ?? USUAL_ROW.cancelled,
    who: row.who ?? USUAL_ROW.who,
    teams: row.teams ?? USUAL_ROW.teams,
    tags: row.tags ?? USUAL_ROW.tags,
    cost: row.cost ?? USUAL_ROW.cost,
    overAllocated: row.overAllocated ?? USUAL_ROW.overAllocated,
    baseline: row.baseline ?? USUAL_ROW.baseline,
    chance: row.chance ?? USUAL_ROW.chance,
    calendar: row.calendar ?? USUAL_ROW.calendar,
    deadline: row.deadline ?? USUAL_ROW.deadline,
    deadlineMissedBy: row.deadlineMissedBy ?? USUAL_ROW.deadlineMissedBy,
    constraint: row.constraint ?? USUAL_ROW.constraint,
    gate: row.gate ?? USUAL_ROW.gate,
    noDates: row.noDates ?? USUAL_ROW.noDates,
    driverRow: row.driverRow ?? USUAL_ROW.driverRow,
    findings: row.findings ?? USUAL_ROW.findings,
    locked: row.locked ?? USUAL_ROW.locked,
  };
}

function receivedLink(link: SentLink): TimelineLink {
  return {
    from: link.from,
    to: link.to,
    type: link.type ?? USUAL_LINK.type,
    lagText: link.lagText ?? USUAL_LINK.lagText,
    driving: link.driving ?? USUAL_LINK.driving,
    critical: link.critical ?? USUAL_LINK.critical,
    broken: link.broken ?? USUAL_LINK.broken,
  };
}
