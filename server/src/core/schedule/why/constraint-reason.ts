/** What a constraint has to do with a date: whose it is, what it asks, and what it overrules. */
import type { Minute } from '../../base/time.ts';
import type { Constraint, ConstraintKind, WorkItem } from '../../model/plan.ts';
import { constraintInstant } from '../instants.ts';
import { calendarOf } from '../task-calendar.ts';
import { dateNear, quoted } from '../words.ts';
import { latest, linkBounds } from './bounds.ts';
import { gapBefore, gapPhrases } from './gap.ts';
import { andWords, causeName, doesOn, lengthWords } from './phrases.ts';
import { type Dated, type Gap, isPoint, type Side, type WhyInput, withAncestors } from './step.ts';

interface Deciding {
  readonly owner: WorkItem;
  readonly constraint: Constraint;
  readonly at: Minute;
}

const BINDS_BELOW: ReadonlySet<ConstraintKind> = new Set(['start-no-earlier-than', 'must-start-on']);

/** The constraint that decides the dates of a task: its own, else the latest start that groups around it allow. */
function decidingConstraint(input: WhyInput, task: Dated): Deciding | null {
  const time = input.schedule.timeOf(calendarOf(input.plan, task.item));
  const found = withAncestors(input, task.item).flatMap((owner): Deciding[] => {
    const { constraint } = owner;
    const at = constraint && constraintInstant(constraint, time);
    return constraint && at !== null && at !== undefined ? [{ owner, constraint, at }] : [];
  });
  const [own] = found;
  if (own?.owner === task.item && own.constraint.kind !== 'start-no-earlier-than') {
    return own;
  }
  return found
    .filter(({ constraint, at }) => BINDS_BELOW.has(constraint.kind) && at <= task.dates.start)
    .reduce<Deciding | null>((last, one) => (last === null || one.at > last.at ? one : last), null);
}

export interface ConstraintReason {
  readonly decides: Side;
  readonly gap: Gap | null;
  readonly clause: string;
}

export function constraintReason(input: WhyInput, task: Dated): ConstraintReason {
  const deciding = decidingConstraint(input, task);
  if (!deciding) return { decides: 'start', gap: null, clause: 'because a constraint puts it there' };
  const { owner, constraint, at } = deciding;
  const { dates } = task;
  const decides = constraint.kind.includes('finish') ? 'finish' : 'start';
  const gap = decides === 'start' ? gapBefore(input, task, at, dates.start) : null;
  const who = owner === task.item ? 'it' : `${quoted(owner.name)}, which it is part of,`;
  const takes = decides === 'finish' && !isPoint(task) ? `it takes ${lengthWords(input, task)} and ` : '';
  const subject = takes === '' ? who : '';
  const asks = `${takes}${subject}${takes === '' ? ' ' : ''}${asked(constraint.kind, at, dates[decides], dates.start)}`;
  const overruled = constraint.kind.startsWith('must') || constraint.kind.includes('no-later');
  const clause = `because ${asks} (${constraint.kind})${overruled ? although(input, task) : ''}${gap ? andWords(gapPhrases(input, task, gap.reasons)) : ''}`;
  return { decides, gap, clause };
}

function asked(kind: ConstraintKind, at: Minute, lies: Minute, near: Minute): string {
  const date = dateNear(at, near);
  switch (kind) {
    case 'must-start-on':
      return at === lies ? 'must start then' : `must start on ${date}`;
    case 'must-finish-on':
      return `must finish on ${date}`;
    case 'start-no-earlier-than':
      return at === lies ? 'may not start earlier' : `may not start before ${date}`;
    case 'start-no-later-than':
      return at === lies ? 'may not start later' : `may not start after ${date}`;
    case 'finish-no-earlier-than':
      return `may not finish before ${date}`;
    case 'finish-no-later-than':
      return `may not finish after ${date}`;
    case 'as-late-as-possible':
      return 'is to be done as late as possible';
  }
}

/** `, although “Survey” finishes only Fri 13 Mar 17:00`: what the date breaks; empty where it breaks nothing. */
export function although(input: WhyInput, task: Dated): string {
  const bounds = linkBounds(input, task);
  const time = input.schedule.timeOf(calendarOf(input.plan, task.item));
  for (const side of ['start', 'finish'] as const) {
    const worst = latest(bounds, side);
    if (worst && time.between(task.dates[side], worst.bound) > 0) {
      const does = doesOn(worst.before, worst.fromSide, worst.at, task.dates.start);
      return `, although ${causeName(worst)} ${does}`;
    }
  }
  return '';
}
