/** The middle of several measurements, which one bad moment of the machine does not move. */

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Lists of times in a row become their medians; the rest stays. */
export function medians(row) {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, Array.isArray(value) ? median(value) : value]),
  );
}
