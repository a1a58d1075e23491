/** A link between two items: added, given another type or lag, taken out. */
import type { Analysis } from '../analyse.ts';
import type { Steps } from '../base/steps.ts';
import type { Link, WorkItem } from '../model/plan.ts';
import { parseLag } from '../model/read-texts.ts';
import { saysSame } from '../schedule/says-same.ts';
import { withAncestors } from '../schedule/why/step.ts';
import { lagText } from '../schedule/words.ts';
import { linkText, removingLink, withLink } from './after-text.ts';
import { draft, planned, told } from './draft.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import { addingValue } from './list-field.ts';
import { type Dated, replanning } from './replan.ts';
import { nameOf, unknown } from './words.ts';

export function* linking(
  analysis: Analysis,
  { from, to, type, lag: asked }: IntentOf<'link'>,
): Steps<Planned | Refused> {
  const { plan } = analysis;
  const before = plan.items.get(from);
  const item = plan.items.get(to);
  if (!before || !item) return unknown(before ? to : from);
  const trouble = troubleBetween(analysis, before, item);
  if (trouble !== null) return refused(`Not linked: ${trouble}`, [from, to]);
  if (item.children.length > 0 && (type === 'FF' || type === 'SF')) {
    return refused(
      `Not linked: the finish of ${item.name} follows from the tasks in it, so ${type} has nothing to hold. Use FS or SS, or link to the last task in it.`,
      [to],
    );
  }
  const written = asked?.trim() ?? '';
  const lag = written === '' ? null : parseLag(written, plan.project.lengths);
  if (written !== '' && !lag) {
    return refused(`Not linked: “${written}” is no lag. Write a length with a sign, such as +2d, -4h, +50% or +1ed.`, [
      from,
      to,
    ]);
  }
  const signed =
    written === '' || (lag?.kind === 'percent' ? lag.percent : lag?.minutes) === 0
      ? ''
      : /^[+-]/.test(written)
        ? written.replace(/\s+/g, '')
        : `+${written}`;
  const known = linksBetween(item, before);
  const old = known.find((link) => link.type === type) ?? known[0];
  const next = signed === '' ? null : lag;
  if (old && old.type === type && (asked === null || saysSame(old.lag, next))) {
    return refused(`Not linked: ${item.name} waits for ${before.name} that way already.`, [from, to]);
  }
  const change = old
    ? withLink(plan, item, old, type, asked === null ? 'kept' : next)
    : addingValue(item.kind, 'after', linkText(from, type, signed));
  const made = draft(analysis, item, 'after', [change]);
  if (made.kind === 'refused') return made;
  const after = yield* replanning(analysis, [made.item]);
  const cycle = newCycle(analysis, after);
  if (cycle) {
    const path = cycle.map((id) => nameOf(analysis, id)).join(' → ');
    return refused(`Not linked: the work would go round: ${path}. Take one of these links out first.`, [
      ...new Set(cycle),
    ]);
  }
  const how = linkText('', type, asked === null && old ? lagText(old.lag, plan.project.lengths) : signed).trim();
  return told([made], after, { said: `${item.name} now waits for ${before.name}${how === '' ? '' : ` (${how})`}` });
}

/** Links that a line from one row to another may stand for: a phase with a gate is waited for at that. */
function linksBetween({ after }: WorkItem, { id, kind, parent }: WorkItem): readonly Link[] {
  const own = after.filter(({ task, project }) => project === null && task === id);
  if (own.length > 0 || kind !== 'gate') return own;
  return after.filter(
    ({ task, project, type }) => project === null && task === parent && (type === 'FS' || type === 'FF'),
  );
}

function troubleBetween(analysis: Analysis, before: WorkItem, item: WorkItem): string | null {
  if (before.id === item.id) return `${item.name} cannot wait for itself. Choose another task.`;
  if (item.kind === 'gate')
    return `a gate waits for all of its phase and nothing else. Link to a task in ${nameOf(analysis, item.parent ?? '')}.`;
  for (const [inner, outer] of [
    [before, item],
    [item, before],
  ] as const) {
    if (withAncestors(analysis, inner).includes(outer)) {
      return `${inner.name} is part of ${outer.name}, so neither can wait for the other. Link to a task outside ${outer.name}.`;
    }
  }
  return null;
}

/** A way round that was not there before. */
function newCycle({ schedule }: Analysis, after: Dated): readonly string[] | null {
  const known = new Set(schedule.basis.order.cycles.map((path) => path.join(' ')));
  return after.schedule.basis.order.cycles.find((path) => !known.has(path.join(' '))) ?? null;
}

export function* unlinking(analysis: Analysis, { from, to, type }: IntentOf<'unlink'>): Steps<Planned | Refused> {
  const { plan } = analysis;
  const before = plan.items.get(from);
  const item = plan.items.get(to);
  if (!before || !item) return unknown(before ? to : from);
  const known = linksBetween(item, before);
  const links = known.filter((link) => link.type === type);
  if (links.length === 0) {
    const [other] = known;
    const reason = other
      ? `Not unlinked: the link of ${item.name} to ${before.name} is ${other.type}, not ${type}.`
      : inherited(analysis, item, before);
    return refused(reason, [from, to]);
  }
  const made = draft(
    analysis,
    item,
    'after',
    links.map((link) => removingLink(plan, item, link)),
  );
  if (made.kind === 'refused') return made;
  const how = known.length > links.length ? ` (${type})` : '';
  return yield* planned(analysis, [made], { said: `${item.name} no longer waits for ${before.name}${how}` });
}

function inherited(analysis: Analysis, item: WorkItem, before: WorkItem): string {
  const owner = withAncestors(analysis, item).find((group) => group !== item && linksBetween(group, before).length > 0);
  if (!owner) return `Not unlinked: ${item.name} does not wait for ${before.name}.`;
  return `Not unlinked: all of ${owner.name} waits for ${before.name}. Take the link of ${owner.name} out instead.`;
}
