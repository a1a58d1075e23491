/** Whether two nodes say the same, wherever they stand in their texts. */
import type { Node } from './tree.ts';

/** True for the same keys in the same order with the same texts; flow or block, quotes and spans do not count. */
export function sameMeaning(a: Node | null, b: Node | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.text === b.text && Object.is(a.value, b.value);
  if (a.kind === 'list') {
    if (b.kind !== 'list' || a.items.length !== b.items.length) return false;
    return a.items.every((item, i) => sameMeaning(item, b.items[i] ?? null));
  }
  if (b.kind !== 'map' || a.entries.length !== b.entries.length) return false;
  return a.entries.every((entry, i) => {
    const other = b.entries[i];
    return other !== undefined && entry.key.text === other.key.text && sameMeaning(entry.value, other.value);
  });
}
