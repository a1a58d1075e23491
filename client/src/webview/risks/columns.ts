/** The columns of the register: what each shows, how it sorts, whether numbers align right and a click changes it. */
import type { RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { RiskEffect } from '../../../../server/src/protocol/simulation.ts';
import type { DateWords } from '../shared/dates.ts';
import { BAND_LETTERS, capital, LEVEL_WORDS, type NumberWords, STATUS_WORDS } from './words.ts';

export type ColumnId =
  | 'title'
  | 'probability'
  | 'impact'
  | 'score'
  | 'days'
  | 'cost'
  | 'p80'
  | 'response'
  | 'owner'
  | 'due'
  | 'status';

export interface RegisterWords {
  readonly dates: DateWords;
  readonly numbers: NumberWords;
}

export interface RowWords extends RegisterWords {
  /** By risk, once they are simulated. */
  readonly effects: ReadonlyMap<string, RiskEffect>;
}

export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  /** Longer, for hover and for readers. */
  readonly meaning: string;
  readonly numeric: boolean;
  /** Has a menu that changes it. */
  readonly editable: boolean;
  readonly text: (risk: RiskRow, words: RowWords) => string;
  /** What the text is too short for, as a clause. */
  readonly note?: (risk: RiskRow, words: RowWords) => string | null;
  /** Null sorts last whichever way. */
  readonly sortBy: (risk: RiskRow, words: Pick<RowWords, 'effects'>) => number | string | null;
}

const NOTHING = '–';

export const COLUMNS: readonly Column[] = [
  {
    id: 'title',
    title: 'Risk',
    meaning: 'What may happen',
    numeric: false,
    editable: false,
    text: (risk) => risk.title,
    sortBy: (risk) => risk.title,
  },
  {
    id: 'probability',
    title: 'Prob.',
    meaning: 'Probability that it happens, as it stands now',
    numeric: true,
    editable: true,
    text: (risk, { numbers }) => numbers.percent(risk.probability),
    sortBy: (risk) => risk.probability,
  },
  {
    id: 'impact',
    title: 'Impact',
    meaning: 'The highest of its impacts on schedule, cost, scope and quality',
    numeric: false,
    editable: true,
    text: (risk) => (risk.current ? capital(LEVEL_WORDS[risk.current.impact]) : NOTHING),
    sortBy: (risk) => risk.current?.impact ?? null,
  },
  {
    id: 'score',
    title: 'Score',
    meaning: 'Probability level times impact level, 1 to 25, and its band: low, medium, high, critical',
    numeric: true,
    editable: true,
    text: (risk) => scoreText(risk),
    sortBy: (risk) => risk.current?.score ?? null,
  },
  {
    id: 'days',
    title: 'Exposure, d',
    meaning: 'Exposure in working days: probability times mean delay',
    numeric: true,
    editable: false,
    text: (risk, { numbers }) => numbers.days(signed(risk, risk.exposureDays)),
    sortBy: (risk) => signed(risk, risk.exposureDays),
  },
  {
    id: 'cost',
    title: 'Exposure, money',
    meaning: 'Exposure in money: probability times mean cost',
    numeric: true,
    editable: false,
    text: (risk, { numbers }) => numbers.money(signed(risk, risk.exposureCost)),
    sortBy: (risk) => signed(risk, risk.exposureCost),
  },
  {
    id: 'p80',
    title: 'P80 cost, d',
    meaning:
      'By how many working days it moves the date that is 80 percent sure: with it less without it. Where that hides what it does, also how much later the end is on average where it strikes',
    numeric: true,
    editable: false,
    text: (risk, { numbers, effects }) => {
      const days = numbers.days(p80Days(risk, effects));
      const mean = effects.get(risk.id)?.note?.days ?? null;
      return mean === null ? days : `${days}, mean ${numbers.days(mean)}`;
    },
    note: ({ id }, { effects }) => effects.get(id)?.note?.text ?? null,
    sortBy: (risk, { effects }) => p80Days(risk, effects),
  },
  {
    id: 'response',
    title: 'Response',
    meaning: 'What is done about it, and how many of its actions are done',
    numeric: false,
    editable: false,
    text: (risk) => {
      const response = risk.response === null ? NOTHING : capital(risk.response);
      return risk.actionsTotal > 0 ? `${response} ${risk.actionsDone}/${risk.actionsTotal}` : response;
    },
    sortBy: (risk) => risk.response,
  },
  {
    id: 'owner',
    title: 'Owner',
    meaning: 'Who watches it',
    numeric: false,
    editable: true,
    text: (risk) => risk.owner ?? NOTHING,
    sortBy: (risk) => risk.owner,
  },
  {
    id: 'due',
    title: 'Due',
    meaning: 'When the next action is due',
    numeric: false,
    editable: false,
    text: (risk, { dates }) => {
      if (risk.due === null) return NOTHING;
      return risk.overdue ? `${dates.shortEnd(risk.due)}, late` : dates.shortEnd(risk.due);
    },
    sortBy: (risk) => risk.due,
  },
  {
    id: 'status',
    title: 'Status',
    meaning: 'Open, watching, occurred or closed',
    numeric: false,
    editable: true,
    text: (risk) => STATUS_WORDS[risk.status],
    sortBy: (risk) => Object.keys(STATUS_WORDS).indexOf(risk.status),
  },
];

function scoreText({ kind, current }: RiskRow): string {
  if (!current) return NOTHING;
  return `${kind === 'opportunity' ? '+' : ''}${current.score} ${BAND_LETTERS[current.band]}`;
}

/** What an opportunity would save counts the other way. */
function signed({ kind }: RiskRow, exposure: number | null): number | null {
  return exposure === null || exposure === 0 || kind === 'threat' ? exposure : -exposure;
}

function p80Days({ id }: RiskRow, effects: RowWords['effects']): number | null {
  const days = effects.get(id)?.p80Days?.value ?? null;
  // Not "-0".
  return days === null ? null : Math.round(days * 10) / 10 + 0;
}

/** Equal ones by exposure, then by title. */
export function sorted(
  risks: readonly RiskRow[],
  column: ColumnId,
  descending: boolean,
  words: Pick<RowWords, 'effects'>,
): RiskRow[] {
  const sortBy = COLUMNS.find(({ id }) => id === column)?.sortBy ?? (() => null);
  return [...risks].sort((a, b) => {
    const [x, y] = [sortBy(a, words), sortBy(b, words)];
    if (x === null || y === null) return x === y ? tie(a, b) : x === null ? 1 : -1;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
    return (descending ? -order : order) || tie(a, b);
  });
}

function tie(a: RiskRow, b: RiskRow): number {
  return (b.exposureDays ?? 0) - (a.exposureDays ?? 0) || a.title.localeCompare(b.title);
}
