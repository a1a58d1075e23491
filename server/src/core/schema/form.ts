/**
 * What the schema lets stand at a place, made ready for checking: which scalars, which keys and what
 * under them, which items. Each schema node is prepared once, on first use. Knows the part of JSON
 * Schema that `plan.schema.json` uses; a test holds it to ajv, another finds keywords it does not know.
 */
import { hasType, isList, isMap, isScalar, type SchemaNode, shapesOf } from './schema-node.ts';

type Scalar = string | number | boolean | null;

export interface Form {
  readonly schema: SchemaNode;
  readonly accepts: (value: Scalar) => boolean;
  /** Null where no map may stand. */
  readonly map: MapForm | null;
  readonly list: ListForm | null;
  /** The kinds of its scalars (`x-kind`). */
  readonly kinds: readonly string[];
  /** True where a map by id may stand here or further inside: worth remembering what was found where. */
  readonly holdsIds: boolean;
}

export interface MapForm {
  readonly shape: SchemaNode;
  /** Under a key; null where the key may not be written. */
  readonly under: (key: string) => Form | null;
  readonly isById: boolean;
  /** What every key has to be; null where any text will do. */
  readonly names: Form | null;
}

export interface ListForm {
  readonly shape: SchemaNode;
  readonly items: Form | null;
}

const prepared = new WeakMap<SchemaNode, Form>();

export function formOf(schema: SchemaNode): Form {
  const known = prepared.get(schema);
  if (known) return known;
  const shapes = shapesOf(schema);
  const map = shapes.find(isMap);
  const list = shapes.find(isList);
  const form: Form = {
    schema,
    accepts: scalarTest(shapes),
    map: map ? mapForm(map) : null,
    list: list ? { shape: list, items: list.items ? formOf(list.items) : null } : null,
    kinds: shapes.filter(isScalar).flatMap((shape) => shape['x-kind'] ?? []),
    holdsIds: holdsIds(schema, new Set()),
  };
  prepared.set(schema, form);
  return form;
}

function mapForm(shape: SchemaNode): MapForm {
  const { properties = {}, additionalProperties } = shape;
  const others = typeof additionalProperties === 'object' ? additionalProperties : null;
  const forms = new Map<string, Form>();
  return {
    shape,
    isById: others !== null,
    names: shape.propertyNames ? formOf(shape.propertyNames) : null,
    under(key) {
      const known = forms.get(key);
      if (known) return known;
      const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (own === undefined) return others && formOf(others);
      const form = formOf(own);
      forms.set(key, form);
      return form;
    },
  };
}

function holdsIds(schema: SchemaNode, seen: Set<SchemaNode>): boolean {
  return shapesOf(schema).some((shape) => {
    if (!isMap(shape) || seen.has(shape)) return false;
    seen.add(shape);
    return (
      typeof shape.additionalProperties === 'object' ||
      Object.values(shape.properties ?? {}).some((child) => holdsIds(child, seen))
    );
  });
}

function scalarTest(shapes: readonly SchemaNode[]): Form['accepts'] {
  const isNullable = shapes.some((shape) => hasType(shape, 'null'));
  const [first, ...others] = shapes.filter(isScalar).map(testOf);
  if (!first) return (value) => value === null && isNullable;
  if (others.length === 0) return (value) => (value === null ? isNullable : first(value));
  return (value) => (value === null ? isNullable : first(value) || others.some((test) => test(value)));
}

function testOf(shape: SchemaNode): (value: string | number | boolean) => boolean {
  const allowed = shape.enum;
  const isText = hasType(shape, 'string');
  const isNumber = hasType(shape, 'number');
  const isWhole = hasType(shape, 'integer');
  const isBoolean = hasType(shape, 'boolean');
  const pattern = shape.pattern === undefined ? null : new RegExp(shape.pattern, 'u');
  return (value) => {
    if (allowed && !allowed.includes(value)) return false;
    switch (typeof value) {
      case 'string':
        return isText && isOfLength(value, shape) && (pattern === null || pattern.test(value));
      case 'number':
        return (isNumber || (isWhole && Number.isInteger(value))) && isInRange(value, shape);
      case 'boolean':
        return isBoolean;
    }
  };
}

/** JSON Schema counts characters, not UTF-16 code units. */
function isOfLength(text: string, { minLength, maxLength }: SchemaNode): boolean {
  if (minLength !== undefined && text.length < 2 * minLength && [...text].length < minLength) return false;
  if (maxLength === undefined || text.length <= maxLength) return true;
  return text.length <= 2 * maxLength && [...text].length <= maxLength;
}

function isInRange(value: number, { minimum, maximum, exclusiveMinimum }: SchemaNode): boolean {
  return (
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum)
  );
}
