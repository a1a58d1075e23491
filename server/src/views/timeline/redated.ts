/**
 * What is told of dates, written into the row of an item of which nothing else has changed. Most of what is told when a
 * plan moves: nothing is made for it but words that have not been needed yet.
 */
import { type DayLengths, formatDuration, formatRoughly } from '../../core/base/duration.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import type { TimelineRow } from '../../protocol/timeline.ts';
import type { KeptRow } from './kept.ts';
import { sameResources } from './row.ts';

type Writable = { -readonly [Name in keyof TimelineRow]: TimelineRow[Name] };

/** Words for lengths of work in minutes, made once a telling. */
export interface LengthWords {
  readonly lengths: DayLengths;
  readonly durations: Map<number, string>;
  readonly slacks: Map<number, string>;
}

/** Whether the rest of the row stays as it is, with these dates. */
export function isOnlyRedated({ item, dates: was, place }: KeptRow, dates: ItemSchedule): boolean {
  return (
    item.deadline === null &&
    place.baseline === null &&
    item.duration?.elapsed !== true &&
    was.segments === dates.segments &&
    was.finished === dates.finished &&
    was.durationAssumed === dates.durationAssumed &&
    sameResources(was.assignments, dates.assignments)
  );
}

/** Whether anything was another; which field, is told to `note`. */
export function redated(
  row: Writable,
  dates: ItemSchedule,
  words: LengthWords,
  note: (field: keyof TimelineRow) => void,
): boolean {
  let isOther = false;
  if (row.start !== dates.start) {
    row.start = dates.start;
    note('start');
    isOther = true;
  }
  if (row.finish !== dates.finish) {
    row.finish = dates.finish;
    note('finish');
    isOther = true;
  }
  if (row.lateFinish !== dates.lateFinish) {
    row.lateFinish = dates.lateFinish;
    note('lateFinish');
    isOther = true;
  }
  if (row.duration !== dates.duration) {
    row.duration = dates.duration;
    note('duration');
    isOther = true;
    const text = wordsOf(words.durations, dates.duration, words.lengths, formatDuration);
    if (row.durationText !== text) note('durationText');
    row.durationText = text;
  }
  if (row.totalSlack !== dates.totalSlack) {
    row.totalSlack = dates.totalSlack;
    note('totalSlack');
    isOther = true;
    const text = wordsOf(words.slacks, dates.totalSlack, words.lengths, formatRoughly);
    if (row.slackText !== text) note('slackText');
    row.slackText = text;
  }
  if (row.critical !== dates.critical) {
    row.critical = dates.critical;
    note('critical');
    isOther = true;
  }
  const nearCritical = dates.slackBand === 'near-critical';
  if (row.nearCritical !== nearCritical) {
    row.nearCritical = nearCritical;
    note('nearCritical');
    isOther = true;
  }
  return isOther;
}

function wordsOf(
  known: Map<number, string>,
  minutes: number,
  lengths: DayLengths,
  format: typeof formatDuration,
): string {
  const found = known.get(minutes);
  if (found !== undefined) return found;
  const made = format({ minutes, elapsed: false }, lengths);
  known.set(minutes, made);
  return made;
}
