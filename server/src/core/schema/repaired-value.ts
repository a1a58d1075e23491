/**
 * What somebody probably meant by a value of the wrong form: `5 days`, `3.2.2026`, `yes`, a number
 * in quotes. Only readings that leave no doubt; `3/2/2026` is one day here and another there.
 */
import { parseDate } from '../base/time.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { hasType, type SchemaNode } from './schema-node.ts';

/** Longer texts are no slips of the fingers. */
const LONGEST = 80;

/** The value as it should be written; null where that would be a guess. */
export function repairedValue(kind: string | null, node: ScalarNode, shapes: readonly SchemaNode[]): string | null {
  const text = node.text.trim();
  if (text === '' || text.length > LONGEST) return null;
  const better = repaired(kind, text, node);
  const isOther = better !== null && (better !== node.text || node.style !== 'plain');
  return isOther && isAccepted(better, shapes) ? better : null;
}

function repaired(kind: string | null, text: string, node: ScalarNode): string | null {
  switch (kind) {
    case 'date':
    case 'day':
      return asDate(text);
    case 'duration':
    case 'lag':
      return asDuration(text);
    case 'link':
      return asLink(text);
    case 'assignment':
      return asAssignment(text);
    case 'boolean':
      return asBoolean(text);
    case 'currency':
      return text.toUpperCase();
    case 'percent':
    case 'factor':
    case 'chance':
      return text.replace(/\s*(?:percent|pct)$/i, '%');
    case 'money':
    case 'rate':
      return asMoney(text);
    case 'number':
      return node.style === 'plain' ? null : text;
    default:
      return null;
  }
}

/** `2026-2-3`, `2026/02/03`, `3.2.2026`, `2026-02-03 13:30`. */
function asDate(text: string): string | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text);
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  const [year, month, day] = match ? match.slice(1, 4) : (german?.slice(1, 4).reverse() ?? []);
  if (!year || !month || !day) return null;
  const time = match?.[4] ? `T${match[4].padStart(2, '0')}:${match[5]}` : '';
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time}`;
  return parseDate(date) ? date : null;
}

const UNITS: Readonly<Record<string, string>> = {
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  wk: 'w',
  wks: 'w',
  week: 'w',
  weeks: 'w',
  mon: 'mo',
  month: 'mo',
  months: 'mo',
};

/** `5`, `5 days`, `5D`, `1,5d`. */
function asDuration(text: string): string | null {
  const match = /^([+-]?\s?\d{1,7}(?:[.,]\d{1,4})?)\s*([A-Za-z]*)$/.exec(text);
  if (!match?.[1]) return null;
  const unit = (match[2] ?? '').toLowerCase();
  return `${match[1].replace(',', '.')}${Object.hasOwn(UNITS, unit) ? UNITS[unit] : unit || 'd'}`;
}

/** `survey ss+2d`, `survey SS + 2 days`. */
function asLink(text: string): string | null {
  const match = /^(\S{1,200})\s+(fs|ss|ff|sf)?\s*(?:([+-])\s*(\S.*))?$/i.exec(text);
  if (!match?.[1]) return null;
  const size = match[4]?.trim();
  const lag = size === undefined || size.endsWith('%') ? size : asDuration(size);
  if (lag === null) return null;
  const type = match[2]?.toUpperCase() ?? '';
  return `${match[1]} ${type}${lag === undefined ? '' : `${match[3]}${lag}`}`;
}

/** `ali 50`, `ali (50%)`, `rack 4x`. */
function asAssignment(text: string): string | null {
  const match = /^(\S{1,100})\s+\(?(?:(\d{1,4})\s?%?|(\d{1,9})\s?[x×]|[x×*]\s?(\d{1,9}))\)?$/i.exec(text);
  if (!match) return null;
  return match[2] === undefined ? `${match[1]} x${match[3] ?? match[4]}` : `${match[1]} ${match[2]}%`;
}

function asBoolean(text: string): string | null {
  if (/^(?:true|yes|y|on|x)$/i.test(text)) return 'true';
  return /^(?:false|no|n|off)$/i.test(text) ? 'false' : null;
}

/** `€ 480,000`, `480 000 EUR`, `480K`. */
function asMoney(text: string): string | null {
  const bare = text.replace(/^(?:[€$£¥]|[A-Z]{3}\b)\s*|\s*(?:[€$£¥]|\b[A-Z]{3})$/g, '');
  return bare
    .replace(/(?<=\d)[, '](?=\d{3}(?!\d))/g, '_')
    .replace(/(?<=\d)\s?K(?![A-Za-z])/, 'k')
    .replace(/(?<=\d)\s?m(?:io|illion)?$/, 'M')
    .replace(/\s*(?:\/|per)\s*(?:hours?|hr)$/i, '/h')
    .replace(/\s*(?:\/|per)\s*(?:days?)$/i, '/d');
}

/** True where a plain scalar of that text would pass. */
export function isAccepted(text: string, shapes: readonly SchemaNode[]): boolean {
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
  return shapes.some((shape) => {
    if (shape.type === 'boolean') return text === 'true' || text === 'false';
    if (isNumber) return hasType(shape, 'number') || hasType(shape, 'integer');
    return hasType(shape, 'string') && new RegExp(shape.pattern ?? '', 'u').test(text);
  });
}
