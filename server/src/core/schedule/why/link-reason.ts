/** How a link decides a date: what the predecessor does and when, the lag, and the days without work on the way. */
import { dateNear, quoted } from '../words.ts';
import { boundOf, type LinkBound, lagTimeOf } from './bounds.ts';
import { daysWalkedOver, gapBefore, gapPhrases, nameOf, offPhrase } from './gap.ts';
import { andWords, causeName, doesOn, lagWords, lengthWords } from './phrases.ts';
import { type Dated, datedItem, type Gap, isPoint, type Next, type Side, type WhyInput } from './step.ts';

export interface LinkReason {
  readonly decides: Side;
  readonly lag: LinkBound['lag'];
  readonly gap: Gap | null;
  readonly clause: string;
  readonly next: Next | null;
}

/** Of the link that the schedule says decides, or of the last task before a gate. */
export function linkReason(input: WhyInput, task: Dated): LinkReason {
  const { driver } = task.dates;
  const owner = datedItem(input, driver.from)?.item ?? task.item;
  const bound = driver.link ? boundOf(input, task, owner, driver.link) : null;
  if (bound) return boundReason(input, task, bound);
  const last = datedItem(input, driver.id);
  if (!last) {
    const clause = `because it waits for ${driver.id === undefined ? 'another task' : quoted(driver.id)}`;
    return { decides: 'start', lag: null, gap: null, clause, next: null };
  }
  const phase = datedItem(input, task.item.parent)?.item.name;
  const rank = phase === undefined ? '' : `, the last task of ${quoted(phase)},`;
  const clause = `because ${quoted(last.item.name)}${rank} ${doesOn(last, 'finish', last.dates.finish, task.dates.start)}`;
  return { decides: 'start', lag: null, gap: null, clause, next: { id: last.item.id, side: 'finish' } };
}

export function boundReason(input: WhyInput, task: Dated, bound: LinkBound): LinkReason {
  const next = bound.before ? { id: bound.before.item.id, side: bound.fromSide } : null;
  const { lag } = bound;
  if (bound.bounds === 'finish') {
    return { decides: 'finish', lag, gap: null, clause: finishClause(input, task, bound), next };
  }
  const gap = gapBefore(input, task, bound.bound, task.dates.start);
  const walked =
    lag && !lag.elapsed
      ? daysWalkedOver(lagTimeOf(input, task), bound.at, bound.bound).map((off) => offPhrase(input, off))
      : [];
  const reasons = andWords([...walked, ...(gap ? gapPhrases(input, task, gap.reasons) : [])]);
  const clause = `because ${causeClause(task, bound)}${lagWords(input, bound)}${reasons}`;
  return { decides: 'start', lag, gap, clause, next };
}

/** `“Survey” finishes Fri 6 Mar 17:00`, of a link of a group around the task: whose it is. */
function causeClause(task: Dated, bound: LinkBound): string {
  const near = task.dates.start;
  const own = bound.owner.id === task.item.id;
  if (own) return `${causeName(bound)} ${doesOn(bound.before, bound.fromSide, bound.at, near)}`;
  const does = doesOn(bound.before, bound.fromSide, bound.at, near);
  return `${quoted(bound.owner.name)}, which it is part of, waits for ${causeName(bound)}, which ${does}`;
}

/** Of FF and SF: the finish is bounded, and the start follows from how long the task takes. */
function finishClause(input: WhyInput, task: Dated, bound: LinkBound): string {
  const near = task.dates.start;
  const asks = isPoint(task)
    ? 'it may not be before'
    : `it takes ${lengthWords(input, task)} and may not finish before`;
  const does = `${causeName(bound)} ${doesOn(bound.before, bound.fromSide, bound.at, near)}`;
  const done = task.dates.assignments.length > 1 ? 'its people are done' : 'the last work before that ends';
  const begun = (task.item.percentComplete ?? 0) > 0;
  const worked = bound.bound > task.dates.finish && !begun ? `; ${done} ${dateNear(task.dates.finish, near)}` : '';
  return `because ${asks} ${does}${lagWords(input, bound)} (${bound.link.type})${worked}`;
}

/** Levelling: the task that holds the resource until the one explained gets it. */
export function resourceReason(input: WhyInput, task: Dated, delay: string): LinkReason {
  const { driver, start } = task.dates;
  const holder = datedItem(input, driver.id);
  const resource = driver.resource === undefined ? undefined : input.plan.resources.get(driver.resource);
  const who = driver.resource === undefined ? 'a resource' : nameOf(input, driver.resource);
  const which = resource?.type === 'equipment' ? 'which' : 'who';
  const wait = `it waits ${delay}for ${who}`;
  if (!holder) return { decides: 'start', lag: null, gap: null, clause: `because ${wait}`, next: null };
  // A task that levelling split gives way in between.
  const piece = holder.dates.segments?.findLast(({ to }) => to <= start);
  const until = piece?.to ?? holder.dates.finish;
  const next = { id: holder.item.id, side: 'finish' } as const;
  // What had begun was taken to go on at once, but its rest waits for something that levelling moved.
  if (until > start) {
    const clause = `because ${wait}, ${which} was kept for ${quoted(holder.item.name)} until then`;
    return { decides: 'start', lag: null, gap: null, clause, next };
  }
  const gap = gapBefore(input, task, until, start);
  const pauses = piece && piece.to < holder.dates.finish ? ', which pauses then' : '';
  const reasons = gap ? andWords(gapPhrases(input, task, gap.reasons)) : '';
  const clause = `because ${wait}, ${which} is on ${quoted(holder.item.name)} until ${dateNear(until, start)}${pauses}${reasons}`;
  return { decides: 'start', lag: null, gap, clause, next };
}
