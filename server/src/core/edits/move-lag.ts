/** Another start by the lag of the link that decides it: more of a lag, less, or a lead. */
import type { Analysis } from '../analyse.ts';
import type { Steps } from '../base/steps.ts';
import { type Minute, minute } from '../base/time.ts';
import type { Lag, Link, WorkItem } from '../model/plan.ts';
import { constraintInstant, NONE } from '../schedule/instants.ts';
import { asFinish, endOf } from '../schedule/leaf-time.ts';
import { leafOf } from '../schedule/outline.ts';
import { calendarOf } from '../schedule/task-calendar.ts';
import { boundOf, lagTimeOf } from '../schedule/why/bounds.ts';
import { dateInWords } from '../schedule/words.ts';
import { withLink } from './after-text.ts';
import { type Draft, draft } from './draft.ts';
import { removingWithin } from './fields.ts';
import { type Refused, refused } from './intent.ts';
import type { TextChange } from './item-text.ts';
import type { Move } from './move.ts';
import { replanning } from './replan.ts';
import { holderOf } from './words.ts';

export function* byLag(analysis: Analysis, moves: readonly Move[]): Steps<readonly Draft[] | Refused> {
  let now: Analysis = analysis;
  const drafts: Draft[] = [];
  // A task that waits for another one that moves too is counted from where that then lies.
  for (const { item, start } of [...moves].sort((a, b) => a.start - b.start)) {
    const freed = item.constraint ? yield* replanning(now, [{ ...item, constraint: null }]) : now;
    const at = { ...now, ...freed };
    const dates = at.schedule.items.get(item.id);
    const link = dates?.driver.kind === 'link' && dates.driver.from === undefined ? dates.driver.link : undefined;
    if (!dates || !link) {
      return refused(
        `Not moved: no link of ${item.name} decides its start, so there is no lag to change. Move it by a date instead.`,
        [item.id],
      );
    }
    const lag = lagFor(at, item, link, start);
    if (lag === undefined) return refused(`Not moved: what ${item.name} waits for has no dates.`, [item.id]);
    const changes: TextChange[] = [withLink(at.plan, item, link, link.type, lag)];
    if (item.constraint && !keeps(analysis, item, start))
      changes.push(removingWithin('constraint', item.constraint.kind));
    const made = draft(analysis, item, 'after', changes);
    if (made.kind === 'refused') return made;
    const after = yield* replanning(now, [made.item]);
    now = { ...now, ...after };
    const moved = after.schedule.items.get(item.id);
    if (moved && moved.start !== start && moved.driver.link !== link) {
      const { clause, way, id } = holderOf(now, moved);
      return refused(
        `Not moved: ${clause}, so another lag does not have ${item.name} start ${dateInWords(start)}. To change that, ${way}.`,
        id === null ? [item.id] : [id],
      );
    }
    drafts.push(made);
  }
  return drafts;
}

/** Whether an own constraint leaves it where it shall be. */
function keeps({ plan, schedule }: Analysis, item: WorkItem, start: Minute): boolean {
  const { constraint } = item;
  if (constraint?.kind !== 'start-no-earlier-than') return constraint?.kind !== 'must-start-on';
  const at = constraintInstant(constraint, schedule.timeOf(calendarOf(plan, item)));
  return at !== null && at <= start;
}

/** Null for none; undefined where the link bounds nothing. */
function lagFor(analysis: Analysis, item: WorkItem, link: Link, start: Minute): Lag | null | undefined {
  const dates = analysis.schedule.items.get(item.id);
  if (!dates) return undefined;
  const task = { item, dates };
  const bound = boundOf(analysis, task, item, link);
  if (!bound) return undefined;
  const { network, dated } = analysis.schedule.basis;
  const { facts } = dated.packed;
  const node = leafOf(network.outline, item.id);
  const length = facts.duration[node] as number;
  const to =
    bound.bounds === 'start' ? start : asFinish(facts, node, endOf(facts, node, start, length === NONE ? 0 : length));
  const elapsed = link.lag?.kind === 'elapsed';
  const minutes = elapsed ? to - bound.at : lagTimeOf(analysis, task).between(bound.at, minute(to));
  return minutes === 0 ? null : { kind: elapsed ? 'elapsed' : 'working', minutes };
}
