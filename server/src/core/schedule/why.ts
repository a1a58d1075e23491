/**
 * Why an item lies where it does: its driver in a sentence, and step by step the chain of drivers back
 * to the start of the project, or to the actual date, constraint or other plan where it begins.
 * Explains a finished schedule; a sentence costs nothing before somebody asks for it.
 */

import { outermostLeaf } from './driving-item.ts';
import { requiredFinish } from './from-finish.ts';
import { lagTimeOf, linkBounds } from './why/bounds.ts';
import { although, constraintReason } from './why/constraint-reason.ts';
import { finishNote, ownFinish } from './why/finish-reason.ts';
import { gapBefore, gapPhrases } from './why/gap.ts';
import { lateLimit } from './why/late-reason.ts';
import { boundReason, type LinkReason, linkReason, resourceReason } from './why/link-reason.ts';
import { andWords, headOf } from './why/phrases.ts';
import {
  type Dated,
  datedItem,
  type Gap,
  isPoint,
  type Next,
  type Side,
  type WhyInput,
  type WhyStep,
  withAncestors,
} from './why/step.ts';
import { dateInWords, dateNear, dayNear, lengthInWords, quoted } from './words.ts';

/** `Starts Mon 9 Mar 2026 08:00 because “Survey” finishes Fri 6 Mar 17:00, and 7–8 Mar is a weekend.` Plain text; empty for an unknown id. */
export function whySentence(input: WhyInput, id: string): string {
  const task = datedItem(input, id);
  return task ? stepOf(input, task, 'start', false).sentence : '';
}

/** From the item back to where its dates begin, each item at most once; at most `most` steps. */
export function whyChain(input: WhyInput, id: string, most = Number.POSITIVE_INFINITY): readonly WhyStep[] {
  const steps: WhyStep[] = [];
  const seen = new Set<string>();
  for (let at: Next | null = { id, side: 'start' }; at && steps.length < most; ) {
    if (at.id === null) return [...steps, projectStep(input, at.side)];
    const task = datedItem(input, at.id);
    if (!task || seen.has(at.id)) break;
    let step: WhyStep = stepOf(input, task, at.side, steps.length === 0);
    if (step.next?.id && seen.has(step.next.id)) step = otherStep(input, task, step, seen);
    seen.add(at.id);
    steps.push(step);
    at = step.next;
  }
  return steps;
}

/**
 * Of what waits for a task done as late as possible, the chain comes from that task: so another link
 * that binds as tightly, else what keeps it from being later.
 */
function otherStep(input: WhyInput, task: Dated, step: WhyStep, seen: ReadonlySet<string>): WhyStep {
  const bound = linkBounds(input, task).find(({ before, bounds, bound: at }) => {
    const tight = bounds === 'start' && lagTimeOf(input, task).between(at, task.dates.start) === 0;
    return tight && before !== null && !seen.has(before.item.id);
  });
  if (!bound) return lateStep(input, task, seen);
  const { clause, decides, lag, gap, next } = boundReason(input, task, bound);
  const id = next?.id ?? null;
  return {
    ...step,
    kind: 'link',
    resource: null,
    decides,
    id,
    link: bound.link,
    lag,
    gap,
    sentence: `${headOf(task)} ${clause}.`,
    next,
  };
}

function lateStep(input: WhyInput, task: Dated, seen: ReadonlySet<string>): WhyStep {
  const { words, next } = lateLimit(input, task, seen);
  const sentence = `${headOf(task)}, the latest that ${words}.`;
  const base = stepOf(input, task, 'start', false);
  return { ...base, ...LATE, decides: 'finish', id: next?.id ?? null, lag: null, gap: null, sentence, next };
}

/** `late`: what keeps it from being later decides, whatever drives it. */
type Reason = LinkReason & { readonly late?: true };

const LATE = { kind: 'constraint', resource: null, link: null } as const;

function stepOf(input: WhyInput, task: Dated, side: Side, asked: boolean): WhyStep {
  if (task.item.children.length > 0) return groupStep(input, task, side);
  const own = asked || side === 'finish' ? ownFinish(input, task) : null;
  if (side === 'finish' && own) {
    const { dates, item } = task;
    return {
      ...own,
      item: item.id,
      decides: 'finish',
      at: dates.finish,
      gap: null,
      finish: null,
      id: own.next?.id ?? null,
      resource: null,
    };
  }
  const { driver, start } = task.dates;
  const reason = reasonOf(input, task);
  const { decides, lag, gap, clause, next } = reason;
  const note = asked || side === 'finish' ? finishNote(input, task, side === 'finish') : null;
  const finish = own && asked ? own.sentence : note;
  return {
    item: task.item.id,
    decides,
    at: start,
    ...(reason.late ? LATE : { kind: driver.kind, resource: driver.resource ?? null, link: driver.link ?? null }),
    id: reason.late ? (next?.id ?? null) : (driver.id ?? next?.id ?? null),
    lag,
    gap,
    sentence: `${headOf(task)}${clause.startsWith(',') || clause.startsWith(':') ? '' : ' '}${clause}.`,
    finish,
    next,
  };
}

function reasonOf(input: WhyInput, task: Dated): Reason {
  const { plan, schedule } = input;
  const { item, dates } = task;
  const { driver } = dates;
  const plain = (clause: string, gap: Gap | null = null, next: Next | null = null): Reason => ({
    decides: 'start',
    lag: null,
    gap,
    clause: gap ? `${clause}${andWords(gapPhrases(input, task, gap.reasons))}` : clause,
    next,
  });
  if (isBackFromFinish(input, task)) return lateReason(input, task);
  switch (driver.kind) {
    case 'project-start': {
      const begun = input.schedule.projectStart;
      const gap = gapBefore(input, task, begun, dates.start);
      return plain(
        gap ? `because the project starts ${dateNear(begun, dates.start)}` : 'because the project starts then',
        gap,
        { id: null, side: 'start' },
      );
    }
    case 'status-date': {
      if (schedule.statusAt === null) return plain('because work that has not begun cannot lie in the past');
      const stands = `because it has not begun, and the plan stands at ${dayNear(schedule.statusAt, dates.start)}`;
      return plain(stands, gapBefore(input, task, schedule.statusAt, dates.start));
    }
    case 'actual':
      return plain(actualClause(task));
    case 'fixed':
      if (dates.segments) return plain('because levelling splits it into the times that are free');
      return plain(`because its dates are set by hand (fixed)${although(input, task)}`);
    case 'calendar':
      return plain('because its calendar has no work before');
    case 'resource': {
      const delay = dates.levellingDelay;
      return resourceReason(input, task, delay > 0 ? `${lengthInWords(delay, plan.project.lengths)} ` : '');
    }
    case 'constraint':
      return isLate(input, task)
        ? lateReason(input, task)
        : { lag: null, next: null, ...constraintReason(input, task) };
    case 'link': {
      const reason = linkReason(input, task);
      return item.gate ? { ...reason, clause: `${reason.clause}${undecided(task)}` } : reason;
    }
  }
}

function actualClause(task: Dated): string {
  const { item } = task;
  if (item.gate) return `: ${item.gate.decision ?? 'decided'}`;
  if (isPoint(task)) return ', when it was really reached';
  return item.actualStart ? ', when its work really began' : ', counted back from its actual finish';
}

/** What a gate that is not open means for what follows. */
function undecided({ item }: Dated): string {
  const decision = item.gate?.decision;
  if (decision === 'hold' || decision === 'no-go')
    return `; it says ${decision}, and what follows is planned as if it opened then`;
  return decision ? '' : '; nothing is decided yet';
}

/** Done as late as possible by its own constraint or that of a group around it. */
function isLate(input: WhyInput, { item }: Dated): boolean {
  return withAncestors(input, item).some(({ constraint }) => constraint?.kind === 'as-late-as-possible');
}

/** In a plan that is counted back from its finish: at its latest dates, and no date of its own puts it there. */
function isBackFromFinish(input: WhyInput, { item, dates }: Dated): boolean {
  if (!countsBack(input) || item.actualStart || dates.finished || dates.start !== dates.lateStart) return false;
  const { kind } = dates.driver;
  if (kind === 'project-start' || kind === 'link') return true;
  return kind === 'constraint' && !item.constraint?.kind.startsWith('must');
}

function countsBack({ plan }: WhyInput): boolean {
  return plan.project.scheduleFrom === 'finish' && plan.project.finish !== null;
}

const NOWHERE_YET: ReadonlySet<string> = new Set();

function lateReason(input: WhyInput, task: Dated): Reason {
  const { words, next } = lateLimit(input, task, NOWHERE_YET);
  const by = isLate(input, task) ? 'as-late-as-possible' : 'schedule-from: finish';
  return { late: true, decides: 'finish', lag: null, gap: null, clause: `, as late as ${words} (${by})`, next };
}

/** A phase or summary begins with its first item, and ends with its last. */
function groupStep(input: WhyInput, group: Dated, side: Side): WhyStep {
  const first = outermost(input, group, 'start');
  const last = outermost(input, group, 'finish');
  const base = { item: group.item.id, kind: 'child' as const, resource: null, link: null, lag: null, gap: null };
  if (side === 'finish') {
    const sentence = `Finishes ${dateInWords(group.dates.finish)} with ${quoted(last.item.name)}, its last task.`;
    const next = { id: last.item.id, side: 'finish' as const };
    return { ...base, decides: 'finish', at: group.dates.finish, id: last.item.id, sentence, finish: null, next };
  }
  const reason = reasonOf(input, first);
  const own = `${quoted(group.item.name)}, which it is part of,`;
  const clause = reason.clause.startsWith(':') ? '' : reason.clause.replace(/^, /, '').replace(own, () => 'it');
  const rank = `${quoted(first.item.name)}, its first task`;
  const verb = headOf(first).startsWith('Started') ? 'Started' : 'Starts';
  return {
    ...base,
    kind: first.dates.driver.kind === 'project-start' ? 'project-start' : 'child',
    decides: 'start',
    at: group.dates.start,
    id: first.item.id,
    lag: reason.lag,
    sentence: `${verb} ${dateInWords(group.dates.start)} with ${rank}${clause === '' ? '' : `, ${clause}`}.`,
    finish: `It finishes ${dateNear(group.dates.finish, group.dates.start)} with ${quoted(last.item.name)}, its last task.`,
    next: reason.next,
  };
}

function outermost(input: WhyInput, group: Dated, side: Side): Dated {
  const leaf = outermostLeaf(group.item, input.schedule.items, side === 'finish');
  return datedItem(input, leaf.id) ?? group;
}

/** Where a chain ends: the start of the project, or the finish that it is counted back from. */
function projectStep({ plan, schedule }: WhyInput, side: Side): WhyStep {
  const isStart = side === 'start';
  const at = isStart ? schedule.projectStart : (requiredFinish(plan, schedule.projectTime) ?? schedule.finish);
  const written = plan.project.start ? 'as written in project.start' : 'since no start is written for it';
  const sentence = isStart
    ? `The project starts ${dateInWords(at)}, ${written}.`
    : `The project is to finish ${dateInWords(at)}, as written in project.finish.`;
  return {
    item: null,
    decides: side,
    at,
    kind: isStart ? 'project-start' : 'constraint',
    id: null,
    resource: null,
    link: null,
    lag: null,
    gap: null,
    sentence,
    finish: null,
    next: null,
  };
}
