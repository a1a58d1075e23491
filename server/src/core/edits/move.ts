/**
 * Another start for tasks: as a constraint, as the lag of the link that decides, or, of a task whose dates
 * are set by hand, as those. All or none. First everything is dated as its links alone would have it:
 * what lands there needs no constraint, and what would have to lie before it is refused.
 *
 * A task has one constraint. One of its start is replaced, though a start that must be is never weakened
 * to one that may be later; any other kind is somebody's word on something else and stays, so the move is refused.
 */
import type { Analysis } from '../analyse.ts';
import type { Steps } from '../base/steps.ts';
import { type Minute, minute } from '../base/time.ts';
import type { Constraint, WorkItem } from '../model/plan.ts';
import { calendarOf } from '../schedule/task-calendar.ts';
import { isPoint } from '../schedule/why/step.ts';
import { dateInWords, listed } from '../schedule/words.ts';
import { entryOf, valueAt } from '../syntax/tree.ts';
import { type Draft, draft, planned } from './draft.ts';
import { inPlaceOf, removingWithin, writingYaml } from './fields.ts';
import { type IntentOf, type MoveBy, type Planned, type Refused, refused } from './intent.ts';
import type { TextChange } from './item-text.ts';
import { fixedMoved } from './move-fixed.ts';
import { byLag } from './move-lag.ts';
import { type Dated, replanning } from './replan.ts';
import { startText } from './values.ts';
import { holderOf, unknown } from './words.ts';

/** One task and where it shall start. */
export interface Move {
  readonly item: WorkItem;
  readonly start: Minute;
}

export function* moving(analysis: Analysis, { by, moves: asked }: IntentOf<'move'>): Steps<Planned | Refused> {
  const moves: Move[] = [];
  for (const { id, start } of asked) {
    const item = analysis.plan.items.get(id);
    if (!item) return unknown(id);
    const why = withoutMove(analysis, item, by);
    if (why !== null) return refused(`Not moved: ${item.name} ${why}`, [id]);
    moves.push({ item, start: workable(analysis, item, start) });
  }
  if (moves.length === 0) return refused('Not moved: nothing is selected.');
  const made = yield* draftsOf(analysis, moves, by);
  if ('kind' in made) return made;
  if (made.every(({ edit }) => edit === null))
    return refused(
      `Not moved: ${listed(moves.map(({ item }) => item.name))} starts then already.`,
      moves.map(({ item }) => item.id),
    );
  return yield* planned(analysis, made, { said: (after) => saidOf(moves, after) });
}

/** What is dated by hand stays so, whatever is asked for. */
function* draftsOf(analysis: Analysis, moves: readonly Move[], by: MoveBy): Steps<readonly Draft[] | Refused> {
  if (by !== 'lag') return yield* byConstraint(analysis, moves, by);
  const [fixed, free] = [moves.filter(({ item }) => item.fixed), moves.filter(({ item }) => !item.fixed)];
  const [one, other] = [yield* byConstraint(analysis, fixed, 'no-earlier'), yield* byLag(analysis, free)];
  if ('kind' in one) return one;
  return 'kind' in other ? other : [...one, ...other];
}

/** Null where its start may be moved. */
function withoutMove(
  { schedule }: Analysis,
  { id, kind, status, actualStart, percentComplete, constraint, fixed, actualFinish }: WorkItem,
  by: MoveBy,
): string | null {
  const dates = schedule.items.get(id);
  if (!dates) return 'has no dates.';
  if (kind === 'phase' || kind === 'summary') return 'starts with the first of the tasks in it. Move those.';
  if (kind === 'gate') return 'lies where the work of its phase ends. Move that.';
  if (status === 'cancelled') return 'is cancelled. Take its status out first.';
  if (actualFinish) return `is finished. Change its actual dates in the text if they are wrong.`;
  if (actualStart || (percentComplete ?? 0) > 0)
    return `has started ${dateInWords(dates.start)}. Resize what is left of it, or change its actual start in the text.`;
  if (by === 'lag' || fixed || !constraint || isOfStart(constraint)) return null;
  return `has another constraint, ${constraint.kind}, and a task has one. Take that out first, or move it by the lag of a link.`;
}

function isOfStart({ kind }: Constraint): boolean {
  return kind === 'start-no-earlier-than' || kind === 'must-start-on';
}

/** The next moment at which work on it can begin; what runs on the clock, or takes no time, may also lie where work ends. */
function workable({ plan, schedule }: Analysis, item: WorkItem, start: number): Minute {
  const at = minute(Math.round(start));
  const dates = schedule.items.get(item.id);
  if (dates?.elapsed) return at;
  const time = schedule.timeOf(calendarOf(plan, item));
  const atEnd = dates && isPoint({ item, dates }) && time.previousFinish(at) === at;
  return atEnd ? at : time.nextStart(at);
}

function* byConstraint(
  analysis: Analysis,
  moves: readonly Move[],
  by: 'no-earlier' | 'must',
): Steps<readonly Draft[] | Refused> {
  if (isCountedBack(analysis)) return yield* pinned(analysis, moves, by);
  const before = { plan: analysis.plan, schedule: analysis.schedule };
  const free = yield* replanning(
    before,
    moves.map(({ item }) => ({ ...item, constraint: isBound(item) ? null : item.constraint, fixed: null })),
  );
  const later = moves.filter(({ item, start }) => start > startIn(free, item));
  const bound =
    later.length === 0
      ? free
      : yield* replanning(
          free,
          later.map((move) => notBefore(free, move)),
        );
  const drafts: Draft[] = [];
  for (const move of moves) {
    const { item } = move;
    const dates = bound.schedule.items.get(item.id);
    const old = analysis.schedule.items.get(item.id);
    const lies = startIn(bound, item);
    const early = move.start < lies && !(dates?.driver.kind === 'constraint' && later.includes(move));
    if (dates && early && !(item.fixed && old && move.start >= old.start)) return tooEarly(analysis, bound, move, by);
    const start = early ? move.start : lies;
    const free = dates?.driver.kind !== 'constraint' || dates.driver.from !== undefined;
    const made = item.fixed
      ? fixedMoved(analysis, item, start)
      : draft(analysis, item, 'constraint', [...changes(analysis, item, free ? null : start, by)]);
    if (made.kind === 'refused') return made;
    drafts.push(made);
  }
  return drafts;
}

function isCountedBack({ plan: { project } }: Analysis): boolean {
  return project.scheduleFrom === 'finish' && project.finish !== null;
}

/** Where everything lies as late as it can, only a date that must be moves a start, and to no later one. */
function* pinned(analysis: Analysis, moves: readonly Move[], by: MoveBy): Steps<readonly Draft[] | Refused> {
  const drafts: Draft[] = [];
  const free = yield* replanning(
    analysis,
    moves.map(({ item }) => (isBound(item) ? { ...item, constraint: null } : item)),
  );
  for (const { item, start } of moves) {
    const latest = startIn(free, item);
    if (by !== 'must' && !item.fixed)
      return refused(
        `Not moved: the plan is counted back from its finish, so ${item.name} lies as late as it can. Move it with “Exactly on”.`,
        [item.id],
      );
    if (start > latest && !item.fixed)
      return refused(
        `Not moved: the plan is counted back from its finish, so ${item.name} cannot start after ${dateInWords(latest)}. Give it, or what follows it, less time.`,
        [item.id],
      );
    const made = item.fixed
      ? fixedMoved(analysis, item, start)
      : draft(analysis, item, 'constraint', [...changes(analysis, item, start === latest ? null : start, 'must')]);
    if (made.kind === 'refused') return made;
    drafts.push(made);
  }
  return drafts;
}

function isBound({ constraint }: WorkItem): boolean {
  return constraint !== null && isOfStart(constraint);
}

function startIn({ schedule }: Dated, { id }: WorkItem): Minute {
  return schedule.items.get(id)?.start ?? schedule.projectStart;
}

/** As if only its start were bound, from below: so what its links ask still shows. */
function notBefore({ plan }: Dated, { item, start }: Move): WorkItem {
  const { key: place, file } = item.origin;
  const at = { day: Math.floor(start / 1440), minuteOfDay: start - Math.floor(start / 1440) * 1440 };
  const places = { place: { file, span: place }, datePlace: { file, span: place } };
  const constraint = { kind: 'start-no-earlier-than', date: at as Constraint['date'], ...places } as const;
  return { ...(plan.items.get(item.id) ?? item), constraint };
}

/** `start` null: links alone put it there. */
function* changes(
  { plan, schedule }: Analysis,
  item: WorkItem,
  start: Minute | null,
  by: 'no-earlier' | 'must',
): Iterable<TextChange> {
  const { constraint } = item;
  if (start === null) {
    if (constraint) yield removingWithin('constraint', constraint.kind);
    return;
  }
  const kind = by === 'must' || constraint?.kind === 'must-start-on' ? 'must-start-on' : 'start-no-earlier-than';
  const date = startText(start, schedule.timeOf(calendarOf(plan, item)));
  yield withConstraint(item, kind, date);
}

/** In place of the one that stands there, or as a new one. */
function withConstraint({ kind, constraint }: WorkItem, word: Constraint['kind'], date: string): TextChange {
  return (spot) => {
    const map = valueAt(spot.entry.value, 'constraint');
    const entry = constraint === null ? undefined : entryOf(map, constraint.kind);
    if (!entry) return writingYaml(kind, 'constraint', `{${word}: ${date}}`)(spot);
    const value = entry.value?.kind === 'scalar' ? inPlaceOf(entry.value, date, map?.kind === 'map' && map.flow) : null;
    if (!value) return null;
    const key = entry.key.text === word ? [] : inPlaceOf(entry.key, word, false);
    return [...key, ...value.filter((edit) => spot.text.slice(edit.span.start, edit.span.end) !== edit.newText)];
  };
}

function tooEarly(analysis: Analysis, free: Dated, { item }: Move, by: MoveBy): Refused {
  const dates = free.schedule.items.get(item.id);
  if (!dates) return unknown(item.id);
  const { clause, way, id } = holderOf({ ...analysis, ...free }, dates);
  const pinned = by === 'must' ? ' even exactly' : '';
  return refused(
    `Not moved: ${clause}, so ${item.name} cannot start${pinned} before ${dateInWords(dates.start)}. To have it earlier, ${way}.`,
    id === null ? [item.id] : [id],
  );
}

function saidOf(moves: readonly Move[], { plan, schedule }: Dated): string {
  const [first] = moves;
  if (!first || moves.length > 1) return `${moves.length} tasks moved`;
  const item = plan.items.get(first.item.id) ?? first.item;
  const dates = schedule.items.get(item.id);
  const at = dateInWords(dates?.start ?? schedule.projectStart);
  if (item.fixed) return `${item.name} now has fixed dates from ${at}`;
  if (item.constraint?.kind === 'must-start-on') return `${item.name} now must start ${at}`;
  // By its lag it may have come to lie after the date that it keeps.
  if (item.constraint?.kind === 'start-no-earlier-than' && dates?.driver.kind !== 'link')
    return `${item.name} now starts not before ${at}`;
  return `${item.name} now starts ${at}, where its links put it`;
}
