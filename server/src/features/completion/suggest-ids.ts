/**
 * The ids of this plan that may stand at a place, with names and dates, the likely ones first. No
 * prose here: on ten thousand tasks that is for `resolve`.
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { DatedPlan } from '../../core/analyse.ts';
import type { Namespace, Plan, WorkItem } from '../../core/model/plan.ts';
import type { Uncertainty } from '../../core/model/uncertainty.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import { weekWords } from '../hover-calendar.ts';
import { isRegister, registerOf } from '../named.ts';
import { dateSpan, outcomeOf } from '../words.ts';
import { fitting } from './fitting.ts';
import { MOST, type Suggestion } from './suggestion.ts';

export interface IdWish {
  readonly namespace: Namespace;
  /** The phase or task that asks: itself, what holds it and what it holds are no predecessors of it. */
  readonly item: string | null;
  /** Already listed there. */
  readonly listed: ReadonlySet<string>;
  /** What is written of the id. */
  readonly typed: string;
  /** Ids of one kind of party or item only; of parties else all but things. */
  readonly only?: 'people' | 'teams' | 'resources' | 'stakeholders' | 'phases';
  /** Of parties: those who decide stand before those who work. */
  readonly decides?: boolean;
}

/** `all` is how many there are, of which the likely ones are given where they are too many. */
export function suggestIds(analysis: DatedPlan, wish: IdWish): { suggestions: Suggestion[]; all: number } {
  if (wish.namespace === 'item') return suggestItems(analysis, wish);
  const suggestions = suggestOthers(analysis, wish).filter(({ label }) => !wish.listed.has(label));
  return { suggestions, all: suggestions.length };
}

/** What comes before the asking task first, nearest on top, then what comes after it; for any other what is not done yet. */
function suggestItems({ plan, schedule }: DatedPlan, wish: IdWish): { suggestions: Suggestion[]; all: number } {
  const items = [...plan.items.values()];
  // A short list is whole, so that an editor can narrow and widen it by itself.
  const typed = items.length > MOST ? wish.typed : '';
  const fit = fitting(likelyFirst(items, plan, wish), typed, MOST, ({ id, name }) => ({ label: id, finds: name }));
  const suggestions = fit.map(
    (item): Suggestion => ({
      label: item.id,
      kind: ITEM_KINDS[item.kind],
      note: () => nameAndDates(item, schedule.items.get(item.id)),
      finds: item.name,
      about: { kind: 'name', namespace: 'item', id: item.id, project: null },
    }),
  );
  return { suggestions, all: items.length };
}

function* likelyFirst(items: readonly WorkItem[], plan: Plan, { item, listed, only }: IdWish): Generator<WorkItem> {
  const related = item === null ? new Set<string>() : relatives(plan, item);
  const self = item === null ? undefined : plan.items.get(item);
  for (const candidate of self ? nearestFirst(items, items.indexOf(self)) : unfinishedFirst(items)) {
    if (only === 'phases' && candidate.kind !== 'phase') continue;
    if (!related.has(candidate.id) && !listed.has(candidate.id)) yield candidate;
  }
}

function* nearestFirst(items: readonly WorkItem[], at: number): Generator<WorkItem> {
  for (let i = at - 1; i >= 0; i--) yield items[i] as WorkItem;
  for (let i = at + 1; i < items.length; i++) yield items[i] as WorkItem;
}

/** Asked by a risk, a contract: what is over is seldom meant. */
function* unfinishedFirst(items: readonly WorkItem[]): Generator<WorkItem> {
  for (const item of items) if (outcomeOf(item) === null) yield item;
  for (const item of items) if (outcomeOf(item) !== null) yield item;
}

function nameAndDates({ id, name }: WorkItem, dates: ItemSchedule | undefined): string {
  const when = dates ? dateSpan(dates.start, dates.finish) : '';
  return [name === id ? '' : name, when].filter(Boolean).join(' · ');
}

/** The item, its ancestors and its descendants, gates of both included. */
function relatives(plan: Plan, id: string): Set<string> {
  const item = plan.items.get(id);
  const found = new Set<string>([id]);
  for (let up = item?.parent; up; up = plan.items.get(up)?.parent) found.add(up).add(`${up}.gate`);
  const below = [...(item?.children ?? [])];
  for (let child = below.pop(); child; child = below.pop()) {
    found.add(child.id);
    for (const grandchild of child.children) below.push(grandchild);
  }
  return found;
}

/** Tasks of another plan, after its alias and a colon. */
export function suggestForeignItems({ sources }: DatedPlan, alias: string): Suggestion[] {
  const plan = sources.otherPlans.get(alias);
  return [...(plan?.items ?? [])].map(([id, { name }]) => ({
    label: id,
    kind: CompletionItemKind.Reference,
    note: name,
    finds: name,
    about: { kind: 'name', namespace: 'item', id, project: alias },
  }));
}

/** Aliases of other plans, to be followed by one of their tasks. */
export function suggestOtherPlans({ sources }: DatedPlan): Suggestion[] {
  return [...sources.projects].map(([alias, { written }]) => ({
    label: `${alias}:`,
    kind: CompletionItemKind.Module,
    note: sources.otherPlans.get(alias)?.name ?? written,
    more: true,
    about: { kind: 'name', namespace: 'project', id: alias, project: null },
  }));
}

function suggestOthers(analysis: DatedPlan, wish: IdWish): Suggestion[] {
  const { namespace, item } = wish;
  return othersOf(analysis, wish)
    .filter(({ id }) => id !== item)
    .map(({ id, name, more, kind }) => ({
      label: id,
      kind,
      note: [name === id ? '' : name, more].filter(Boolean).join(' · '),
      finds: `${name} ${more}`,
      about: { kind: 'name', namespace, id, project: null },
    }));
}

interface Other {
  readonly id: string;
  readonly name: string;
  readonly more: string;
  readonly kind: CompletionItemKind;
}

function othersOf({ plan, sources }: DatedPlan, { namespace, only, decides }: IdWish): Other[] {
  const kind = CompletionItemKind.Reference;
  switch (namespace) {
    case 'item':
      return [];
    case 'party':
      return parties(plan, only, decides ?? false);
    case 'calendar':
      return [...plan.calendars.values()].map((spec) => ({
        id: spec.id,
        name: spec.name ?? spec.id,
        more: weekWords(spec),
        kind,
      }));
    case 'risk':
      return [...plan.risks.values()].map(({ id, title, status }) => ({ id, name: title, more: status, kind }));
    case 'uncertainty':
      return [...plan.uncertainties.values()].map((category) => ({
        id: category.id,
        name: category.name,
        more: spreadWords(category),
        kind,
      }));
    case 'project':
      return [...sources.projects].map(([id, { written }]) => ({ id, name: written, more: '', kind }));
    default:
      return isRegister(namespace)
        ? [...registerOf(plan, namespace).values()].map(({ id, name }) => ({ id, name, more: '', kind }))
        : [];
  }
}

/** People by team, then equipment and material, then teams, then stakeholders; these first where somebody `decides`. */
function parties(plan: Plan, only: IdWish['only'], decides: boolean): Other[] {
  const teamOf = (id: string | null) => (id === null ? '' : (plan.teams.get(id)?.name ?? id));
  const resources = [...plan.resources.values()]
    .map(({ id, name, role, team, type }) => ({
      id,
      name,
      team: teamOf(team),
      more: [teamOf(team), role].filter(Boolean).join(', ') || (type === 'person' ? '' : type),
      kind: type === 'person' ? CompletionItemKind.Variable : CompletionItemKind.Unit,
    }))
    .sort(
      (a, b) => rank(a.kind) - rank(b.kind) || compare(a.team || '\uffff', b.team || '\uffff') || compare(a.id, b.id),
    );
  const people = resources.filter(({ kind }) => kind === CompletionItemKind.Variable);
  const teams = [...plan.teams.values()].map(({ id, name, members }) => ({
    id,
    name,
    more: `team of ${members.length}`,
    kind: CompletionItemKind.Class,
  }));
  const stakeholders = [...plan.stakeholders.values()]
    .filter(({ id }) => !plan.resources.has(id) && !plan.teams.has(id))
    .map(({ id, name }) => ({ id, name, more: 'stakeholder', kind: CompletionItemKind.Variable }));
  switch (only) {
    case 'people':
      return people;
    case 'teams':
      return teams;
    case 'resources':
      return [...resources, ...teams];
    case 'stakeholders':
      return stakeholders;
    default:
      // Things own, decide and accept nothing.
      return decides ? [...stakeholders, ...people, ...teams] : [...people, ...teams, ...stakeholders];
  }
}

/** `90–140 %`. */
function spreadWords({ optimistic, pessimistic }: Uncertainty): string {
  return `${Math.round(optimistic * 100)}–${Math.round(pessimistic * 100)} %`;
}

function rank(kind: CompletionItemKind): number {
  return kind === CompletionItemKind.Variable ? 0 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const ITEM_KINDS: Readonly<Record<WorkItem['kind'], CompletionItemKind>> = {
  phase: CompletionItemKind.Module,
  summary: CompletionItemKind.Folder,
  task: CompletionItemKind.Reference,
  milestone: CompletionItemKind.Event,
  gate: CompletionItemKind.Keyword,
};
