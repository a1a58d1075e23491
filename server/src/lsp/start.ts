/** Entry of `dist/server.js`: loads the server in little memory, before the threads beside it. */
import { bundleBeside } from '../host/in-pieces.ts';
import { letHelpersWait, spareMemory } from './engine.ts';

spareMemory();
letHelpersWait();
bundleBeside(__filename);
