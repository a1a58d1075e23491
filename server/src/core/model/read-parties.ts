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
  idsOf,
  type MaybeNode,
  moneyOf,
  readableId,
  readablePerson,
  textOf,
  unitsOf,
  wordOf,
  wordsOf,
} from './read-values.ts';
import { known, type Reading } from './reading.ts';
import { sameMembers } from './sections.ts';

const RESOURCE_TYPES = ['person', 'equipment', 'material', 'cost'] as const;

export function readResource(fields: Fields, { lengths, ids, problems }: Reading): Resource {
  const value = (key: string): MaybeNode => valueIn(fields, key);
  const type = wordOf(value('type'), RESOURCE_TYPES) ?? 'person';
  return {
    id: fields.id,
    name: wordsOf(value('name')) ?? (type === 'person' ? readablePerson(fields.id) : readableId(fields.id)),
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
    origin: fields,
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

/** With the members it names; those who name it come in `withMembers`. */
export function readTeam(fields: Fields, { ids }: Reading): Team {
  return {
    id: fields.id,
    name: wordsOf(valueIn(fields, 'name')) ?? readableId(fields.id),
    function: textOf(valueIn(fields, 'function')),
    lead: known(ids.parties, textOf(valueIn(fields, 'lead'))),
    calendar: known(ids.calendars, textOf(valueIn(fields, 'calendar'))),
    members: [...new Set(idsOf(valueIn(fields, 'members'), ids.assignable))],
    origin: fields,
  };
}

/** `before` are teams with members too; those that have not changed are taken over. */
export function withMembers(
  teams: ReadonlyMap<string, Team>,
  resources: ReadonlyMap<string, Resource>,
  before: ReadonlyMap<string, Team> | undefined,
): ReadonlyMap<string, Team> {
  const joined = membersByTeam(resources);
  const now = new Map<string, Team>();
  for (const [id, team] of teams) {
    const members = [...new Set([...team.members, ...(joined.get(id) ?? [])])];
    const old = before?.get(id);
    const same = old?.origin === team.origin && sameTeam(old, { ...team, members });
    now.set(id, old && same ? old : { ...team, members });
  }
  return before && sameMembers(before, now) ? before : now;
}

function sameTeam(one: Team, other: Team): boolean {
  const { lead, calendar, members } = other;
  return (
    one.lead === lead &&
    one.calendar === calendar &&
    one.members.length === members.length &&
    one.members.every((id, i) => id === members[i])
  );
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
