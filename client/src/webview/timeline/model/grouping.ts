/**
 * The plan's tasks in groups under headings of their own, instead of in the plan's tree. A task of two
 * people stands under each of them.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';

export const GROUPINGS = ['phase', 'team', 'person', 'stage'] as const;
export type GroupBy = (typeof GROUPINGS)[number];

export interface Group {
  /** Names it among ids that are collapsed; no id of a plan holds a slash. */
  readonly key: string;
  readonly title: string;
  /** Rows in the order given. */
  readonly rows: readonly number[];
}

const STAGES = ['initiation', 'planning', 'execution', 'monitoring', 'closing'] as const;

const WITHOUT: Readonly<Record<GroupBy, string>> = {
  phase: 'No phase',
  team: 'No team',
  person: 'Nobody',
  stage: 'No stage',
};

/** @param order rows to be grouped; of these, those without children. */
export function groupsOf(rows: readonly TimelineRow[], order: Iterable<number>, by: GroupBy, locale?: string): Group[] {
  const titled = by === 'phase' ? phaseTitles(rows) : null;
  const members = new Map<string, number[]>();
  const without: number[] = [];
  for (const index of order) {
    const row = rows[index];
    if (!row || rows[index + 1]?.parent === index) continue;
    const names = namesOf(rows, row, by);
    if (names.length === 0) without.push(index);
    for (const name of names) {
      const known = members.get(name);
      if (known) known.push(index);
      else members.set(name, [index]);
    }
  }
  const names = inOrder(members, by, titled, locale);
  const groups = names.map((name) => ({
    key: `${by}/${name}`,
    title: titled?.get(name) ?? name,
    rows: members.get(name) ?? [],
  }));
  return without.length === 0 ? groups : [...groups, { key: `${by}/`, title: WITHOUT[by], rows: without }];
}

/** What tells a group from others: a phase's id, else what is written above the group. */
function namesOf(rows: readonly TimelineRow[], row: TimelineRow, by: GroupBy): readonly string[] {
  switch (by) {
    case 'person':
      return row.who;
    case 'team':
      return row.teams;
    case 'stage':
      return row.stage === null ? [] : [capital(row.stage)];
    case 'phase': {
      for (let at: TimelineRow | undefined = row; at; at = rows[at.parent]) if (at.kind === 'phase') return [at.id];
      return [];
    }
  }
}

function inOrder(
  members: ReadonlyMap<string, unknown>,
  by: GroupBy,
  titled: ReadonlyMap<string, string> | null,
  locale?: string,
): readonly string[] {
  switch (by) {
    case 'person':
    case 'team':
      return [...members.keys()].sort(new Intl.Collator(locale, { numeric: true }).compare);
    case 'stage':
      return STAGES.map(capital).filter((name) => members.has(name));
    case 'phase':
      return [...(titled?.keys() ?? [])].filter((id) => members.has(id));
  }
}

/** By id, in the plan's order; of phases of one name each with its id behind it. */
function phaseTitles(rows: readonly TimelineRow[]): Map<string, string> {
  const phases = rows.filter(({ kind }) => kind === 'phase');
  const counts = new Map<string, number>();
  for (const { name } of phases) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(phases.map(({ id, name }) => [id, (counts.get(name) ?? 0) > 1 ? `${name} (${id})` : name]));
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
