/**
 * Which findings belong to which item or risk. Assumes the problems and the texts of one analysis; asks nothing twice.
 */
import type { Problem } from '../base/problem.ts';
import type { FileId, Span } from '../base/span.ts';
import type { Origin, Plan, WorkItem } from '../model/plan.ts';

interface Found {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
}

/** Findings by the id of the innermost phase, task or gate whose text holds them. */
export function findingsByItem({ plan, problems }: Found): ReadonlyMap<string, readonly Problem[]> {
  if (plan.files.length > 1) return findingsWithin(problems, plan.items);
  const found = new Map<string, Problem[]>();
  const inFile = problems.filter(({ file }) => file === plan.root);
  if (inFile.length > 0) addFindings(found, inFile, plan.outline);
  return found;
}

/** Those of one phase, task or gate, as `findingsByItem` has them: only it and what lies in it can hold them. */
export function findingsOf({ plan, problems }: Found, id: string): readonly Problem[] {
  const item = plan.items.get(id);
  if (!item) return [];
  const inside = new Map<string, WorkItem>();
  const add = (each: WorkItem): void => {
    inside.set(each.id, each);
    for (const child of each.children) add(child);
  };
  add(item);
  return findingsWithin(problems, inside).get(id) ?? [];
}

/** Findings by the id of the risk whose text holds them. */
export function findingsByRisk({ plan, problems }: Found): ReadonlyMap<string, readonly Problem[]> {
  return findingsWithin(problems, plan.risks);
}

/** Texts of owners in one file, side by side: there are many. */
interface Areas {
  readonly ids: string[];
  readonly starts: number[];
  readonly ends: number[];
}

function findingsWithin(
  all: readonly Problem[],
  owners: ReadonlyMap<string, { readonly id: string; readonly origin: Origin }>,
): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  if (all.length === 0) return found;
  const areas = areasByFile(owners);
  for (const [file, problems] of groupByFile(all)) {
    const inFile = areas.get(file);
    if (!inFile) continue;
    for (const { problem, id } of sweep(problems, inFile)) push(found, id, problem);
  }
  return found;
}

/**
 * In a plan of one file what is in a group is written in its text, so only groups with findings are gone into: where an
 * item of a large plan stands has to be added up.
 * @returns findings outside all of the items.
 */
function addFindings(
  found: Map<string, Problem[]>,
  problems: readonly Problem[],
  items: readonly WorkItem[],
): Problem[] {
  const areas: Areas = { ids: [], starts: [], ends: [] };
  for (const { id, origin } of items) addArea(areas, id, origin.span);
  const inside = new Map<string, Problem[]>();
  for (const { problem, id } of sweep(problems, areas)) push(inside, id, problem);
  for (const item of items) {
    const own = inside.get(item.id);
    if (!own) continue;
    const left = item.children.length > 0 ? addFindings(found, own, item.children) : own;
    if (left.length > 0) found.set(item.id, left);
  }
  const held = new Set([...inside.values()].flat());
  return problems.filter((problem) => !held.has(problem));
}

function addArea({ ids, starts, ends }: Areas, id: string, { start, end }: Span): void {
  ids.push(id);
  starts.push(start);
  ends.push(end);
}

function push<Key>(lists: Map<Key, Problem[]>, key: Key, problem: Problem): void {
  const list = lists.get(key);
  if (list) list.push(problem);
  else lists.set(key, [problem]);
}

/** Texts of each owner by file: its own entry, and in further files of a shared phase its key and fields. */
function areasByFile(
  owners: ReadonlyMap<string, { readonly id: string; readonly origin: Origin }>,
): ReadonlyMap<FileId, Areas> {
  const areas = new Map<FileId, Areas>();
  const add = (file: FileId, id: string, span: Span) => {
    const known = areas.get(file);
    const list = known ?? { ids: [], starts: [], ends: [] };
    if (!known) areas.set(file, list);
    addArea(list, id, span);
  };
  for (const { id, origin } of owners.values()) {
    add(origin.file, id, origin.span);
    if (origin.elsewhere.length === 0) continue;
    for (const place of origin.elsewhere) add(place.file, id, place.span);
    for (const field of origin.fields.values()) {
      if (field.file !== origin.file) add(field.file, id, { start: field.key.start, end: field.value.end });
    }
  }
  return areas;
}

function groupByFile(problems: readonly Problem[]): ReadonlyMap<FileId, Problem[]> {
  const groups = new Map<FileId, Problem[]>();
  for (const problem of problems) push(groups, problem.file, problem);
  return groups;
}

/** One walk over both in order of text; open areas nest, so the last one still open is the innermost. */
function sweep(problems: readonly Problem[], { ids, starts, ends }: Areas): { problem: Problem; id: string }[] {
  const startOf = (area: number) => starts[area] as number;
  const endOf = (area: number) => ends[area] as number;
  const byStart = Uint32Array.from(ids.keys());
  // Mostly they are in order as they come.
  if (starts.some((start, at) => at > 0 && startOf(at - 1) >= start)) {
    byStart.sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
  }
  const ordered = problems
    .map((problem) => ({ problem, start: problem.span.start, end: problem.span.end }))
    .sort((a, b) => a.start - b.start);
  const open: number[] = [];
  const owned: { problem: Problem; id: string }[] = [];
  const closeBefore = (offset: number) => {
    for (let last = open.at(-1); last !== undefined && endOf(last) < offset; last = open.at(-1)) open.pop();
  };
  let next = 0;
  for (const { problem, start, end } of ordered) {
    for (; next < byStart.length && startOf(byStart[next] as number) <= start; next++) {
      const area = byStart[next] as number;
      closeBefore(startOf(area));
      open.push(area);
    }
    closeBefore(start);
    const holder = open.findLast((area) => end <= endOf(area));
    if (holder !== undefined) owned.push({ problem, id: ids[holder] as string });
  }
  return owned;
}
