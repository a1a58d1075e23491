/** What a packaged extension must hold, what it must not, and how large it may be. */
import { readFileSync, statSync } from 'node:fs';

const NEEDED = [
  'package.json',
  'readme.md',
  'LICENSE.txt',
  'changelog.md',
  'client/media/icon.png',
  'dist/extension.js',
  'dist/server.js',
  'dist/server-bundle.js',
  'dist/worker.js',
  'dist/holiday-data.js',
  'dist/holiday-data-bundle.js',
  'dist/holiday-countries.txt',
  'dist/holiday-sky.js',
  'dist/holiday-calendars.js',
  'dist/THIRD-PARTY.txt',
  'dist/timeline.js',
  'dist/timeline.css',
  'dist/risks.js',
  'dist/risks.css',
  'docs/rules.md',
  'schemas/plan.schema.json',
  'syntaxes/planline.tmLanguage.json',
  'syntaxes/language-configuration.json',
];
const ALLOWED =
  /^(?:[^/]+\.(?:json|md|txt)|LICENSE|dist\/[\w-]+\.(?:js|css|txt)|client\/media\/[\w-]+\.(?:svg|png)|docs\/[\w-]+\.md|(?:schemas|syntaxes)\/[\w.-]+\.json)$/;
const MOST_BYTES = 2_000_000;

/** What is wrong with the package, a line each; says what is in it. */
export function checkPackage(file) {
  const names = zipNames(readFileSync(file)).filter((name) => name.startsWith('extension/'));
  const inside = names.map((name) => name.slice('extension/'.length));
  const size = statSync(file).size;
  process.stdout.write(`${inside.length} files, ${Math.round(size / 1000)} kB: ${inside.join(', ')}\n`);
  return [
    ...NEEDED.filter((name) => !inside.includes(name)).map((name) => `the package lacks ${name}`),
    ...inside.filter((name) => !ALLOWED.test(name)).map((name) => `the package should not hold ${name}`),
    ...(size > MOST_BYTES ? [`the package has ${size} bytes, more than ${MOST_BYTES}`] : []),
  ];
}

/** Names in a zip file, read from its central directory (APPNOTE 4.3.12 and 4.3.16). */
function zipNames(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a zip file');
  const names = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    names.push(bytes.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
