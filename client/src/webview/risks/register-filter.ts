/** Which risks the register shows: by words, by a cell of the heat map, by what they say. Pure. */
import type { Cell, RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { Choices, Only, Stage } from './kept-state.ts';
import { BAND_WORDS, capital, cellWords, KIND_WORDS, LEVELS, STAGE_WORDS, STATUS_WORDS } from './words.ts';

type Filter = Pick<Choices, 'cell' | 'filter' | 'only'>;

/** Where a risk stands in an assessment; what that does not say is as it is now. */
export function cellAt(risk: RiskRow, stage: Stage): Cell | null {
  switch (stage) {
    case 'now':
      return risk.current;
    case 'inherent':
      return risk.inherent;
    case 'residual':
      return risk.residual ?? risk.inherent;
    case 'target':
      return risk.targetCell ?? risk.residual ?? risk.inherent;
  }
}

/** What is closed or has occurred exposes the plan to nothing more. */
export function mayHappen({ status }: RiskRow): boolean {
  return status === 'open' || status === 'watching';
}

/** What the heat map shows. */
export function standsIn(risk: RiskRow, kind: RiskRow['kind'], stage: Stage): Cell | null {
  return risk.kind === kind && mayHappen(risk) ? cellAt(risk, stage) : null;
}

export function isNarrowed({ cell, filter, only }: Filter): boolean {
  return cell !== null || filter.trim() !== '' || Object.values(only).some((list) => list.length > 0);
}

export function shownRisks(risks: readonly RiskRow[], filter: Filter): RiskRow[] {
  const word = filter.filter.trim().toLocaleLowerCase();
  return risks.filter((risk) => isIn(risk, filter.cell) && fits(risk, filter.only) && holds(risk, word));
}

function isIn(risk: RiskRow, cell: Choices['cell']): boolean {
  if (!cell) return true;
  const at = standsIn(risk, cell.kind, cell.stage);
  return at !== null && at.probability === cell.probability && at.impact === cell.impact;
}

function fits(risk: RiskRow, { kind, category, owner, status, band }: Only): boolean {
  const among = (list: readonly string[], value: string): boolean => list.length === 0 || list.includes(value);
  return (
    among(kind, risk.kind) &&
    among(category, risk.category ?? '') &&
    among(owner, risk.owner ?? '') &&
    among(status, risk.status) &&
    among(band, risk.current?.band ?? '')
  );
}

function holds(risk: RiskRow, word: string): boolean {
  if (word === '') return true;
  const affects = risk.affects.map(({ name }) => name);
  const texts = [risk.title, risk.id, risk.cause, risk.effect, risk.category, risk.owner, risk.response, risk.status];
  return [...texts, ...affects].some((text) => text?.toLocaleLowerCase().includes(word));
}

/** One word by which it is narrowed, and how to take just that away. */
export interface Chip {
  readonly text: string;
  readonly without: (choices: Filter) => Partial<Filter>;
}

export function chipsOf({ cell, only }: Filter): Chip[] {
  const chips: Chip[] = [];
  if (cell) {
    const at = { probability: LEVELS[cell.probability - 1] ?? 1, impact: LEVELS[cell.impact - 1] ?? 1 };
    const when = cell.stage === 'now' ? '' : `, ${STAGE_WORDS[cell.stage].name.toLowerCase()}`;
    chips.push({ text: `${capital(cellWords(at))}${when}`, without: () => ({ cell: null }) });
  }
  const add = <Name extends keyof Only>(name: Name, words: (value: Only[Name][number]) => string): void => {
    for (const value of only[name]) {
      const without = (choices: Filter): Partial<Filter> => {
        const rest = choices.only[name].filter((each) => each !== value);
        return { only: { ...choices.only, [name]: rest } };
      };
      chips.push({ text: words(value), without });
    }
  };
  add('kind', (kind) => KIND_WORDS[kind]);
  add('category', (category) => (category === '' ? 'No category' : capital(category)));
  add('owner', (owner) => (owner === '' ? 'No owner' : owner));
  add('status', (status) => STATUS_WORDS[status]);
  add('band', (band) => capital(BAND_WORDS[band]));
  return chips;
}
