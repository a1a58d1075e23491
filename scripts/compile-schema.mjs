/**
 * Compiles schemas/plan.schema.json ahead of time into the validator that check.ts calls, so that
 * neither the server nor the command line carries or runs ajv's compiler.
 * `node scripts/compile-schema.mjs`; does nothing where the result is newer than what it is made from.
 */
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const schemaPath = fileURLToPath(new URL('../schemas/plan.schema.json', import.meta.url));
const resultPath = fileURLToPath(new URL('../server/src/core/schema/validate.generated.js', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
/** What the result is made from; the lock file stands for the version of ajv. */
const sources = [
  schemaPath,
  fileURLToPath(import.meta.url),
  fileURLToPath(new URL('../package-lock.json', import.meta.url)),
];

/** Words for people: the validator does not need them, and they are half of the schema. */
const ANNOTATIONS = new Set(['title', 'description', 'examples', 'default', 'markdownEnumDescriptions']);

export async function compileSchema() {
  if (isUpToDate()) return;
  const [{ default: Ajv }, { default: standaloneCode }, esbuild] = await Promise.all([
    import('ajv'),
    import('ajv/dist/standalone/index.js'),
    import('esbuild'),
  ]);
  const ajv = new Ajv.default({
    allErrors: true,
    allowUnionTypes: true,
    inlineRefs: false,
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, lines: true },
  });
  const schema = bare(JSON.parse(readFileSync(schemaPath, 'utf8')), 'schema');
  const code = standaloneCode.default(ajv, ajv.compile(schema));
  // ajv's helpers come with `require`; bundling leaves one module without imports.
  const { outputFiles } = await esbuild.build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'cjs',
    write: false,
    logLevel: 'warning',
  });
  // Whole or not at all: another process may be bundling it right now.
  const draft = `${resultPath}.${process.pid}`;
  writeFileSync(draft, onFirstCall(outputFiles[0].text));
  renameSync(draft, resultPath);
}

/** The validator as a module that costs nothing before it is called: starting up comes before checking. */
function onFirstCall(commonJs) {
  return `function make() {
const module = { exports: {} };
${commonJs}
return module.exports.default;
}
let compiled;
export default function validate(data) {
  compiled ??= make();
  const valid = compiled(data);
  validate.errors = compiled.errors;
  return valid;
}
`;
}

function isUpToDate() {
  const result = statSync(resultPath, { throwIfNoEntry: false });
  const newest = Math.max(...sources.map((path) => statSync(path).mtimeMs));
  return result !== undefined && result.mtimeMs > newest;
}

/** A schema without annotations. Keys of `properties` and `definitions` are names, not keywords. */
function bare(value, role) {
  if (Array.isArray(value)) return value.map((item) => bare(item, role));
  if (value === null || typeof value !== 'object' || role === 'data') return value;
  const entries = Object.entries(value).filter(
    ([key]) => role === 'names' || !(ANNOTATIONS.has(key) || key.startsWith('x-')),
  );
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, bare(inner, role === 'names' ? 'schema' : roleOf(key))]),
  );
}

function roleOf(keyword) {
  if (keyword === 'properties' || keyword === 'definitions') return 'names';
  return keyword === 'enum' || keyword === 'const' || keyword === 'required' ? 'data' : 'schema';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileSchema();
