/** Entry of `dist/holiday-data.js`. */
import { bundleBeside } from './in-pieces.ts';

module.exports = bundleBeside(__filename);
