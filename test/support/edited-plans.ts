/**
 * Plans that are edited as the model gives them after a keystroke: what is edited and the groups around
 * it are other objects, written elsewhere; all other items are the same objects.
 */
import type { Place } from '../../server/src/core/base/span.ts';
import type { Link, Plan, Project, Resource, WorkItem } from '../../server/src/core/model/plan.ts';

/** `n`, `m`: what is drawn; both are taken modulo what there is. */
export interface Edit {
  readonly kind: 'field' | 'again' | 'remove' | 'add' | 'project' | 'resource' | 'calendar';
  readonly n: number;
  readonly m: number;
  readonly field: number;
  /** Whether the groups around it have links and places of their own made anew. */
  readonly deep: boolean;
}

/** What edits change of an item: all that scheduling reads, and some that it does not. */
export const EDITED_FIELDS = [
  'name',
  'description',
  'notes',
  'owner',
  'duration',
  'duration',
  'work',
  'estimate',
  'after',
  'after',
  'assignments',
  'assignments',
  'constraint',
  'deadline',
  'fixed',
  'calendar',
  'ignoreResourceCalendars',
  'priority',
  'splittable',
  'status',
  'percentComplete',
  'actualStart',
  'actualFinish',
  'remainingDuration',
  'gate',
] as const satisfies readonly (keyof WorkItem)[];
const PROJECT_FIELDS = [
  'name',
  'start',
  'deadline',
  'statusDate',
  'calendar',
  'criticalSlack',
  'progressOverride',
] as const satisfies readonly (keyof Project)[];

/** Values are those of another plan, or what is not there. */
export function edited(plan: Plan, other: Plan, { kind, n, m, field, deep }: Edit): Plan {
  const items = [...plan.items.values()];
  const item = items[n % items.length];
  // The last one may have been removed.
  if (!item) return plan;
  const group = item.children.length > 0;
  const others = [...other.items.values()].filter(({ children }) => children.length > 0 === group);
  const from = others[m % Math.max(1, others.length)];
  switch (kind) {
    case 'again':
      return withItem(plan, item.id, deep, (same) => same);
    case 'field': {
      const key = EDITED_FIELDS[field % EDITED_FIELDS.length] ?? 'name';
      const value = from ? valueFor(item, from, key) : item[key];
      return withItem(plan, item.id, deep, (same) => ({ ...same, [key]: value }));
    }
    case 'remove': {
      return withOutline(
        plan,
        changed(plan.outline, item.id, deep, () => []),
      );
    }
    case 'add': {
      const id = `new${n}`;
      if (plan.items.has(id) || !from || from.kind === 'gate' || group) return plan;
      const added = written({ ...from, id, parent: item.parent, children: [] });
      return withOutline(
        plan,
        changed(plan.outline, item.id, deep, (same) => [added, same]),
      );
    }
    case 'project': {
      const key = PROJECT_FIELDS[field % PROJECT_FIELDS.length] ?? 'name';
      return { ...plan, project: { ...plan.project, [key]: other.project[key] } };
    }
    case 'resource': {
      const found = [...plan.resources.values()][n % Math.max(1, plan.resources.size)];
      if (!found) return plan;
      const pieces: Partial<Resource>[] = [{ name: `Person ${m}` }, { leave: [] }, { maxUnits: 3 }, { calendar: null }];
      return { ...plan, resources: new Map([...plan.resources, [found.id, { ...found, ...pieces[field % 4] }]]) };
    }
    case 'calendar': {
      const found = [...plan.calendars.values()][n % plan.calendars.size];
      if (!found) return plan;
      const spec = field % 2 === 0 ? { ...found, name: `Calendar ${m}` } : { ...found, exceptions: [] };
      return { ...plan, calendars: new Map([...plan.calendars, [found.id, spec]]) };
    }
  }
}

/** Gates have few fields, and nothing else has theirs. */
function valueFor(item: WorkItem, from: WorkItem, key: keyof WorkItem): WorkItem[keyof WorkItem] {
  if (item.kind !== 'gate' && from.kind !== 'gate') return key === 'gate' ? null : from[key];
  if (item.kind === 'gate' && from.kind === 'gate' && key === 'gate') return from.gate;
  return key === 'name' ? `${item.name} again` : item[key];
}

/** The plan in which one item says something else. */
export function withItem(plan: Plan, id: string, deep: boolean, change: (item: WorkItem) => WorkItem): Plan {
  return withOutline(
    plan,
    changed(plan.outline, id, deep, (item) => [written(change(item))]),
  );
}

function changed(
  items: readonly WorkItem[],
  id: string,
  deep: boolean,
  change: (item: WorkItem) => readonly WorkItem[],
): readonly WorkItem[] {
  const all = items.flatMap((item) => {
    if (item.id === id) return change(item);
    const children = changed(item.children, id, deep, change);
    if (children === item.children) return item;
    return deep ? written({ ...item, children }) : { ...item, children };
  });
  return all.length === items.length && all.every((item, k) => item === items[k]) ? items : all;
}

function withOutline(plan: Plan, outline: readonly WorkItem[]): Plan {
  const items = new Map<string, WorkItem>();
  const walk = (item: WorkItem): void => {
    items.set(item.id, item);
    item.children.forEach(walk);
  };
  outline.forEach(walk);
  return { ...plan, outline, items };
}

let lines = 0;

/** At another place, with everything in it. */
function written(item: WorkItem): WorkItem {
  const place = (): Place => ({ file: item.origin.file, span: { start: ++lines, end: lines + 1 } });
  const again = (link: Link): Link => ({ ...link, place: place() });
  return {
    ...item,
    origin: { ...item.origin, key: place().span },
    after: item.after.map(again),
    assignments: item.assignments.map((assignment) => ({ ...assignment, place: place() })),
    constraint: item.constraint && { ...item.constraint, place: place(), datePlace: place() },
  };
}
