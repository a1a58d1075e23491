/**
 * Bundles and runs the tests that need no editor and no browser.
 * `node scripts/unit.mjs [PART…]` runs only test files whose path contains one of the words.
 */
import { readArguments, runMocha } from './mocha.mjs';

// An awkward zone: half-hour offset and daylight saving. Nothing may depend on it.
process.env.TZ = 'Australia/Lord_Howe';

const { report, words } = readArguments(process.argv.slice(2));
const globs = ['test/{core,features,protocol,cli,support,architecture,extension/unit}/**/*.test.ts'];
process.exitCode = await runMocha({ globs, words, report });
