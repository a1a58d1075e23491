/** Entry of `dist/server.js`: loads the server in little memory. */
import { bundleBeside } from '../host/in-pieces.ts';
import { growSlowly } from './slow-growth.ts';

growSlowly();
bundleBeside(__filename);
