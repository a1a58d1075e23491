/** A text being read line by line: where reading stands, and how it goes on to the next line with content. */
import { ORIGIN } from '../base/span.ts';
import type { Fault } from './fault.ts';
import { type Cursor, lineEnd } from './inline.ts';
import type { KnownParts, Part } from './parts.ts';

/** A text that is read, the whole of a file or a piece of it, in which some lines may be blanked. */
export interface View {
  readonly text: string;
  /** Of its first character in the file. */
  readonly offset: number;
  /** Offsets in the file between which it differs from the file, and where it ends; what lies there is read anew each time. */
  readonly altered: { readonly from: number; readonly to: number };
  readonly end: number;
}

/** The text, and the line with content at which reading goes on. */
export interface Walk extends Cursor, View, Reading {
  readonly foreign: Fault[];
  /** Those of the collection being read; null within an item that is read in one go. */
  parts: Part[] | null;
  line: number;
  /** Of that line; -1 at the end of the text, and once reading has stopped. */
  indent: number;
  /** A tab stands in that indent: no item begins there. */
  tabbed: boolean;
  stopped: 'broken' | 'unsure' | null;
  /** Where reading may pause; null where it is done in one go. */
  readonly pauses: Pauses | null;
}

/** Reading in steps: what has been gathered of each collection, so that the next step begins where the last one ended. */
export interface Pauses {
  /** Items that may still be read in this step. */
  left: number;
  paused: boolean;
  readonly gathered: Map<string, Gathered>;
}

export interface Gathered {
  /** Null where the lines are no collection. */
  readonly members: Part[] | null;
  readonly line: number;
  readonly indent: number;
  readonly tabbed: boolean;
}

/** What is the same for all walks of one reading. */
export interface Reading {
  /** The whole file. */
  readonly source: string;
  readonly known: KnownParts;
}

/** A walk that stands at the first line of its text. */
export function walkOver(view: View, reading: Reading, parts: Part[], pauses: Pauses | null = null): Walk {
  const { text, offset, altered, end } = view;
  const { source, known } = reading;
  const walk: Walk = {
    text,
    at: 0,
    anchor: ORIGIN,
    shift: offset,
    offset,
    altered,
    end,
    source,
    known,
    foreign: [],
    parts,
    line: 0,
    indent: 0,
    tabbed: false,
    stopped: null,
    pauses,
  };
  goOn(walk, 0);
  return walk;
}

/** True where this step has read enough: what was gathered till then is all that can be had of it. */
export function isPaused({ pauses }: Walk): boolean {
  return pauses?.paused === true;
}

/** Moves to the next line with content, from a line's start on. */
export function goOn(walk: Walk, from: number): void {
  const { text } = walk;
  let line = from;
  while (line < text.length) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) at++;
    const tabbed = text.charCodeAt(at) === TAB;
    if (tabbed) while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at++;
    const code = text.charCodeAt(at);
    if (code !== HASH && code !== NEWLINE && code !== RETURN && at < text.length) {
      walk.line = line;
      walk.indent = at - line;
      walk.tabbed = tabbed;
      return;
    }
    line = lineEnd(text, at) + 1;
  }
  walk.line = text.length;
  walk.indent = -1;
  walk.tabbed = false;
}

export function stop(walk: Walk, why: 'broken' | 'unsure'): null {
  walk.stopped ??= why;
  walk.line = walk.text.length;
  walk.indent = -1;
  walk.tabbed = false;
  return null;
}

/** Back to an item that was begun; not where reading has stopped. */
export function back(walk: Walk, line: number, column: number): null {
  if (walk.stopped !== null) return null;
  walk.line = line;
  walk.indent = column;
  walk.tabbed = false;
  return null;
}

export function firstOf({ text, line, indent }: Walk): string {
  return text.charAt(line + indent);
}

/** True for a dash that begins an item of a list. */
export function startsItem({ text }: { readonly text: string }, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  const ends = next === SPACE || next === NEWLINE || next === RETURN || next === TAB || Number.isNaN(next);
  return text.charCodeAt(at) === DASH && ends;
}

/** An item of more lines is not read again as a whole if something in it changes. */
const MOST_LINES = 40;

/** True for an item of many lines, whose first one reading stands at. */
export function isLong({ text, line }: Walk, column: number): boolean {
  const dashed = startsItem({ text }, line + column);
  let at = lineEnd(text, line) + 1;
  for (let lines = 0; lines < MOST_LINES; lines++) {
    let first = at;
    while (text.charCodeAt(first) === SPACE) first++;
    if (first >= text.length) return false;
    const code = text.charCodeAt(first);
    const blank = code === NEWLINE || code === RETURN || code === HASH || code === TAB;
    const listed = first - at === column && !dashed && startsItem({ text }, first);
    if (!blank && first - at <= column && !listed) return false;
    at = lineEnd(text, first) + 1;
  }
  return true;
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
