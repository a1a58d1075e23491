/** Pieces of work by number, handed out in order and coming back in any; what was lost is handed out again first. */
export class Numbered<Piece> {
  readonly #count: number;
  readonly #pieces: (Piece | undefined)[] = [];
  #again: number[] = [];
  #next = 0;
  #known = 0;

  constructor(count: number) {
    this.#count = count;
  }

  /** From the first on without a gap. */
  get known(): number {
    return this.#known;
  }

  get isComplete(): boolean {
    return this.#known === this.#count;
  }

  /** Null where all are handed out. */
  take(): number | null {
    return this.#again.shift() ?? (this.#next < this.#count ? this.#next++ : null);
  }

  giveBack(number: number): void {
    this.#again = [...this.#again, number].sort((a, b) => a - b);
  }

  put(number: number, piece: Piece): void {
    this.#pieces[number] = piece;
    while (this.#pieces[this.#known] !== undefined) this.#known++;
  }

  /** Those that are known, from the first on without a gap. */
  first(): Piece[] {
    return this.#pieces.slice(0, this.#known).filter((piece) => piece !== undefined);
  }

  clear(): void {
    this.#pieces.length = 0;
  }
}
