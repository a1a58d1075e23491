/** Entry of `dist/server.js`: loads the server in little memory, before the threads beside it. */
import { bundleBeside } from '../host/in-pieces.ts';
import { letHelpersWait, letOldGrow, spareMemory } from './engine.ts';

spareMemory();
letHelpersWait();
const { compiled } = bundleBeside(__filename);

/** What V8 has compiled by now, as it takes it with the flags of the start. */
export function compiledServer(): Buffer {
  letOldGrow('byItself');
  spareMemory();
  return compiled();
}
