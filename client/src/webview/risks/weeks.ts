/** What comes up in the next four weeks: signs to look for, actions due, times in which a risk could happen; late ones first. */
import type { RiskView, Upcoming, UpcomingRow } from '../../../../server/src/protocol/risks.ts';
import { counted } from '../shared/dates.ts';
import { element } from '../shared/element.ts';
import type { RegisterWords } from './columns.ts';
import type { RiskHost } from './risk-host.ts';
import { section } from './section.ts';
import { textLink } from './text-link.ts';
import { BAND_LETTERS, BAND_WORDS } from './words.ts';

export interface Weeks {
  readonly root: HTMLElement;
  readonly draw: (view: RiskView, words: RegisterWords) => void;
}

const DAY = 1440;
const WEEK = 7 * DAY;
/** The first of a plan that has more than a person could do in four weeks. */
const MOST_ROWS = 40;

export function weeks(host: RiskHost): Weeks {
  const part = section({ id: 'weeks', title: 'Next four weeks' });
  let drawn: Upcoming | null | undefined;
  let drawnWords: RegisterWords | null = null;
  return {
    root: part.root,
    draw: ({ upcoming }, words) => {
      if (drawn === upcoming && drawnWords === words) return;
      [drawn, drawnWords] = [upcoming, words];
      part.body.replaceChildren(...contentOf(upcoming, words, host));
    },
  };
}

function contentOf(upcoming: Upcoming | null, words: RegisterWords, host: RiskHost): HTMLElement[] {
  const quiet = (text: string): HTMLElement[] => [element('p', { class: 'quiet' }, text)];
  if (!upcoming)
    return quiet(
      'Write a status date into the plan (status-date of its project) to see what the four weeks after it hold.',
    );
  const { from, to, rows } = upcoming;
  if (rows.length === 0) return quiet(`No sign, action or risk is expected ${words.dates.range(from, to)}.`);
  const left = rows.length - MOST_ROWS;
  const groups = groupsOf({ ...upcoming, rows: rows.slice(0, MOST_ROWS) }).map(({ title, late, rows: own }) =>
    element(
      'div',
      { class: late ? 'week late' : 'week' },
      element('h3', {}, title(words)),
      element('ul', {}, ...own.map((row) => itemOf(row, words, host))),
    ),
  );
  return left > 0 ? [...groups, ...quiet(`and ${left} more, in the register by their due dates.`)] : groups;
}

interface Group {
  readonly title: (words: RegisterWords) => string;
  readonly late: boolean;
  readonly rows: readonly UpcomingRow[];
}

/** What is late, then each week from the status date on in which something is to come. */
function groupsOf({ from, rows }: Upcoming): Group[] {
  const late = rows.filter((row) => row.daysLate > 0);
  const first = Math.floor(from / DAY) * DAY;
  const weekly = new Map<number, UpcomingRow[]>();
  for (const row of rows) {
    if (row.daysLate > 0) continue;
    const week = Math.max(0, Math.min(3, Math.floor((row.at - 1 - first) / WEEK)));
    weekly.set(week, [...(weekly.get(week) ?? []), row]);
  }
  const groups: Group[] = late.length > 0 ? [{ title: () => 'Late', late: true, rows: late }] : [];
  for (const [week, own] of [...weekly].sort(([a], [b]) => a - b)) {
    const start = first + week * WEEK;
    groups.push({ title: ({ dates }) => capitalised(dates.range(start, start + WEEK)), late: false, rows: own });
  }
  return groups;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const KINDS: Readonly<Record<UpcomingRow['kind'], { readonly sign: string; readonly words: string }>> = {
  trigger: { sign: '⚑', words: 'Sign' },
  action: { sign: '☐', words: 'Action' },
  proximity: { sign: '▸', words: 'May happen from now on' },
  closing: { sign: '◂', words: 'Last day on which it may happen' },
};

function itemOf(row: UpcomingRow, { dates }: RegisterWords, host: RiskHost): HTMLElement {
  const { sign, words } = KINDS[row.kind];
  const text = row.text === '' ? row.title : row.text;
  const title = `${words}: ${text}. Show in the text.`;
  const link = textLink({ text, title, onClick: () => host.reveal(row.target, false) });
  const about = [words, ...(row.text === '' ? [] : [`for: ${row.title}`]), ...(row.owner ? [row.owner] : [])];
  const late =
    row.daysLate > 0
      ? [
          element(
            'span',
            { class: 'late-chip' },
            `${counted(row.daysLate, ['working day', 'working days'], dates.locale)} late`,
          ),
        ]
      : [];
  const band = row.band
    ? [
        element(
          'span',
          { class: `score-mark band-tint ${row.band}`, title: `${BAND_WORDS[row.band]} risk` },
          BAND_LETTERS[row.band],
          element('span', { class: 'spoken-only' }, ` ${BAND_WORDS[row.band]} risk`),
        ),
      ]
    : [];
  return element(
    'li',
    { class: `upcoming ${row.kind}` },
    element('time', {}, dates.shortEnd(row.at)),
    element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    element('span', { class: 'what' }, link, ...late, element('span', { class: 'quiet about' }, about.join(' · '))),
    ...band,
  );
}
