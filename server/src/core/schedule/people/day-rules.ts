/**
 * What two calendars, or a calendar and leave, say of a day together. A leave day has no shift of
 * its own: a night shift belongs to its first day, so the end of last night's is still worked.
 * Days that say the same share their spans, so that a calendar lays each kind of day out once.
 */
import { type Day, day, MINUTES_PER_DAY } from '../../base/time.ts';
import type { CalendarException, DaySpan } from '../../model/plan.ts';
import type { DayRule } from '../compile-time.ts';

export type DayRules = (day: Day) => DayRule;

const OFF: readonly DaySpan[] = [];

/** The rules without the shifts that begin on a day of leave. */
export function lessLeave(rules: DayRules, leave: readonly CalendarException[]): DayRules {
  const sorted = [...leave].sort((a, b) => a.from - b.from);
  const away = sorted.map((of): DayRule => ({ spans: OFF, name: of.name ?? 'leave' }));
  return (of) => {
    for (let k = 0; k < sorted.length; k++) {
      const { from, to } = sorted[k] as CalendarException;
      if (from > of) break;
      if (of <= to) return away[k] as DayRule;
    }
    return rules(of);
  };
}

/** The minutes that both work, by civil day: of a night shift what lies after midnight is its second day's. */
export function inBoth(one: DayRules, other: DayRules): DayRules {
  const civilOne = civilDays(one);
  const civilOther = civilDays(other);
  const known = new Map<readonly DaySpan[], Map<readonly DaySpan[], readonly DaySpan[]>>();
  return (of) => {
    const a = civilOne(of);
    const b = civilOther(of);
    const byOne = known.get(a) ?? new Map<readonly DaySpan[], readonly DaySpan[]>();
    const shared = byOne.get(b) ?? overlap(a, b);
    if (!byOne.has(b)) known.set(a, byOne.set(b, shared));
    return { spans: shared, name: one(of).name ?? other(of).name };
  };
}

/** The spans worked between 0:00 and 24:00: those of the day and what the day before leaves after midnight. */
function civilDays(rules: DayRules): (day: Day) => readonly DaySpan[] {
  const known = new Map<readonly DaySpan[], Map<readonly DaySpan[] | null, readonly DaySpan[]>>();
  return (of) => {
    const own = rules(of).spans;
    const before = rules(day(of - 1)).spans;
    const spill = before.some((span) => span.to > MINUTES_PER_DAY) ? before : null;
    const byOwn = known.get(own) ?? new Map<readonly DaySpan[] | null, readonly DaySpan[]>();
    const spans = byOwn.get(spill) ?? civilSpans(spill ?? OFF, own);
    if (!byOwn.has(spill)) known.set(own, byOwn.set(spill, spans));
    return spans;
  };
}

function civilSpans(before: readonly DaySpan[], own: readonly DaySpan[]): readonly DaySpan[] {
  const spill = before.map((span) => ({ from: span.from - MINUTES_PER_DAY, to: span.to - MINUTES_PER_DAY }));
  const united: { from: number; to: number }[] = [];
  const clipped = [...spill, ...own]
    .map((span) => ({ from: Math.max(0, span.from), to: Math.min(MINUTES_PER_DAY, span.to) }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from);
  for (const span of clipped) {
    const last = united.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else united.push(span);
  }
  return united;
}

function overlap(one: readonly DaySpan[], other: readonly DaySpan[]): readonly DaySpan[] {
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const shared = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
      return shared.from < shared.to ? [shared] : [];
    }),
  );
}
