/**
 * The built server of the folder in `PLANLINE_DIST`, over stdio; as it ends it writes there what V8 has compiled of it,
 * which the next start takes over. For `code-cache.mjs`.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// What ran at the start alone would be forgotten by the end.
setFlagsFromString('--no-flush-bytecode');
const folder = process.env.PLANLINE_DIST;
const { compiledServer } = createRequire(import.meta.url)(join(folder, 'server.js'));
process.on('exit', () => {
  // With flags other than those of a start it would be refused.
  setFlagsFromString('--flush-bytecode');
  writeFileSync(join(folder, 'server-bundle.cache'), compiledServer());
});
