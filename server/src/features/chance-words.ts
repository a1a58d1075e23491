/**
 * What the last simulation says of a plan, a task or a risk, in words. Nothing where there is none; where the plan
 * has changed since, that is said too.
 */
import type { Analysis } from '../core/analyse.ts';
import { type dayOf, type Minute, minute } from '../core/base/time.ts';
import type { WorkItem } from '../core/model/plan.ts';
import type { Estimated } from '../core/risk/answers/result.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import {
  chanceInWords,
  daysHiddenByP80,
  isNoneOfP80,
  LEAST_DAYS,
  littleOfP80InWords,
  NOT_COMPARED_IN_WORDS,
  notComparedInWords,
  onAverageInWords,
  sureInWords,
  workdaysInWords,
} from '../core/risk/words.ts';
import type { Fact } from './markup.ts';
import { dayWords, lastDay, longDay, outcomeOf } from './words.ts';

/** `P80 23 Mar`; nothing where that is the day it is planned to finish anyway. */
export function p80Hint({ schedule }: Analysis, item: WorkItem, simulated: Simulated | null): string {
  const dates = schedule.items.get(item.id);
  const chance = simulated?.tasks.get(item.id) ?? simulated?.groups.get(item.id);
  if (!dates || !chance || outcomeOf(item) !== null || dates.finished) return '';
  const day = endDay(chance.p80);
  return day === lastDay(dates.start, dates.finish) ? '' : `P80 ${dayWords(day, false)}`;
}

/** `80 % sure by 14 Oct 2026`, as sure as the plan asks for, with the chance of the deadline. */
export function planChance(simulated: Simulated): string {
  const { sure, limitChance } = simulated.result.finish;
  const words = `${chanceInWords(sure.confidence)} sure by ${dayWords(endDay(sure.value), true)}`;
  return limitChance ? `${words} · ${chanceInWords(limitChance.value)} by the deadline` : words;
}

export function planFacts({ plan }: Analysis, simulated: Simulated | null): Fact[] {
  if (!simulated) return [];
  const { finish, days } = simulated.result;
  const { error } = days.sure;
  const workdays = error >= LEAST_DAYS ? ` (± ${workdaysInWords(error)})` : '';
  const facts = [
    { label: `${sureInWords(finish.sure.confidence)} by`, text: `${longDay(endDay(finish.sure.value))}${workdays}` },
    { label: 'As likely before as after', text: longDay(endDay(finish.p50.value)) },
  ];
  if (plan.project.deadline && finish.limitChance) {
    facts.push({ label: 'Chance of the deadline', text: chanceWords(finish.limitChance) });
  }
  return [...facts, ...basis(simulated)];
}

export function itemFacts(item: WorkItem, simulated: Simulated | null): Fact[] {
  const task = simulated?.tasks.get(item.id);
  const chance = task ?? simulated?.groups.get(item.id);
  if (!simulated || !chance || outcomeOf(item) !== null) return [];
  const sure = longDay(endDay(chance.p80));
  const facts = [
    { label: '80 percent sure by', text: `${sure}; as likely before as after ${longDay(endDay(chance.p50))}` },
  ];
  const deadline = simulated.milestones.get(item.id)?.chance;
  if (deadline) facts.push({ label: 'Chance of the deadline', text: chanceWords(deadline) });
  if (task && task.criticality > 0) {
    facts.push({ label: 'Decides the finish', text: `in ${chanceInWords(task.criticality)} of the trials` });
  }
  return [...facts, ...basis(simulated)];
}

export function riskFacts(id: string, simulated: Simulated | null): Fact[] {
  const effect = simulated?.risks.get(id);
  if (!simulated || !effect) return [];
  const facts = [{ label: 'Strikes', text: `in ${chanceInWords(effect.frequency)} of the trials` }];
  const { p80Days } = effect;
  if (p80Days) {
    const [label, when] = p80Days.value < 0 ? ['Saves', 'later'] : ['Costs', 'sooner'];
    const shift = shiftOf(p80Days);
    const driver = simulated.result.drivers.find((each) => each.kind === 'risk' && each.id === id);
    const hidden = daysHiddenByP80(effect, driver);
    const onAverage = hidden === null ? '' : `, but ${onAverageInWords(hidden)}`;
    const text =
      shift === ''
        ? littleOfP80InWords(p80Days, hidden)
        : `${shift}: without it the plan is 80 percent sure so much ${when}${onAverage}`;
    facts.push({ label, text });
  }
  if (!p80Days && notComparedInWords(simulated.result.risks) !== null)
    facts.push({ label: 'Costs', text: NOT_COMPARED_IN_WORDS });
  const bought = shiftOf(simulated.responses.get(id)?.p80Days ?? null);
  if (bought)
    facts.push({ label: 'Open actions buy', text: `${bought}: with them the plan is 80 percent sure so much sooner` });
  return [...facts, ...basis(simulated)];
}

/** `3.2 days (± 0.8 days)`; empty where it is next to nothing. */
function shiftOf(days: Estimated | null): string {
  if (!days || isNoneOfP80(days)) return '';
  const error = days.error >= LEAST_DAYS ? ` (± ${workdaysInWords(days.error)})` : '';
  return `${workdaysInWords(Math.abs(days.value))}${error}`;
}

/** What the figures are of, where that is not the plan as it is. */
function basis({ stale }: Simulated): Fact[] {
  return stale ? [{ label: 'Simulated', text: 'before the last change of the plan' }] : [];
}

function chanceWords({ value, error }: Estimated): string {
  return error >= 0.005 ? `${chanceInWords(value)} (± ${Math.round(error * 100)} %)` : chanceInWords(value);
}

/** The day whose work an instant ends. */
function endDay(at: number): ReturnType<typeof dayOf> {
  return lastDay(minute(at - 1) as Minute, minute(at));
}
