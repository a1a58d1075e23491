import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { printableJson, printableJsonPieces } from '../../server/src/cli/escape.ts';
import { writePieces } from '../../server/src/cli/io.ts';
import { turn } from '../../server/src/lsp/turn.ts';
import { corpusFiles } from '../support/corpora.ts';
import { cli, inFolder } from './run-cli.ts';

const PLAN = [
  'project: {name: Move, start: 2026-03-02, deadline: 2026-03-03}',
  'include: [team/people.plan.yaml]',
  'tasks:',
  '  design: {name: "🚚 100%, ::error::no", duration: 5d, assign: ali}',
  '  build: {name: "🚚", duration: 1d, after: desing}',
  '  test: {duration: "[see](https://example.com)", after: [desing, desing SS]}',
  '  design: {duration: 1d}',
  '',
].join('\n');
const FILES = { 'a b.plan.yaml': PLAN, 'team/people.plan.yaml': 'resources:\n  ali: {nam: Ali}\n' };

/** What a format prints of `FILES`, or of others. */
async function printed(format: string, files: Readonly<Record<string, string>> = FILES): Promise<string> {
  return inFolder(files, async (cwd) => {
    const { code, stdout, stderr } = await cli(['check', '--format', format], { cwd });
    assert.equal(code, 1);
    assert.equal(stderr, '');
    return stdout;
  });
}

describe('planline check for code hosts', () => {
  for (const { format, schema } of [
    { format: 'sarif', schema: 'sarif-2.1.0.json' },
    { format: 'rdjson', schema: 'rdjson.json' },
  ]) {
    it(`${format}: what it prints is valid by the published schema`, async function () {
      const file = corpusFiles('schemas', '.json')?.find(({ name }) => name === schema);
      if (!file) return this.skip();
      const { $schema: _, ...rules } = JSON.parse(file.read());
      const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(rules);
      assert.ok(validate(JSON.parse(await printed(format))), JSON.stringify(validate.errors));
      assert.ok(!validate({ version: 1, runs: 1, diagnostics: 1 }), 'the schema refuses nothing');
    });
  }

  it('sarif: every finding has its rule, level, relative path, UTF-16 region and fixes', async () => {
    const [run] = JSON.parse(await printed('sarif')).runs;
    const unknown = run.results.find((each: { ruleId: string }) => each.ruleId === 'unknown-task');
    assert.equal(run.tool.driver.rules[unknown.ruleIndex].id, 'unknown-task');
    assert.equal(unknown.level, 'error');
    const { physicalLocation } = unknown.locations[0];
    assert.deepEqual(physicalLocation.artifactLocation, { uri: 'a%20b.plan.yaml', uriBaseId: '%SRCROOT%' });
    const startColumn = (PLAN.split('\n')[4] ?? '').indexOf('desing') + 1;
    assert.deepEqual(physicalLocation.region, { startLine: 5, startColumn, endLine: 5, endColumn: startColumn + 6 });
    assert.deepEqual(unknown.fixes[0].artifactChanges[0].replacements[0], {
      deletedRegion: physicalLocation.region,
      insertedContent: { text: 'design' },
    });
    const paths = run.results.map((each: typeof unknown) => each.locations[0].physicalLocation.artifactLocation.uri);
    assert.ok(paths.includes('team/people.plan.yaml'));
    const texts: string[] = run.results.map((each: { message: { text: string } }) => each.message.text);
    assert.ok(
      texts.some((text) => text.includes('\\[see\\]')),
      'no message tells the words of the plan',
    );
    for (const text of texts) assert.doesNotMatch(text, /(?<!\\)\[/);
  });

  it('github: one command a finding, in which nothing of the plan is a command or a second property', async () => {
    const lines = (await printed('github')).trimEnd().split('\n');
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) file=[^,]+,line=\d+,[^:]*::[^\r\n]*$/);
    assert.ok(lines.some((line) => line.startsWith('::error file=a b.plan.yaml,line=5,endLine=5,col=')));
  });

  it('github: a file name cannot end the place of its finding', async () => {
    const [line] = (await printed('github', { 'x,line=9%.plan.yaml': 'project: {nam: X}\n' })).split('\n');
    assert.match(line ?? '', /^::error file=x%2Cline=9%25\.plan\.yaml,line=1,/);
  });

  it('gitlab: a list of findings with what its Code Quality report requires', async () => {
    const found = JSON.parse(await printed('gitlab'));
    assert.ok(found.length > 4);
    for (const { description, check_name, fingerprint, severity, location } of found) {
      assert.ok(description && check_name && /^[0-9a-f]{64}$/.test(fingerprint));
      assert.ok(['info', 'minor', 'major'].includes(severity));
      assert.ok(location.path && location.positions.begin.line > 0 && location.positions.end.column > 0);
    }
  });

  it('rdjson: columns count bytes of UTF-8, and a fix is a suggestion', async () => {
    const { diagnostics } = JSON.parse(await printed('rdjson'));
    const unknown = diagnostics.find((each: { code: { value: string } }) => each.code.value === 'unknown-task');
    const before = (PLAN.split('\n')[4] ?? '').split('desing')[0] ?? '';
    const column = Buffer.byteLength(before) + 1;
    assert.deepEqual(unknown.location.range, { start: { line: 5, column }, end: { line: 5, column: column + 6 } });
    assert.deepEqual(unknown.suggestions, [{ range: unknown.location.range, text: 'design' }]);
    assert.equal(unknown.severity, 'ERROR');
  });

  it('fingerprints differ between findings and stay the same where other lines change', async () => {
    const marksOf = async (plan: string): Promise<string[]> =>
      JSON.parse(await printed('gitlab', { ...FILES, 'a b.plan.yaml': plan })).map(
        (each: { fingerprint: string }) => each.fingerprint,
      );
    const before = await marksOf(PLAN);
    assert.equal(new Set(before).size, before.length);
    const others = PLAN.replace('tasks:\n', '# a comment\n\ntasks:\n  first: {duration: 2d}\n').replace('5d', '6d');
    assert.deepEqual(await marksOf(others), before);
  });
});

describe('planline check PART', () => {
  const root = (name: string, include: string): string =>
    `project: {name: ${name}, start: 2026-03-02}\ninclude: [${include}]\ntasks:\n  own: {duration: tree}\n`;
  const files = {
    'plans/one.plan.yaml': root('One', '../parts/shared.plan.yaml'),
    'plans/two.plan.yaml': `${root('Two', '../parts/shared.plan.yaml')}  ready: {duration: 1d}\n`,
    'parts/shared.plan.yaml': 'tasks:\n  shared: {duration: 1d, after: ready}\n',
  };

  it('is checked inside every plan of the repository that includes it, and tells of itself alone', async () => {
    await inFolder(files, async (cwd) => {
      mkdirSync(join(cwd, '.git'));
      const { stdout } = await cli(['check', 'parts/shared.plan.yaml', '--format', 'json'], { cwd });
      const found = JSON.parse(stdout);
      assert.deepEqual(
        found.files.map(({ path }: { path: string }) => path),
        ['parts/shared.plan.yaml'],
      );
      const rules = found.files[0].problems.map(({ rule }: { rule: string }) => rule);
      assert.ok(rules.includes('unknown-task'), 'plan One has no task `ready`');
    });
  });

  it('is checked alone outside of a repository', async () => {
    await inFolder(files, async (cwd) => {
      const { stdout } = await cli(['check', 'parts/shared.plan.yaml'], { cwd });
      assert.equal(stdout, 'No findings in 1 file\n');
    });
  });

  it('writes JSON that is made while it is written as it writes what is there', () => {
    function* listed(values: readonly unknown[]): Generator<unknown> {
      yield* values;
    }
    const values = ['a\nb\u202e', { x: [], 'y\u007f': { z: [1, null] } }, [], {}];
    const whole = { version: 1, none: [], runs: [{ results: values, last: true }, values] };
    const made = { version: 1, none: listed([]), runs: [{ results: listed(values), last: true }, listed(values)] };
    assert.equal([...printableJsonPieces(made)].join(''), printableJson(whole));
    assert.equal([...printableJsonPieces(listed([whole]))].join(''), printableJson([whole]));
  });

  it('makes no more of a long list than is read', async () => {
    let isTaken: () => void = () => {};
    let made = 0;
    const written: string[] = [];
    function* lines(): Generator<string> {
      for (; made < 3000; made++) yield `${'x'.repeat(99)}\n`;
    }
    const output = {
      write: (text: string) => written.push(text),
      taken: () => new Promise<void>((resolve) => (isTaken = resolve)),
      isTerminal: false,
      columns: null,
    };
    const whole = writePieces(output, lines());
    for (const count of [1, 2, 3]) {
      await turn();
      assert.deepEqual([written.length, Math.ceil(made / 656)], [count, count]);
      isTaken();
    }
    await turn();
    isTaken();
    await whole;
    assert.equal(written.join('').length, 300_000);
  });
});
