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
  const members = new Map<string, number[]>();
  const without: number[] = [];
  for (const index of order) {
    const row = rows[index];
    if (!row || rows[index + 1]?.parent === index) continue;
    const titles = titlesOf(rows, row, by);
    if (titles.length === 0) without.push(index);
    for (const title of titles) {
      const known = members.get(title);
      if (known) known.push(index);
      else members.set(title, [index]);
    }
  }
  const titles = inOrder([...members.keys()], rows, by, locale);
  const groups = titles.map((title) => ({ key: `${by}/${title}`, title, rows: members.get(title) ?? [] }));
  return without.length === 0 ? groups : [...groups, { key: `${by}/`, title: WITHOUT[by], rows: without }];
}

function titlesOf(rows: readonly TimelineRow[], row: TimelineRow, by: GroupBy): readonly string[] {
  switch (by) {
    case 'person':
      return row.who;
    case 'team':
      return row.teams;
    case 'stage':
      return row.stage === null ? [] : [capital(row.stage)];
    case 'phase': {
      for (let at: TimelineRow | undefined = row; at; at = rows[at.parent]) if (at.kind === 'phase') return [at.name];
      return [];
    }
  }
}

function inOrder(titles: string[], rows: readonly TimelineRow[], by: GroupBy, locale?: string): string[] {
  switch (by) {
    case 'person':
    case 'team':
      return titles.sort(new Intl.Collator(locale, { numeric: true }).compare);
    case 'stage':
      return STAGES.map(capital).filter((title) => titles.includes(title));
    case 'phase': {
      const known = new Set(titles);
      return [...new Set(rows.flatMap((row) => (row.kind === 'phase' && known.has(row.name) ? row.name : [])))];
    }
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
