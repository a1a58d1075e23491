/** Plans built from objects, for tests of the schedule that want no YAML in between. */

import { DEFAULT_DAY_LENGTHS } from '../../server/src/core/base/duration.ts';
import { parseDate, type WrittenDate } from '../../server/src/core/base/time.ts';
import type {
  Assignment,
  CalendarException,
  CalendarSpec,
  Lag,
  Link,
  LinkType,
  Origin,
  Plan,
  Project,
  Resource,
  Team,
  WorkItem,
} from '../../server/src/core/model/plan.ts';

const NOWHERE = { start: 0, end: 0 };
const FILE = 'file:///test.plan.yaml';
const ORIGIN: Origin = { file: FILE, key: NOWHERE, span: NOWHERE, fields: new Map(), elsewhere: [] };
export const PLACE = { file: FILE, span: NOWHERE };

export function date(text: string): WrittenDate {
  const found = parseDate(text);
  if (!found) throw new Error(`no date: ${text}`);
  return found;
}

export function link(task: string, type: LinkType = 'FS', lag: Lag | null = null): Link {
  return { task, project: null, type, lag, reason: null, place: PLACE };
}

type ItemPieces = Partial<Omit<WorkItem, 'children' | 'id' | 'origin'>> & {
  readonly children?: readonly ItemTree[];
};
export interface ItemTree extends ItemPieces {
  readonly id: string;
}

function item(pieces: ItemTree, parent: string | null): WorkItem {
  const children = (pieces.children ?? []).map((child) => item(child, pieces.id));
  return {
    kind: children.length > 0 ? 'summary' : 'task',
    name: pieces.id,
    description: null,
    stage: null,
    cycle: null,
    replans: null,
    duration: null,
    work: null,
    estimate: null,
    uncertainty: null,
    after: [],
    assignments: [],
    constraint: null,
    deadline: null,
    fixed: null,
    calendar: null,
    ignoreResourceCalendars: false,
    priority: 500,
    splittable: false,
    probability: null,
    status: null,
    owner: null,
    responsible: [],
    accountable: null,
    consulted: [],
    informed: [],
    touches: [],
    deliverables: [],
    fixedCost: null,
    percentComplete: null,
    physicalPercentComplete: null,
    actualStart: null,
    actualFinish: null,
    remainingDuration: null,
    actualWork: null,
    actualCost: null,
    tags: [],
    link: null,
    notes: null,
    gate: null,
    handover: null,
    origin: ORIGIN,
    ...pieces,
    parent,
    children,
  };
}

export function makePlan(
  outline: readonly ItemTree[],
  project: Partial<Project> = {},
  calendars: readonly CalendarSpec[] = [],
  resources: readonly Resource[] = [],
  teams: readonly Team[] = [],
): Plan {
  const roots = outline.map((tree) => item(tree, null));
  const items = new Map<string, WorkItem>();
  const walk = (found: WorkItem): void => {
    items.set(found.id, found);
    found.children.forEach(walk);
  };
  roots.forEach(walk);
  const nothing = new Map<string, never>();
  return {
    root: FILE,
    files: [FILE],
    project: {
      name: 'Test',
      type: null,
      description: null,
      objective: null,
      success: [],
      scope: { in: [], out: [] },
      handover: null,
      start: date('2026-03-02'),
      finish: null,
      scheduleFrom: 'start',
      deadline: null,
      statusDate: null,
      calendar: null,
      currency: null,
      budget: { total: null, contingency: null, managementReserve: null },
      manager: null,
      sponsor: null,
      baseline: null,
      health: null,
      lengths: DEFAULT_DAY_LENGTHS,
      criticalSlack: 0,
      nearCriticalSlack: 960,
      progressOverride: false,
      levelResources: false,
      levelSchedules: null,
      seed: 1,
      origin: ORIGIN,
      ...project,
    },
    calendars: new Map(calendars.map((spec) => [spec.id, spec])),
    resources: new Map(resources.map((one) => [one.id, one])),
    teams: new Map(teams.map((one) => [one.id, one])),
    stakeholders: nothing,
    outline: roots,
    items,
    risks: nothing,
    riskScales: { probability: [], schedule: [], cost: [] },
    riskAppetite: { medium: 4, high: 10, critical: 16, maxCost: null, maxDelay: null, byCategory: new Map() },
    correlations: nothing,
    uncertainties: new Map(),
    simulation: { iterations: 10_000, confidence: 0.8, delays: 'in-series' },
    registers: {
      deliverables: nothing,
      decisions: nothing,
      changes: nothing,
      assumptions: nothing,
      issues: nothing,
      technologies: nothing,
      contracts: nothing,
      agreements: nothing,
      communication: nothing,
      glossary: nothing,
    },
    definitions: [],
    references: [],
  };
}

export function calendar(id: string, pieces: Partial<CalendarSpec>): CalendarSpec {
  return {
    id,
    name: null,
    base: null,
    workingDays: null,
    workingHours: null,
    holidays: null,
    exceptions: [],
    uncertainDays: [],
    origin: ORIGIN,
    ...pieces,
  };
}

export function resource(id: string, pieces: Partial<Resource> = {}): Resource {
  return {
    id,
    name: id,
    type: 'person',
    role: null,
    team: null,
    function: null,
    email: null,
    vendor: null,
    rates: [],
    overtimeRate: null,
    costPerUse: null,
    maxUnits: 1,
    calendar: null,
    leave: [],
    origin: ORIGIN,
    ...pieces,
  };
}

/** Days off from the first to the last, both included. */
export function leave(from: string, to = from): CalendarException {
  return { from: date(from).day, to: date(to).day, working: false, hours: null, name: null, place: PLACE };
}

export function team(id: string, members: readonly string[], pieces: Partial<Team> = {}): Team {
  return { id, name: id, function: null, lead: null, members, calendar: null, origin: ORIGIN, ...pieces };
}

/** Units only where they are given. */
export function assign(party: string, pieces: Partial<Assignment> = {}): Assignment {
  return {
    party,
    units: 1,
    unitsWritten: pieces.units !== undefined,
    work: null,
    quantity: null,
    place: PLACE,
    ...pieces,
  };
}
