/** Where the bracket or quote stands that an error of the `yaml` library, which names the end, is about. */
import type { CST } from 'yaml';

/** The offset of the last one that is open before `end`; null where the tokens show none. */
export function openerBefore(tokens: readonly CST.Token[], end: number, kind: 'bracket' | 'quote'): number | null {
  const pending: CST.Token[] = [...tokens];
  let last: number | null = null;
  for (let token = pending.pop(); token !== undefined; token = pending.pop()) {
    if (token.offset >= end) continue;
    if (isOpen(token, kind)) last = Math.max(last ?? 0, token.offset);
    if (token.type === 'document' && token.value) pending.push(token.value);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) pending.push(key);
      if (value) pending.push(value);
    }
  }
  return last;
}

function isOpen(token: CST.Token, kind: 'bracket' | 'quote'): boolean {
  switch (token.type) {
    case 'flow-collection': {
      const closer = token.start.source === '{' ? '}' : ']';
      return kind === 'bracket' && !token.end.some((end) => 'source' in end && end.source === closer);
    }
    case 'single-quoted-scalar':
    case 'double-quoted-scalar': {
      const { source } = token;
      // Closed on a line where it should not go on, it counts as open on the first.
      return kind === 'quote' && (source.length === 1 || !source.endsWith(source.charAt(0)) || source.includes('\n'));
    }
    default:
      return false;
  }
}
