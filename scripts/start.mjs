/**
 * `npm start`: sets up a fresh clone, builds, and opens examples/ in a real VS Code with the
 * timeline beside a plan. `npm start -- --screenshot FILE` takes a picture of that instead.
 * Ctrl-C ends everything it started.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';
import { findDesktop, hasDisplay, openDesktop } from './vscode/desktop.mjs';
import { install, root } from './vscode/embedded.mjs';
import { startServer } from './vscode/server.mjs';

const USAGE = `npm start                                opens examples/ in VS Code
npm start -- --embedded                  … in the browser, even where a desktop VS Code is installed
npm start -- --screenshot FILE           saves a picture of the editor with the timeline, and ends
             [--theme dark|light|hc-dark|hc-light] [--plan FILE] [--panel timeline|risks]… [--line N]
`;

const SETTINGS = { 'planline.timeline.openWithPlan': true };

async function main() {
  const { values: options } = parseArgs({
    options: {
      embedded: { type: 'boolean', default: false },
      screenshot: { type: 'string' },
      theme: { type: 'string' },
      plan: { type: 'string' },
      panel: { type: 'string', multiple: true },
      line: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const began = Date.now();
  await setUp();
  if (options.screenshot !== undefined) await savePicture(options);
  else {
    const { EXAMPLES, FIRST_PLAN } = await import('./vscode/picture.mjs');
    const desktop = options.embedded ? null : findDesktop();
    if (desktop) await showOnDesktop(desktop, EXAMPLES, FIRST_PLAN);
    else await showEmbedded(EXAMPLES, FIRST_PLAN, began);
  }
}

async function savePicture(options) {
  await install();
  const { takePicture } = await import('./vscode/picture.mjs');
  const file = resolve(process.env.INIT_CWD ?? root, options.screenshot);
  await takePicture({
    file,
    ...(options.theme && { theme: options.theme }),
    ...(options.plan && { plan: resolve(process.env.INIT_CWD ?? root, options.plan) }),
    ...(options.panel && { panels: options.panel }),
    ...(options.line && { line: Number(options.line) }),
  });
  process.stdout.write(`Saved ${file}\n`);
}

async function showOnDesktop(program, folder, file) {
  process.stdout.write('Opening VS Code. Close its window or press Ctrl-C to end.\n');
  process.exitCode = await openDesktop(program, { folder, file, settings: SETTINGS });
}

async function showEmbedded(folder, file, began) {
  await install();
  const server = await startServer({ extension: 'linked', settings: SETTINGS });
  const address = server.address({ folder, payload: [['openFile', server.remote(file)]] });
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(
    `\nPlanline runs in VS Code (ready after ${seconds} s). Open\n\n  ${address}\n\nCtrl-C ends it.\n`,
  );
  openBrowser(address);
  await new Promise((ended) => server.child.once('exit', ended));
}

/** In the default browser, where there is one; the address is printed anyway. */
function openBrowser(address) {
  if (!hasDisplay() || process.env.CI) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  const browser = spawn(command, args, { stdio: 'ignore', detached: true });
  browser.once('error', () => process.stdout.write('No browser could be opened; use the address above.\n'));
  browser.unref();
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
