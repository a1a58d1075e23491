/** Runs the tests that use the embedded VS Code as a person does. `[PART…]` as in unit.mjs. */
import { readArguments, runMocha } from './mocha.mjs';
import { install } from './vscode/embedded.mjs';

const { report, words } = readArguments(process.argv.slice(2));
await install();
const globs = ['test/extension/workbench/**/*.test.mjs'];
process.exitCode = await runMocha({ globs, words, report });
