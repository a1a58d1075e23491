/** Entry of `dist/server.js`: loads the server in little memory. */
import { bundleBeside } from '../host/in-pieces.ts';
import { spareMemory } from './engine.ts';

spareMemory();
bundleBeside(__filename);
