/** Risks: threats and opportunities, before and after their response. */
import type { DayLengths } from '../base/duration.ts';
import type { FileId } from '../base/span.ts';
import { valueAt } from '../syntax/tree.ts';
import { entriesOf, type Fields, fileOf, valueIn } from './fields.ts';
import { orderProblems, readEstimate, readThreePoint } from './read-effort.ts';
import {
  booleanOf,
  chanceOf,
  dateOf,
  durationOf,
  idsOf,
  type MaybeNode,
  moneyOf,
  numberWithin,
  readableId,
  scalarOf,
  textOf,
  wordOf,
} from './read-values.ts';
import { known, type Reading, report } from './reading.ts';
import type { Correlation, Risk, RiskAction, RiskAppetite, RiskAssessment, RiskLevel, RiskScales } from './risk.ts';
import { levelOfWord, levelOn, middleOf } from './risk-scales.ts';

const STATUSES = ['open', 'watching', 'occurred', 'closed'] as const;
const OPPORTUNITY_RESPONSES: readonly string[] = ['exploit', 'share', 'enhance'];

export function readRisk(fields: Fields, scales: RiskScales, reading: Reading): Risk {
  const value = (key: string): MaybeNode => valueIn(fields, key);
  const { ids } = reading;
  const response = textOf(value('response'));
  const event = textOf(value('event'));
  const inherent = assess(value('probability'), value('impact'), fileOf(fields, 'impact'), scales, reading);
  return {
    id: fields.id,
    title: event ?? textOf(value('name')) ?? readableId(fields.id),
    kind:
      wordOf(value('kind'), ['threat', 'opportunity']) ??
      (OPPORTUNITY_RESPONSES.includes(response ?? '') ? 'opportunity' : 'threat'),
    cause: textOf(value('cause')),
    event,
    effect: textOf(value('effect')),
    category: textOf(value('category')),
    inherent,
    residual: readResidual(fields, inherent, scales, reading),
    affects: idsOf(value('affects'), ids.items),
    response,
    actions: readActions(fields, reading),
    trigger: readTrigger(value('trigger')),
    owner: known(ids.parties, textOf(value('owner'))),
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
  const delay = schedule && (schedule.mostLikely ?? schedule.pessimistic ?? schedule.optimistic);
  const loss = cost && (cost.mostLikely ?? cost.pessimistic ?? cost.optimistic);
  return {
    probability: chance,
    probabilityLevel: chanceLevel ?? (chance === null ? null : levelOn(scales.probability, chance)),
    schedule,
    cost,
    levels: {
      schedule: levelOf(dimension('schedule')) ?? (delay ? levelOn(scales.schedule, delay.minutes) : null),
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

/** What the residual assessment does not say stays as it was. */
function readResidual(
  fields: Fields,
  inherent: RiskAssessment,
  scales: RiskScales,
  reading: Reading,
): RiskAssessment | null {
  const node = valueIn(fields, 'residual');
  if (node?.kind !== 'map') return null;
  const own = assess(
    valueAt(node, 'probability'),
    valueAt(node, 'impact'),
    fileOf(fields, 'residual'),
    scales,
    reading,
  );
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
        text: textOf(value) ?? textOf(valueAt(value, 'text')) ?? readableId(key.text),
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
  if (node?.kind === 'map') return { text: textOf(valueAt(node, 'text')), date: dateOf(valueAt(node, 'date')) };
  const scalar = scalarOf(node);
  return scalar ? { text: scalar.text, date: null } : null;
}

/** Defaults are those of the schema. */
export function readRiskAppetite(node: MaybeNode, lengths: DayLengths): RiskAppetite {
  const score = (key: string, otherwise: number): number => numberWithin(valueAt(node, key), 1, 25, otherwise);
  return {
    medium: score('medium', 4),
    high: score('high', 10),
    critical: score('critical', 16),
    maxCost: moneyOf(valueAt(node, 'max-cost')),
    maxDelay: durationOf(valueAt(node, 'max-delay'), lengths),
  };
}

export function readCorrelation(fields: Fields, { ids }: Reading): Correlation {
  return {
    id: fields.id,
    name: textOf(valueIn(fields, 'name')) ?? readableId(fields.id),
    tasks: idsOf(valueIn(fields, 'tasks'), ids.items),
    coefficient: numberWithin(valueIn(fields, 'coefficient'), 0, 1, 0.5),
    origin: fields,
  };
}
