/** Runs every check of every family. Adding one is a file and a row in its family's table. */
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import type { WorkItem } from '../model/plan.ts';
import type { ItemSchedule } from '../schedule/schedule.ts';
import { type Check, type CheckInput, NO_FINDINGS, type WorkDates } from './check.ts';
import { COST_CHECKS } from './cost/checks.ts';
import { COUPLING_CHECKS } from './coupling/checks.ts';
import { DATE_CHECKS } from './dates/checks.ts';
import { ESTIMATE_CHECKS } from './estimates/checks.ts';
import { GOVERNANCE_CHECKS } from './governance/checks.ts';
import { type Changes, changesSince, inStep } from './item-changes.ts';
import { LOGIC_CHECKS } from './logic/checks.ts';
import { PEOPLE_CHECKS } from './people/checks.ts';
import { PROGRESS_CHECKS } from './progress/checks.ts';
import { RESOURCE_CHECKS } from './resources/checks.ts';
import { RISK_CHECKS } from './risk/checks.ts';

const CHECKS: readonly Check[] = [
  ...LOGIC_CHECKS,
  ...DATE_CHECKS,
  ...RESOURCE_CHECKS,
  ...ESTIMATE_CHECKS,
  ...PROGRESS_CHECKS,
  ...COST_CHECKS,
  ...RISK_CHECKS,
  ...GOVERNANCE_CHECKS,
  ...COUPLING_CHECKS,
  ...PEOPLE_CHECKS,
];

/** What the checks of a plan found; of use when it is checked again. */
export interface Checked {
  readonly input: CheckInput;
  readonly problems: readonly Problem[];
  /** Of the checks that look at one item at a time; items without findings are not listed. */
  readonly byItem: ReadonlyMap<WorkItem, readonly Problem[]>;
}

/** Items looked at between two yields: about a millisecond before the engine has compiled any of this. */
const STEP = 30;

/** `before` is what was found in an earlier state of the plan: items that have not changed since are not asked again. */
export function* runningChecks(input: CheckInput, before?: Checked): Steps<Checked> {
  const changes = before ? changesSince(before.input, input) : null;
  yield;
  const byItem = yield* itemFindings(input, before, changes);
  const problems = [...byItem.values()].flat();
  for (const check of PLAN_CHECKS) {
    const found = check.scope === 'long' ? yield* check.find(input, changes) : check.find(input, changes);
    for (const each of found) problems.push(each);
    yield;
  }
  return { input, problems, byItem };
}

const ITEM_CHECKS = CHECKS.filter((check) => check.scope === 'item');
const PLAN_CHECKS = CHECKS.filter((check) => check.scope !== 'item');

function* itemFindings(
  input: CheckInput,
  before: Checked | undefined,
  changes: Changes | null,
): Steps<Checked['byItem']> {
  const { plan, schedule } = input;
  if (before === undefined || changes?.sameRest !== true) {
    const byItem = new Map<WorkItem, readonly Problem[]>();
    const datesOf = inStep(schedule.items);
    let done = 0;
    for (const item of plan.items.values()) {
      put(byItem, item, datesOf(item.id), input);
      if (++done % STEP === 0) yield;
    }
    return byItem;
  }
  const worked = changes.items.filter(({ sameWork }) => !sameWork);
  if (worked.length === 0) return before.byItem;
  const byItem = new Map(before.byItem);
  for (const { was } of worked) if (was) byItem.delete(was);
  let done = 0;
  for (const { is, dates } of worked) {
    if (is) put(byItem, is, dates, input);
    if (++done % STEP === 0) yield;
  }
  return byItem;
}

function put(
  byItem: Map<WorkItem, readonly Problem[]>,
  item: WorkItem,
  dates: ItemSchedule | null | undefined,
  input: CheckInput,
): void {
  const found = dates ? findingsOf(item, dates, input) : NO_FINDINGS;
  if (found.length > 0) byItem.set(item, found);
}

function findingsOf(item: WorkItem, dates: WorkDates, input: CheckInput): readonly Problem[] {
  let all: readonly Problem[] = NO_FINDINGS;
  for (const check of ITEM_CHECKS) {
    const found = check.find(item, dates, input);
    if (found.length > 0) all = all.length > 0 ? [...all, ...found] : found;
  }
  return all;
}
