/** What a command writes to, over a stream of the process. */
import type { Output } from './io.ts';

export function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => {
      stream.write(text);
    },
    taken: () => new Promise((resolve) => (stream.writableNeedDrain ? stream.once('drain', resolve) : resolve())),
    isTerminal: stream.isTTY === true,
    // A terminal that was given no size, as in a container or a recording, says 0.
    columns: stream.isTTY === true ? stream.columns || null : null,
  };
}
