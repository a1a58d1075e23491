/**
 * Messages of the protocol over streams, read and written in pieces. The library makes one block of memory of
 * each message, twice the size of a large plan's outline; once such a block is free, glibc takes it for the
 * measure of what to keep for later, in each thread, and the machine never gets it back.
 */
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  Disposable,
  Message,
  type MessageReader,
  type MessageWriter,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import { JsonText } from '../features/json-text.ts';

/** Half of what glibc asks the machine for by itself. */
const PIECE = 1 << 16;

const HEAD_ENDS = '\r\n\r\n';
const LENGTH = /^Content-Length: *(\d+) *$/im;

const NOTHING: Buffer = Buffer.alloc(0);

export class PiecesReader extends AbstractMessageReader implements MessageReader {
  readonly #input: Readable;
  /** Of a message whose head has not ended yet. */
  #head: Buffer = NOTHING;
  /** Of the message under way: what has come, and how many bytes are to come. */
  #body: string[] = [];
  #left = 0;
  #decoder = new StringDecoder('utf8');

  #isShutDown = false;

  constructor(input: Readable) {
    super();
    this.#input = input;
  }

  /** Whether the client has said that it will want no more. */
  get hasHeardShutdown(): boolean {
    return this.#isShutDown;
  }

  listen(take: DataCallback): Disposable {
    const read = (data: Buffer) => this.#read(data, take);
    this.#input.on('data', read);
    this.#input.on('error', (error) => this.fireError(error));
    this.#input.on('close', () => this.fireClose());
    return Disposable.create(() => this.#input.off('data', read));
  }

  #read(data: Buffer, take: DataCallback): void {
    for (let rest = data; rest.length > 0; ) {
      if (this.#left === 0) rest = this.#readHead(rest);
      const piece = rest.subarray(0, this.#left);
      rest = rest.subarray(piece.length);
      if (piece.length === 0) continue;
      this.#left -= piece.length;
      this.#body.push(this.#decoder.write(piece));
      if (this.#left === 0) this.#end(take);
    }
  }

  /** What stands behind the head; nothing as long as that goes on. */
  #readHead(data: Buffer): Buffer {
    const all = this.#head.length === 0 ? data : Buffer.concat([this.#head, data]);
    const end = all.indexOf(HEAD_ENDS);
    if (end < 0) {
      this.#head = all;
      return NOTHING;
    }
    this.#head = NOTHING;
    const length = LENGTH.exec(all.toString('latin1', 0, end))?.[1];
    if (length === undefined) this.fireError(new Error('a message came without a Content-Length'));
    else this.#left = Number(length);
    return all.subarray(end + HEAD_ENDS.length);
  }

  #end(take: DataCallback): void {
    const text = this.#body.join('') + this.#decoder.end();
    this.#body = [];
    try {
      const message = JSON.parse(text) as Message;
      this.#isShutDown ||= Message.isRequest(message) && message.method === 'shutdown';
      take(message);
    } catch (error) {
      this.fireError(error);
    }
  }
}

export class PiecesWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #output: Writable;
  #last: Promise<void> = Promise.resolve();
  #errors = 0;

  constructor(output: Writable) {
    super();
    this.#output = output;
    output.on('error', (error) => this.fireError(error));
    output.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    const written = this.#last.then(() => this.#write(message));
    this.#last = written.catch((error: unknown) => {
      this.#errors++;
      this.fireError(error, message, this.#errors);
    });
    return written;
  }

  end(): void {
    this.#output.end();
  }

  /** One piece after the other: the stream would put together what waits for it. */
  async #write(message: Message): Promise<void> {
    const pieces = isWritten(message) ? piecesAround(message) : piecesOf(JSON.stringify(message));
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const head = Buffer.from(`Content-Length: ${length}${HEAD_ENDS}`);
    const [only, ...more] = pieces;
    if (only && more.length === 0) return this.#send(Buffer.concat([head, only]));
    await this.#send(head);
    for (const piece of pieces) await this.#send(piece);
  }

  #send(piece: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#output.write(piece, (error) => (error ? reject(error) : resolve()));
    });
  }
}

type Written = ResponseMessage & { readonly result: JsonText<unknown> };

function isWritten(message: Message): message is Written {
  return Message.isResponse(message) && message.result instanceof JsonText;
}

/** The answer's own pieces, with the rest of the message around them. */
function piecesAround({ result, ...rest }: Written): Uint8Array[] {
  const before = `${JSON.stringify(rest).slice(0, -1)},"result":`;
  return [Buffer.from(before), ...result.pieces, Buffer.from('}')];
}

function piecesOf(text: string): Uint8Array[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOfPiece(text, at);
    pieces.push(Buffer.from(text.slice(at, end)));
    at = end;
  }
  return pieces;
}

/** Never between the halves of a character beyond the first 65,536. */
function endOfPiece(text: string, from: number): number {
  const end = from + PIECE;
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code < 0xdc00 ? end + 1 : Math.min(end, text.length);
}
