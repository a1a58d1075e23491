/**
 * An answer as the JSON of it, made while it is found: of ten thousand symbols, objects would have to be kept, looked
 * through and collected again. Bytes of UTF-8, in pieces of a size that whoever sends them may hand on as they are.
 */
const PIECE = 1 << 16;
/** Of UTF-8, at the most, for each unit of UTF-16. */
const BYTES_A_UNIT = 3;

export class JsonText<T> {
  readonly pieces: readonly Uint8Array[];

  constructor(pieces: readonly Uint8Array[]) {
    this.pieces = pieces;
  }

  /** For whoever writes messages by himself. */
  toJSON(): T {
    const decoder = new TextDecoder();
    const text = this.pieces.map((piece) => decoder.decode(piece, { stream: true }));
    return JSON.parse(text.join('')) as T;
  }
}

/** Takes texts of some kilobytes, the one after the other. */
export class JsonWriter {
  readonly #encoder = new TextEncoder();
  readonly #pieces: Uint8Array[] = [];
  #piece = new Uint8Array(PIECE);
  #used = 0;

  write(text: string): void {
    const most = BYTES_A_UNIT * text.length;
    if (this.#used + most > this.#piece.length) this.#begin(most);
    this.#used += this.#encoder.encodeInto(text, this.#piece.subarray(this.#used)).written;
  }

  /** All that was written; nothing more may be. */
  end<T>(): JsonText<T> {
    this.#begin(0);
    return new JsonText(this.#pieces);
  }

  #begin(least: number): void {
    if (this.#used > 0) this.#pieces.push(this.#piece.subarray(0, this.#used));
    this.#piece = new Uint8Array(Math.max(PIECE, least));
    this.#used = 0;
  }
}

const PLAIN = /^[ !#-[\]-~]*$/;

/** What stands for a text between quotes. */
export function escaped(text: string): string {
  return PLAIN.test(text) ? text : JSON.stringify(text).slice(1, -1);
}
