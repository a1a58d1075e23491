/**
 * Compiles schemas/plan.schema.json ahead of time into the validators that core/schema calls, so that
 * neither the server nor the command line carries or runs ajv's compiler: one for a whole file and
 * one for each map by id, whose entries are checked one by one.
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

/** What a map by id may ask for: each of its entries is then right or wrong whatever the others are. */
const BY_ENTRY = new Set(['type', 'propertyNames', 'properties', 'additionalProperties']);

export async function compileSchema() {
  if (isUpToDate()) return;
  const [{ default: Ajv }, { default: standaloneCode }, esbuild] = await Promise.all([
    import('ajv'),
    import('ajv/dist/standalone/index.js'),
    import('esbuild'),
  ]);
  const schema = bare(JSON.parse(readFileSync(schemaPath, 'utf8')), 'schema');
  for (const { node } of nodesOf(schema)) tellItemTypes(node, schema);
  const ajv = new Ajv.default({
    allErrors: true,
    allowUnionTypes: true,
    inlineRefs: false,
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    schemas: { plan: schema },
    code: { source: true, esm: true },
  });
  const pointers = [
    '',
    ...nodesOf(schema)
      .filter(isMapById)
      .map(({ pointer }) => pointer),
  ];
  const names = Object.fromEntries(pointers.map((pointer, i) => [`validate_${i}`, `plan#${pointer}`]));
  const code = standaloneCode.default(ajv, names);
  // ajv's helpers come with `require`; bundling leaves one module without imports.
  const { outputFiles } = await esbuild.build({
    stdin: { contents: withoutUnread(code) + byPointer(pointers), resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'warning',
  });
  // Whole or not at all: another process may be bundling it right now.
  const draft = `${resultPath}.${process.pid}`;
  writeFileSync(draft, outputFiles[0].text);
  renameSync(draft, resultPath);
}

function byPointer(pointers) {
  const rows = pointers.map((pointer, i) => `[${JSON.stringify(pointer)}, validate_${i}]`);
  return `\nexport default new Map([${rows.join(', ')}]);\n`;
}

/**
 * What ajv tells its functions and in its faults for others than us: where a value hangs, and the
 * types and words that a place would take. Without it the code is shorter and each call cheaper.
 */
function withoutUnread(code) {
  return code
    .replace(/params:\{(?:type|allowedValues): ?schema\d+[^{}]*\}/g, 'params:{}')
    .replace(/, ?parentData(?::data\d*)?, ?parentDataProperty(?::[^{},]+)?, ?rootData(?:=data)?\}/g, '}');
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

/** Every schema inside a bare one, with the JSON pointer to it; names contain neither `~` nor `/`. */
function nodesOf(value, pointer = '', role = 'schema') {
  if (value === null || typeof value !== 'object' || role === 'data') return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => {
    const innerRole = role === 'names' || Array.isArray(value) ? 'schema' : roleOf(key);
    return nodesOf(inner, `${pointer}/${key}`, innerRole);
  });
  return role === 'schema' && !Array.isArray(value) ? [{ node: value, pointer }, ...inside] : inside;
}

function isMapById({ node }) {
  return typeof node.additionalProperties === 'object' && Object.keys(node).every((key) => BY_ENTRY.has(key));
}

/**
 * Where items must differ and ajv sees that they are scalars, it compares them by their text, in one
 * pass; else each with each by an equality that stumbles over maps with a key such as `valueOf`.
 */
function tellItemTypes(node, schema) {
  if (!node.uniqueItems || node.items.$ref === undefined) return;
  const { type } = schema.definitions[node.items.$ref.slice('#/definitions/'.length)];
  if (type !== 'string') throw new Error(`items that must differ have to be text: ${node.items.$ref}`);
  node.items = { ...node.items, type };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileSchema();
