/** When a row was last told otherwise, of one field or of what leads to it. Serials are those of tellings. */

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
  after(base: number): readonly number[] {
    const rows: number[] = [];
    const then = base - this.#since;
    if (this.#changed === null || this.#last <= then) return rows;
    for (let row = 0; row < this.#rows; row++) if ((this.#changed[row] as number) > then) rows.push(row);
    return rows;
  }
}
