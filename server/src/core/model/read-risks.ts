/** Risks: threats and opportunities, before and after their response. */
import type { FileId } from '../base/span.ts';
import { valueAt } from '../syntax/tree.ts';
import { entriesOf, type Fields, fileOf, valueIn } from './fields.ts';
import type { Risk, RiskAction, RiskAssessment, RiskLevel } from './plan.ts';
import { orderProblems, readEstimate, readThreePoint } from './read-effort.ts';
import {
  booleanOf,
  chanceOf,
  dateOf,
  type MaybeNode,
  moneyOf,
  numberOf,
  readableId,
  scalarOf,
  textOf,
  textsOf,
  wordOf,
} from './read-values.ts';
import { known, type Reading } from './reading.ts';
import { levelOfWord, levelOn, middleOf, type RiskScales } from './risk-scales.ts';

const STATUSES = ['open', 'watching', 'occurred', 'closed'] as const;
const OPPORTUNITY_RESPONSES: readonly string[] = ['exploit', 'share', 'enhance'];

export function readRisks(
  sections: ReadonlyMap<string, Fields>,
  scales: RiskScales,
  reading: Reading,
): ReadonlyMap<string, Risk> {
  const risks = new Map<string, Risk>();
  for (const [id, fields] of sections) risks.set(id, readRisk(fields, scales, reading));
  return risks;
}

function readRisk(fields: Fields, scales: RiskScales, reading: Reading): Risk {
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
    affects: textsOf(value('affects')).filter((id) => ids.items.has(id)),
    response,
    actions: readActions(fields, reading),
    trigger: readTrigger(value('trigger')),
    owner: known(ids.parties, textOf(value('owner'))),
    status: wordOf(value('status'), STATUSES) ?? 'open',
    origin: fields.origin,
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
  const overall = levelOf(impact);
  const dimension = (key: string): MaybeNode => valueAt(impact, key);
  const schedule = readEstimate(threePointNode(dimension('schedule')), file, reading);
  const cost = readThreePoint(threePointNode(dimension('cost')), moneyOf);
  reading.problems.push(...orderProblems(dimension('cost'), file, moneyOf));
  const delay = schedule && (schedule.mostLikely ?? schedule.pessimistic ?? schedule.optimistic);
  const loss = cost && (cost.mostLikely ?? cost.pessimistic ?? cost.optimistic);
  return {
    probability: chance,
    probabilityLevel: chanceLevel ?? (chance === null ? null : levelOn(scales.probability, chance)),
    schedule,
    cost,
    levels: {
      schedule: levelOf(dimension('schedule')) ?? (delay ? levelOn(scales.scheduleMinutes, delay.minutes) : overall),
      cost: levelOf(dimension('cost')) ?? (loss === null ? overall : levelOn(scales.costMinorUnits, loss)),
      scope: levelOf(dimension('scope')) ?? overall,
      quality: levelOf(dimension('quality')) ?? overall,
    },
  };
}

/** A word or a bare number from 1 to 5. */
function levelOf(node: MaybeNode): RiskLevel | null {
  const number = numberOf(node);
  if (number === 1 || number === 2 || number === 3 || number === 4 || number === 5) return number;
  return levelOfWord(textOf(node));
}

/** A level is no amount, though `cost: 3` reads as one. */
function threePointNode(node: MaybeNode): MaybeNode {
  return levelOf(node) === null ? node : null;
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
  return {
    probability: own.probability ?? inherent.probability,
    probabilityLevel: own.probabilityLevel ?? inherent.probabilityLevel,
    schedule: own.schedule ?? (own.levels.schedule === null ? inherent.schedule : null),
    cost: own.cost ?? (own.levels.cost === null ? inherent.cost : null),
    levels: {
      schedule: own.levels.schedule ?? inherent.levels.schedule,
      cost: own.levels.cost ?? inherent.levels.cost,
      scope: own.levels.scope ?? inherent.levels.scope,
      quality: own.levels.quality ?? inherent.levels.quality,
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
