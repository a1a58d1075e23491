/**
 * What is told of dates, written into the row of an item of which nothing else has changed. Most of what is told when a
 * plan moves: nothing is made for it but words that have not been needed yet.
 */
import { type DayLengths, formatDuration, formatRoughly } from '../../core/base/duration.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import type { KeptRow, RowMarks } from './kept.ts';
import { lengthFormat, sameResources } from './row.ts';

/** Words for lengths of work in minutes, made once a telling. */
export interface LengthWords {
  readonly lengths: DayLengths;
  readonly durations: Map<number, string>;
  readonly slacks: Map<number, string>;
}

/** Whether the rest of the row stays as it is, with these dates. */
export function isOnlyRedated({ item, dates: was, baseline }: KeptRow, dates: ItemSchedule): boolean {
  return (
    item.deadline === null &&
    baseline === null &&
    item.duration?.elapsed !== true &&
    was.segments === dates.segments &&
    was.finished === dates.finished &&
    was.durationAssumed === dates.durationAssumed &&
    sameResources(was, dates)
  );
}

export function redate({ row }: KeptRow, dates: ItemSchedule, words: LengthWords, marks: RowMarks, at: number): void {
  const { start, finish, lateFinish, duration, totalSlack, critical } = dates;
  if (row.start !== start) {
    row.start = start;
    marks.start.note(at);
  }
  if (row.finish !== finish) {
    row.finish = finish;
    marks.finish.note(at);
  }
  if (row.lateFinish !== lateFinish) {
    row.lateFinish = lateFinish;
    marks.lateFinish.note(at);
  }
  if (row.duration !== duration) {
    row.duration = duration;
    marks.duration.note(at);
    const format = lengthFormat(row.kind);
    const known = format === formatDuration ? words.durations : words.slacks;
    const text = wordsOf(known, duration, words.lengths, format);
    if (row.durationText !== text) marks.durationText.note(at);
    row.durationText = text;
  }
  if (row.totalSlack !== totalSlack) {
    row.totalSlack = totalSlack;
    marks.totalSlack.note(at);
    const text = wordsOf(words.slacks, totalSlack, words.lengths, formatRoughly);
    if (row.slackText !== text) marks.slackText.note(at);
    row.slackText = text;
  }
  if (row.critical !== critical) {
    row.critical = critical;
    marks.critical.note(at);
  }
  const nearCritical = dates.slackBand === 'near-critical';
  if (row.nearCritical !== nearCritical) {
    row.nearCritical = nearCritical;
    marks.nearCritical.note(at);
  }
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
