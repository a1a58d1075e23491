/**
 * Which mentions name something, and a finding with a way out for each that does not. An id that
 * is missed often while a file of the plan cannot be read is taken to be defined in that file,
 * whose absence is a finding already.
 */
import { nearest } from '../base/did-you-mean.ts';
import { DEFAULT_DAY_LENGTHS } from '../base/duration.ts';
import { type Fix, type Problem, problem, type RuleId } from '../base/problem.ts';
import type { Place } from '../base/span.ts';
import type { Mention } from './collect-mentions.ts';
import type { Namespace, Reference } from './plan.ts';
import type { Elsewhere } from './plan-files.ts';
import { parseLag } from './read-texts.ts';
import type { Target } from './reference-shapes.ts';
import type { OtherPlan } from './sources.ts';

/** Ids by what a mention may name, as defined anywhere, in order of definition. */
export type IdsByTarget = ReadonlyMap<Target, ReadonlySet<string>>;

export interface CheckedReferences {
  readonly references: readonly Reference[];
  readonly problems: readonly Problem[];
}

/** Unknown mentions in a namespace that are still put down to slips while a file is missing. */
const MOST_SLIPS = 3;

/** Beyond so many unknown ids looking for near ones costs more than it helps. */
const MOST_SUGGESTIONS = 200;

export function checkReferences(
  mentions: readonly Mention[],
  ids: IdsByTarget,
  otherPlans: ReadonlyMap<string, OtherPlan>,
  elsewhere: Elsewhere,
): CheckedReferences {
  const references: Reference[] = [];
  const unknown: Mention[] = [];
  const others = new Map([...otherPlans].map(([alias, plan]) => [alias, new Set(plan.items.keys())]));
  for (const mention of mentions) {
    const { id, project, target, place } = mention;
    const resolved = (project === null ? ids.get(target) : others.get(project))?.has(id) ?? false;
    if (!resolved && target === 'item-or-stage' && STAGES.has(id)) continue;
    references.push({ namespace: namespaceOf(target), id, project, place, resolved });
    if (!resolved && mention.sound && mayReport(mention, ids, otherPlans)) unknown.push(mention);
  }
  return { references, problems: unknownProblems(unknown, ids, others, elsewhere) };
}

const STAGES: ReadonlySet<string> = new Set(['initiation', 'planning', 'execution', 'monitoring', 'closing']);

function unknownProblems(
  unknown: readonly Mention[],
  ids: IdsByTarget,
  others: ReadonlyMap<string, ReadonlySet<string>>,
  elsewhere: Elsewhere,
): readonly Problem[] {
  if (elsewhere === 'surely') return [];
  const near = rememberedNearest(MOST_SUGGESTIONS);
  const missed = new Map<Namespace, number>();
  for (const { target } of unknown) missed.set(namespaceOf(target), (missed.get(namespaceOf(target)) ?? 0) + 1);
  return unknown
    .filter(({ target }) => elsewhere === 'none' || (missed.get(namespaceOf(target)) ?? 0) <= MOST_SLIPS)
    .map((mention) => {
      const candidates = mention.project === null ? ids.get(mention.target) : others.get(mention.project);
      return unknownProblem(mention, candidates ?? new Set(), ids, near);
    });
}

/** Another plan that is unknown or unread, and the missing phase of a gate, are findings elsewhere. */
function mayReport(mention: Mention, ids: IdsByTarget, otherPlans: ReadonlyMap<string, OtherPlan>): boolean {
  if (mention.project !== null) return otherPlans.has(mention.project);
  const dot = mention.id.indexOf('.');
  return dot < 0 || (ids.get('item')?.has(mention.id.slice(0, dot)) ?? false);
}

function namespaceOf(target: Target): Namespace {
  switch (target) {
    case 'assignable':
    case 'team':
      return 'party';
    case 'item-or-stage':
      return 'item';
    default:
      return target;
  }
}

type Near = (word: string, target: Target, project: string | null, candidates: ReadonlySet<string>) => string | null;

function rememberedNearest(most: number): Near {
  const answers = new Map<string, string | null>();
  return (word, target, project, candidates) => {
    const question = `${target} ${project ?? ''} ${word}`;
    const answer = answers.get(question);
    if (answer !== undefined || answers.size >= most) return answer ?? null;
    const found = nearest(word, candidates);
    answers.set(question, found);
    return found;
  };
}

interface Wording {
  readonly rule: RuleId;
  readonly noun: string;
  /** How to define one. */
  readonly add: string;
}

const WORDING: Readonly<Record<Target, Wording>> = {
  item: { rule: 'unknown-task', noun: 'task or phase', add: 'Add it under `tasks`' },
  'item-or-stage': { rule: 'unknown-task', noun: 'phase', add: 'Name a phase or one of the five stages' },
  party: { rule: 'unknown-resource', noun: 'person or team', add: 'Add it to `resources`, `teams` or `stakeholders`' },
  assignable: { rule: 'unknown-resource', noun: 'resource or team', add: 'Add it to `resources`' },
  team: { rule: 'unknown-resource', noun: 'team', add: 'Add it to `teams`' },
  calendar: { rule: 'unknown-calendar', noun: 'calendar', add: 'Add it to `calendars`' },
  project: { rule: 'unknown-project', noun: 'other plan', add: 'Add its path to `projects`' },
  risk: reference('risk', 'risks'),
  deliverable: reference('deliverable', 'deliverables'),
  decision: reference('decision', 'decisions'),
  change: reference('change', 'changes'),
  assumption: reference('assumption', 'assumptions'),
  issue: reference('issue', 'issues'),
  technology: reference('technology', 'technologies'),
  contract: reference('contract', 'contracts'),
  agreement: reference('agreement', 'agreements'),
};

function reference(noun: string, section: string): Wording {
  return { rule: 'unknown-reference', noun, add: `Add it to \`${section}\`` };
}

function unknownProblem(mention: Mention, candidates: ReadonlySet<string>, ids: IdsByTarget, near: Near): Problem {
  const { place } = mention;
  const { rule, noun, add } = WORDING[mention.target];
  const where = mention.project === null ? '' : ` in \`${mention.project}\``;
  const unknown = `There is no ${noun} \`${mention.id}\`${where}`;
  const spaced =
    namespaceOf(mention.target) === 'item' && mention.project === null
      ? leadWithoutSpace(mention.id, candidates)
      : null;
  if (spaced !== null) {
    const message = `${unknown}: the first word is always the id. Did you mean \`${spaced}\`, a lead?`;
    return problem(rule, 'error', place, message, { fixes: [change(place, spaced)] });
  }
  const suggestion = near(mention.id, mention.target, mention.project, candidates);
  if (suggestion !== null) {
    const message = `${unknown}. Did you mean \`${suggestion}\`?`;
    return problem(rule, 'error', place, message, { fixes: [change(place, suggestion)] });
  }
  if (mention.target === 'assignable' && ids.get('party')?.has(mention.id)) {
    return problem(rule, 'error', place, `\`${mention.id}\` is a stakeholder only. ${add} to assign it.`);
  }
  if (mention.target === 'team' && ids.get('party')?.has(mention.id)) {
    return problem(rule, 'error', place, `\`${mention.id}\` is no team. ${add}, or name one that is there.`);
  }
  return problem(
    rule,
    'error',
    place,
    `${unknown}. ${mention.project === null ? add : 'Look it up there'}, or name one that is there.`,
  );
}

function change(place: Place, newText: string): Fix {
  return { title: `Change to '${newText}'`, edits: [{ ...place, newText }] };
}

/** `a-2d` as `a -2d` where there is an `a`. */
function leadWithoutSpace(id: string, candidates: ReadonlySet<string>): string | null {
  const at = id.lastIndexOf('-');
  const task = id.slice(0, at);
  const lead = id.slice(at);
  return at > 0 && candidates.has(task) && /\d/.test(lead) && parseLag(lead, DEFAULT_DAY_LENGTHS)
    ? `${task} ${lead}`
    : null;
}
