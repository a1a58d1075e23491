/** Says in words what the schema expects, and writes its examples as YAML. */
import { hasType, isList, isMap, type SchemaNode, shapesOf } from './schema-node.ts';

/** `a duration`, `a map or a list of them`: every shape a value may take. */
export function typeInWords(node: SchemaNode): string {
  const words = new Set(shapesOf(node).map(shapeInWords));
  return joined([...words], 'or');
}

function shapeInWords(shape: SchemaNode): string {
  if (isList(shape)) return 'a list';
  if (isMap(shape)) return typeof shape.additionalProperties === 'object' ? 'a map by id' : 'a map';
  return expected(shape);
}

/** What one scalar is expected to be, to complete “… is not”. */
export function expected(shape: SchemaNode): string {
  if (shape['x-expected'] !== undefined) return shape['x-expected'];
  if (shape.enum) return `one of ${quoted(shape.enum.map(String), 'or')}`;
  if (hasType(shape, 'boolean') && shape.type === 'boolean') return '`true` or `false`';
  if (hasType(shape, 'number') || hasType(shape, 'integer')) return 'a number';
  return 'text';
}

/** “a, b and c”. */
export function joined(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** “`a`, `b` and `c`”. */
export function quoted(words: readonly string[], last: 'and' | 'or'): string {
  return joined(
    words.map((word) => `\`${word}\``),
    last,
  );
}

/** A title as it stands inside a sentence, with its article: `a task`, `an estimate`. */
export function withArticle(title: string): string {
  const word = /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
  return `${/^[aeio]/i.test(word) ? 'an' : 'a'} ${word}`;
}

/** A value on one line of YAML: `[mon, tue]`, `{text: Ask, due: 2026-02-06}`. */
export function inYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${inYaml(inner)}`)
      .join(', ')}}`;
  }
  return typeof value === 'string' ? scalarInYaml(value) : String(value);
}

/** Times such as `09:00-12:00` are quoted too, since older readers of YAML count in sixties. */
function scalarInYaml(text: string): string {
  const reads = /^(?:true|false|null|~|[-+.\d][\d._]*)$/i.test(text);
  const plain = /^[^\s\-?:,[\]{}#&*!|>'"%@`][^,[\]{}#\n]*$/.test(text) && !/:(?:\s|$)|\s$/.test(text);
  return plain && !reads && !/^\d\d:\d\d/.test(text) ? text : JSON.stringify(text);
}

/** With a capital letter at the beginning, as a sentence has. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
