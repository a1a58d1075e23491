/** Paths in plans follow the files they name, and are right wherever the plan itself moves to. */
import assert from 'node:assert/strict';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { type FileRename, pathsOf, willRenameFiles } from '../../server/src/features/will-rename.ts';
import { applyWorkspaceEdit } from '../support/apply-edits.ts';
import { FOLDER, parseFixture } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';

const PLAN = `# The move
project: {name: Move, start: 2026-03-02}   # keep
include: [./team.plan.yaml, "risks/late.plan.yaml", parts/*.plan.yaml]
projects: {dc: dc/dc.plan.yaml}
phases:
  planning:
    gate: {criteria: [{text: Signed, evidence: docs/sign off.pdf}, {text: Paid, evidence: ali}]}
# file: team.plan.yaml
resources: {ali: {name: Ali}}
# file: risks/late.plan.yaml
include: more/other.plan.yaml
# file: risks/more/other.plan.yaml
teams: {net: {name: Net}}
# file: parts/a.plan.yaml
glossary: {ERP: Our books}
# file: dc/dc.plan.yaml
project: {name: DC, start: 2026-03-02}
tasks: {power: {duration: 1d}}
`;

/** The lines that change, as they are then. */
function changed(...renames: readonly (readonly [string, string])[]): string[] {
  const texts = new Map(parseFixture(PLAN).files.map(({ file, text }) => [file, text]));
  const paths = ['plan.plan.yaml', 'dc/dc.plan.yaml'].flatMap((plan) =>
    runToEnd(pathsOf(snapshotOf(texts, FOLDER + plan).analyses[0].sources)),
  );
  const files: FileRename[] = renames.map(([from, to]) => ({ oldUri: FOLDER + from, newUri: FOLDER + to }));
  const edit = runToEnd(willRenameFiles(paths, { files }));
  if (edit === null) return [];
  return [...applyWorkspaceEdit(texts, edit)].flatMap(([file, text]) => {
    const before = texts.get(file)?.split('\n') ?? [];
    return text.split('\n').filter((line, at) => line !== before[at]);
  });
}

describe('renamed files', () => {
  it('are followed by the paths that name them, written as before', () => {
    assert.deepEqual(changed(['team.plan.yaml', 'people.plan.yaml']), [
      'include: [./people.plan.yaml, "risks/late.plan.yaml", parts/*.plan.yaml]',
    ]);
    assert.deepEqual(changed(['risks/late.plan.yaml', 'risks.plan.yaml']), [
      'include: [./team.plan.yaml, "risks.plan.yaml", parts/*.plan.yaml]',
      'include: risks/more/other.plan.yaml',
    ]);
    assert.deepEqual(changed(['dc/dc.plan.yaml', 'dc/centre.plan.yaml']), ['projects: {dc: dc/centre.plan.yaml}']);
  });

  it('may be folders', () => {
    assert.deepEqual(changed(['risks', 'all/risks']), [
      'include: [./team.plan.yaml, "all/risks/late.plan.yaml", parts/*.plan.yaml]',
    ]);
    assert.deepEqual(changed(['docs', 'papers/']), [
      '    gate: {criteria: [{text: Signed, evidence: papers/sign off.pdf}, {text: Paid, evidence: ali}]}',
    ]);
  });

  it('take their own paths along', () => {
    const lines = changed(['plan.plan.yaml', 'plans/move.plan.yaml']);
    assert.deepEqual(lines, [
      'include: [../team.plan.yaml, "../risks/late.plan.yaml", ../parts/*.plan.yaml]',
      'projects: {dc: ../dc/dc.plan.yaml}',
      '    gate: {criteria: [{text: Signed, evidence: ../docs/sign off.pdf}, {text: Paid, evidence: ali}]}',
    ]);
  });

  it('may be folders that a pattern looks in', () => {
    assert.deepEqual(changed(['parts', 'old/parts, all']), [
      'include: [./team.plan.yaml, "risks/late.plan.yaml", "old/parts, all/*.plan.yaml"]',
    ]);
    assert.deepEqual(changed(['', 'elsewhere']), []);
  });

  it('may be several at once', () =>
    assert.deepEqual(changed(['team.plan.yaml', 'a/team.plan.yaml'], ['dc', 'other']), [
      'include: [./a/team.plan.yaml, "risks/late.plan.yaml", parts/*.plan.yaml]',
      'projects: {dc: other/dc.plan.yaml}',
    ]));

  it('get quotes where the new name needs them', () =>
    assert.deepEqual(changed(['team.plan.yaml', 'who, really.plan.yaml']), [
      'include: ["./who, really.plan.yaml", "risks/late.plan.yaml", parts/*.plan.yaml]',
    ]));

  it('are matched however the client escapes them', () => {
    assert.equal(changed(['docs/sign%20off.pdf', 'docs/signed.pdf']).length, 1);
    assert.equal(changed(['docs/sign off.pdf', 'docs/signed.pdf']).length, 1);
  });

  it('change nothing where no path names them, or only a pattern does', () => {
    assert.deepEqual(changed(['README.md', 'READ.md']), []);
    assert.deepEqual(changed(['parts/a.plan.yaml', 'parts/b.plan.yaml']), []);
    assert.deepEqual(changed(['team.plan.yaml2', 'x']), []);
  });
});
