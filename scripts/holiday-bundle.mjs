/**
 * What the bundle of public holidays leaves for later, as a plugin of esbuild: the data of countries, which it reads from a
 * text beside it as they are asked for; other calendars; and what follows from sun and moon (equinoxes, Chinese and Korean
 * dates), with the orbit of the earth, moment and its time zones. The last two are bundles of their own.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The text of countries, a line each. */
export const COUNTRIES = 'holiday-countries.txt';

const MOMENT = 'moment-timezone';
/** By bundle, the modules of the library that are in it. */
const LATER = {
  './holiday-sky.js': ['Equinox', 'Chinese', MOMENT],
  './holiday-calendars.js': ['Julian', 'Hebrew', 'Hijri', 'Jalaali', 'BengaliRevised'],
};
export const LATER_BUNDLES = Object.keys(LATER);

export function holidayBundle(folder) {
  return {
    name: 'holidays',
    setup(build) {
      build.onLoad({ filter: /date-holidays[\\/]src[\\/]data\.js$/ }, async () => {
        const { data } = await import(pathToFileURL(DATA).href);
        const { holidays, ...rest } = data;
        mkdirSync(folder, { recursive: true });
        const places = writeCountries(join(folder, COUNTRIES), holidays);
        return { contents: countriesBeside(rest, places), loader: 'js' };
      });
      // Entries of the bundles of their own.
      build.onResolve({ filter: /^holiday-(?:sky|calendars)$/ }, ({ path }) => ({ path, namespace: 'apart' }));
      build.onLoad({ filter: /./, namespace: 'apart' }, ({ path }) => ({
        contents: entryOf(path),
        resolveDir: PARSER,
      }));
      // What the others see of them.
      build.onResolve({ filter: /^(?:\.\/\w+\.js|moment-timezone)$/ }, ({ path, importer }) => {
        const user = /(?:CalEventFactory|CalDate)\.js$/.test(importer);
        return user && apart(nameOf(path)) ? { path: nameOf(path), namespace: 'later' } : undefined;
      });
      build.onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({ contents: laterOf(path), loader: 'js' }));
      build.onLoad({ filter: /moment-timezone[\\/]data[\\/]packed[\\/]latest\.json$/ }, async ({ path }) => {
        const { data } = await import(pathToFileURL(DATA).href);
        return { contents: JSON.stringify(zonesOf(JSON.parse(readFileSync(path, 'utf8')), data)), loader: 'json' };
      });
      // An object of JavaScript takes many times as long to read.
      build.onLoad({ filter: /astronomia[\\/]data[\\/]vsop87Bearth\.js$/ }, async ({ path }) => {
        const { default: orbit } = await import(pathToFileURL(path).href);
        return { contents: `export default ${parsed(orbit)}`, loader: 'js' };
      });
      // Its index names a hundred modules, each of which makes a table or two as it is loaded.
      build.onResolve({ filter: /^\.\/.+\.js$/ }, ({ path, importer, resolveDir }) => {
        const isAstronomy = /astronomia[\\/]src[\\/]/.test(importer);
        return isAstronomy ? { path: join(resolveDir, path), sideEffects: false } : undefined;
      });
    },
  };
}

const HOLIDAYS = createRequire(import.meta.url).resolve('date-holidays');
const DATA = join(HOLIDAYS, '../../src/data.js');
const PARSER = join(createRequire(HOLIDAYS).resolve('date-holidays-parser'), '../../src');

const nameOf = (path) => path.replace(/^\.\/|\.js$/g, '');
const apart = (name) => Object.keys(LATER).find((bundle) => LATER[bundle].includes(name));

function entryOf(bundle) {
  const names = LATER[`./${bundle}.js`];
  const from = (name) => (name === MOMENT ? name : `./${name}.js`);
  return names.map((name) => `export { default as ${exportOf(name)} } from '${from(name)}';`).join('\n');
}

const exportOf = (name) => (name === MOMENT ? 'moment' : name);

/** A class whose objects are those of the one that is loaded with the first of them. */
function laterOf(name) {
  const made = `require(${JSON.stringify(apart(name))}).${exportOf(name)}`;
  if (name !== MOMENT) return `export default function (options) { return new (${made})(options); }`;
  return `const moment = (...date) => ${made}(...date);
    moment.tz = (...date) => ${made}.tz(...date);
    export default moment;`;
}

/** The table without zones that no rule names, which is nearly all of it. */
function zonesOf({ zones, links, ...rest }, data) {
  const rules = JSON.stringify(data.holidays).matchAll(/(?:equinox|solstice) in ([A-Z][\w/]*)/g);
  const named = ['GMT', ...[...rules].map(([, zone]) => zone)];
  const wanted = links.filter((link) => named.includes(link.split('|')[1]));
  const kept = new Set([...named, ...wanted.map((link) => link.split('|')[0])]);
  return { ...rest, zones: zones.filter((zone) => kept.has(zone.split('|')[0])), links: wanted };
}

/** Where each begins and ends, in bytes. */
function writeCountries(file, holidays) {
  const places = {};
  const lines = [];
  let at = 0;
  for (const [code, country] of Object.entries(holidays)) {
    const line = Buffer.from(`${JSON.stringify(country)}\n`);
    places[code] = [at, line.length];
    at += line.length;
    lines.push(line);
  }
  writeFileSync(file, Buffer.concat(lines));
  return places;
}

function countriesBeside(rest, places) {
  return `
    import { closeSync, openSync, readSync } from 'node:fs';
    import { join } from 'node:path';
    function read([at, length]) {
      const file = openSync(join(__dirname, ${JSON.stringify(COUNTRIES)}), 'r');
      try {
        const bytes = Buffer.alloc(length);
        readSync(file, bytes, 0, length, at);
        return JSON.parse(bytes.toString());
      } finally {
        closeSync(file);
      }
    }
    const places = ${parsed(places)};
    const holidays = {};
    for (const code of Object.keys(places)) {
      let country = null;
      const get = () => (country ??= read(places[code]));
      Object.defineProperty(holidays, code, { get, enumerable: true });
    }
    export const data = { ...${parsed(rest)}, holidays };
  `;
}

/** An expression for a value. */
function parsed(value) {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}
