/** What a picture of some rows shows besides them: where their links come from and lead to, what they lie in, what drives them. */
import type { TimelineRow } from '../../protocol/timeline.ts';
import type { ToldLinks } from './links.ts';

/** By row whether it is needed. @param sight [from, to, from, to …], `to` not included; of whom it comes is not known. */
export function neededRows(sight: readonly number[], rows: readonly TimelineRow[], links: ToldLinks): Uint8Array {
  const seen = new Uint8Array(rows.length);
  for (let at = 0; at + 1 < sight.length; at += 2) {
    const end = Math.min(sight[at + 1] as number, rows.length);
    for (let row = Math.max(0, sight[at] as number); row < end; row++) seen[row] = 1;
  }
  const needed = seen.slice();
  const { first, from } = links.ends;
  for (let to = 0; to < rows.length; to++) {
    for (let at = first[to] as number; at < (first[to + 1] as number); at++) {
      const by = from[at] as number;
      if (by >= 0 && (seen[to] === 1 || seen[by] === 1)) needed[to] = needed[by] = 1;
    }
    const driver = rows[to]?.driverRow ?? -1;
    if (seen[to] === 1 && driver >= 0) needed[driver] = 1;
  }
  // A row stands for what is folded into it, and parents come before their children.
  for (let row = rows.length - 1; row >= 0; row--) {
    const parent = rows[row]?.parent ?? -1;
    if (needed[row] === 1 && parent >= 0) needed[parent] = 1;
  }
  return needed;
}
