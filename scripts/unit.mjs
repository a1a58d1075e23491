/**
 * Bundles and runs the tests that need no editor and no browser.
 * `node scripts/unit.mjs [--core|--server] [PART…]` runs one share of them, or only test files whose
 * path contains one of the words.
 */
import { readArguments, runMocha } from './mocha.mjs';

// An awkward zone: half-hour offset and daylight saving. Nothing may depend on it.
process.env.TZ = 'Australia/Lord_Howe';

/** The first only computes, mostly on random cases; the second often waits for processes that it starts. */
const SHARES = {
  '--core': ['test/{core,features,support,architecture,extension/unit}/**/*.test.ts'],
  '--server': ['test/{protocol,cli}/**/*.test.ts'],
};

const [first, ...others] = process.argv.slice(2);
const { report, words } = readArguments(first in SHARES ? others : process.argv.slice(2));
const globs = SHARES[first] ?? Object.values(SHARES).flat();
process.exitCode = await runMocha({ globs, words, report });
