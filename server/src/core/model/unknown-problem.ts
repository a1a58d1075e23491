/**
 * The finding for an id that names nothing: what was looked for, and the id that was probably meant
 * as a repair. Repairs that define the id are the editor's.
 */
import { DEFAULT_DAY_LENGTHS } from '../base/duration.ts';
import { type Fix, type Problem, problem } from '../base/problem.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type { Place } from '../base/span.ts';
import type { Mention } from './mentions-in.ts';
import { parseLag } from './read-texts.ts';
import type { Ids } from './reading.ts';
import { namespaceOf, type Target } from './reference-shapes.ts';

/** What is known around an unknown id. */
export interface Surroundings {
  readonly candidates: Ids;
  /** The id that was probably meant. */
  readonly near: string | null;
  /** There is such a person, team or stakeholder, but that is not enough here. */
  readonly isParty: boolean;
}

export function unknownProblem(mention: Mention, { candidates, near, isParty }: Surroundings): Problem {
  const { id, target, project, place } = mention;
  const { rule, noun, add } = WORDING[target];
  const dot = id.indexOf('.');
  if (dot > 0) {
    const phase = id.slice(0, dot);
    return problem(
      rule,
      'error',
      place,
      `\`${phase}\` has no gate. Write \`gate:\` in it, or name \`${phase}\` itself.`,
    );
  }
  const unknown = `There is no ${noun} \`${id}\`${project === null ? '' : ` in \`${project}\``}`;
  const lead = namespaceOf(target) === 'item' && project === null ? leadWithoutSpace(id, candidates) : null;
  const meant = lead ?? near;
  if (meant !== null) {
    const why = lead === null ? '. ' : ': the first word is always the id. ';
    const message = `${unknown}${why}Did you mean \`${meant}\`?`;
    return problem(rule, 'error', place, message, { fixes: [change(place, meant)] });
  }
  if (project !== null) return problem(rule, 'error', place, `${unknown}. Name one of its tasks or phases.`);
  const only = target === 'team' ? 'is no team' : 'is only a stakeholder';
  const reason = isParty && namespaceOf(target) === 'party' ? `\`${id}\` ${only}` : unknown;
  return problem(rule, 'error', place, `${reason}. ${add}, or name one that is there.`);
}

interface Wording {
  readonly rule: RuleId;
  readonly noun: string;
  /** How to define one. */
  readonly add: string;
}

const WORDING: Readonly<Record<Target, Wording>> = {
  item: { rule: 'unknown-task', noun: 'task or phase', add: 'Add it under `tasks`' },
  'item-or-stage': { rule: 'unknown-task', noun: 'phase', add: 'Write one of the five stages' },
  'item-or-deliverable': {
    rule: 'unknown-task',
    noun: 'task, phase or deliverable',
    add: 'Add it under `tasks` or `deliverables`',
  },
  party: { rule: 'unknown-resource', noun: 'person or team', add: 'Add it to `resources`, `teams` or `stakeholders`' },
  assignable: { rule: 'unknown-resource', noun: 'resource or team', add: 'Add it to `resources`' },
  team: { rule: 'unknown-resource', noun: 'team', add: 'Add it to `teams`' },
  calendar: { rule: 'unknown-calendar', noun: 'calendar', add: 'Add it to `calendars`' },
  project: { rule: 'unknown-project', noun: 'other plan', add: 'Add its path to `projects`' },
  risk: reference('risk', 'risks'),
  uncertainty: reference('uncertainty category', 'uncertainty'),
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

function change(place: Place, newText: string): Fix {
  return { title: `Change to '${newText}'`, edits: [{ ...place, newText }] };
}

/** `a-2d` as `a -2d` where there is an `a`. */
function leadWithoutSpace(id: string, candidates: Ids): string | null {
  const at = id.lastIndexOf('-');
  const task = id.slice(0, at);
  const lead = id.slice(at);
  return at > 0 && candidates.has(task) && /\d/.test(lead) && parseLag(lead, DEFAULT_DAY_LENGTHS)
    ? `${task} ${lead}`
    : null;
}
