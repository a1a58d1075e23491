/** Words and numbers of the risk page: levels, bands, money, days, exposure. */
import type { Band, Cell, Level, RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { DateWords } from '../shared/dates.ts';
import { messageWords } from '../shared/message-words.ts';
import type { Stage } from './kept-state.ts';

export const LEVELS: readonly Level[] = [1, 2, 3, 4, 5];

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  1: 'very low',
  2: 'low',
  3: 'medium',
  4: 'high',
  5: 'very high',
};

/** As a plan writes them. */
export const LEVEL_KEYS: Readonly<Record<Level, string>> = {
  1: 'very-low',
  2: 'low',
  3: 'medium',
  4: 'high',
  5: 'very-high',
};

export const BAND_LETTERS: Readonly<Record<Band, string>> = { low: 'L', medium: 'M', high: 'H', critical: 'C' };

export const BAND_WORDS: Readonly<Record<Band, string>> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical',
};

export const KIND_WORDS: Readonly<Record<RiskRow['kind'], string>> = {
  threat: 'Threats',
  opportunity: 'Opportunities',
};

export const STATUS_WORDS: Readonly<Record<RiskRow['status'], string>> = {
  open: 'Open',
  watching: 'Watching',
  occurred: 'Occurred',
  closed: 'Closed',
};

export const STAGE_WORDS: Readonly<Record<Stage, { readonly name: string; readonly means: string }>> = {
  now: { name: 'Now', means: 'What counts now: after the response once all of its actions are done, else before it' },
  inherent: { name: 'Before response', means: 'As if nothing were done about it (inherent)' },
  residual: { name: 'After response', means: 'Once all actions are done (residual)' },
  target: { name: 'Target', means: 'Where its owner wants it to be' },
};

/** `probability high, impact medium`: how a cell is told. */
export function cellWords({ probability, impact }: Pick<Cell, 'probability' | 'impact'>): string {
  return `probability ${LEVEL_WORDS[probability]}, impact ${LEVEL_WORDS[impact]}`;
}

/** A finding as the register tells it. */
export function findingWords(message: string, { id, title, affects }: RiskRow, dates: DateWords): string {
  return messageWords(
    message,
    (named) => (named === id ? title : affects.find((item) => item.id === named)?.name),
    dates,
  );
}

export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

/** In whole units of the currency: of what chance adds up to, cents say nothing. */
export function roundedMoney(minorUnits: number): number {
  // -0 is 0.
  return Math.round(minorUnits / 100) * 100 + 0;
}

export interface NumberWords {
  readonly percent: (share: number | null) => string;
  /** Whole days from ten on, else one digit; working days. */
  readonly days: (days: number | null) => string;
  readonly money: (minorUnits: number | null) => string;
}

const NOTHING = '–';

export function numberWords(locale: string | undefined, currency: string | null): NumberWords {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const money = moneyFormat(locale, currency);
  return {
    percent: (share) => {
      if (share === null) return NOTHING;
      return share > 0 && share < 0.01 ? `<${percent.format(0.01)}` : percent.format(share);
    },
    days: (days) => (days === null ? NOTHING : (Math.abs(days) < 10 ? exact : whole).format(days)),
    money: (minorUnits) => (minorUnits === null ? NOTHING : money.format(roundedMoney(minorUnits) / 100)),
  };
}

/** A plan may write any three letters; one that is no currency is shown as a plain number. */
function moneyFormat(locale: string | undefined, currency: string | null): Intl.NumberFormat {
  const compact = { notation: 'compact', maximumSignificantDigits: 3 } as const;
  if (currency !== null && /^[A-Za-z]{3}$/.test(currency)) {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...compact });
  }
  return new Intl.NumberFormat(locale, compact);
}
