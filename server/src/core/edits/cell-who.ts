/**
 * Who works on a task, typed as names or ids with commas between, each with its units or pieces where these
 * change. Who stays keeps what is written of them, who is no longer named goes.
 */
import type { Analysis } from '../analyse.ts';
import type { Steps } from '../base/steps.ts';
import { likeOf, namesOf, partyName } from '../model/party-name.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import { parseAssignment } from '../model/read-texts.ts';
import { itemsOf, textOf } from '../model/read-values.ts';
import { listed } from '../schedule/words.ts';
import { removeEntry } from '../syntax/edit.ts';
import { type Part, withoutParts } from '../syntax/edit-parts.ts';
import { type Node, valueAt } from '../syntax/tree.ts';
import { draft, planned } from './draft.ts';
import { inPlaceOf, isInBraces } from './fields.ts';
import { type Planned, type Refused, refused } from './intent.ts';
import type { Spot, TextChange } from './item-text.ts';
import { addingValue } from './list-field.ts';

interface Wanted {
  readonly party: string;
  /** ` 50%`, ` x4`; empty where none are typed. */
  readonly units: string;
}

export function* assigning(analysis: Analysis, item: WorkItem, typed: string): Steps<Planned | Refused> {
  const { plan } = analysis;
  if (item.children.length > 0 || item.kind === 'gate' || item.kind === 'phase')
    return refused(`Not changed: nobody works on ${item.name} itself. Assign people to the tasks in it.`, [item.id]);
  const wanted: Wanted[] = [];
  for (const part of withoutCommas(plan, typed)
    .split(/[,;]/)
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter((each) => each !== '')) {
    const { who, units } = splitUnits(part);
    const called = partiesCalled(plan, who);
    // Who has the same name as another: whoever works on it now, each once.
    const now = called.filter((id) => item.assignments.some(({ party }) => party === id));
    const party = (now.length > 0 ? now : called).find((id) => !wanted.some((each) => each.party === id));
    if (called.length === 0) return refused(`Not changed: nobody is called “${part}”. ${known(plan)}`, [item.id]);
    if (called.length > 1 && now.length === 0)
      return refused(`Not changed: ${called.length} are called ${who}. Type ${called.join(' or ')} instead.`, [
        item.id,
      ]);
    if (party !== undefined) wanted.push({ party, units });
  }
  const made = draft(analysis, item, 'assign', [...changes(item, wanted)]);
  if (made.kind === 'refused') return made;
  if (made.edit === null) return refused(`Not changed: ${item.name} is assigned that way already.`, [item.id]);
  const names = listed(wanted.map(({ party }) => partyName(plan, party)));
  return yield* planned(analysis, [made], {
    said: names === '' ? `Nobody is assigned to ${item.name} any more` : `${item.name} is now assigned to ${names}`,
  });
}

const UNITS = / (?:x ?\d{1,9}(?:\.\d{1,9})?|\d{1,9}(?:\.\d{1,9})? ?%)$/;

function splitUnits(typed: string): { readonly who: string; readonly units: string } {
  const units = UNITS.exec(typed)?.[0] ?? '';
  return { who: typed.slice(0, typed.length - units.length).trim(), units: units === '' ? '' : ` ${units.trim()}` };
}

/** A name that holds what stands between names is read as the id behind it. */
function withoutCommas(plan: Plan, typed: string): string {
  const names = [...namesOf(plan)].filter(([, name]) => /[,;]/.test(name)).sort(([, a], [, b]) => b.length - a.length);
  return names.reduce((text, [id, name]) => text.replaceAll(name, () => id), typed);
}

/** Ids: by id, else by name whatever its case, as it is shown or as it is written. */
function partiesCalled(plan: Plan, who: string): readonly string[] {
  const { resources, teams } = plan;
  if (resources.has(who) || teams.has(who)) return [who];
  const like = likeOf(who);
  const shown = [...namesOf(plan)].filter(([, name]) => likeOf(name) === like);
  const ids = shown.length > 0 ? shown : [...resources, ...teams].filter(([, { name }]) => likeOf(name) === like);
  return [...new Set(ids.map(([id]) => id))];
}

const MOST_NAMES = 6;

function known({ resources, teams }: Plan): string {
  const names = [...resources.values(), ...teams.values()].map(({ name }) => name);
  if (names.length === 0) return 'The plan has no resources or teams yet; write them in the text first.';
  return `There are ${listed(names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names)}.`;
}

function* changes({ kind, assignments }: WorkItem, wanted: readonly Wanted[]): Iterable<TextChange> {
  const now = new Set(assignments.map(({ party }) => party));
  const stay = new Set(wanted.map(({ party }) => party));
  if (![...now].some((party) => stay.has(party)) && wanted.length === 1 && now.size > 0) {
    const [only] = wanted;
    yield taking(() => false);
    if (only) yield addingValue(kind, 'assign', `${only.party}${only.units}`);
    return;
  }
  for (const { party, units } of wanted) if (units !== '' && now.has(party)) yield withUnits(party, units);
  for (const { party, units } of wanted) if (!now.has(party)) yield addingValue(kind, 'assign', `${party}${units}`);
  if ([...now].some((party) => !stay.has(party))) yield taking((party) => stay.has(party));
}

function withUnits(party: string, units: string): TextChange {
  return (spot) => {
    const node = nodesIn(spot).find((each) => partyOf(each) === party);
    if (node?.kind === 'map') {
      const [key, value] = units.startsWith(' x') ? ['quantity', units.slice(2).trim()] : ['units', units.trim()];
      const old = valueAt(node, key);
      return old?.kind === 'scalar' ? inPlaceOf(old, value, node.flow) : null;
    }
    const list = valueAt(spot.entry.value, 'assign');
    return node?.kind === 'scalar'
      ? inPlaceOf(node, `${party}${units}`, list?.kind === 'list' ? list.flow : isInBraces(spot))
      : null;
  };
}

/** Takes out whoever is not kept; with the last one the field goes. */
function taking(keeps: (party: string) => boolean): TextChange {
  return (spot) => {
    const { text, tree, path, entry } = spot;
    const value = valueAt(entry.value, 'assign');
    const gone = nodesIn(spot).filter((node) => !keeps(partyOf(node)));
    if (value?.kind !== 'list' || gone.length === value.items.length)
      return removeEntry(text, tree, [...path, 'assign']);
    return withoutParts(text, value, new Set<Part>(gone));
  };
}

function nodesIn({ entry }: Spot): readonly Node[] {
  return itemsOf(valueAt(entry.value, 'assign'));
}

function partyOf(node: Node): string {
  return parseAssignment(textOf(node.kind === 'map' ? valueAt(node, 'resource') : node) ?? '')?.party.id ?? '';
}
