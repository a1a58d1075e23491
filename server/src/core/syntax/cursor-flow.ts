/**
 * Follows `{ }` and `[ ]` from where they open to the cursor: in which brackets it is, under which
 * keys, and what is typed of the key or item there. Assumes nothing about what comes after.
 */
export interface FlowCursor {
  /** Keys and `'[]'` from the outermost bracket to the cursor. */
  readonly path: readonly string[];
  readonly kind: 'key' | 'value' | 'none';
  readonly listItem: boolean;
  readonly quote: '"' | "'" | null;
  /** Where the word being written begins, quotes excluded. */
  readonly from: number;
}

interface Frame {
  readonly map: boolean;
  /** The key whose value is being written. */
  key: string | null;
  /** Where the current key or item begins; -1 before its first character. */
  from: number;
}

/** What a cursor at `to` is in, `text[open]` being a bracket; null where the brackets are closed before it. */
export function flowCursor(text: string, open: number, to: number): FlowCursor | null {
  const frames: Frame[] = [];
  let quote: '"' | "'" | null = null;
  let quotedFrom = 0;
  for (let at = open; at < to; at++) {
    const char = text[at] as string;
    const top = frames.at(-1);
    if (quote !== null) {
      if (quote === '"' && char === '\\') at++;
      else if (char === quote) quote = null;
      continue;
    }
    if ((char === '"' || char === "'") && (top?.from ?? 0) < 0) {
      quote = char;
      quotedFrom = at + 1;
      if (top) top.from = at;
    } else if (char === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      while (at < to && text[at] !== '\n' && text[at] !== '\r') at++;
      if (at >= to) return { path: pathOf(frames), kind: 'none', listItem: false, quote: null, from: to };
    } else if ((char === '{' || char === '[') && (top === undefined || top.from < 0)) {
      frames.push({ map: char === '{', key: null, from: -1 });
    } else if (char === '}' || char === ']') {
      frames.pop();
      const outer = frames.at(-1);
      if (outer === undefined) return null;
      outer.from = at;
    } else if (char === ',' && top) {
      top.key = null;
      top.from = -1;
    } else if (char === ':' && top && top.key === null && top.from >= 0 && endsKey(text, at)) {
      top.key = text
        .slice(top.from, at)
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2');
      top.from = -1;
    } else if (top && top.from < 0 && !/\s/.test(char)) {
      top.from = at;
    }
  }
  const top = frames.at(-1);
  if (top === undefined) return null;
  const inKey = top.map && top.key === null;
  const closed = quote === null && top.from >= 0 && /["'}\]]/.test(text[top.from] ?? '');
  return {
    path: pathOf(frames),
    kind: closed ? 'none' : inKey ? 'key' : 'value',
    listItem: !top.map && top.key === null,
    quote,
    from: quote !== null ? quotedFrom : top.from < 0 ? to : top.from,
  };
}

function endsKey(text: string, at: number): boolean {
  const next = text[at + 1];
  return next === undefined || /[\s,[\]{}]/.test(next) || text[at - 1] === '"' || text[at - 1] === "'";
}

function pathOf(frames: readonly Frame[]): string[] {
  return frames.flatMap(({ map, key }) => [...(map ? [] : ['[]']), ...(key === null ? [] : [key])]);
}
