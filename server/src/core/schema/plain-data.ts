/**
 * A tree as the plain data that a validator reads. Maps have no prototype, so an id like
 * `__proto__` is only a name; of a key written twice the first counts, as everywhere. Scalars
 * that a pattern cannot judge (a day that does not exist, a length beyond counting) come beside.
 */
import { parseDate } from '../base/time.ts';
import type { Node, ScalarNode } from '../syntax/tree.ts';
import { ITEM, type Path } from './schema-node.ts';

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A scalar that deserves a second look once its kind is known. */
export interface Doubt {
  readonly path: Path;
  readonly node: ScalarNode;
}

export interface PlainTree {
  readonly data: Plain;
  readonly doubts: readonly Doubt[];
}

export function toPlain(root: Node): PlainTree {
  const doubts: Doubt[] = [];
  const path: string[] = [];

  function visit(node: Node): Plain {
    switch (node.kind) {
      case 'map': {
        const data: Record<string, Plain> = Object.create(null);
        for (const { key, value } of node.entries) {
          if (key.text in data) continue;
          path.push(key.text);
          data[key.text] = value ? visit(value) : null;
          path.pop();
        }
        return data;
      }
      case 'list': {
        path.push(ITEM);
        const items = node.items.map(visit);
        path.pop();
        return items;
      }
      case 'scalar':
        if (isDoubtful(node.text)) doubts.push({ path: [...path], node });
        // 1e400 is no number of JSON; where text is meant it is text like any other.
        return typeof node.value === 'number' && !Number.isFinite(node.value) ? node.text : node.value;
    }
  }

  return { data: visit(root), doubts };
}

const MANY_DIGITS = /\d{5}/;
const DATE_LIKE = /^\d{4}-\d\d-\d\d/;
const LONGEST_DOUBT = 400;

function isDoubtful(text: string): boolean {
  if (text.length < 6 || text.length > LONGEST_DOUBT) return false;
  return DATE_LIKE.test(text) ? parseDate(text) === null : MANY_DIGITS.test(text);
}
