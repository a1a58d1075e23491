/** The menu of a cell of the register: the levels, words or people that it can become. */

import type { EditIntent, RiskField, RiskStage } from '../../../../server/src/protocol/plan-edit.ts';
import type { AssessmentView, Level, RiskRow, RiskView } from '../../../../server/src/protocol/risks.ts';
import type { MenuEntry } from '../shared/menu-list.ts';
import type { ColumnId, RegisterWords } from './columns.ts';
import type { ValueQuestion } from './questions.ts';
import { capital, LEVEL_KEYS, LEVEL_WORDS, LEVELS, STATUS_WORDS } from './words.ts';

export interface EditMenuInput {
  readonly risk: RiskRow;
  readonly view: RiskView;
  readonly words: RegisterWords;
  readonly write: (intent: EditIntent) => void;
  readonly ask: (question: ValueQuestion, then: (value: string) => void) => void;
}

/** Null where the column has none. */
export function editEntries(column: ColumnId, input: EditMenuInput): readonly MenuEntry[] | null {
  switch (column) {
    case 'status':
      return statusEntries(input);
    case 'owner':
      return ownerEntries(input);
    case 'probability':
      return probabilityEntries(input);
    case 'impact':
      return impactEntries(input);
    case 'score':
      return [
        { kind: 'menu', label: 'Probability', entries: () => probabilityEntries(input) },
        ...impactEntries(input),
      ];
    default:
      return null;
  }
}

/** The assessment that counts now is the one that is changed. */
function stageNow(risk: RiskRow): Exclude<RiskStage, 'target'> {
  const answered = risk.actionsTotal > 0 && risk.actionsDone === risk.actionsTotal;
  return risk.residual && answered ? 'residual' : 'inherent';
}

function assessmentNow({ assessments, ...risk }: RiskRow): AssessmentView {
  return (stageNow({ assessments, ...risk }) === 'residual' ? assessments.residual : null) ?? assessments.inherent;
}

function setting({ risk, write }: EditMenuInput, field: RiskField, value: string): void {
  write({ kind: 'set-risk', id: risk.id, field, of: stageNow(risk), value });
}

function statusEntries(input: EditMenuInput): MenuEntry[] {
  return Object.entries(STATUS_WORDS).map(([status, text]) => ({
    kind: 'choice',
    label: text,
    checked: input.risk.status === status,
    run: () => setting(input, 'status', status),
  }));
}

function ownerEntries(input: EditMenuInput): MenuEntry[] {
  const { risk, view } = input;
  const people: MenuEntry[] = view.owners.map(({ id, name }) => ({
    kind: 'choice',
    label: name,
    checked: risk.owner === name,
    run: () => setting(input, 'owner', id),
  }));
  if (people.length === 0)
    return [{ kind: 'action', label: 'The plan names nobody yet', off: true, run: () => undefined }];
  return [
    ...people,
    { kind: 'line' },
    { kind: 'action', label: 'Nobody', off: risk.owner === null, run: () => setting(input, 'owner', '') },
  ];
}

function probabilityEntries(input: EditMenuInput): MenuEntry[] {
  const { risk, view, words } = input;
  const { probability, probabilityLevel } = assessmentNow(risk);
  const now = probability === null ? '' : `${Math.round(probability * 1000) / 10}%`;
  const question = { title: risk.title, name: 'Probability', example: '30%', now };
  return [
    ...LEVELS.map((level): MenuEntry => {
      const [from, to] = [view.scales.probability[level - 2] ?? 0, view.scales.probability[level - 1] ?? 1];
      const range = `${words.numbers.percent(from)} to ${words.numbers.percent(to)}`;
      return levelEntry(input, 'probability', level, probabilityLevel === level, range);
    }),
    { kind: 'line' },
    {
      kind: 'action',
      label: 'Type a value…',
      run: () => input.ask(question, (value) => setting(input, 'probability', value)),
    },
  ];
}

const DIMENSIONS = ['schedule', 'cost', 'scope', 'quality'] as const;
type Dimension = (typeof DIMENSIONS)[number];

/** One word for all of it where that is written, or nothing is; else by dimension. */
function impactEntries(input: EditMenuInput): MenuEntry[] {
  const { levels } = assessmentNow(input.risk);
  const byDimension = DIMENSIONS.some((dimension) => levels[dimension] !== null);
  const overall = (): MenuEntry[] =>
    LEVELS.map((level) => levelEntry(input, 'impact', level, levels.overall === level, null));
  if (!byDimension) return [{ kind: 'menu', label: 'Impact', entries: overall }];
  return DIMENSIONS.map((dimension) => ({
    kind: 'menu',
    label: `Impact on ${dimension}`,
    entries: () => dimensionEntries(input, dimension, levels[dimension]),
  }));
}

function dimensionEntries(input: EditMenuInput, dimension: Dimension, now: Level | null): MenuEntry[] {
  const { risk, view, words } = input;
  const range = (level: Level): string | null => {
    if (dimension !== 'schedule' && dimension !== 'cost') return null;
    const ends = view.scales[dimension];
    const text = (end: number): string =>
      dimension === 'schedule' ? `${words.numbers.days(end)} d` : words.numbers.money(end);
    const to = ends[level - 1];
    return to === undefined ? `above ${text(ends.at(-1) ?? 0)}` : `up to ${text(to)}`;
  };
  const entries = LEVELS.map((level) => levelEntry(input, dimension, level, now === level, range(level)));
  if (dimension === 'scope' || dimension === 'quality') return entries;
  const [name, example] = dimension === 'schedule' ? ['Delay', '10d'] : ['Cost', '15k'];
  const question = { title: risk.title, name, example, now: '' };
  return [
    ...entries,
    { kind: 'line' },
    {
      kind: 'action',
      label: 'Type a value…',
      run: () => input.ask(question, (value) => setting(input, dimension, value)),
    },
  ];
}

function levelEntry(
  input: EditMenuInput,
  field: RiskField,
  level: Level,
  checked: boolean,
  range: string | null,
): MenuEntry {
  const label = capital(LEVEL_WORDS[level]);
  return {
    kind: 'choice',
    label: range === null ? label : `${label}, ${range}`,
    checked,
    run: () => setting(input, field, LEVEL_KEYS[level]),
  };
}
