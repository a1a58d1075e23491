/**
 * Says in plain words what the `yaml` library reports by code and jargon: where, what, and the way
 * out. Codes that need no action of their own fall back on the place alone.
 */
import type { ErrorCode } from 'yaml';

export interface YamlError {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What to tell the user; `at` is the text from the place of the error on. */
export function inWords(error: YamlError, at: string): string {
  const { code, message } = error;
  const character = at.slice(0, 1);
  switch (code) {
    case 'MISSING_CHAR':
      return missing(message);
    case 'UNEXPECTED_TOKEN':
      return unexpected(message, character);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A value that holds a colon and a space needs quotes: name: "Phase 2: move". A map starts on a new line.';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'A key and its colon belong on one line: write `key: value`.';
    case 'BAD_INDENT':
      return message.startsWith('Multi-line')
        ? 'The quoted text is not closed on this line. Add the closing quote.'
        : message.startsWith('Flow')
          ? `The bracket opened here is not closed. Add the closing ${/sequence/.test(message) ? ']' : '}'}.`
          : MISPLACED;
    case 'TAB_AS_INDENT':
      return TABS;
    case 'BAD_ALIAS':
    case 'BAD_SCALAR_START':
      return `A value cannot start with ${character}. Put it in quotes.`;
    case 'BAD_DQ_ESCAPE':
      return 'A backslash in double quotes starts an escape. Write \\\\ for a backslash, or use single quotes.';
    case 'BLOCK_IN_FLOW':
      return 'Between { } or [ ] items are separated by commas, not by lines. Close the bracket, or write commas.';
    case 'KEY_OVER_1024_CHARS':
      return 'This key is longer than 1,024 characters. Shorten it.';
    case 'RESOURCE_EXHAUSTION':
      return TOO_DEEP;
    default:
      return 'This cannot be read. Compare it with its neighbours: `key: value`, quotes and brackets closed.';
  }
}

/** What the error says is not closed: then the place to show is where it was opened. */
export function unclosedBy({ code, message }: YamlError): 'bracket' | 'quote' | null {
  if (code === 'BAD_INDENT')
    return message.startsWith('Flow') ? 'bracket' : message.startsWith('Multi') ? 'quote' : null;
  if (code !== 'MISSING_CHAR') return null;
  return /end with [}\]]/.test(message) ? 'bracket' : /["']quote/.test(message) ? 'quote' : null;
}

export const TABS =
  'Lines are indented with spaces, not with tabs. Replace the tab by spaces, as in the lines around it.';
export const TOO_FOREIGN =
  'Anchors (&name), aliases (*name) and tags (!name) are not part of this language. Write the values themselves, or put them in quotes.';

export const TOO_DEEP = 'Nothing in a plan is nested this deeply. Close the brackets opened before it, or delete it.';
export const CONFLICT =
  'A merge left its conflict markers here; only the first side is read. Keep one side and delete the markers.';
export const MISPLACED = 'This line does not line up with the lines it belongs to. Indent it like its neighbours.';
export const ONE_COMMA = 'There is a comma too many. Delete it, or write the item.';
export const CLOSES_NOTHING = 'This bracket closes nothing. Delete it, or open it before.';
export const NO_DASH = 'Each item of this list starts with a dash and a space: write `- ` before it.';
export const NOT_A_LIST =
  'A list item cannot stand among keys. Write a key with a colon above it, or instead of the dash.';
export const NO_COLON = 'A key needs a colon and a value: write';

function missing(message: string): string {
  if (message.includes('"quote')) return 'The text opened by " is not closed. Add the closing ".';
  if (message.includes("'quote"))
    return "The text opened by ' is not closed. Add the closing ', or write '' for an apostrophe.";
  if (message.includes('end with }')) return 'The bracket opened by { is not closed. Add the closing }.';
  if (message.includes('end with ]')) return 'The bracket opened by [ is not closed. Add the closing ].';
  if (message.startsWith('Missing , ')) return 'A comma is missing between two items.';
  if (message.startsWith('Missing space after :')) return 'A space is missing after the colon.';
  if (message.startsWith('Comments must'))
    return 'A comment needs a space before its #. A text with # in it needs quotes.';
  if (message.includes('- indicator')) return NO_DASH;
  if (message.startsWith('Implicit map keys')) return 'A key needs a colon and a value: write `key: value`.';
  return 'Something is missing here: a space after a colon or dash, a comma, or a closing quote or bracket.';
}

function unexpected(message: string, character: string): string {
  if (/Unexpected (?:empty item|,)/.test(message)) return ONE_COMMA;
  if (message.startsWith('Block scalar header')) {
    return 'The text after | or > starts on the next line, indented. Move it there.';
  }
  if ('}]'.includes(character) && character !== '') {
    return `This ${character} closes nothing. Delete it, or open it with ${character === '}' ? '{' : '['}.`;
  }
  const seen = character.trim() === '' ? 'This' : `'${character}'`;
  return `${seen} does not belong here. A value with special characters needs quotes.`;
}
