/** ajv alone says what is wrong: nothing that it finds stays unsaid, and no text makes it stumble. */
import assert from 'node:assert/strict';
import { runToEnd } from '../../../server/src/core/base/steps.ts';
import { explainFaults } from '../../../server/src/core/schema/explain-faults.ts';
import { checkKept } from '../../../server/src/core/schema/kept.ts';
import { apartIn } from '../../../server/src/core/schema/places.ts';
import {
  hasType,
  mapShape,
  rootSchema,
  type SchemaNode,
  shapesOf,
} from '../../../server/src/core/schema/schema-node.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import { schemaProblems } from '../../support/schema-check.ts';

describe('what ajv finds', () => {
  const text = 'tasks:\n  survey:\n    duration: 3d\n';
  const { root } = readTree(text);
  const whole = { path: [], node: root, entry: null, parent: null, schema: rootSchema };
  const rows: readonly (readonly [title: string, pointer: string, place: string, says: string])[] = [
    [
      'is a finding at its place though nobody has words for it',
      '/tasks/survey',
      'survey',
      '`survey` is not as the plan schema wants it (`if`); see what it says there.',
    ],
    [
      'is a finding of the file where there is no such place',
      '/tasks/gone',
      'tasks',
      'The file is not as the plan schema wants it (`if`); see what it says there.',
    ],
  ];
  for (const [title, instancePath, place, says] of rows) {
    it(title, () => {
      const faults = [{ instancePath, schemaPath: '#/if', keyword: 'if', params: {} }];
      const [found, ...others] = explainFaults(whole, faults, null);
      assert.equal(found?.message, says);
      assert.equal(text.slice(found.span.start, found.span.end), place);
      assert.deepEqual(others, []);
    });
  }

  it('is not asked for twice: sound text has no findings and nothing to remember them by', () => {
    const kept = root && runToEnd(checkKept(root, null));
    assert.deepEqual(kept?.findings, []);
    assert.equal(kept?.maps.get('tasks')?.inside, null);
  });
});

describe('ajv', () => {
  const maps = ['{}', '{valueOf: 1}', '{toString: x}', '{constructor: {}}', '{__proto__: {}}', '{__proto__: null}'];
  for (const map of maps) {
    it(`does not stumble over ${map} twice in a list of things that differ`, () => {
      const found = schemaProblems(`calendars: {office: {working-days: [${map}, ${map}, mon]}}\n`);
      assert.deepEqual(
        found.map(({ rule }) => rule),
        ['schema', 'schema'],
      );
    });
  }

  it('sees keys that objects have by themselves', () => {
    const [unknown, ...others] = schemaProblems('tasks: {a: {__proto__: {duration: 3d}, duration: 3d}}\n');
    assert.match(unknown?.message ?? '', /`__proto__` is not a key of a task/);
    assert.deepEqual(others, []);
    assert.equal(schemaProblems('tasks: {__proto__: {duration: 5x}, constructor: 7}\n').length, 3);
  });

  it('has a validator for each map by id, in whose place null may stand', () => {
    const seen = new Set<SchemaNode>();
    const places: string[] = [];
    const visit = (schema: SchemaNode, path: string): void => {
      for (const shape of shapesOf(schema)) {
        if (seen.has(shape)) continue;
        seen.add(shape);
        for (const [key, child] of Object.entries(shape.properties ?? {})) {
          visit(child, `${path}/${key}`);
          const map = mapShape(child);
          if (typeof map?.additionalProperties !== 'object') continue;
          places.push(`${path}/${key}`);
          assert.ok(apartIn(schema).has(key) && hasType(map, 'null'), `${path}/${key}`);
        }
        for (const inner of [shape.items, shape.additionalProperties]) {
          if (typeof inner === 'object') visit(inner, `${path}/*`);
        }
      }
    };
    visit(rootSchema, '');
    for (const place of ['/phases', '/phases/*/tasks', '/risks/*/actions']) assert.ok(places.includes(place), place);
    assert.ok(places.length > 20, `${places.length} places`);
  });
});
