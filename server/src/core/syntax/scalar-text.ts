/** Writes a text as a scalar or key: bare where it then reads as the same text, else in double quotes. */
import { compose } from './compose.ts';

/** `flow` is within braces or brackets, where commas and brackets need quotes too. */
export function scalarText(text: string, flow: boolean): string {
  if (text !== '' && text === text.trim() && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff]/u.test(text)) {
    const { node, broken, foreign } = compose(flow ? `[${text}]` : `- ${text}`, 0);
    const item = node?.kind === 'list' && node.items.length === 1 ? node.items[0] : undefined;
    const plain = item?.kind === 'scalar' && item.style === 'plain' && item.text === text;
    if (plain && broken === null && foreign.length === 0 && isText(item.value) && !OLD_WORDS.test(text)) return text;
  }
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

/** Numbers count as written; `true` and `null` would not be texts. */
function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** Readers of YAML 1.1 take these for booleans, or for more than text. */
const OLD_WORDS = /^(?:y|n|yes|no|on|off|<<|---)$/i;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
