/** One phase, summary, task, milestone or gate from its sketch; gates and links have files of their own. */

import { valueAt } from '../syntax/tree.ts';
import { dateOrderProblems } from './date-order.ts';
import { effortProblems } from './effort-problems.ts';
import { type Fields, fileOf, valueIn } from './fields.ts';
import type { Stage, WorkItem } from './plan.ts';
import { NOBODY, readAssignments } from './read-assignments.ts';
import { readConstraint } from './read-constraint.ts';
import { readEstimate } from './read-effort.ts';
import { gateValues, readHandover } from './read-gate.ts';
import { readLinks } from './read-links.ts';
import {
  booleanOf,
  chanceOf,
  dateOf,
  durationOf,
  idsOf,
  type MaybeNode,
  moneyOf,
  numberOf,
  numberWithin,
  percentOf,
  readableId,
  textOf,
  textsOf,
  wordOf,
  wordsOf,
} from './read-values.ts';
import { known, type Reading } from './reading.ts';
import type { Sketch } from './sketch.ts';
import { taskProblems } from './task-problems.ts';

const STAGES: readonly Stage[] = ['initiation', 'planning', 'execution', 'monitoring', 'closing'];
const STATUSES = ['planned', 'active', 'on-hold', 'blocked', 'cancelled', 'done'] as const;
const DEFAULT_PRIORITY = 500;

/** What an item's children need of it. */
export interface Titled {
  readonly name: string;
  readonly stage: Stage | null;
}

export const ABOVE_ALL: Titled = { name: '', stage: null };

export function titleOf({ id, kind, fields }: Sketch, above: Titled): Titled {
  return {
    name: wordsOf(valueIn(fields, 'name')) ?? (kind === 'gate' ? `Gate: ${above.name}` : readableId(id)),
    stage: kind === 'phase' ? stageOf(fields) : above.stage,
  };
}

/** One literal, not three spread together: ten thousand items are read at every keystroke. */
export function readItem(
  { id, kind, fields }: Sketch,
  { name, stage }: Titled,
  parent: string | null,
  children: readonly WorkItem[],
  reading: Reading,
): WorkItem {
  const { lengths, ids, problems } = reading;
  const value = (key: string): MaybeNode => valueIn(fields, key);
  // A phase takes as long as its tasks, a gate no time; what else is written there is the schema's finding.
  const effort = kind !== 'phase' && kind !== 'gate';
  const item: WorkItem = {
    id,
    kind,
    name,
    parent,
    children,
    description: textOf(value('description')),
    stage,
    cycle: kind === 'phase' ? numberOf(value('cycle')) : null,
    replans: known(ids.items, textOf(value('replans'))) ?? wordOf(value('replans'), STAGES),
    duration: effort ? durationOf(value('duration'), lengths) : null,
    work: effort ? durationOf(value('work'), lengths) : null,
    estimate: effort ? readEstimate(value('estimate'), fileOf(fields, 'estimate'), reading) : null,
    uncertainty: kind === 'gate' ? null : known(ids.uncertainties, textOf(value('uncertainty'))),
    after: readLinks(fields, reading),
    assignments: effort ? readAssignments(fields, reading) : NOBODY,
    constraint: readConstraint(fields),
    deadline: dateOf(value('deadline')),
    fixed: readFixed(value('fixed')),
    calendar: known(ids.calendars, textOf(value('calendar'))),
    ignoreResourceCalendars: booleanOf(value('ignore-resource-calendars')) ?? false,
    priority: numberWithin(value('priority'), 0, 1000, DEFAULT_PRIORITY),
    splittable: booleanOf(value('splittable')) ?? false,
    probability: chanceOf(value('probability')),
    status: wordOf(value('status'), STATUSES),
    owner: known(ids.parties, textOf(value('owner'))),
    responsible: idsOf(value('responsible'), ids.parties),
    accountable: known(ids.parties, textOf(value('accountable'))),
    consulted: idsOf(value('consulted'), ids.parties),
    informed: idsOf(value('informed'), ids.parties),
    touches: textsOf(value('touches')),
    deliverables: idsOf(value('deliverables'), ids.deliverables),
    fixedCost: moneyOf(value('fixed-cost')),
    percentComplete: percentOf(value('percent-complete')),
    physicalPercentComplete: percentOf(value('physical-percent-complete')),
    actualStart: dateOf(value('actual-start')),
    actualFinish: dateOf(value('actual-finish')),
    remainingDuration: durationOf(value('remaining-duration'), lengths),
    actualWork: durationOf(value('actual-work'), lengths),
    actualCost: moneyOf(value('actual-cost')),
    tags: textsOf(value('tags')),
    link: textOf(value('link')),
    notes: textOf(value('notes')),
    gate: kind === 'gate' ? gateValues(fields, reading) : null,
    handover: kind === 'phase' ? readHandover(value('handover'), reading) : null,
    origin: fields,
  };
  for (const found of effortProblems(item, fields, reading)) problems.push(found);
  for (const found of taskProblems(item, fields)) problems.push(found);
  for (const found of dateOrderProblems(item, fields)) problems.push(found);
  return item;
}

/** The five stages are known ids of phases; any other phase names its own. */
function stageOf(fields: Fields): Stage | null {
  return wordOf(valueIn(fields, 'stage'), STAGES) ?? STAGES.find((stage) => stage === fields.id) ?? null;
}

function readFixed(node: MaybeNode): WorkItem['fixed'] {
  if (node?.kind !== 'map') return null;
  return { start: dateOf(valueAt(node, 'start')), finish: dateOf(valueAt(node, 'finish')) };
}
