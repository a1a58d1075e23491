/** Folding, links, formatting, symbols of the workspace, positions. */
import assert from 'node:assert/strict';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { formatting, rangeFormatting } from '../../server/src/features/formatting.ts';
import { namesOf } from '../../server/src/features/plan-names.ts';
import { offsetOf } from '../../server/src/features/position.ts';
import { SymbolSearch } from '../../server/src/features/workspace-symbols.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { checkPlaces } from '../support/check-places.ts';
import { parseFixture } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';

function snapshotOfSource(source: string) {
  const { files } = parseFixture(source);
  return snapshotOf(new Map(files.map(({ file, text }) => [file, text])), files[0].file);
}

describe('folding', () => {
  const folds = (source: string) =>
    runToEnd(foldingRanges(snapshotOfSource(source))).map(
      ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`,
    );

  it('folds sections, phases, tasks and runs of comments', () =>
    assert.deepEqual(
      folds(`# A plan
# of two
project: {name: A}

tasks:
  a:
    duration: 1d

  b: {duration: 1d,
    after: a}
  # alone
`),
      ['0-1 comment', '4-9', '5-6', '8-9'],
    ));

  it('folds regions, also one in another', () =>
    assert.deepEqual(
      folds('# region all\n# about\n# it\na: 1\n  # region\nb: 2\n  #endregion\n# endregion\n# endregion\n'),
      ['0-7 region', '1-2 comment', '4-6 region'],
    ));

  it('folds once where several things begin on one line', () => {
    const lines = folds('tasks:\n  a:\n    after:\n      - task: b\n        lag: 1d\n').map(
      (range) => range.split('-')[0],
    );
    assert.equal(new Set(lines).size, lines.length);
  });
});

describe('document links', () => {
  const check = (source: string) =>
    checkPlaces(source, (snapshot) =>
      documentLinks(snapshot).map(({ range, target }) => ({ uri: snapshot.file, range, label: String(target) })),
    );

  it('lead to parts, other plans, evidence in the folder and web pages', () =>
    check(`
project: {name: A, start: 2026-03-02}$0
include: [team.plan.yaml, missing.plan.yaml, "*.plan.yaml"]
#         ^^^^^^^^^^^^^^ file:///plans/team.plan.yaml
projects: {dc: dc.plan.yaml}
#              ^^^^^^^^^^^^ file:///plans/dc.plan.yaml
phases:
  planning:
    tasks: {design: {duration: 1d, link: "https://example.org/a?b=c"}}
    #                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ https://example.org/a?b=c
    gate:
      criteria:
        - {text: Signed, evidence: docs/sign off.pdf}
        #                          ^^^^^^^^^^^^^^^^^ file:///plans/docs/sign%20off.pdf
        - {text: Paid, evidence: ali}
        - {text: Built, evidence: ../secret/x.pdf}
        - {text: Tested, evidence: /etc/passwd}
resources:
  ali: {name: Ali}
# file: team.plan.yaml
teams: {net: {name: Net}}
# file: dc.plan.yaml
project: {name: DC, start: 2026-03-02}
`));

  for (const target of [
    'javascript:alert(1)',
    'command:run',
    'file:///etc/passwd',
    'data:text/html,x',
    'HTTPS:// x',
    'vscode://x',
  ]) {
    it(`are not made of ${target}`, () =>
      check(`
project: {name: A, start: 2026-03-02}$0
tasks: {design: {duration: 1d, link: "${target}"}}
`));
  }
});

describe('formatting', () => {
  const text = 'project:   {name: A,start: 2026-03-02}   \n\n\ntasks:\n    a:   {duration: 1d}  # one\n';

  it('writes a plan the one way, and then has nothing more to do', () => {
    const once = applyEdits(text, runToEnd(formatting(snapshotOfSource(text))));
    assert.match(once, /^project: \{name: A, start: 2026-03-02\}\n\ntasks:\n {2}a: \{duration: 1d\} +# one\n$/);
    assert.deepEqual(runToEnd(formatting(snapshotOfSource(once))), []);
  });

  it('of a range leaves the rest alone', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const once = applyEdits(text, runToEnd(rangeFormatting(snapshotOfSource(text), { range })));
    assert.equal(once.split('\n').slice(1).join('\n'), text.split('\n').slice(1).join('\n'));
  });

  it('leaves broken text alone', () =>
    assert.deepEqual(runToEnd(formatting(snapshotOfSource('a:   [b\nc:  d\n'))), []));
});

describe('symbols of the workspace', () => {
  const MANY = 'project: {name: A, start: 2026-03-02}\ntasks:\n  paint-off: {}\n  to-po: {}\n  po-box: {}\n  po: {}\n';
  const ids = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name.split(' ')[0]);
  const source = `
project: {name: Office move, start: 2026-03-02}
include: team.plan.yaml
tasks:
  design: {name: Floor plan, duration: 1d}
  order: {duration: 1d}
# file: team.plan.yaml
resources:
  ali: {name: Ali Demir}
`;
  const searchIn = (source: string, query: string) => {
    const search = new SymbolSearch(query);
    for (const analysis of snapshotOfSource(source).analyses) runToEnd(search.adding(namesOf(analysis)));
    return search;
  };
  const named = (query: string) =>
    searchIn(source, query)
      .rest()
      .map(({ name, containerName, location }) => `${name} in ${containerName} at ${location.uri.split('/').at(-1)}`);

  it('are found by a few letters of id or name', () => {
    assert.deepEqual(named('flpl'), ['design · Floor plan in Office move at plan.plan.yaml']);
    assert.deepEqual(named('ALI'), ['ali · Ali Demir in Office move at team.plan.yaml']);
    assert.deepEqual(named('zzz'), []);
  });

  it('come best first', () => {
    assert.deepEqual(ids(searchIn(MANY, 'po').rest()), ['po', 'po-box', 'to-po', 'paint-off']);
  });

  it('can be told before all plans are read where they begin as is typed, and the others after that', () => {
    const search = searchIn(MANY, 'po');
    assert.deepEqual(ids(search.sureNews()), ['po', 'po-box']);
    assert.deepEqual(ids(search.sureNews()), []);
    assert.deepEqual(ids(search.rest()), ['to-po', 'paint-off']);
  });

  it('are all there for an empty query', () => assert.equal(named('').length, 3));
});

describe('positions', () => {
  const snapshot = snapshotOfSource('ab\r\ncd\r\n');
  for (const [line, character, offset] of [
    [0, 0, 0],
    [0, 2, 2],
    [0, 99, 2],
    [1, 1, 5],
    [1, 99, 6],
    [9, 0, 8],
    [-1, 0, 0],
  ] as const) {
    it(`take ${line}:${character} for the offset ${offset}`, () =>
      assert.equal(offsetOf(snapshot, { line, character }), offset));
  }
});
