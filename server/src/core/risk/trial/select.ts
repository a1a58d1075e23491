/** The value of a rank without sorting all (C. A. R. Hoare, *Algorithm 65: Find*, 1961). */

/** Moves values about so that the one of rank `rank` (from 0) is at its place, no greater ones before and no lesser behind; gives it. */
export function select(values: Int32Array, rank: number, from: number, to: number): number {
  let left = from;
  let right = to - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1] as number;
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const kept = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = kept;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return values[rank] as number;
}
