/**
 * The tokens of a piece of text, and what in them is no part of the language. Text that would make the `yaml` library
 * recurse or report without end gives none, and the reason.
 */
import { CST, Lexer, Parser } from 'yaml';
import { fault } from './fault.ts';
import { CLOSES_NOTHING, ONE_COMMA, TOO_DEEP, TOO_FOREIGN } from './words.ts';
import { areaOf, type Reader } from './yaml-reader.ts';

/** Deeper than any plan and shallower than any stack. */
export const DEEPEST = 64;

/** Anchors, aliases and tags of one piece. */
const MOST_FOREIGN = 1000;

export interface Tokens {
  readonly tokens: readonly CST.Token[];
  readonly refused: { readonly at: number; readonly message: string } | null;
}

/**
 * The tokens of a text; none, with the reason, where its brackets or dashes nest too deep or close
 * too often, commas stand alone again and again, or much of it is no part of the language. The library recurses by
 * depth and keeps every error, so it must not see such text.
 */
export function tokensOf(text: string, from: number): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let brackets = 0;
  let marks = 0;
  let strays = 0;
  let foreign = 0;
  let commas = 0;
  let firstComma = 0;
  let before = ' ';
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (scalar) scalar = false;
    else if (lexeme === CST.SCALAR) scalar = true;
    else if (lexeme === '{' || lexeme === '[') brackets++;
    else if ((lexeme === '}' || lexeme === ']') && brackets > 0) brackets--;
    else if (lexeme === '}' || lexeme === ']') strays++;
    else if (/^[*&!]/.test(lexeme)) foreign++;
    else if (lexeme === ',' && ',[{'.includes(before)) {
      if (commas++ === 0) firstComma = parser.offset;
    } else if (lexeme === CST.FLOW_END) brackets = 0;
    else if (lexeme === '\n' || lexeme === '\r\n') marks = 0;
    else if (brackets === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) marks++;
    const at = parser.offset;
    if (Math.max(brackets, marks) > DEEPEST) return { tokens: [], refused: { at, message: TOO_DEEP } };
    if (foreign > MOST_FOREIGN) return { tokens: [], refused: { at, message: TOO_FOREIGN } };
    if (strays > DEEPEST) return { tokens: [], refused: { at, message: CLOSES_NOTHING } };
    if (commas > DEEPEST) return { tokens: [], refused: { at: firstComma, message: ONE_COMMA } };
    if (!/^[ \t\r\n#]/.test(lexeme)) before = lexeme;
    for (const token of parser.next(lexeme)) tokens.push(token);
    // Of a stair of keys too, which else would be read to its end once a level. The first of the stack is the document.
    const { stack } = parser;
    if (from + stack.length - 2 > DEEPEST)
      return { tokens: [], refused: { at: stack.at(-1)?.offset ?? at, message: TOO_DEEP } };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, refused: null };
}

/** Reports anchors, aliases and tags; gives the place where the nesting is too deep, else null. */
export function survey(tokens: readonly CST.Token[], reader: Reader, from: number): number | null {
  const pending: { token: CST.Token; depth: number }[] = [];
  for (const token of tokens) pending.push({ token, depth: from });
  pending.reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) return token.offset;
    switch (token.type) {
      case 'anchor':
      case 'alias':
      case 'tag':
        reader.foreign.push(
          fault(areaOf(reader, token.offset, token.offset + token.source.length), FOREIGN[token.type]),
        );
        break;
      case 'document':
        if (token.value) pending.push({ token: token.value, depth });
        for (const each of token.start) pending.push({ token: each, depth });
        break;
      case 'block-scalar':
        for (const each of token.props) pending.push({ token: each, depth });
        break;
      case 'block-map':
      case 'block-seq':
      case 'flow-collection':
        for (let i = token.items.length - 1; i >= 0; i--) {
          const item = token.items[i] as CST.CollectionItem;
          // What a merge key names is part of its one finding.
          const merged = item.value?.type === 'alias' && item.key?.type === 'scalar' && item.key.source === '<<';
          if (item.value && !merged) pending.push({ token: item.value, depth: depth + 1 });
          for (const each of item.sep ?? []) pending.push({ token: each, depth });
          if (item.key) pending.push({ token: item.key, depth: depth + 1 });
          for (const each of item.start) pending.push({ token: each, depth });
        }
        break;
      default:
        break;
    }
  }
  return null;
}

const FOREIGN = {
  anchor: 'Anchors (&name) are not part of this language. Delete it.',
  alias: 'Aliases (*name) are not part of this language. Write the value itself, or put it in quotes.',
  tag: 'Tags (!name) are not part of this language. Delete it, or put the value in quotes.',
};
