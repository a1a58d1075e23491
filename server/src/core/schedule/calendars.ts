/**
 * Working time by calendar id, compiled on first use and shared by everything that computes with
 * a plan. Reports calendars that never work and holiday regions nobody knows.
 */
import type { AnalyseOptions, HolidaySource } from '../analyse.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import { civilDate, type Day, MINUTES_PER_DAY } from '../base/time.ts';
import type { CalendarSpec, DaySpan, Plan } from '../model/plan.ts';
import { daysOf, everWorks, hasHolidays } from './calendar-days.ts';
import { compileTime, type DayRule } from './compile-time.ts';
import type { DayRules } from './people/day-rules.ts';
import { type PersonalTimes, personalTimes } from './people/personal-time.ts';
import type { WorkingTime } from './working-time.ts';

export interface Calendars {
  /** Working time of a calendar; of the standard calendar for null or an unknown id. */
  readonly timeOf: (id: string | null) => WorkingTime;
  readonly project: WorkingTime;
  /** Every minute: what elapsed tasks run on. */
  readonly clock: WorkingTime;
  readonly people: PersonalTimes;
  /** The shifts that begin on a day, of the standard calendar where that stands in. */
  readonly shiftsOf: (id: string | null, of: Day) => readonly DaySpan[];
  /** How many working times have been compiled so far, each a piece of work. */
  readonly compiled: () => number;
  /** Whether the standard calendar stands in for it: it never works. */
  readonly isEmpty: (id: string) => boolean;
  /**
   * From now on the 50 years within which there must be work count from this day. False, and all as before, where
   * that changes an answer given already: then calendars are to be compiled anew.
   */
  readonly countFrom: (first: Day) => boolean;
}

/** Those in which a table of working time begins and ends, from the year of its anchor on. */
const YEARS_LAID_OUT: readonly number[] = [-1, 0, 1, 2, 3];

interface Compiled {
  readonly id: string | null;
  readonly rules: DayRules;
  /** Compiled when first asked for. */
  readonly time: () => WorkingTime;
}

/**
 * Kept for later plans that say the same of calendars and people, so nothing else of the plan is held.
 * Laid out from `anchor`; `first` is the plan's own first day, which later plans move with `countFrom`.
 */
export function compileCalendars(
  { calendars, resources, teams, project: { calendar: project } }: Plan,
  holidays: HolidaySource,
  anchor: Day,
  first: Day = anchor,
): Calendars {
  const known = new Map<string, Compiled>();
  let compiled = 0;
  const compile = (rules: DayRules): WorkingTime => {
    compiled++;
    return compileTime(rules, anchor);
  };
  let from = first;
  const asked: { readonly rules: DayRules; readonly answer: boolean }[] = [];
  const works = (rules: DayRules): boolean => {
    const answer = everWorks(rules, from);
    asked.push({ rules, answer });
    return answer;
  };
  const standard = compiledOnce(null, daysOf([], holidays), compile);
  const clock = compiledOnce(null, () => EVERY_MINUTE, compile);

  function calendar(id: string | null): Compiled {
    const spec = id === null ? undefined : calendars.get(id);
    if (!spec) return standard;
    const found = known.get(spec.id);
    if (found) return found;
    const rules = daysOf(chainOf(calendars, spec), holidays);
    const made = works(rules) ? compiledOnce(spec.id, rules, compile) : standard;
    known.set(spec.id, made);
    return made;
  }

  const timeOf = (id: string | null): WorkingTime => calendar(id).time();
  const people = personalTimes(
    { resources, teams, project },
    { idOf: (id) => calendar(id).id, rulesOf: (id) => calendar(id).rules, timeOf, works, compile },
  );
  return {
    timeOf,
    project: timeOf(project),
    get clock() {
      return clock.time();
    },
    people,
    shiftsOf: (id, of) => calendar(id).rules(of).spans,
    compiled: () => compiled,
    isEmpty: (id) => calendar(id) === standard,
    countFrom: (day) => {
      if (day !== from && asked.some(({ rules, answer }) => everWorks(rules, day) !== answer)) return false;
      from = day;
      return true;
    },
  };
}

/** Those that calendars laid out from `anchor` will ask for. */
export function* findingHolidays({ calendars }: Plan, { findingHolidays }: AnalyseOptions, anchor: Day): Steps<void> {
  const { year } = civilDate(anchor);
  const years = YEARS_LAID_OUT.map((each) => year + each).filter(hasHolidays);
  for (const { holidays } of calendars.values()) {
    if (holidays && findingHolidays) yield* findingHolidays(holidays.region, holidays.types, years);
  }
}

/** Calendars that never work, and holidays of nobody knows where. */
export function calendarProblems(plan: Plan, calendars: Calendars, holidays: HolidaySource): Problem[] {
  const problems: Problem[] = [];
  for (const spec of plan.calendars.values()) {
    if (spec.holidays && holidays(spec.holidays.region, spec.holidays.types, 2026, 2026) === null) {
      problems.push(
        problem(
          'unknown-region',
          'warning',
          spec.holidays.place,
          `No public holidays are known for \`${spec.holidays.region}\`; write a country such as DE or a region such as DE-BE.`,
        ),
      );
    }
    if (calendars.isEmpty(spec.id)) {
      problems.push(
        problem(
          'empty-calendar',
          'error',
          { file: spec.origin.file, span: spec.origin.key },
          `Calendar \`${spec.id}\` has no working time within 50 years, so Monday to Friday 08:00–17:00 is used; give it working days and hours.`,
        ),
      );
    }
  }
  return problems;
}

const EVERY_MINUTE: DayRule = { spans: [{ from: 0, to: MINUTES_PER_DAY }], name: null };

function compiledOnce(id: string | null, rules: DayRules, compile: (rules: DayRules) => WorkingTime): Compiled {
  let time: WorkingTime | null = null;
  return {
    id,
    rules,
    time: () => {
      time ??= compile(rules);
      return time;
    },
  };
}

/** A calendar and its bases; ends where a base is missing or comes back. */
export function chainOf(calendars: Plan['calendars'], spec: CalendarSpec): CalendarSpec[] {
  const chain: CalendarSpec[] = [];
  for (let next: CalendarSpec | undefined = spec; next && !chain.includes(next); ) {
    chain.push(next);
    next = next.base === null ? undefined : calendars.get(next.base);
  }
  return chain;
}
