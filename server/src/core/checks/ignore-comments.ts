/**
 * `# planline-ignore RULE` behind an entry silences a rule on its line; alone on a line, on the next
 * line that says something. Several rules stand behind one another, with or without commas; words
 * behind them say why. Without any rule all are silenced.
 */
import { nearest } from '../base/did-you-mean.ts';
import { differenceOf } from '../base/difference.ts';
import type { Problem } from '../base/problem.ts';
import { type Span, span, within } from '../base/span.ts';
import type { SourceFile } from '../model/sources.ts';
import { locate } from '../syntax/locate.ts';
import { ruleNames } from './rules.ts';
import { unknownRule } from './unknown-rule.ts';

/** A line on which rules are silenced, by offsets in the text; `*` is all rules. */
interface QuietLine extends Span {
  readonly rules: ReadonlySet<string>;
}

export interface IgnoreComments {
  /** In order; a line may be there twice. */
  readonly lines: readonly QuietLine[];
  /** Words where a rule is expected that are none. */
  readonly problems: readonly Problem[];
}

const NONE: IgnoreComments = { lines: [], problems: [] };
export const IGNORE_MARK = 'planline-ignore';

const found = new WeakMap<SourceFile, IgnoreComments>();

/** Found once for each reading of a file; with `before`, an earlier one without any, only what is new is searched. */
export function ignoreComments(source: SourceFile, before?: SourceFile): IgnoreComments {
  const known = found.get(source);
  if (known) return known;
  const hadNone = before !== undefined && found.get(before) === NONE;
  const comments = holdsMark(source.text, hadNone ? before.text : null) ? findComments(source) : NONE;
  found.set(source, comments);
  return comments;
}

/** `without` is a text that does not hold it. */
function holdsMark(text: string, without: string | null): boolean {
  if (without === null) return text.includes(IGNORE_MARK);
  const changed = differenceOf(without, text);
  if (changed === null) return false;
  const around = IGNORE_MARK.length - 1;
  return text.slice(Math.max(0, changed.from - around), changed.newEnd + around).includes(IGNORE_MARK);
}

export function isIgnored({ lines }: IgnoreComments, { rule, span: { start } }: Problem): boolean {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as QuietLine).start <= start) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0; at--) {
    const line = lines[at] as QuietLine;
    if (line.end < start) return false;
    if (line.rules.has(rule) || line.rules.has('*')) return true;
  }
  return false;
}

function findComments(source: SourceFile): IgnoreComments {
  const { text } = source;
  const lines: QuietLine[] = [];
  const problems: Problem[] = [];
  for (let at = text.indexOf(IGNORE_MARK); at !== -1; at = text.indexOf(IGNORE_MARK, at + IGNORE_MARK.length)) {
    const hash = hashBefore(text, at);
    if (hash === null || isInScalar(source, hash)) continue;
    const end = lineEnd(text, at);
    const { rules, unknown } = rulesIn(text.slice(at + IGNORE_MARK.length, end), at + IGNORE_MARK.length);
    for (const word of unknown) problems.push(unknownIn(source, word));
    const start = lineStart(text, hash);
    const line = text.slice(start, hash).trim() === '' ? nextLine(text, end) : span(start, end);
    lines.push({ start: line.start, end: line.end, rules });
  }
  return { lines: lines.sort((a, b) => a.start - b.start), problems };
}

/** The `#` that begins the comment whose first word is at `at`; null where that word is not the first of one. */
function hashBefore(text: string, at: number): number | null {
  let hash = at - 1;
  while (text[hash] === ' ' || text[hash] === '\t') hash--;
  return text[hash] === '#' && (hash === 0 || /\s/.test(text[hash - 1] as string)) ? hash : null;
}

function isInScalar({ tree }: SourceFile, offset: number): boolean {
  const scalar = locate(tree, offset)?.scalar;
  return scalar !== null && scalar !== undefined && scalar.span.start < offset && offset < scalar.span.end;
}

/** Rules, and words in their place that are none. A word that is like no rule begins the reason. */
function rulesIn(text: string, offset: number): { rules: ReadonlySet<string>; unknown: readonly Span[] } {
  const rules = new Set<string>();
  const unknown: Span[] = [];
  let isListed = true;
  for (const match of text.matchAll(/([^\s,]+)[^\S,]*(,?)/g)) {
    const word = match[1] as string;
    const isRule = ruleNames().has(word);
    if (isRule) rules.add(word);
    else if (isListed || nearest(word, ruleNames()) !== null)
      unknown.push(span(offset + match.index, offset + match.index + word.length));
    else break;
    isListed = match[2] === ',';
  }
  return { rules: rules.size === 0 && unknown.length === 0 ? new Set(['*']) : rules, unknown };
}

function unknownIn({ file, text, tree }: SourceFile, { start, end }: Span): Problem {
  const area = tree.root?.span ?? span(0, text.length);
  return unknownRule(text.slice(start, end), { file, span: within(area, start, end) });
}

/** The next line with more than a comment; the end of the text where there is none. */
function nextLine(text: string, from: number): Span {
  let start = from;
  while (start < text.length) {
    start = afterBreak(text, lineEnd(text, start));
    const end = lineEnd(text, start);
    const line = text.slice(start, end).trim();
    if (line !== '' && !line.startsWith('#')) return span(start, end);
  }
  return span(text.length, text.length);
}

function afterBreak(text: string, at: number): number {
  return at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1);
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
