/**
 * Lines that go in deeper and deeper, hundreds of levels: no plan, and each level would be looked through once
 * for every level above it. What stands too deep is read as comments, which cost nothing.
 */
import { anchored, ORIGIN } from '../base/span.ts';
import { type Fault, fault } from './fault.ts';
import { lineEnd } from './inline.ts';
import { TOO_DEEP } from './words.ts';

/** Four times what is read at all, so that no text over many lines is taken for one. */
const MOST_STEPS = 256;

const DEEP = ' '.repeat(MOST_STEPS);

/** Without a line that has as many blanks there is no stair. Sought as a text, which skips; a pattern looks at each character. */
export function mayHaveStairs(text: string): boolean {
  return text.includes(DEEP);
}

/** The text with lines too deep made comments of the same length; one fault, at the first. */
export function withoutStairs(text: string, faults: Fault[]): string {
  if (!mayHaveStairs(text)) return text;
  const pieces: string[] = [];
  const indents: number[] = [];
  let copied = 0;
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = lineEnd(text, start);
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    if (at >= end || text.charAt(at) === '#') continue;
    const indent = at - start;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    if (indents.length <= MOST_STEPS) continue;
    if (copied === 0) faults.push(fault(anchored(ORIGIN, at, at + 1), TOO_DEEP));
    pieces.push(text.slice(copied, start), '#'.repeat(at - start));
    copied = at;
  }
  return copied === 0 ? text : pieces.join('') + text.slice(copied);
}

const SPACE = 32;
