/** When a row was last told otherwise, of one field or of what leads to it. Serials are those of tellings. */

const NONE = new Int32Array(0);

export class Marks {
  /** Of the first telling of these rows. */
  readonly #since: number;
  readonly #rows: number;
  /** By row how far behind the first; null as long as nothing was ever another. */
  #changed: Uint32Array | null = null;
  #last = 0;
  #now = 0;

  constructor(since: number, rows: number) {
    this.#since = since;
    this.#rows = rows;
  }

  begin(serial: number): void {
    this.#now = serial - this.#since;
  }

  note(row: number): void {
    this.#changed ??= new Uint32Array(this.#rows);
    this.#changed[row] = this.#now;
    this.#last = this.#now;
  }

  /** Rows of which something else was told after `base`, in order. */
  after(base: number): Int32Array {
    const then = base - this.#since;
    const changed = this.#changed;
    if (changed === null || this.#last <= then) return NONE;
    const rows = new Int32Array(this.#rows);
    let count = 0;
    for (let row = 0; row < this.#rows; row++) if ((changed[row] as number) > then) rows[count++] = row;
    return rows.subarray(0, count);
  }

  /** Of some rows those of which something else was told after `base`. */
  among(rows: Int32Array, base: number): Int32Array {
    if (!this.isAnyAfter(base)) return NONE;
    const found = new Int32Array(rows.length);
    let count = 0;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      if (this.isAfter(base, row)) found[count++] = row;
    }
    return found.subarray(0, count);
  }

  isAnyAfter(base: number): boolean {
    return this.#last > base - this.#since;
  }

  isAfter(base: number, row: number): boolean {
    return this.#changed !== null && (this.#changed[row] as number) > base - this.#since;
  }
}
