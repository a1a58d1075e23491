/**
 * The colours of a plan: the grammar tokenises as VS Code does it, with VS Code's own YAML grammar
 * and tokeniser out of the embedded editor. Without that editor these tests count as skipped.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rootSchema, type SchemaNode } from '../../server/src/core/schema/schema-node.ts';
import { repositoryRoot } from '../support/root.ts';

const EDITOR = join(repositoryRoot, '.vscode-test/embedded/node_modules/code-server/lib/vscode');
const grammarPath = join(repositoryRoot, 'syntaxes/planline.tmLanguage.json');

interface Token {
  readonly text: string;
  readonly scope: string;
}
type Tokenise = (text: string) => Token[];

interface Grammar {
  tokenizeLine(
    line: string,
    stack: unknown,
  ): {
    readonly tokens: readonly { readonly startIndex: number; readonly endIndex: number; readonly scopes: string[] }[];
    readonly ruleStack: unknown;
  };
}

async function loadTokeniser(): Promise<Tokenise> {
  const require = createRequire(join(EDITOR, 'package.json'));
  const textmate = require('vscode-textmate');
  const oniguruma = require('vscode-oniguruma');
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope: string) => {
      const name = scope.replace('source.', '').replace(/^yaml\./, 'yaml-');
      const path =
        scope === 'source.planline' ? grammarPath : join(EDITOR, `extensions/yaml/syntaxes/${name}.tmLanguage.json`);
      return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
  });
  const grammar: Grammar = await registry.loadGrammar('source.planline');
  return (text) => {
    let stack: unknown = textmate.INITIAL;
    return text.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens
        .map(({ startIndex, endIndex, scopes }) => ({
          text: line.slice(startIndex, endIndex),
          scope: scopes.at(-1) ?? '',
        }))
        .filter((token) => token.text.trim() !== '');
    });
  };
}

function allKeys(): Set<string> {
  const keys = new Set<string>();
  const visit = (node: SchemaNode): void => {
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      keys.add(key);
      visit(child);
    }
    if (typeof node.additionalProperties === 'object') visit(node.additionalProperties);
    if (node.items) visit(node.items);
    node.anyOf?.forEach(visit);
  };
  visit(rootSchema);
  Object.values(rootSchema.definitions).forEach(visit);
  // The known stages are ids of phases and look like them.
  for (const stage of Object.keys(rootSchema.properties?.['phases']?.properties ?? {})) keys.delete(stage);
  return keys;
}

describe('the grammar', () => {
  const grammar = JSON.parse(readFileSync(grammarPath, 'utf8'));
  const wordsOf = (rule: string): Set<string> => {
    const list = /\(\?:([a-z|-]+)\)/.exec(grammar.repository[rule].match)?.[1];
    return new Set(list?.split('|'));
  };

  it('knows the keys of the schema, and no other', () => {
    assert.deepEqual([...wordsOf('key')].sort(), [...allKeys()].sort());
  });

  it('knows the sections of the schema, and no other', () => {
    assert.deepEqual([...wordsOf('section')].sort(), Object.keys(rootSchema.properties ?? {}).sort());
  });
});

describe('the colours of a plan', () => {
  let tokenise: Tokenise;
  before(async function () {
    if (!existsSync(join(EDITOR, 'extensions/yaml'))) {
      process.stderr.write('SKIPPED: the embedded editor with the YAML grammar is not installed\n');
      this.skip();
    }
    tokenise = await loadTokeniser();
  });

  const rows: readonly (readonly [what: string, text: string, token: string, scope: string])[] = [
    ['a section', 'project:', 'project', 'keyword.other.section.planline'],
    ['a key', 'a:\n  duration: 3d', 'duration', 'variable.other.property.planline'],
    ['a key in braces', 'a: {percent-complete: 4}', 'percent-complete', 'variable.other.property.planline'],
    ['an id', 'tasks:\n  line-delivery:', 'line-delivery', 'entity.name.type.id.planline'],
    ['an id that begins like a key', 'tasks:\n  name-plates:', 'name-plates', 'entity.name.type.id.planline'],
    ['a date', 'a: {start: 2026-01-05}', '2026-01-05', 'constant.numeric.date.planline'],
    ['a date with a time', 'start: 2026-01-05T08:00', '2026-01-05T08:00', 'constant.numeric.date.planline'],
    ['the unit of a duration', 'duration: 3ed', 'ed', 'keyword.other.unit.planline'],
    ['a percentage', 'probability: 30%', '30', 'constant.numeric.percent.planline'],
    ['money', 'total: 1.2M', '1.2M', 'constant.numeric.money.planline'],
    ['a rate', 'rate: 95/h', '95', 'constant.numeric.money.planline'],
    ['hours', 'working-hours: ["09:00-12:00"]', '09:00-12:00', 'constant.numeric.hours.planline'],
    ['the type of a link', 'after: survey SS+2d', 'SS', 'keyword.control.link-type.planline'],
    ['the lag of a link', 'after: [a, survey FF - 50%]', '50%', 'constant.numeric.lag.planline'],
    ['the plan of a link', 'after: [dc:power-on FS]', 'dc', 'entity.name.namespace.planline'],
    ['a link in a block list', 'after:\n  - survey +2d', 'survey', 'variable.other.id.planline'],
    ['an id in a list of ids', 'approvers: [cio, cfo]', 'cfo', 'variable.other.id.planline'],
    ['the units of an assignment', 'assign: [ali 50%]', '50%', 'constant.numeric.units.planline'],
    ['pieces of material', 'assign: rack x4', 'x4', 'constant.numeric.units.planline'],
    ['a decision to go on', 'gate: {decision: go}', 'go', 'markup.inserted.decision.planline'],
    ['a decision not to', 'gate:\n  decision: no-go', 'no-go', 'markup.deleted.decision.planline'],
    ['a word of the language', 'type: cloud', 'cloud', 'constant.language.word.planline'],
    [
      'words for people',
      'name: Close within 3 days, and 4h later',
      'Close within 3 days, and 4h later',
      'string.unquoted.plain.out.yaml',
    ],
    ['words in quotes', 'description: "decision: go, 3d"', 'decision: go, 3d', 'string.quoted.double.yaml'],
    ['text over several lines', 'notes: |\n  duration: 3d', 'duration: 3d', 'string.unquoted.block.yaml'],
    ['a comment', '# after: survey SS+2d', ' after: survey SS+2d', 'comment.line.number-sign.yaml'],
    [
      'what follows a list that is not closed',
      'a:\n  after: [x\nproject: 1',
      'project',
      'keyword.other.section.planline',
    ],
  ];
  for (const [what, text, token, scope] of rows) {
    it(`show ${what}`, () => {
      const tokens = tokenise(text);
      assert.deepEqual(
        tokens.filter((found) => found.text === token).map((found) => found.scope),
        [scope],
        JSON.stringify(tokens),
      );
    });
  }
});

describe('the language configuration', () => {
  const configuration = JSON.parse(readFileSync(join(repositoryRoot, 'syntaxes/language-configuration.json'), 'utf8'));
  const words = (text: string): string[] => text.match(new RegExp(configuration.wordPattern, 'g')) ?? [];

  it('takes an id with hyphens, a date and a duration for one word each', () => {
    assert.deepEqual(words('after: [line-delivery SS+2d, dc:power-on]'), [
      'after',
      'line-delivery',
      'SS',
      '2d',
      'dc',
      'power-on',
    ]);
    assert.deepEqual(words('start: 2026-01-05T08:00'), ['start', '2026-01-05T08:00']);
    assert.deepEqual(words('assign: ali 50%'), ['assign', 'ali', '50%']);
  });

  it('indents after a key that opens something, not after a value', () => {
    const opens = new RegExp(configuration.indentationRules.increaseIndentPattern);
    for (const line of ['tasks:', '  survey:  # soon', '  - text:', 'after: [', 'scope: {']) assert.match(line, opens);
    for (const line of ['name: Survey', '# tasks:', 'name: "a:"', '']) assert.doesNotMatch(line, opens);
  });
});
