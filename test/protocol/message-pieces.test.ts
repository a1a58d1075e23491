import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import type { Message } from 'vscode-languageserver/node';
import { JsonWriter } from '../../server/src/features/json-text.ts';
import { PiecesReader, PiecesWriter } from '../../server/src/lsp/message-pieces.ts';

const messageOf = (text: string) => ({ jsonrpc: '2.0', method: 'told', params: { text } });

async function written(messages: readonly Message[]): Promise<Buffer> {
  const output = new PassThrough();
  const pieces: Buffer[] = [];
  output.on('data', (piece: Buffer) => pieces.push(piece));
  const writer = new PiecesWriter(output);
  await Promise.all(messages.map((message) => writer.write(message)));
  return Buffer.concat(pieces);
}

/** What a reader makes of bytes that come in pieces of some lengths, again and again the same. */
async function read(bytes: Buffer, lengths: readonly number[]): Promise<{ messages: Message[]; errors: string[] }> {
  const input = new PassThrough();
  const reader = new PiecesReader(input);
  const messages: Message[] = [];
  const errors: string[] = [];
  reader.onError(({ message }) => errors.push(message));
  reader.listen((message) => messages.push(message));
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const end = at + (lengths[piece % lengths.length] ?? bytes.length);
    input.write(bytes.subarray(at, end));
    at = end;
  }
  await new Promise((resolve) => input.end(resolve));
  return { messages, errors };
}

describe('messages in pieces', () => {
  it('come as they were sent, wherever the stream was cut', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
    const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(texts, lengths, async (all, cuts) => {
        const sent = all.map(messageOf);
        assert.deepEqual(await read(await written(sent), cuts), { messages: sent, errors: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('may be larger than a piece, with a character of two halves at every place of a border', async () => {
    for (let before = 0; before < 3; before++) {
      const sent = [messageOf(`${'x'.repeat(before)}${'😀é'.repeat(100_000)}`), messageOf('after it')];
      assert.deepEqual(await read(await written(sent), [65_536]), { messages: sent, errors: [] });
    }
  });

  it('take an answer that is JSON already as it is, by others too', async () => {
    const writer = new JsonWriter();
    const list = Array.from({ length: 9000 }, (_, i) => `“${i}” – 😀`);
    writer.write('[');
    for (const [i, each] of list.entries()) writer.write(`${i ? ',' : ''}${JSON.stringify(each)}`);
    writer.write(']');
    const answer = { jsonrpc: '2.0', id: 7, result: writer.end() };
    const same = { jsonrpc: '2.0', id: 7, result: list };
    const sent = [answer, messageOf('after it')];
    assert.deepEqual(await read(await written(sent), [10_000]), {
      messages: [same, messageOf('after it')],
      errors: [],
    });
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), same);
  });

  it('tells of a head without a length and of a body that is no message, and reads on', async () => {
    const good = await written([messageOf('good')]);
    const bytes = Buffer.concat([
      Buffer.from('Content-Type: text\r\n\r\n'),
      Buffer.from('Content-Length: 3\r\n\r\n{x}'),
      Buffer.from('content-length:2 \r\nContent-Type: application/json\r\n\r\n{}'),
      good,
    ]);
    const { messages, errors } = await read(bytes, [7]);
    assert.deepEqual(messages, [{}, messageOf('good')]);
    assert.equal(errors.length, 2);
  });
});
