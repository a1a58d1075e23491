/**
 * Days that calendars may lose (`uncertain-days`), and the tables of working time in which each is then missing:
 * a calendar's own, those of calendars based on it, and those of people who work within it. Several entries
 * for one day each take their chance. What a nearer calendar writes for that day is certain.
 */
import type { Steps } from '../../base/steps.ts';
import { civilDate, type Day, day, formatDay, MINUTES_PER_DAY, weekday } from '../../base/time.ts';
import type { CalendarSpec, Plan } from '../../model/plan.ts';
import { AT_ONCE } from '../../schedule/at-once.ts';
import { type Calendars, chainOf } from '../../schedule/calendars.ts';
import type { VariableWriter } from '../sampling/variable-columns.ts';
import { NotSimulable } from './not-simulable.ts';
import { chance } from './risk-shapes.ts';
import type { LostDay } from './variables.ts';

/** Numbers of tables by the calendar whose days they have; null for the standard calendar. */
export type TablesByCalendar = ReadonlyMap<string | null, ReadonlySet<number>>;

/** Each is drawn in each trial, and remembered for two hundred of them. */
const MOST_DAYS = 100_000;
const TOO_MANY = 'Calendars may lose too many days. Say under `uncertain-days` from when to when, or in which months.';

/** In steps; adds the variables to `list`; throws `NotSimulable` where there are too many. From `firstDay` up to but not `lastDay`. */
export function* lostDays(
  { calendars: specs }: Pick<Plan, 'calendars'>,
  calendars: Pick<Calendars, 'shiftsOf'>,
  tables: TablesByCalendar,
  [firstDay, lastDay]: readonly [Day, Day],
  list: VariableWriter,
): Steps<readonly LostDay[]> {
  const found: LostDay[] = [];
  const variables = new Map<string, number>();
  for (const [id, numbers] of tables) {
    const spec = id === null ? undefined : specs.get(id);
    if (!spec) continue;
    const chain = chainOf(specs, spec);
    const losing = Int32Array.from(numbers);
    for (const [k, owner] of chain.entries()) {
      if (owner.uncertainDays.length === 0) continue;
      for (let of = firstDay; of < lastDay; of = day(of + 1)) {
        if (of % AT_ONCE === 0) yield;
        const probability = chanceOf(owner, of);
        if (probability === 0 || chain.slice(0, k).some((nearer) => excepts(nearer, of))) continue;
        const shifts = calendars.shiftsOf(id, of);
        if (shifts.length === 0) continue;
        const name = `day:${owner.id} ${formatDay(of)}`;
        const variable = variables.get(name) ?? list.add({ name, shape: chance(probability), factors: [] });
        variables.set(name, variable);
        const from = endOfShifts(calendars, id, day(of - 1));
        const to = endOfShifts(calendars, id, of);
        found.push({ variable, from, to, tables: losing });
        if (found.length > MOST_DAYS) throw new NotSimulable(TOO_MANY);
      }
    }
  }
  return found;
}

function excepts({ exceptions }: CalendarSpec, of: Day): boolean {
  return exceptions.some(({ from, to }) => from <= of && of <= to);
}

/** 1 − Π(1 − p) over the entries that hold the day. */
function chanceOf({ uncertainDays }: CalendarSpec, of: Day): number {
  let stays = 1;
  for (const { from, to, months, weekdays, probability } of uncertainDays) {
    if ((from !== null && of < from) || (to !== null && of > to)) continue;
    if (weekdays && !weekdays.has(weekday(of))) continue;
    if (months && !months.has(civilDate(of).month)) continue;
    stays *= 1 - probability;
  }
  return 1 - stays;
}

/** Where the shifts of a day have ended: not before midnight. */
function endOfShifts(calendars: Pick<Calendars, 'shiftsOf'>, id: string | null, of: Day): number {
  const latest = calendars.shiftsOf(id, of).reduce((last, { to }) => Math.max(last, to), MINUTES_PER_DAY);
  return of * MINUTES_PER_DAY + latest;
}
