#!/usr/bin/env node
/**
 * Stands in for the `code` program: runs an extension's tests in the embedded VS Code. Understands
 * the arguments that @vscode/test-electron passes and ends with the tests' exit code. An extension
 * host that dies says 0: whoever calls must ask for a report as well. With PLANLINE_VERBOSE set, all
 * that editor and tests say is printed.
 */
import { format, parseArgs } from 'node:util';
import { stop } from '../processes.mjs';
import { launchChromium } from './chromium.mjs';
import { startServer } from './server.mjs';

const PATIENCE = Number(process.env.PLANLINE_HOST_TIMEOUT ?? 180_000);

const { values, positionals } = parseArgs({
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const opened = positionals[0];
const development = values.extensionDevelopmentPath;
const tests = values.extensionTestsPath;
if (!opened || !development || !tests) {
  process.stderr.write(
    'usage: embedded-code.mjs FOLDER|WORKSPACE --extensionDevelopmentPath=P --extensionTestsPath=P\n',
  );
  process.exit(2);
}

const server = await startServer({ driver: true, extension: process.env.PLANLINE_VSIX ?? 'none' });
const browser = await launchChromium();
let code = 1;
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const exit = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no result within ${PATIENCE / 1000} s`)), PATIENCE).unref();
    page.once('crash', () => reject(new Error('the page crashed')));
    server.child.once('exit', () => reject(new Error('the server ended')));
    page.exposeFunction('codeAutomationExit', (result) => resolve(result));
  });
  await page.exposeFunction('codeAutomationLog', (_type, args) => {
    if (process.env.PLANLINE_VERBOSE) process.stdout.write(`${format(...args)}\n`);
  });
  const payload = [
    ['extensionDevelopmentPath', server.remote(development)],
    ['extensionTestsPath', server.remote(tests)],
  ];
  const place = opened.endsWith('.code-workspace') ? { workspace: opened } : { folder: opened };
  await page.goto(server.address({ ...place, payload }));
  code = await exit;
} catch (error) {
  process.stderr.write(`embedded VS Code: ${error.message}\n`);
} finally {
  await browser.close().catch(() => undefined);
  await stop(server.child);
}
process.exit(code);
