/** What may be the value at a place, by what the schema says it is. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Day, parseDate } from '../../core/base/time.ts';
import type { Plan } from '../../core/model/plan.ts';
import { RESPONSES_TO } from '../../core/risk/responses.ts';
import { type Description, describe, type ValueKnowledge } from '../../core/schema/knowledge.ts';
import { bandWords } from '../risk-words.ts';
import { type CompletionPlace, lastKey } from './place.ts';
import { suggestCurrencies, suggestHours, suggestPercents, suggestRegions } from './suggest-amounts.ts';
import { type DateWish, suggestDates } from './suggest-dates.ts';
import { filesWanted, suggestFiles } from './suggest-files.ts';
import { type IdWish, suggestForeignItems, suggestIds, suggestOtherPlans } from './suggest-ids.ts';
import { suggestLengths } from './suggest-lengths.ts';
import { suggestLinkParts, suggestUnits } from './suggest-links.ts';
import { suggestUsed } from './suggest-used.ts';
import { MOST, type Suggestion } from './suggestion.ts';

export interface ValueSuggestions {
  readonly suggestions: readonly Suggestion[];
  /** How much of the typed text stays: an id before a link type, an alias before a task. */
  readonly keep: number;
  /** How much of the text behind the cursor stays: a link's type behind its id. */
  readonly keepBehind?: number;
  /** The answer depends on what is typed. */
  readonly changes: boolean;
}

const NONE: ValueSuggestions = { suggestions: [], keep: 0, changes: false };

/** Kinds of value that a reader grasps best from an example. */
const EXEMPLARY: ReadonlySet<string> = new Set(['rate', 'money', 'units', 'chance', 'factor', 'day-span', 'number']);

export function suggestValues(place: CompletionPlace, today: Day | null): ValueSuggestions {
  const here = describe(place.context.path);
  if (!here) return NONE;
  const { values } = here;
  if (values.ref !== null) return suggestReference(place, values);
  const listed = new Set(place.context.items);
  const words = suggestWords(here, place).filter(({ label }) => !listed.has(label));
  const wanted = filesWanted(place.context.path);
  if (wanted) return { ...suggestFiles(place, wanted), changes: true };
  switch (values.kind) {
    case 'date':
    case 'day':
      return all([...suggestDates(place.analysis, { ...dateWish(place), today }), ...words]);
    case 'duration':
      return changing([...suggestLengths(place.context.prefix, place.analysis.plan.project.lengths), ...words]);
    case 'lag':
      return changing([...suggestLengths(place.context.prefix, place.analysis.plan.project.lengths), ...SPECIAL_LAGS]);
    case 'percent':
      return all(suggestPercents());
    case 'day-span':
      return all(suggestHours(place.context.quote !== null).filter(({ label }) => !listed.has(label)));
    case 'currency':
      return all(suggestCurrencies());
    case 'region':
      return changing(suggestRegions(place.snapshot.around, place.context.prefix));
    default: {
      const known = new Set([...listed, ...words.map(({ label }) => label)]);
      const used = suggestUsed(place.analysis.plan, lastKey(place.context.path)).filter(
        ({ label }) => !known.has(label),
      );
      return all([...words, ...used, ...suggestExamples(here, place.context.path, words)]);
    }
  }
}

const SPECIAL_LAGS: readonly Suggestion[] = [
  { label: '-1d', note: 'one working day of overlap', kind: CompletionItemKind.Unit },
  { label: '50%', note: 'half of its duration', kind: CompletionItemKind.Unit },
];

function all(suggestions: readonly Suggestion[]): ValueSuggestions {
  return { suggestions, keep: 0, changes: false };
}

function changing(suggestions: readonly Suggestion[], keep = 0): ValueSuggestions {
  return { suggestions, keep, changes: true };
}

/** An id; and where more may follow it, what that is. */
function suggestReference(place: CompletionPlace, values: ValueKnowledge): ValueSuggestions {
  const { analysis, context } = place;
  const id = /^\s*[A-Za-z][\w.:-]*\s+/.exec(context.prefix)?.[0];
  if (id !== undefined) {
    const rest = context.prefix.slice(id.length);
    if (values.kind === 'link') return changing(suggestLinkParts(rest), id.length);
    if (values.kind === 'assignment') return changing(suggestUnits(analysis.plan, id.trim()), id.length);
    return NONE;
  }
  const alias = /^\s*([A-Za-z][\w-]*):/.exec(context.prefix);
  if (values.kind === 'link' && alias) return changing(suggestForeignItems(analysis, alias[1] ?? ''), alias[0].length);
  const others = values.kind === 'link' ? suggestOtherPlans(analysis) : [];
  const wish = wishOf(place, values);
  const ids = suggestIds(analysis, wish);
  const isOfRisk = context.path[0] === 'risks' && lastKey(context.path) === 'affects';
  const made = isOfRisk ? suggestIds(analysis, { ...wish, namespace: 'deliverable' }).suggestions : [];
  return {
    suggestions: [...ids.suggestions, ...others, ...made, ...stagesFor(place, ids.suggestions)],
    keep: 0,
    keepBehind: behind(place),
    changes: ids.all > MOST,
  };
}

/** What is planned anew may be a whole stage, where no phase has its name. */
function stagesFor({ analysis: { plan }, context }: CompletionPlace, phases: readonly Suggestion[]): Suggestion[] {
  if (lastKey(context.path) !== 'replans') return [];
  const path = [...context.path.slice(0, -1), 'stage'];
  const known = new Set([...phases.map(({ label }) => label), ...plan.items.keys()]);
  return wordsOf(describe(path)?.values.words ?? [], plan, path).filter(({ label }) => !known.has(label));
}

/** How long the text is that follows the id under the cursor. */
function behind({ snapshot, context: { replace, prefix } }: CompletionPlace): number {
  const rest = snapshot.text.slice(replace.start + prefix.length, replace.end);
  const blank = rest.search(/\s/);
  return blank < 0 ? 0 : rest.length - blank;
}

function wishOf({ context, item }: CompletionPlace, { ref }: ValueKnowledge): IdWish {
  const listed = new Set(context.items.map((text) => /^[^\s:]*/.exec(text.trim())?.[0] ?? ''));
  const key = lastKey(context.path);
  const only = ONLY.get(key);
  // In a register (`risks`, `resources`) the second key is the entry that asks.
  const self = item ?? context.path[1] ?? null;
  const decides = DECIDE.has(key);
  return { namespace: ref ?? 'item', item: self, listed, typed: context.prefix, decides, ...(only ? { only } : {}) };
}

/** Keys of who decides, asks or is to be told, rather than who does the work. */
const DECIDE: ReadonlySet<string> = new Set([
  'sponsor',
  'approvers',
  'accepted-by',
  'requested-by',
  'decided-by',
  'escalated-to',
  'audience',
]);

const ONLY: ReadonlyMap<string, NonNullable<IdWish['only']>> = new Map([
  ['assign', 'resources'],
  ['resource', 'resources'],
  ['team', 'teams'],
  ['members', 'people'],
  ['lead', 'people'],
  ['replans', 'phases'],
]);

function suggestWords(
  { values }: Description,
  { analysis: { plan }, context: { path } }: CompletionPlace,
): Suggestion[] {
  const fitting = responsesAt(plan, path);
  const words = fitting ? fitting.flatMap((word) => values.words.filter((each) => each.word === word)) : values.words;
  return wordsOf(words, plan, path);
}

function wordsOf(words: ValueKnowledge['words'], plan: Plan, path: readonly string[]): Suggestion[] {
  return words.map(({ word, description }) => {
    const note = bandWords(plan, path, word) ?? (description ? firstSentence(description) : null);
    return {
      label: word,
      kind: CompletionItemKind.EnumMember,
      ...(note === null ? {} : { note }),
      about: { kind: 'word', path, word },
    };
  });
}

/** Those that fit what is written of the kind; null elsewhere, and where the response itself would tell the kind. */
function responsesAt(plan: Plan, path: readonly string[]): readonly string[] | null {
  const [section, id, key] = path;
  const risk = section === 'risks' && key === 'response' && id !== undefined ? plan.risks.get(id) : undefined;
  return risk?.origin.fields.has('kind') ? RESPONSES_TO[risk.kind] : null;
}

function suggestExamples(
  { values, examples, default: standard }: Description,
  path: readonly string[],
  words: readonly Suggestion[],
): Suggestion[] {
  if (values.kind === null || !EXEMPLARY.has(values.kind)) return [];
  const known = new Set(words.map(({ label }) => label));
  const plain = examples.filter((example) => !known.has(example) && !/^[[{]/.test(example));
  const usual = standard === null || known.has(standard) || /^[[{]/.test(standard) ? [] : [standard];
  return [...new Set([...usual, ...plain])].map((example) => ({
    label: example,
    kind: CompletionItemKind.Value,
    note: example === standard ? 'default' : 'example',
    about: { kind: 'key', path },
  }));
}

/** Whether a date ends something rather than begins it, and whether it has happened. */
function dateWish({ snapshot, context, item }: CompletionPlace): Omit<DateWish, 'today'> {
  const key = lastKey(context.path);
  return {
    item,
    since: key === 'to' ? firstDayBefore(snapshot.text, context.replace.start) : null,
    finish: /finish|deadline|^to$|due|decided/.test(key),
    fact: /^(?:actual-start|actual-finish|decided|accepted-on|identified)$/.test(key),
  };
}

/** Characters before the last day of a stretch in which its first one is looked for: what else is said of it stands there too. */
const NEAR = 200;

/** The nearest `from` above. */
function firstDayBefore(text: string, at: number): Day | null {
  const written = [...text.slice(Math.max(0, at - NEAR), at).matchAll(/\bfrom:[ \t]*["']?(\d{4}-\d\d-\d\d)/g)].at(
    -1,
  )?.[1];
  return written === undefined ? null : (parseDate(written)?.day ?? null);
}

/** Plain words: the schema's own Markdown only quotes code. */
function firstSentence(markdown: string): string {
  const plain = markdown.replaceAll('`', '');
  return /^.*?[.:;](?=\s|$)/.exec(plain)?.[0].replace(/[.:;]$/, '') ?? plain;
}
