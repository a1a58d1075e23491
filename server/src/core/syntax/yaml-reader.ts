/** What is known where the result of the `yaml` library is turned into ours: the text, its place in the file, what was found. */
import { type Anchor, anchored, type Span } from '../base/span.ts';
import type { Fault } from './fault.ts';

/** Where a text stands: its first character is `shift` behind the anchor. */
export interface Standing {
  readonly anchor: Anchor;
  readonly shift: number;
}

export interface Reader extends Standing {
  readonly text: string;
  /** What can be read but is no part of the language. */
  readonly foreign: Fault[];
}

/** By offsets in the text. */
export function areaOf({ anchor, shift }: Standing, start: number, end: number): Span {
  return anchored(anchor, shift + start, shift + end);
}

export function trimmedEnd(text: string, start: number, end: number): number {
  let at = Math.min(end, text.length);
  while (at > start && ' \t\r\n'.includes(text[at - 1] ?? '')) at--;
  return at;
}
