/**
 * The two small texts of the language that mention ids: `survey SS+2d` of `after` and `ali 50%`
 * of `assign`. A reading keeps the place of the id even where the rest makes no sense yet.
 */
import { type DayLengths, MOST_PERCENT, parseDuration } from '../base/duration.ts';
import type { Lag, LinkType } from './plan.ts';
import { parsePercent } from './read-values.ts';

export const LINK_TYPES: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];

/** An id in a text: from `at`, as long as `id`. */
export interface IdAt {
  readonly id: string;
  readonly at: number;
}

export interface WrittenLink {
  readonly project: IdAt | null;
  readonly task: IdAt;
  readonly type: LinkType;
  readonly lag: Lag | null;
  /** False where what follows the id cannot be read; type and lag are then the defaults. */
  readonly complete: boolean;
}

/** Longer texts are no links; the limit keeps the patterns below cheap on any input. */
const LONGEST = 400;
const ID = '[A-Za-z][A-Za-z0-9_-]*';
const HEAD = new RegExp(`^(\\s*)(?:(${ID}):)?(${ID}(?:\\.gate)?)`);
const TYPE = /^\s+(FS|SS|FF|SF)(?![A-Za-z0-9_])/;

/** The id a text begins with, and the plan it belongs to; null where it begins with none. */
export function parseTaskId(text: string): { project: IdAt | null; task: IdAt; end: number } | null {
  if (text.length > LONGEST) return null;
  const plain = endOfId(text);
  if (plain > 0 && text[plain] !== ':' && text[plain] !== '.')
    return { project: null, task: { id: text.slice(0, plain), at: 0 }, end: plain };
  const match = HEAD.exec(text);
  if (!match) return null;
  const at = match[1]?.length ?? 0;
  const alias = match[2];
  const id = match[3] ?? '';
  return {
    project: alias === undefined ? null : { id: alias, at },
    task: { id, at: alias === undefined ? at : at + alias.length + 1 },
    end: match[0].length,
  };
}

/** Of the id that a text begins with, 0 where it begins with none: what `ID` matches, without the objects of a match. */
function endOfId(text: string): number {
  if (!isLetter(text.charCodeAt(0))) return 0;
  let end = 1;
  while (end < text.length && isOfId(text.charCodeAt(end))) end++;
  return end;
}

function isId(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST && endOfId(text) === text.length;
}

function isLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

/** A letter, a digit, `_` or `-`. */
function isOfId(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 95 || code === 45;
}

export function parseLink(text: string, lengths: DayLengths): WrittenLink | null {
  // Most say no more than the id.
  if (isId(text)) return { project: null, task: { id: text, at: 0 }, type: 'FS', lag: null, complete: true };
  const head = parseTaskId(text);
  if (!head) return null;
  const { project, task } = head;
  if (head.end === text.length) return { project, task, type: 'FS', lag: null, complete: true };
  let rest = text.slice(head.end);
  const type = TYPE.exec(rest);
  if (type) rest = rest.slice(type[0].length);
  const written = rest.trim();
  const lag = /^[+-]/.test(written) ? parseLag(written, lengths) : null;
  const complete = written === '' || lag !== null;
  return {
    project,
    task,
    // The word of the language rather than a piece of the text: there are many.
    type: (complete && type && LINK_TYPES.find((word) => word === type[1])) || 'FS',
    lag,
    complete,
  };
}

/** `+2d`, `- 4h`, `50%`, `-2ed`; a lag without a sign delays. */
export function parseLag(text: string, lengths: DayLengths): Lag | null {
  const written = text.trim();
  if (written.length > LONGEST) return null;
  const sign = written.startsWith('-') ? -1 : 1;
  const size = written.replace(/^[+-]/, '').trim();
  const percent = parsePercent(size);
  if (percent !== null) return percent > MOST_PERCENT ? null : { kind: 'percent', percent: signed(sign, percent) };
  const length = parseDuration(size, lengths);
  if (!length) return null;
  return { kind: length.elapsed ? 'elapsed' : 'working', minutes: signed(sign, length.minutes) };
}

/** Never negative zero. */
function signed(sign: number, size: number): number {
  return size === 0 ? 0 : sign * size;
}

export interface WrittenAssignment {
  readonly party: IdAt;
  /** 1 = 100 %; null where none are written. */
  readonly units: number | null;
  readonly quantity: number | null;
  readonly complete: boolean;
}

/** A text that is an id and nothing else. */
export function parseId(text: string): IdAt | null {
  if (isId(text)) return { id: text, at: 0 };
  const head = text.length > LONGEST ? null : PARTY.exec(text);
  return head && head[0].length === text.trimEnd().length ? { id: head[2] ?? '', at: head[1]?.length ?? 0 } : null;
}

const PARTY = new RegExp(`^(\\s*)(${ID})`);
const QUANTITY = /^x\s?(\d{1,12}(?:\.\d{1,9})?)$/;

/** `ali`, `ali 50%`, `rack x4`. */
export function parseAssignment(text: string): WrittenAssignment | null {
  if (isId(text)) return { party: { id: text, at: 0 }, units: null, quantity: null, complete: true };
  const head = text.length > LONGEST ? null : PARTY.exec(text);
  if (!head) return null;
  const rest = text.slice(head[0].length);
  const written = rest.trim();
  const apart = rest.length > rest.trimStart().length;
  const percent = apart ? parsePercent(written) : null;
  const quantity = apart ? QUANTITY.exec(written) : null;
  return {
    party: { id: head[2] ?? '', at: head[1]?.length ?? 0 },
    units: percent === null ? null : percent / 100,
    quantity: quantity ? Number(quantity[1]) : null,
    complete: written === '' || percent !== null || quantity !== null,
  };
}
