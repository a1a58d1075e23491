/** The schema alone, in other editors: a standard validator, with readers of YAML 1.2 and of 1.1. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { repositoryRoot } from '../../support/root.ts';

const schema = JSON.parse(readFileSync(join(repositoryRoot, 'schemas/plan.schema.json'), 'utf8'));
const sound = globSync(['examples/**/*.plan.yaml', 'test/core/schema/*.plan.yaml', '!examples/faulty/**'], {
  cwd: repositoryRoot,
});
const validate = new Ajv({ strict: false }).compile(schema);

/** Dates stay text, as in editors, which show a plan rather than compute with it. */
const readers = {
  '1.2': (text: string): unknown => parse(text),
  '1.1': (text: string): unknown =>
    parse(text, {
      version: '1.1',
      customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !tag.tag.endsWith(':timestamp')),
    }),
};

describe('the plan schema in another editor', () => {
  it('is of draft-07', () => {
    assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
    assert.ok(new Ajv().validateSchema({ ...schema }) !== false);
  });

  for (const [version, read] of Object.entries(readers)) {
    it(`accepts every sound plan, read as YAML ${version}`, () => {
      assert.ok(sound.length >= 7, `${sound.length} plans`);
      for (const file of sound) {
        const plan = read(readFileSync(join(repositoryRoot, file), 'utf8'));
        assert.ok(validate(plan), `${file}: ${JSON.stringify(validate.errors?.[0])}`);
      }
    });
  }

  it('finds a misspelt key and a wrong word', () => {
    assert.equal(validate({ project: { name: 'Move', typ: 'cloud' } }), false);
    assert.equal(validate({ project: { name: 'Move', type: 'clod' } }), false);
  });

  it('reads a value alike in both versions, or refuses it', () => {
    const words = [
      'yes',
      'on',
      'off',
      'no',
      'y',
      'n',
      '12_000',
      '0o17',
      '1:30',
      '2026-01-05',
      '08:00-12:00',
      'null',
      '.5h',
      '1e3',
    ];
    const keys = ['milestone', 'duration', 'status', 'fixed-cost', 'deadline', 'priority'];
    let accepted = 0;
    for (const word of words) {
      for (const key of keys) {
        const text = `tasks: {a: {${key}: ${word}}}`;
        const [newer, older] = [readers['1.2'](text), readers['1.1'](text)];
        if (!validate(newer) || !validate(older)) continue;
        accepted++;
        // Money with underscores is text for one and a number for the other, and the same amount for both.
        const same = JSON.stringify(newer).replace('"12_000"', '12000') === JSON.stringify(older);
        assert.ok(same, `${text}: ${JSON.stringify(newer)} and ${JSON.stringify(older)}`);
      }
    }
    assert.ok(accepted > 0);
  });
});
