/** Risks: threats and opportunities, before and after their response. */
import { type DayLengths, inWork } from '../base/duration.ts';
import type { FileId } from '../base/span.ts';
import { valueAt } from '../syntax/tree.ts';
import { backwardsProblem } from './date-order.ts';
import { entriesOf, type Fields, fileOf, valueIn } from './fields.ts';
import { orderProblems, readEstimate, readThreePoint } from './read-effort.ts';
import { percentileProblems } from './read-spread.ts';
import {
  booleanOf,
  chanceOf,
  dateOf,
  durationOf,
  fitted,
  idsOf,
  type MaybeNode,
  moneyOf,
  numberWithin,
  readableId,
  scalarOf,
  textOf,
  textsOf,
  wordOf,
  wordsOf,
} from './read-values.ts';
import { known, type Reading, report } from './reading.ts';
import {
  type Appetite,
  type Correlation,
  RESPONSES,
  type Response,
  type Risk,
  type RiskAction,
  type RiskAppetite,
  type RiskAssessment,
  type RiskLevel,
  type RiskScales,
} from './risk.ts';
import { levelOfWord, levelOn, middleOf } from './risk-scales.ts';

const STATUSES = ['open', 'watching', 'occurred', 'closed'] as const;
/** Of a threat nobody says these; to share one is often said where it is transferred. */
const OPPORTUNITY_RESPONSES: readonly (Response | null)[] = ['exploit', 'enhance'];

export function readRisk(fields: Fields, scales: RiskScales, reading: Reading): Risk {
  const value = (key: string): MaybeNode => valueIn(fields, key);
  const { ids } = reading;
  const response = wordOf(value('response'), RESPONSES);
  const event = wordsOf(value('event'));
  const inherent = assess(value('probability'), value('impact'), fileOf(fields, 'impact'), scales, reading);
  const affects = textsOf(value('affects'));
  const items = affects.filter((id) => ids.items.has(id));
  return {
    id: fields.id,
    title: event ?? wordsOf(value('name')) ?? readableId(fields.id),
    kind:
      wordOf(value('kind'), ['threat', 'opportunity']) ??
      (OPPORTUNITY_RESPONSES.includes(response) ? 'opportunity' : 'threat'),
    cause: wordsOf(value('cause')),
    event,
    effect: wordsOf(value('effect')),
    category: textOf(value('category')),
    inherent,
    residual: readLater('residual', fields, inherent, scales, reading),
    target: readLater('target', fields, inherent, scales, reading),
    affects: fitted(items),
    affectsDeliverables: fitted(affects.filter((id) => !items.includes(id) && ids.deliverables.has(id))),
    response,
    actions: readActions(fields, reading),
    trigger: readTrigger(value('trigger')),
    proximity: readProximity(value('proximity'), fileOf(fields, 'proximity'), reading),
    fallback: textOf(value('fallback')),
    identified: dateOf(value('identified')),
    owner: known(ids.parties, textOf(value('owner'))),
    escalatedTo: known(ids.parties, textOf(value('escalated-to'))),
    status: wordOf(value('status'), STATUSES) ?? 'open',
    origin: fields,
  };
}

function assess(
  probability: MaybeNode,
  impact: MaybeNode,
  file: FileId,
  scales: RiskScales,
  reading: Reading,
): RiskAssessment {
  const chanceLevel = levelOfWord(textOf(probability));
  const chance = chanceLevel === null ? chanceOf(probability) : middleOf(scales.probability, chanceLevel);
  const dimension = (key: string): MaybeNode => valueAt(impact, key);
  const schedule = readEstimate(dimension('schedule'), file, reading);
  const cost = readThreePoint(dimension('cost'), moneyOf);
  report(reading.problems, orderProblems(dimension('cost'), file, moneyOf));
  report(reading.problems, percentileProblems(dimension('cost'), file));
  const delay = schedule && (schedule.mostLikely ?? schedule.pessimistic ?? schedule.optimistic);
  const loss = cost && (cost.mostLikely ?? cost.pessimistic ?? cost.optimistic);
  return {
    probability: chance,
    probabilityLevel: chanceLevel ?? (chance === null ? null : levelOn(scales.probability, chance)),
    schedule,
    cost,
    levels: {
      schedule:
        levelOf(dimension('schedule')) ?? (delay ? levelOn(scales.schedule, inWork(delay, reading.lengths)) : null),
      cost: levelOf(dimension('cost')) ?? (loss === null ? null : levelOn(scales.cost, loss)),
      scope: levelOf(dimension('scope')),
      quality: levelOf(dimension('quality')),
      overall: levelOf(impact),
    },
  };
}

function levelOf(node: MaybeNode): RiskLevel | null {
  return levelOfWord(textOf(node));
}

/** What the residual or target assessment does not say stays as it was. */
function readLater(
  key: 'residual' | 'target',
  fields: Fields,
  inherent: RiskAssessment,
  scales: RiskScales,
  reading: Reading,
): RiskAssessment | null {
  const node = valueIn(fields, key);
  if (node?.kind !== 'map') return null;
  const own = assess(valueAt(node, 'probability'), valueAt(node, 'impact'), fileOf(fields, key), scales, reading);
  const chance = {
    probability: own.probability ?? inherent.probability,
    probabilityLevel: own.probabilityLevel ?? inherent.probabilityLevel,
  };
  // A word for the whole impact takes the place of everything said by dimension.
  if (own.levels.overall !== null) return { ...own, ...chance };
  const inDimensions = Object.values(own.levels).some((level) => level !== null);
  return {
    ...chance,
    schedule: own.schedule ?? (own.levels.schedule === null ? inherent.schedule : null),
    cost: own.cost ?? (own.levels.cost === null ? inherent.cost : null),
    levels: {
      schedule: own.levels.schedule ?? inherent.levels.schedule,
      cost: own.levels.cost ?? inherent.levels.cost,
      scope: own.levels.scope ?? inherent.levels.scope,
      quality: own.levels.quality ?? inherent.levels.quality,
      overall: inDimensions ? null : inherent.levels.overall,
    },
  };
}

function readActions(fields: Fields, { ids }: Reading): readonly RiskAction[] {
  const file = fileOf(fields, 'actions');
  const seen = new Set<string>();
  return entriesOf(valueIn(fields, 'actions')).flatMap(({ key, value, span }) => {
    if (seen.has(key.text)) return [];
    seen.add(key.text);
    return [
      {
        id: key.text,
        text: wordsOf(value) ?? wordsOf(valueAt(value, 'text')) ?? readableId(key.text),
        owner: known(ids.parties, textOf(valueAt(value, 'owner'))),
        due: dateOf(valueAt(value, 'due')),
        done: booleanOf(valueAt(value, 'done')) ?? false,
        cost: moneyOf(valueAt(value, 'cost')),
        task: known(ids.items, textOf(valueAt(value, 'task'))),
        place: { file, span },
      },
    ];
  });
}

function readTrigger(node: MaybeNode): Risk['trigger'] {
  if (node?.kind === 'map') return { text: wordsOf(valueAt(node, 'text')), date: dateOf(valueAt(node, 'date')) };
  const scalar = scalarOf(node);
  return scalar ? { text: scalar.text, date: null } : null;
}

function readProximity(node: MaybeNode, file: FileId, { problems }: Reading): Risk['proximity'] {
  const single = dateOf(node)?.day;
  if (single !== undefined) return { from: single, to: single };
  const from = dateOf(valueAt(node, 'from'))?.day ?? null;
  const to = dateOf(valueAt(node, 'to'))?.day ?? null;
  if (!node || (from === null && to === null)) return null;
  if (from === null || to === null || from <= to) return { from, to };
  problems.push(backwardsProblem({ file, span: node.span }, from, to));
  return null;
}

/** Of the schema. */
const USUAL_APPETITE: Appetite = { medium: 4, high: 10, critical: 16, maxCost: null, maxDelay: null };

export function readRiskAppetite(node: MaybeNode, lengths: DayLengths): RiskAppetite {
  const forAll = readAppetite(node, lengths, USUAL_APPETITE);
  // An exposure that all risks together may have is no bound for those of one category.
  const usual = { ...forAll, maxCost: null, maxDelay: null };
  const byCategory = new Map<string, Appetite>();
  for (const { key, value } of entriesOf(valueAt(node, 'by-category'))) {
    if (!byCategory.has(key.text)) byCategory.set(key.text, readAppetite(value, lengths, usual));
  }
  return { ...forAll, byCategory };
}

function readAppetite(node: MaybeNode, lengths: DayLengths, usual: Appetite): Appetite {
  const score = (key: 'medium' | 'high' | 'critical'): number => numberWithin(valueAt(node, key), 1, 25, usual[key]);
  return {
    medium: score('medium'),
    high: score('high'),
    critical: score('critical'),
    maxCost: moneyOf(valueAt(node, 'max-cost')),
    maxDelay: durationOf(valueAt(node, 'max-delay'), lengths),
  };
}

export function readCorrelation(fields: Fields, { ids }: Reading): Correlation {
  return {
    id: fields.id,
    name: wordsOf(valueIn(fields, 'name')) ?? readableId(fields.id),
    tasks: idsOf(valueIn(fields, 'tasks'), ids.items),
    coefficient: numberWithin(valueIn(fields, 'coefficient'), 0, 1, 0.5),
    origin: fields,
  };
}
