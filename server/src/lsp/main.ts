/** Entry of `dist/server-bundle.js`, which `dist/server.js` runs: `--stdio`, `--node-ipc`, `--socket=N` or `--pipe=NAME`. */
import { openConnection } from './connection.ts';
import { serve } from './server.ts';

const connection = openConnection(process.argv.slice(2));
if (connection) serve(connection);
