/** Finds a Chromium (or Chrome, or Edge) on this machine and starts it without a window. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const folder = process.env[variable];
    if (!folder) return [];
    return [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
  }),
};

/** Path of the browser's program: PLANLINE_CHROMIUM, else from PATH, else from the usual places; null if there is none. */
export function findChromium() {
  const given = process.env.PLANLINE_CHROMIUM;
  if (given) return existsSync(given) ? given : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath =
    process.platform === 'win32' ? [] : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(PLACES[process.platform] ?? [])].find((path) => existsSync(path)) ?? null;
}

export async function launchChromium() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge found; set PLANLINE_CHROMIUM to its program');
  // Only here: a fresh clone looks for a browser before its packages are installed.
  const { chromium } = await import('playwright-core');
  // Containers have a small /dev/shm, no GPU, and often run as root, which Chromium's sandbox refuses.
  const args = ['--disable-dev-shm-usage', '--disable-gpu'];
  if (process.platform === 'linux') args.push('--no-sandbox');
  return chromium.launch({ executablePath, args });
}
