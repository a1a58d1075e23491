/**
 * A field of a risk set in a view: its status, who watches it, how likely it is and what it would do.
 * Of an impact that is written as a range its most likely value changes, as long as it stays within.
 */
import type { Analysis } from '../analyse.ts';
import { assertNever } from '../base/assert-never.ts';
import { parseDuration } from '../base/duration.ts';
import { parseMoney } from '../base/money.ts';
import { likeOf } from '../model/party-name.ts';
import type { Plan } from '../model/plan.ts';
import { textOf } from '../model/read-values.ts';
import type { Risk } from '../model/risk.ts';
import { levelOfWord } from '../model/risk-scales.ts';
import { type Node, valueAt } from '../syntax/tree.ts';
import { type IntentOf, type Planned, type Refused, type RiskField, refused } from './intent.ts';
import { pieceWith, type TextChange } from './item-text.ts';
import { plannedRisks, removingAt, riskEdit, unknownRisk, writingAt, writtenAt } from './risk-text.ts';
import { amountText, chanceText, delayText, type Notation } from './risk-values.ts';

type Wanted = IntentOf<'set-risk'>;

interface Change {
  readonly kind: 'change';
  readonly change: TextChange;
  readonly said: string;
}

export function settingRisk(analysis: Analysis, wanted: Wanted): Planned | Refused {
  const risk = analysis.plan.risks.get(wanted.id);
  if (!risk) return unknownRisk(wanted.id);
  const made = changeOf(analysis.plan, risk, { ...wanted, value: wanted.value.trim() });
  if (made.kind === 'refused') return made;
  const edit = riskEdit(analysis, risk, [made.change]);
  if (edit === null) return refused(`Not changed: ${risk.title} says that already.`);
  return 'kind' in edit ? edit : plannedRisks(analysis, [edit], made.said, risk.id);
}

function changeOf(plan: Plan, risk: Risk, wanted: Wanted): Change | Refused {
  const { field, value } = wanted;
  switch (field) {
    case 'status':
      return statusSet(risk, value);
    case 'owner':
      return ownerSet(plan, risk, value);
    case 'probability':
      return probabilitySet(plan, risk, wanted);
    case 'impact':
      return impactSet(risk, wanted);
    case 'schedule':
    case 'cost':
    case 'scope':
    case 'quality':
      return dimensionSet(plan, risk, wanted, field);
    default:
      return assertNever(field);
  }
}

const STATUSES = ['open', 'watching', 'occurred', 'closed'];

function statusSet({ title }: Risk, value: string): Change | Refused {
  if (value === '') return change(removingAt(['status']), `${title} is open, as a risk without a status is`);
  if (!STATUSES.includes(value))
    return refused(`Not changed: “${value}” is no status. A risk is open, watching, occurred or closed.`);
  const verb =
    value === 'watching' ? 'is now being watched' : value === 'occurred' ? 'has occurred' : `is now ${value}`;
  return change(writingAt(['status'], value), `${title} ${verb}`);
}

function ownerSet({ resources, teams, stakeholders }: Plan, { title }: Risk, value: string): Change | Refused {
  if (value === '') return change(removingAt(['owner']), `Nobody owns ${title} any more`);
  const all = [...resources, ...teams, ...stakeholders].map(([id, { name }]) => ({ id, name }));
  const called = all.filter(({ id }) => id === value);
  const like = called.length > 0 ? called : all.filter(({ name }) => likeOf(name) === likeOf(value));
  const ids = [...new Set(like.map(({ id }) => id))];
  const [owner] = like;
  if (!owner)
    return refused(`Not changed: nobody is called “${value}”. Write them under resources or stakeholders first.`);
  if (ids.length > 1)
    return refused(`Not changed: ${ids.length} are called ${value}. Type ${ids.join(' or ')} instead.`);
  return change(writingAt(['owner'], owner.id), `${owner.name} now owns ${title}`);
}

function probabilitySet(plan: Plan, risk: Risk, { of, value }: Wanted): Change | Refused {
  const path = pathOf(of, 'probability');
  if (value === '') return change(removingAt(path), `${risk.title} has no probability any more`);
  const written = chanceText(value, notation(plan, risk, path));
  if (written === null)
    return refused(
      `Not changed: “${value}” is no probability. Write one such as 30%, or a word from very-low to very-high.`,
    );
  return change(writingAt(path, written), `The probability of ${risk.title} is now ${inWords(written)}`);
}

function impactSet(risk: Risk, { of, value }: Wanted): Change | Refused {
  const path = pathOf(of, 'impact');
  if (writtenIn(risk, path)?.kind === 'map')
    return refused(
      `Not changed: the impact of ${risk.title} is written by schedule, cost, scope or quality. Change one of these.`,
    );
  if (value === '') return change(removingAt(path), `${risk.title} has no impact any more`);
  if (levelOfWord(value) === null) return noLevel(value);
  return change(writingAt(path, value), `The impact of ${risk.title} is now ${inWords(value)}`);
}

type Dimension = Extract<RiskField, 'schedule' | 'cost' | 'scope' | 'quality'>;

function dimensionSet(plan: Plan, risk: Risk, { of, value }: Wanted, dimension: Dimension): Change | Refused {
  const impact = pathOf(of, 'impact');
  const path = [...impact, dimension];
  if (levelOfWord(textOf(writtenIn(risk, impact))) !== null)
    return refused(
      `Not changed: the impact of ${risk.title} is one word for everything. Change that word, or write it by dimension in the text.`,
    );
  if (value === '') return change(removingAt(path), `${risk.title} has no impact on ${dimension} any more`);
  const range = rangeAt(risk, path);
  const at = range ? [...path, 'most-likely'] : path;
  const written = sizeText(dimension, value, notation(plan, risk, at));
  if (written === null)
    return dimension === 'schedule' || dimension === 'cost' ? noSize(dimension, value) : noLevel(value);
  if (range && !isWithin(plan, dimension, range, written))
    return refused(
      `Not changed: ${written} lies outside the range written for ${risk.title}, ${textOf(valueAt(range, 'optimistic'))} to ${textOf(valueAt(range, 'pessimistic'))}. Change the range in the text.`,
    );
  return change(writingAt(at, written), `The impact of ${risk.title} on ${dimension} is now ${inWords(written)}`);
}

function sizeText(dimension: Dimension, value: string, like: Notation): string | null {
  if (dimension === 'schedule') return delayText(value, like);
  if (dimension === 'cost') return amountText(value, like);
  return levelOfWord(value) === null ? null : value;
}

function isWithin({ project: { lengths } }: Plan, dimension: Dimension, range: Node, written: string): boolean {
  const size = (text: string | null): number | null => {
    if (text === null) return null;
    return dimension === 'cost' ? parseMoney(text) : (parseDuration(text, lengths)?.minutes ?? null);
  };
  const [low, likely, high] = [
    textOf(valueAt(range, 'optimistic')),
    written,
    textOf(valueAt(range, 'pessimistic')),
  ].map(size);
  return (low ?? Number.NEGATIVE_INFINITY) <= (likely ?? 0) && (likely ?? 0) <= (high ?? Number.POSITIVE_INFINITY);
}

function notation({ riskScales: scales, project: { lengths } }: Plan, risk: Risk, path: readonly string[]): Notation {
  const own = writtenIn(risk, path);
  const before = path[0] === 'residual' || path[0] === 'target' ? writtenIn(risk, path.slice(1)) : null;
  return { scales, lengths, like: textOf(own) ?? textOf(before) };
}

function pathOf(of: Wanted['of'], field: 'probability' | 'impact'): readonly string[] {
  return of === 'inherent' ? [field] : [of, field];
}

function writtenIn({ origin }: Risk, path: readonly string[]): Node | null {
  return writtenAt(pieceWith(origin, path[0] ?? null)?.entry.value ?? null, path);
}

function rangeAt(risk: Risk, path: readonly string[]): Node | null {
  const node = writtenIn(risk, path);
  return node?.kind === 'map' ? node : null;
}

function change(edit: TextChange, said: string): Change {
  return { kind: 'change', change: edit, said };
}

function noLevel(value: string): Refused {
  return refused(`Not changed: “${value}” is no level. Write a word from very-low to very-high.`);
}

function noSize(dimension: 'schedule' | 'cost', value: string): Refused {
  const [what, such] = dimension === 'schedule' ? ['delay', '5d or 2w'] : ['amount', '15k or 15000'];
  return refused(
    `Not changed: “${value}” is no ${what}. Write one such as ${such}, or a word from very-low to very-high.`,
  );
}

function inWords(written: string): string {
  return levelOfWord(written) === null ? written : written.replace('-', ' ');
}
