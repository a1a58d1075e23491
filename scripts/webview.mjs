/** Runs the tests of the webview pages: the built pages in a real Chromium. `[PART…]` as in unit.mjs. */
import { readArguments, runMocha } from './mocha.mjs';

process.env.TZ = 'Australia/Lord_Howe';

const { report, words } = readArguments(process.argv.slice(2));
process.exitCode = await runMocha({ globs: ['test/webview/**/*.test.ts'], words, report });
