/**
 * Items one level deeper, into the sibling above them, or one level up, behind the group they are in. Their
 * lines move with the comments that belong to them; nothing else of them changes.
 */
import type { Analysis } from '../analyse.ts';
import type { TextEdit } from '../base/problem.ts';
import { span } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import type { WorkItem } from '../model/plan.ts';
import { listed } from '../schedule/words.ts';
import { bracesAsLines, shifted } from '../syntax/edit-block.ts';
import { behindEntry, columnOf, lineEndOf } from '../syntax/edit-lines.ts';
import { wholeLines, wholeLinesGone } from '../syntax/edit-parts.ts';
import { type Entry, entryOf } from '../syntax/tree.ts';
import { topmost } from './delete.ts';
import { unreadable } from './draft.ts';
import { deeperInBraces, upwardsInBraces } from './indent-in-braces.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import { unreadableLine } from './item-text.ts';
import { replannedTexts } from './reread-files.ts';
import { type Placed, placeOf } from './siblings.ts';
import { severalOf, unknown } from './words.ts';

export function* indenting(analysis: Analysis, { kind, ids }: IntentOf<'indent'>): Steps<Planned | Refused> {
  const { plan } = analysis;
  const missing = ids.find((id) => !plan.items.has(id));
  if (missing !== undefined) return unknown(missing);
  const items = inPlanOrder(analysis, topmost(analysis, ids));
  if (items.length === 0) return refused('Not moved: nothing is selected.');
  const edits: TextEdit[] = [];
  const groups = new Set<string>();
  for (const run of runsOf(analysis, items)) {
    const [first] = run;
    const target = kind === 'indent' ? siblingAbove(analysis, first) : plan.items.get(first.parent ?? '');
    const why = run
      .map((item) => (kind === 'indent' ? notDeeper(item, target) : notUp(item, target)))
      .find((each) => each !== null);
    if (why || !target)
      return refused(
        `Not moved: ${why ?? `${first.name} is at the top already.`}`,
        run.map(({ id }) => id),
      );
    for (const item of [target, ...run]) {
      const line = unreadableLine(analysis, item);
      if (line !== null) return unreadable(item, line);
    }
    groups.add(target.name);
    const made = kind === 'indent' ? deeper(analysis, run, target) : upwards(analysis, run);
    if (!made)
      return refused(
        `Not moved: ${listed(run.map(({ name }) => name))} and ${target.name} stand partly in braces or in other files. Move the lines in the text.`,
        run.map(({ id }) => id),
      );
    edits.push(...made);
  }
  const [first] = items;
  const what = items.length === 1 && first ? `${first.name} is` : `${severalOf(items)} are`;
  const said = `${what} now ${kind === 'indent' ? 'in' : 'beside'} ${listed([...groups])}`;
  return yield* replannedTexts(analysis, edits, {
    items: new Set(plan.items.keys()),
    said,
    selects: first?.id ?? null,
  });
}

type Run = readonly [WorkItem, ...WorkItem[]];

function inPlanOrder({ plan }: Analysis, items: readonly WorkItem[]): readonly WorkItem[] {
  const wanted = new Set(items);
  return [...plan.items.values()].filter((item) => wanted.has(item));
}

export function siblingsOf({ plan }: Analysis, { parent }: WorkItem): readonly WorkItem[] {
  return (parent === null ? plan.outline : plan.items.get(parent)?.children) ?? [];
}

/** Siblings that follow one another. */
function runsOf(analysis: Analysis, items: readonly WorkItem[]): readonly Run[] {
  const runs: [WorkItem, ...WorkItem[]][] = [];
  for (const item of items) {
    const siblings = siblingsOf(analysis, item);
    const before = siblings[siblings.indexOf(item) - 1];
    const run = runs.find((each) => each.at(-1) === before);
    if (run && before) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

function siblingAbove(analysis: Analysis, item: WorkItem): WorkItem | undefined {
  const siblings = siblingsOf(analysis, item);
  return siblings[siblings.indexOf(item) - 1];
}

function notDeeper({ kind, name }: WorkItem, target: WorkItem | undefined): string | null {
  if (kind === 'gate') return 'a gate belongs to its phase.';
  if (kind === 'phase')
    return `${name} is a phase, and no phase can be part of another. Move its tasks instead, or make it a task with tasks of its own in the text.`;
  if (!target) return `nothing stands above ${name} that it could be part of.`;
  if (target.kind === 'phase')
    return `${target.name} is a phase in another part of the plan. Move ${name} in the text.`;
  if (target.kind === 'milestone')
    return `${target.name} is a milestone and holds no tasks. Move ${name} elsewhere first.`;
  const begun = target.children.length === 0 && (target.actualStart !== null || (target.percentComplete ?? 0) > 0);
  return begun
    ? `${target.name} has begun, and as a group it would lose its own progress. Put both into a new group in the text.`
    : null;
}

function notUp({ kind, name }: WorkItem, parent: WorkItem | undefined): string | null {
  if (kind === 'gate') return 'a gate belongs to its phase.';
  if (!parent) return `${name} is at the top already.`;
  return parent.kind === 'phase'
    ? `${name} stands directly in the phase ${parent.name}, and a plan with phases has no tasks outside them. Give it a phase of its own in the text.`
    : null;
}

function deeper(analysis: Analysis, run: Run, target: WorkItem): readonly TextEdit[] | null {
  const goal = placeOf(analysis, target);
  const places = run.map((item) => placeOf(analysis, item));
  if (!goal || places.some((place) => place?.map !== goal.map)) return null;
  if (goal.map.flow)
    return deeperInBraces(
      goal,
      places.filter((place) => place !== null),
    );
  const { file, source, entry, step } = goal;
  const { text } = source;
  const eol = lineEndOf(text);
  const column = columnOf(text, entry);
  const tasks = entryOf(entry.value, 'tasks');
  const lines = lookedUp(places);
  if (!lines) return null;
  const edits: TextEdit[] = [];
  const insert = (offset: number, head: string, depth: number) => {
    const open = offset > 0 && !/[\r\n]/.test(text[offset - 1] ?? '') ? eol : '';
    const moved = lines.map((each) => shifted(each, depth - column)).join('');
    edits.push({ file, span: span(offset, offset), newText: `${open}${head}${moved}` });
  };
  if (tasks?.value?.kind === 'map' && tasks.value.entries.length > 0) {
    const last = tasks.value.entries.at(-1);
    if (tasks.value.flow || !last) return null;
    insert(behindEntry(text, last), '', columnOf(text, last));
  } else {
    if (tasks) return null;
    const flow = entry.value?.kind === 'map' && entry.value.flow;
    const first = entry.value?.kind === 'map' && !flow ? entry.value.entries[0] : undefined;
    const own = first ? columnOf(text, first) : column + step;
    const empty = flow && entry.value?.kind === 'map' && entry.value.entries.length === 0;
    if (empty) edits.push({ file, span: entry.value.span, newText: '' });
    else if (flow) {
      const unfolded = bracesAsLines(text, entry, step);
      if (!unfolded) return null;
      edits.push({ ...unfolded, file });
    } else if (entry.value !== null && entry.value.kind !== 'map') return null;
    insert(behindEntry(text, entry), `${' '.repeat(own)}tasks:${eol}`, own + step);
  }
  return [...edits, ...gone(places)];
}

function upwards(analysis: Analysis, run: Run): readonly TextEdit[] | null {
  const places = run.map((item) => placeOf(analysis, item));
  const [first] = places;
  const group: Entry | undefined = first?.entries.at(-3);
  if (!first?.holder || !group || places.some((place) => place?.map !== first.map)) return null;
  if (first.map.flow) return upwardsInBraces(places.filter((place) => place !== null));
  const { file, source, map, holder } = first;
  const { text } = source;
  const lines = lookedUp(places);
  if (!lines) return null;
  const offset = behindEntry(text, group);
  const open = offset > 0 && !/[\r\n]/.test(text[offset - 1] ?? '') ? lineEndOf(text) : '';
  const by = columnOf(text, group) - columnOf(text, first.entry);
  const whole = map.entries.length === run.length ? wholeLines(text, holder) : null;
  const away = whole ? [{ file, span: whole, newText: '' }] : gone(places);
  return [
    ...away,
    { file, span: span(offset, offset), newText: open + lines.map((each) => shifted(each, by)).join('') },
  ];
}

/** The lines of each, every one of them ended. */
function lookedUp(places: readonly (Placed | null)[]): readonly string[] | null {
  const lines: string[] = [];
  for (const place of places) {
    const area = place && wholeLines(place.source.text, place.entry);
    if (!area) return null;
    const own = place.source.text.slice(area.start, area.end);
    lines.push(/[\r\n]$/.test(own) ? own : own + lineEndOf(place.source.text));
  }
  return lines;
}

function gone(places: readonly (Placed | null)[]): readonly TextEdit[] {
  return places.flatMap((place) => {
    const area = place && wholeLinesGone(place.source.text, place.entry);
    return area ? [{ file: place.file, span: area, newText: '' }] : [];
  });
}
