/** The licences of the packages that are bundled into dist/, as those licences ask: THIRD-PARTY.txt. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** `inputs`: paths of all bundled files, relative to the root. */
export function writeNotices(root, outdir, inputs) {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== null));
  const notices = [...folders].map((folder) => notice(join(root, folder)));
  const unique = [...new Set(notices)].sort((a, b) => a.localeCompare(b, 'en'));
  writeFileSync(resolve(root, outdir, 'THIRD-PARTY.txt'), `${HEAD}\n\n${unique.join(RULE)}\n`);
}

const HEAD = 'Planline is built with these packages. Each is under its own licence, given below its name.';
const RULE = `\n\n${'-'.repeat(80)}\n\n`;

/** `node_modules/a/node_modules/@b/c/lib/x.js` → `node_modules/a/node_modules/@b/c`; null for our own files. */
function packageFolder(path) {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
  return match ? match[0] : null;
}

function notice(folder) {
  const { name, version, license, homepage = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^(?:licen[cs]e|copying)(?:\.|$)/i.test(one));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return [`${name} ${version} (${license})`, homepage, text].filter(Boolean).join('\n\n');
}
