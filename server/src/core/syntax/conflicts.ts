/** What a merge that was not finished left in a text: the first side of every conflict is read. */
import { anchored, ORIGIN } from '../base/span.ts';
import { type Fault, fault } from './fault.ts';
import { lineEnd } from './inline.ts';
import { CONFLICT } from './words.ts';

const MARKERS = ['<<<<<<<', '=======', '>>>>>>>'];

/** The text with markers and other sides blanked; one fault, at the first marker. The same text without any. */
export function withoutConflicts(text: string, faults: Fault[]): string {
  if (!MARKERS.some((marker) => text.startsWith(marker) || text.includes(`\n${marker}`))) return text;
  const pieces: string[] = [];
  let at = 0;
  let found = false;
  let inside = false;
  let dropping = false;
  for (let start = 0, next = 0; start < text.length; start = next) {
    next = lineEnd(text, start) + 1;
    if (!dropping && !'<=>|'.includes(text.charAt(start))) continue;
    const line = { index: start, 0: text.slice(start, next) };
    const marker = /^(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)/.exec(line[0])?.[0][0];
    const side = dropping;
    if (marker === '<') inside = true;
    if (marker === '=' || marker === '|') dropping = inside;
    if (marker === '>') {
      dropping = false;
      inside = false;
    }
    const end = line.index + line[0].trimEnd().length;
    if (marker !== undefined && marker !== '|' && !found) {
      faults.push(fault(anchored(ORIGIN, line.index, end), CONFLICT));
      found = true;
    }
    if (!side && (marker === undefined || (marker === '|' && !inside))) continue;
    pieces.push(text.slice(at, line.index), ' '.repeat(end - line.index));
    at = end;
  }
  return found ? pieces.join('') + text.slice(at) : text;
}
