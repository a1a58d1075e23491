/**
 * Another finish for a task: written as whatever says how long it is, in the unit that stands there. What
 * has begun gets another remaining duration where the plan has a status date; without one only the
 * duration moves its finish.
 */
import type { Analysis } from '../analyse.ts';
import type { Steps } from '../base/steps.ts';
import { type Minute, minute } from '../base/time.ts';
import type { WorkItem } from '../model/plan.ts';
import { NONE } from '../schedule/instants.ts';
import { asFinish, lengthBetween } from '../schedule/leaf-time.ts';
import { leafOf } from '../schedule/outline.ts';
import { works } from '../schedule/people/effort.ts';
import { calendarOf } from '../schedule/task-calendar.ts';
import { clockWords } from '../schedule/why/phrases.ts';
import { dateInWords, lengthInWords } from '../schedule/words.ts';
import { valueAt } from '../syntax/tree.ts';
import { type Draft, draft, told } from './draft.ts';
import { inPlaceOf, isInBraces, writing, writingWithin } from './fields.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import type { TextChange } from './item-text.ts';
import { replanning } from './replan.ts';
import { finishText, lengthText } from './values.ts';
import { holderOf, unknown } from './words.ts';

export function* resizing(analysis: Analysis, { id, finish }: IntentOf<'resize'>): Steps<Planned | Refused> {
  const { plan, schedule } = analysis;
  const item = plan.items.get(id);
  const dates = schedule.items.get(id);
  if (!item || !dates) return unknown(id);
  const why = withoutLength(item);
  if (why !== null) return refused(`Not resized: ${item.name} ${why}`, [id]);
  const { network, facts } = { network: schedule.basis.network, facts: schedule.basis.dated.packed.facts };
  const node = leafOf(network.outline, id);
  const wanted = asFinish(facts, node, finish);
  const begunAt = beginningOfRest(analysis, item);
  if (wanted <= begunAt) {
    return refused(
      `Not resized: ${item.name} ${begunAt > dates.start ? 'goes on' : 'starts'} ${dateInWords(minute(begunAt))}, so it cannot end by then. Move it, or give it a later finish.`,
      [id],
    );
  }
  const by =
    wanted >= dates.finish
      ? lengthBetween(facts, node, dates.finish, wanted)
      : -lengthBetween(facts, node, wanted, dates.finish);
  const length = { before: facts.duration[node] as number, left: facts.remaining[node] as number, by };
  const made = lengthened(analysis, item, length, minute(wanted));
  if (made.kind === 'refused') return made;
  if (made.edit === null) return refused(`Not resized: ${item.name} ends then already.`, [id]);
  const after = yield* replanning(analysis, [made.item]);
  const now = after.schedule.items.get(id);
  if (!now || (by !== 0 && now.finish === dates.finish)) {
    const { clause, way, id: other } = holderOf({ ...analysis, ...after }, now ?? dates);
    return refused(
      `Not resized: ${item.name} still ends ${dateInWords(dates.finish)}, since ${clause}. To change that, ${way}.`,
      [id, ...(other === null ? [] : [other])],
    );
  }
  const takes = now.elapsed ? clockWords(now.duration) : lengthInWords(now.duration, plan.project.lengths);
  const said = `${item.name} now takes ${takes}, to ${dateInWords(now.finish)}`;
  return told([made], after, { said });
}

/** Null where its finish follows from how long it is. */
export function withoutLength({ kind, status, actualFinish }: WorkItem): string | null {
  if (kind === 'phase' || kind === 'summary') return 'ends with the last of the tasks in it. Resize those.';
  if (kind === 'gate' || kind === 'milestone') return `is a ${kind} and takes no time. Move it instead.`;
  if (actualFinish) return 'is finished. Change its actual finish in the text if that is wrong.';
  return status === 'cancelled' ? 'is cancelled and takes no time. Take its status out first.' : null;
}

/** From when on the work goes that its length can still change. */
function beginningOfRest({ schedule }: Analysis, item: WorkItem): Minute {
  const start = schedule.items.get(item.id)?.start ?? schedule.projectStart;
  return schedule.statusAt !== null && isBegun(item) ? minute(Math.max(start, schedule.statusAt)) : start;
}

export function isBegun({ actualStart, percentComplete }: WorkItem): boolean {
  return actualStart !== null || (percentComplete ?? 0) > 0;
}

interface Length {
  /** Minutes: all of it, what is left of it (NONE where it has not begun), and how much longer it shall be. */
  readonly before: number;
  readonly left: number;
  readonly by: number;
}

function lengthened(analysis: Analysis, item: WorkItem, { before, left, by }: Length, finish: Minute): Draft | Refused {
  const { plan, schedule } = analysis;
  const { duration, work, estimate, fixed, kind } = item;
  const own = schedule.timeOf(calendarOf(plan, item));
  if (isBegun(item) && schedule.statusAt !== null && left !== NONE) {
    return draft(analysis, item, 'remaining-duration', [
      writingLength(analysis, item, ['remaining-duration'], Math.max(0, left + by), 'duration'),
    ]);
  }
  if (fixed?.finish && !isBegun(item)) {
    return draft(analysis, item, 'fixed', [writingWithin(kind, 'fixed', 'finish', finishText(finish, own))]);
  }
  const minutes = before + by;
  if (minutes <= 0) return refused(`Not resized: nothing would be left of ${item.name}.`, [item.id]);
  const workers = item.assignments.filter((assignment) => works(plan, assignment));
  if (!duration && work) {
    const sharing = workers.filter((worker) => worker.work === null);
    const units = sharing.reduce((sum, worker) => sum + worker.units, 0);
    if (workers.length > 0 && units === 0) return ownWork(item);
    return draft(analysis, item, 'work', [
      writingLength(analysis, item, ['work'], Math.round(work.minutes + by * (workers.length > 0 ? units : 1))),
    ]);
  }
  if (!duration && workers.some((worker) => worker.work !== null)) return ownWork(item);
  if (!duration && estimate) {
    const { optimistic, pessimistic } = estimate;
    const outside = (optimistic && minutes < optimistic.minutes) || (pessimistic && minutes > pessimistic.minutes);
    if (outside) {
      const words = (at: number | undefined) => lengthInWords(at ?? 0, plan.project.lengths);
      const range = `${optimistic ? words(optimistic.minutes) : 'nothing'} to ${pessimistic ? words(pessimistic.minutes) : 'any length'}`;
      return refused(
        `Not resized: ${words(minutes)} lies outside the estimate of ${item.name}, ${range}. Change the estimate in the text first.`,
        [item.id],
      );
    }
    const isMap = (spot: Parameters<TextChange>[0]) => valueAt(spot.entry.value, 'estimate')?.kind === 'map';
    return draft(analysis, item, 'estimate', [
      (spot) => writingLength(analysis, item, isMap(spot) ? ['estimate', 'most-likely'] : ['estimate'], minutes)(spot),
    ]);
  }
  return draft(analysis, item, 'duration', [writingLength(analysis, item, ['duration'], minutes)]);
}

function ownWork({ id, name }: WorkItem): Refused {
  return refused(
    `Not resized: how long ${name} takes follows from the work of those assigned to it. Change that in the text.`,
    [id],
  );
}

/** `like`: the field whose unit is followed where none stands there yet. */
function writingLength(
  { plan }: Analysis,
  { kind, duration }: WorkItem,
  [field, key]: readonly [string, string?],
  minutes: number,
  like?: string,
): TextChange {
  return (spot) => {
    const { value } = spot.entry;
    const holder = key === undefined ? value : (valueAt(value, field) ?? null);
    const old = valueAt(holder, key ?? field);
    const other = like === undefined ? undefined : valueAt(value, like);
    const shown = old ?? other;
    const elapsed = shown?.kind === 'scalar' ? /e[mhdw]\s*$/.test(shown.text) : (duration?.elapsed ?? false);
    const text = lengthText(minutes, elapsed, plan.project.lengths, shown?.kind === 'scalar' ? shown.text : null);
    if (old?.kind === 'scalar' && old.span.end > old.span.start) return inPlaceOf(old, text, isInBraces(spot));
    return key === undefined ? writing(kind, field, text)(spot) : writingWithin(kind, field, key, text)(spot);
  };
}
