/**
 * Where ids are defined and mentioned. A shape says of a place in a file what its scalars mention,
 * which namespace its keys define, and what lies below; lists are transparent. What has no shape
 * mentions nothing.
 */
import type { Namespace } from './plan.ts';

/** What a mention may name: a namespace, or only some of its ids. */
export type Target = Namespace | 'assignable' | 'team';

export interface Shape {
  /** What a scalar here is: an id, the text of a link or of an assignment. */
  readonly mentions?: Target | 'link' | 'assignment';
  /** Keys of a map here are ids of that namespace. */
  readonly defines?: Namespace;
  /** Of the value under a key. */
  readonly keys?: ReadonlyMap<string, Shape>;
  /** Of the value under any other key. */
  readonly each?: Shape;
}

function keys(shapes: Readonly<Record<string, Shape>>): ReadonlyMap<string, Shape> {
  return new Map(Object.entries(shapes));
}

const party: Shape = { mentions: 'party' };
const item: Shape = { mentions: 'item' };
const calendar: Shape = { mentions: 'calendar' };
const handover: Shape = { keys: keys({ to: party, 'accepted-by': party }) };

function register(defines: Namespace, shapes: Readonly<Record<string, Shape>> = {}): Shape {
  return { defines, each: { keys: keys({ owner: party, ...shapes }) } };
}

const work: Readonly<Record<string, Shape>> = {
  after: { mentions: 'link', keys: keys({ task: item }) },
  assign: { mentions: 'assignment', keys: keys({ resource: { mentions: 'assignable' } }) },
  calendar,
  owner: party,
  responsible: party,
  accountable: party,
  consulted: party,
  informed: party,
  deliverables: { mentions: 'deliverable' },
  replans: item,
  gate: { keys: keys({ approvers: party }) },
  handover,
};

/** Tasks hold tasks. */
const task: { readonly keys: Map<string, Shape> } = { keys: new Map(Object.entries(work)) };
task.keys.set('tasks', { defines: 'item', each: task });

export const FILE_SHAPE: Shape = {
  keys: keys({
    project: { keys: keys({ calendar, manager: party, sponsor: party, handover }) },
    projects: { defines: 'project' },
    calendars: { defines: 'calendar', each: { keys: keys({ base: calendar }) } },
    resources: { defines: 'party', each: { keys: keys({ team: { mentions: 'team' }, calendar }) } },
    teams: { defines: 'party', each: { keys: keys({ lead: party, members: { mentions: 'assignable' } }) } },
    stakeholders: { defines: 'party' },
    phases: { defines: 'item', each: task },
    tasks: { defines: 'item', each: task },
    risks: register('risk', { affects: item, actions: { each: { keys: keys({ owner: party }) } } }),
    deliverables: register('deliverable', { 'accepted-by': party }),
    decisions: register('decision'),
    changes: register('change', { 'requested-by': party }),
    assumptions: register('assumption'),
    issues: register('issue'),
    technologies: register('technology', { 'used-by': item }),
    contracts: register('contract', { task: item }),
    agreements: register('agreement'),
  }),
};
