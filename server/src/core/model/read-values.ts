/**
 * Single values of the language out of tree nodes. Lenient and silent: whatever has the wrong
 * shape is null here, because the schema check says so at the same place.
 */
import { balanced } from '../base/direction.ts';
import { type DayLengths, type Duration, parseDuration } from '../base/duration.ts';
import { type Money, money, parseMoney } from '../base/money.ts';
import { parseDate, type WrittenDate } from '../base/time.ts';
import type { Node, ScalarNode } from '../syntax/tree.ts';
import type { Ids } from './reading.ts';

export type MaybeNode = Node | null | undefined;

const NOTHING: readonly never[] = [];

/** A scalar that says something; null for `key:` with nothing behind it, maps and lists. */
export function scalarOf(node: MaybeNode): ScalarNode | null {
  if (node?.kind !== 'scalar') return null;
  return node.style === 'plain' && node.value === null ? null : node;
}

/** A scalar as written: `name: 7.10` is "7.10". */
export function textOf(node: MaybeNode): string | null {
  return scalarOf(node)?.text ?? null;
}

/** A text that stands in the midst of others: names, and what a risk or criterion says. */
export function wordsOf(node: MaybeNode): string | null {
  const text = textOf(node);
  return text === null ? null : balanced(text);
}

/** One scalar or a list of them. */
export function scalarsOf(node: MaybeNode): readonly ScalarNode[] {
  if (!node) return NOTHING;
  if (node?.kind === 'list') return node.items.flatMap((item) => scalarOf(item) ?? []);
  const scalar = scalarOf(node);
  return scalar ? [scalar] : [];
}

export function textsOf(node: MaybeNode): readonly string[] {
  if (!node) return NOTHING;
  return scalarsOf(node).map((scalar) => scalar.text);
}

/** Those that name something. */
export function idsOf(node: MaybeNode, ids: Ids): readonly string[] {
  return node ? fitted(textsOf(node).filter((id) => ids.has(id))) : NOTHING;
}

/** A list without room to grow: lists that outlive their making are many. */
export function fitted<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NOTHING : list.slice();
}

/** The items of a list; a value that stands alone counts as a list of one. */
export function itemsOf(node: MaybeNode): readonly Node[] {
  if (!node) return [];
  if (node.kind === 'list') return node.items;
  return node.kind === 'map' || scalarOf(node) ? [node] : [];
}

export function wordOf<Word extends string>(node: MaybeNode, words: readonly Word[]): Word | null {
  const text = textOf(node);
  return words.find((word) => word === text) ?? null;
}

export function booleanOf(node: MaybeNode): boolean | null {
  const scalar = scalarOf(node);
  return typeof scalar?.value === 'boolean' ? scalar.value : null;
}

export function numberOf(node: MaybeNode): number | null {
  const scalar = scalarOf(node);
  return typeof scalar?.value === 'number' && Number.isFinite(scalar.value) ? scalar.value : null;
}

/** A number within bounds, else the default. */
export function numberWithin(node: MaybeNode, least: number, most: number, otherwise: number): number {
  const number = numberOf(node);
  return number !== null && number >= least && number <= most ? number : otherwise;
}

export function dateOf(node: MaybeNode): WrittenDate | null {
  const text = textOf(node);
  return text === null ? null : parseDate(text.trim());
}

export function durationOf(node: MaybeNode, lengths: DayLengths): Duration | null {
  const text = textOf(node);
  return text === null ? null : parseDuration(text, lengths);
}

export function moneyOf(node: MaybeNode): Money | null {
  const scalar = scalarOf(node);
  if (!scalar) return null;
  const written = parseMoney(scalar.text);
  if (written !== null || typeof scalar.value !== 'number') return written;
  const minor = Math.round(scalar.value * 100);
  return Number.isSafeInteger(minor) ? money(minor) : null;
}

const PERCENT = /^(\d{1,9}(?:\.\d{1,9})?)\s?%$/;

/** `40%` as 40; null for anything without the sign. */
export function parsePercent(text: string): number | null {
  const match = PERCENT.exec(text.trim());
  return match ? Number(match[1]) : null;
}

/** `40` and `40%` as 40, within 0–100. */
export function percentOf(node: MaybeNode): number | null {
  const percent = numberOf(node) ?? parsePercent(textOf(node) ?? '');
  return percent !== null && percent >= 0 && percent <= 100 ? percent : null;
}

/** A chance: `30%` or a bare number from 0 to 1. */
export function chanceOf(node: MaybeNode): number | null {
  const percent = parsePercent(textOf(node) ?? '');
  const chance = percent === null ? numberOf(node) : percent / 100;
  return chance !== null && chance >= 0 && chance <= 1 ? chance : null;
}

/** Units of a resource: `50%` as 0.5; a bare number counts as written, 1 = 100 %. */
export function unitsOf(node: MaybeNode): number | null {
  const percent = parsePercent(textOf(node) ?? '');
  const units = percent === null ? numberOf(node) : percent / 100;
  return units !== null && units >= 0 ? units : null;
}

/** `wide-area-link` as "Wide area link", for what has no name of its own. */
export function readableId(id: string): string {
  const words = id.replace(/[-_]+/g, ' ').trim();
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
}

/** `mara-kern` as "Mara Kern". */
export function readablePerson(id: string): string {
  return readableId(id).replace(/ \p{L}/gu, (letter) => letter.toUpperCase());
}
