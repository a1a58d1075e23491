/** Resources, their rates and leave, and teams with the members that either side names. */
import type { DayLengths } from '../base/duration.ts';
import { minutesPer } from '../base/duration.ts';
import { parseMoney } from '../base/money.ts';
import { valueAt } from '../syntax/tree.ts';
import { type Fields, fileOf, valueIn } from './fields.ts';
import type { Rate, Resource, Team } from './plan.ts';
import { readExceptions } from './read-calendars.ts';
import {
  dateOf,
  type MaybeNode,
  moneyOf,
  readableId,
  readablePerson,
  textOf,
  textsOf,
  unitsOf,
  wordOf,
} from './read-values.ts';
import { known, type Reading } from './reading.ts';

const RESOURCE_TYPES = ['person', 'equipment', 'material', 'cost'] as const;

export function readResources(sections: ReadonlyMap<string, Fields>, reading: Reading): ReadonlyMap<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const [id, fields] of sections) resources.set(id, readResource(fields, reading));
  return resources;
}

function readResource(fields: Fields, { lengths, ids, problems }: Reading): Resource {
  const value = (key: string): MaybeNode => valueIn(fields, key);
  const type = wordOf(value('type'), RESOURCE_TYPES) ?? 'person';
  return {
    id: fields.id,
    name: textOf(value('name')) ?? (type === 'person' ? readablePerson(fields.id) : readableId(fields.id)),
    type,
    role: textOf(value('role')),
    team: known(ids.teams, textOf(value('team'))),
    function: textOf(value('function')),
    email: textOf(value('email')),
    vendor: textOf(value('vendor')),
    rates: readRates(value('rate'), lengths),
    overtimeRate: parseRate(textOf(value('overtime-rate')) ?? '', null, lengths)[0] ?? null,
    costPerUse: moneyOf(value('cost-per-use')),
    maxUnits: unitsOf(value('max-units')) ?? 1,
    calendar: known(ids.calendars, textOf(value('calendar'))),
    leave: readExceptions(value('leave'), fileOf(fields, 'leave'), problems).map((leave) => ({
      ...leave,
      working: false,
    })),
    origin: fields.origin,
  };
}

/** `95/h`, `3200`, or a list of `{from, rate}`, returned in order of time. */
function readRates(node: MaybeNode, lengths: DayLengths): readonly Rate[] {
  if (node?.kind !== 'list') return parseRate(textOf(node) ?? '', null, lengths);
  return node.items
    .flatMap((item) =>
      parseRate(textOf(valueAt(item, 'rate')) ?? '', dateOf(valueAt(item, 'from'))?.day ?? null, lengths),
    )
    .sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity) || 0);
}

const RATE = /^([^/]{1,40}?)\s?(?:\/\s?(mo|[mhdw]))?$/;

export function parseRate(text: string, from: Rate['from'], lengths: DayLengths): readonly Rate[] {
  const match = text.length > 100 ? null : RATE.exec(text.trim());
  const amount = match ? parseMoney(match[1] ?? '') : null;
  if (!match || amount === null) return [];
  return [{ amount, per: match[2] === undefined ? null : minutesPer(match[2], lengths), from }];
}

export function readTeams(
  sections: ReadonlyMap<string, Fields>,
  resources: ReadonlyMap<string, Resource>,
  { ids }: Reading,
): ReadonlyMap<string, Team> {
  const joined = membersByTeam(resources);
  const teams = new Map<string, Team>();
  for (const [id, fields] of sections) {
    const named = textsOf(valueIn(fields, 'members')).filter((member) => ids.assignable.has(member));
    teams.set(id, {
      id,
      name: textOf(valueIn(fields, 'name')) ?? readableId(id),
      function: textOf(valueIn(fields, 'function')),
      lead: known(ids.parties, textOf(valueIn(fields, 'lead'))),
      calendar: known(ids.calendars, textOf(valueIn(fields, 'calendar'))),
      members: [...new Set([...named, ...(joined.get(id) ?? [])])],
      origin: fields.origin,
    });
  }
  return teams;
}

/** Resources by the team they say they belong to. */
function membersByTeam(resources: ReadonlyMap<string, Resource>): ReadonlyMap<string, readonly string[]> {
  const joined = new Map<string, string[]>();
  for (const { id, team } of resources.values()) {
    if (team === null) continue;
    const members = joined.get(team);
    if (members) members.push(id);
    else joined.set(team, [id]);
  }
  return joined;
}
