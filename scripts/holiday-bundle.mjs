/**
 * What the bundle of public holidays leaves for later, as a plugin of esbuild: the data of countries, which it reads from a
 * text beside it, one a line, as they are asked for, and moment with its table of time zones, a bundle of its own that is
 * loaded for the first equinox.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The text of countries, and the bundle that exports moment. */
export const COUNTRIES = 'holiday-countries.txt';
export const ZONES = './holiday-zones.js';

export function holidayBundle(folder) {
  return {
    name: 'holidays',
    setup(build) {
      build.onLoad({ filter: /date-holidays[\\/]src[\\/]data\.js$/ }, async ({ path }) => {
        const { data } = await import(pathToFileURL(path).href);
        const { holidays, ...rest } = data;
        const lines = Object.entries(holidays).map(([code, country]) => `${code} ${JSON.stringify(country)}\n`);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, COUNTRIES), lines.join(''));
        return { contents: countriesBeside(rest), loader: 'js' };
      });
      build.onResolve({ filter: /^moment-timezone$/ }, ({ kind }) => {
        return kind === 'entry-point' ? undefined : { path: 'moment', namespace: 'later' };
      });
      build.onLoad({ filter: /./, namespace: 'later' }, () => ({ contents: MOMENT_LATER, loader: 'js' }));
    },
  };
}

/** All that the library uses of it. */
const MOMENT_LATER = `
  let moment = null;
  const made = () => (moment ??= require(${JSON.stringify(ZONES)}));
  const later = (...date) => made()(...date);
  later.tz = (...date) => made().tz(...date);
  export default later;
`;

function countriesBeside(rest) {
  return `
    import { readFileSync } from 'node:fs';
    import { join } from 'node:path';
    const holidays = {};
    for (const line of readFileSync(join(__dirname, ${JSON.stringify(COUNTRIES)}), 'utf8').split('\\n')) {
      const code = line.slice(0, line.indexOf(' '));
      let country = null;
      const get = () => (country ??= JSON.parse(line.slice(code.length)));
      if (code) Object.defineProperty(holidays, code, { get, enumerable: true });
    }
    export const data = { ...${JSON.stringify(rest)}, holidays };
  `;
}
