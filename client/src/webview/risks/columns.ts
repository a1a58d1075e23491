/** The columns of the register: what each shows, how it sorts, whether numbers align right. */
import type { RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { DateWords } from '../shared/dates.ts';
import { LEVEL_WORDS, type NumberWords, STATUS_WORDS } from './words.ts';

export type ColumnId =
  | 'title'
  | 'probability'
  | 'impact'
  | 'score'
  | 'days'
  | 'cost'
  | 'response'
  | 'owner'
  | 'due'
  | 'status';

export interface RegisterWords {
  readonly dates: DateWords;
  readonly numbers: NumberWords;
}

export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  /** Longer, for hover and for readers. */
  readonly meaning: string;
  readonly numeric: boolean;
  readonly text: (risk: RiskRow, words: RegisterWords) => string;
  /** Null sorts last whichever way. */
  readonly sortBy: (risk: RiskRow) => number | string | null;
}

const NOTHING = '–';

export const COLUMNS: readonly Column[] = [
  {
    id: 'title',
    title: 'Risk',
    meaning: 'What may happen',
    numeric: false,
    text: (risk) => risk.title,
    sortBy: (risk) => risk.title,
  },
  {
    id: 'probability',
    title: 'Prob.',
    meaning: 'Probability that it happens',
    numeric: true,
    text: (risk, { numbers }) => numbers.percent(risk.probability),
    sortBy: (risk) => risk.probability,
  },
  {
    id: 'impact',
    title: 'Impact',
    meaning: 'The highest of its impacts on schedule, cost, scope and quality',
    numeric: false,
    text: (risk) => (risk.current ? LEVEL_WORDS[risk.current.impact] : NOTHING),
    sortBy: (risk) => risk.current?.impact ?? null,
  },
  {
    id: 'score',
    title: 'Score',
    meaning: 'Probability level times impact level, 1 to 25, as it stands now',
    numeric: true,
    text: (risk) => (risk.current ? String(risk.current.score) : NOTHING),
    sortBy: (risk) => risk.current?.score ?? null,
  },
  {
    id: 'days',
    title: 'Days',
    meaning: 'Exposure in working days: probability times mean delay',
    numeric: true,
    text: (risk, { numbers }) => numbers.days(risk.exposureDays),
    sortBy: (risk) => risk.exposureDays,
  },
  {
    id: 'cost',
    title: 'Cost',
    meaning: 'Exposure in money: probability times mean cost',
    numeric: true,
    text: (risk, { numbers }) => numbers.money(risk.exposureCost),
    sortBy: (risk) => risk.exposureCost,
  },
  {
    id: 'response',
    title: 'Response',
    meaning: 'What is done about it, and how much of that is done',
    numeric: false,
    text: (risk) => {
      const response = risk.response ?? NOTHING;
      return risk.actionsTotal > 0 ? `${response} ${risk.actionsDone}/${risk.actionsTotal}` : response;
    },
    sortBy: (risk) => risk.response,
  },
  {
    id: 'owner',
    title: 'Owner',
    meaning: 'Who watches it',
    numeric: false,
    text: (risk) => risk.owner ?? NOTHING,
    sortBy: (risk) => risk.owner,
  },
  {
    id: 'due',
    title: 'Due',
    meaning: 'When the next action is due',
    numeric: false,
    text: (risk, { dates }) => {
      if (risk.due === null) return NOTHING;
      return risk.overdue ? `${dates.shortEnd(risk.due)}, overdue` : dates.shortEnd(risk.due);
    },
    sortBy: (risk) => risk.due,
  },
  {
    id: 'status',
    title: 'Status',
    meaning: 'Open, watching, occurred or closed',
    numeric: false,
    text: (risk) => STATUS_WORDS[risk.status],
    sortBy: (risk) => Object.keys(STATUS_WORDS).indexOf(risk.status),
  },
];

export function sorted(risks: readonly RiskRow[], column: ColumnId, descending: boolean): RiskRow[] {
  const sortBy = COLUMNS.find(({ id }) => id === column)?.sortBy ?? (() => null);
  return [...risks].sort((a, b) => {
    const [x, y] = [sortBy(a), sortBy(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
    return descending ? -order : order;
  });
}
