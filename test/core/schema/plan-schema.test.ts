/** The schema file itself: usable alone in any YAML editor, complete in words, strict in shape. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { inYaml } from '../../../server/src/core/schema/in-words.ts';
import { rootSchema, type SchemaNode } from '../../../server/src/core/schema/schema-node.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import { repositoryRoot } from '../../support/root.ts';

interface Found {
  readonly at: string;
  readonly node: SchemaNode;
  readonly isKey: boolean;
}

/** Every schema node of the file, with the way to it. */
function allNodes(): Found[] {
  const found: Found[] = [];
  const visit = (node: SchemaNode, at: string, isKey: boolean): void => {
    found.push({ at, node, isKey });
    for (const [key, child] of Object.entries(node.properties ?? {})) visit(child, `${at}.${key}`, true);
    if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, `${at}.*`, false);
    if (node.items) visit(node.items, `${at}[]`, false);
    node.anyOf?.forEach((branch, i) => {
      visit(branch, `${at}|${i}`, false);
    });
  };
  visit(rootSchema, 'plan', false);
  for (const [name, node] of Object.entries(rootSchema.definitions)) visit(node, `#${name}`, false);
  return found;
}

const nodes = allNodes();
const keys = nodes.filter(({ isKey }) => isKey);
const maps = nodes.filter(({ node }) => [node.type].flat().includes('object'));

/** Words that a reader of YAML 1.1 takes for true or false. */
const BOOLEANS_OF_1_1 = /^(?:y|n|yes|no|on|off|true|false)$/i;

describe('the plan schema', () => {
  it('was read whole', () => {
    assert.ok(keys.length > 250, `${keys.length} keys`);
    assert.ok(maps.length > 60, `${maps.length} maps`);
  });

  it('says of every key what it means to a project manager', () => {
    const silent = keys.filter(({ node }) => !node.title?.trim() || (node.description ?? '').length < 8);
    assert.deepEqual(
      silent.map(({ at }) => at),
      [],
    );
  });

  it('ends every description as a sentence', () => {
    const open = nodes.filter(({ node }) => node.description !== undefined && !/[.!?]$/.test(node.description));
    assert.deepEqual(
      open.map(({ at }) => at),
      [],
    );
  });

  it('knows every key of every map', () => {
    const open = maps.filter(
      ({ node }) => node.additionalProperties === undefined || node.additionalProperties === true,
    );
    assert.deepEqual(
      open.map(({ at }) => at),
      [],
    );
  });

  it('says what each word of an enumeration means', () => {
    const mute = nodes.filter(({ at, node }) => {
      const words = node.enum?.filter((word) => typeof word === 'string') ?? [];
      const meanings = node.markdownEnumDescriptions?.filter((meaning) => meaning.endsWith('.')) ?? [];
      return at !== '' && words.length !== meanings.length;
    });
    assert.deepEqual(
      mute.map(({ at }) => at),
      [],
    );
  });

  it('has no word that older readers of YAML take for true or false', () => {
    const words = nodes.flatMap(({ node }) => [...(node.enum ?? []), ...Object.keys(node['x-words'] ?? {})]);
    const inKeys = nodes.flatMap(({ node }) => Object.keys(node.properties ?? {}));
    const strings = [...words.filter((word) => typeof word === 'string'), ...inKeys];
    assert.ok(strings.length > 300);
    assert.deepEqual(
      strings.filter((word) => BOOLEANS_OF_1_1.test(word)),
      [],
    );
  });

  it('writes its keys in kebab case', () => {
    const odd = keys.map(({ at }) => at.split('.').at(-1) ?? '').filter((key) => !/^[a-z]+(?:-[a-z]+)*$/.test(key));
    assert.deepEqual(odd, []);
  });

  it('keeps a reference and assertions apart, since draft-07 ignores what stands beside a reference', () => {
    const annotations = /^(?:\$ref|title|description|default|examples|x-.*)$/;
    const mixed = nodes.filter(({ node }) => node.$ref && !Object.keys(node).every((key) => annotations.test(key)));
    assert.deepEqual(
      mixed.map(({ at }) => at),
      [],
    );
  });

  it('uses every definition', () => {
    const text = readFileSync(join(repositoryRoot, 'schemas/plan.schema.json'), 'utf8');
    const unused = Object.keys(rootSchema.definitions).filter((name) => !text.includes(`"#/definitions/${name}"`));
    assert.deepEqual(unused, []);
  });

  describe('in a standard validator', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addSchema({ ...rootSchema, $id: 'plan' });
    const validatorOf = (node: SchemaNode): ValidateFunction =>
      ajv.compile({ ...JSON.parse(JSON.stringify(node).replaceAll('"#/definitions/', '"plan#/definitions/')) });

    it('accepts its own examples and defaults', () => {
      let tried = 0;
      const wrong: string[] = [];
      for (const { at, node } of nodes) {
        const values = [...(node.examples ?? []), ...(node.default === undefined ? [] : [node.default])];
        if (values.length === 0) continue;
        const validate = validatorOf(node);
        for (const value of values) {
          tried++;
          if (!validate(value)) wrong.push(`${at}: ${JSON.stringify(value)} ${ajv.errorsText(validate.errors)}`);
        }
      }
      assert.deepEqual(wrong, []);
      assert.ok(tried > 300, `${tried} examples`);
    });

    it('has examples that read back from YAML as they are', () => {
      for (const { at, node } of nodes) {
        for (const value of node.examples ?? []) {
          const yaml = inYaml(value);
          assert.deepEqual(parse(yaml), value, `${at}: ${yaml}`);
          assert.deepEqual(readTree(`key: ${yaml}\n`).problems, [], `${at}: ${yaml}`);
        }
      }
    });
  });
});
