/** The `project` header: dates, money, people and the units that every duration is read with. */
import { type DayLengths, DEFAULT_DAY_LENGTHS, parseDuration } from '../base/duration.ts';
import type { FileId } from '../base/span.ts';
import { valueAt } from '../syntax/tree.ts';
import { entriesOf, Fields, valueIn } from './fields.ts';
import type { Project, ProjectType } from './plan.ts';
import { readHandover } from './read-gate.ts';
import {
  booleanOf,
  dateOf,
  durationOf,
  type MaybeNode,
  moneyOf,
  numberOf,
  numberWithin,
  textOf,
  textsOf,
  wordOf,
  wordsOf,
} from './read-values.ts';
import { known, type Reading } from './reading.ts';
import type { SourceFile } from './sources.ts';

const PROJECT_TYPES: readonly ProjectType[] = ['software', 'hardware', 'network', 'cloud', 'analytics', 'it-service'];
/** More would keep a machine busy for hours. */
const MOST_SCHEDULES = 10_000_000;
const HEALTH = ['green', 'amber', 'red'] as const;

/** The header of the root; the object of before where it is the same. A part has none: its origin is then in no file, `''`. */
export function projectFields(rootFile: FileId, root: SourceFile | undefined, before: Fields | undefined): Fields {
  const entry = entriesOf(root?.tree.root).find(({ key }) => key.text === 'project') ?? null;
  const file = entry ? rootFile : '';
  return before?.entry === entry && before.file === file ? before : new Fields('project', file, entry);
}

export function readLengths(project: Fields): DayLengths {
  return {
    hoursPerDay: lengthIn(valueIn(project, 'hours-per-day'), 24, DEFAULT_DAY_LENGTHS.hoursPerDay),
    daysPerWeek: lengthIn(valueIn(project, 'days-per-week'), 7, DEFAULT_DAY_LENGTHS.daysPerWeek),
    daysPerMonth: lengthIn(valueIn(project, 'days-per-month'), 31, DEFAULT_DAY_LENGTHS.daysPerMonth),
  };
}

/** Of the schema: in days of next to nothing the shortest work is beyond all numbers. */
const LEAST_LENGTH = 0.1;

function lengthIn(node: MaybeNode, most: number, otherwise: number): number {
  return numberWithin(node, LEAST_LENGTH, most, otherwise);
}

export function readProject(fields: Fields, reading: Reading): Project {
  const { lengths, ids } = reading;
  const value = (key: string): MaybeNode => valueIn(fields, key);
  const budget = value('budget');
  const health = value('health');
  return {
    name: wordsOf(value('name')) ?? '',
    type: wordOf(value('type'), PROJECT_TYPES),
    description: textOf(value('description')),
    objective: textOf(value('objective')),
    success: textsOf(value('success')),
    scope: { in: textsOf(valueAt(value('scope'), 'in')), out: textsOf(valueAt(value('scope'), 'out')) },
    handover: readHandover(value('handover'), reading),
    start: dateOf(value('start')),
    finish: dateOf(value('finish')),
    scheduleFrom: wordOf(value('schedule-from'), ['start', 'finish']) ?? 'start',
    deadline: dateOf(value('deadline')),
    statusDate: dateOf(value('status-date')),
    calendar: known(ids.calendars, textOf(value('calendar'))),
    currency: textOf(value('currency')),
    budget: {
      total: moneyOf(valueAt(budget, 'total')) ?? moneyOf(budget),
      contingency: moneyOf(valueAt(budget, 'contingency')),
      managementReserve: moneyOf(valueAt(budget, 'management-reserve')),
    },
    manager: known(ids.parties, textOf(value('manager'))),
    sponsor: known(ids.parties, textOf(value('sponsor'))),
    baseline: textOf(value('baseline')),
    health:
      health?.kind === 'map'
        ? { status: wordOf(valueAt(health, 'status'), HEALTH), reason: textOf(valueAt(health, 'reason')) }
        : null,
    lengths,
    criticalSlack: readSlack(value('critical-slack'), lengths, 0),
    nearCriticalSlack: readSlack(value('near-critical-slack'), lengths, 2),
    progressOverride: booleanOf(value('progress-override')) ?? false,
    levelResources: booleanOf(value('level-resources')) ?? false,
    levelSchedules: readSchedules(value('level-schedules')),
    seed: Math.trunc(numberWithin(value('seed'), 0, 0xffffffff, 1)),
    origin: fields,
  };
}

/** A duration; a plain number counts days. `otherwise` is in days. */
function readSlack(node: MaybeNode, lengths: DayLengths, otherwise: number): number {
  const days = numberOf(node);
  const read = days === null ? durationOf(node, lengths) : parseDuration(`${days}d`, lengths);
  return (read ?? parseDuration(`${otherwise}d`, lengths))?.minutes ?? 0;
}

/** A whole number of schedules from 1 on; null where none is written. */
function readSchedules(node: MaybeNode): number | null {
  const schedules = Math.trunc(numberWithin(node, 1, MOST_SCHEDULES, 0));
  return schedules === 0 ? null : schedules;
}
