import assert from 'node:assert/strict';
import { runToEnd, type Steps } from '../../server/src/core/base/steps.ts';
import { Analyses } from '../../server/src/lsp/analyses.ts';
import { CurrentSnapshot } from '../../server/src/lsp/current-snapshot.ts';
import { Documents } from '../../server/src/lsp/documents.ts';
import { Folders } from '../../server/src/lsp/folders.ts';
import { Levelling } from '../../server/src/lsp/levelling.ts';
import { LevellingWorker } from '../../server/src/lsp/levelling-worker.ts';
import { WorkspaceFiles } from '../../server/src/lsp/workspace-files.ts';

const FILE = 'untitled:one';
const TEXT = 'project: {name: One, start: 2026-01-05}\ntasks:\n  a: {duration: 1d}\n';

describe('an analysis whose file was read again', () => {
  let documents: Documents;
  let files: WorkspaceFiles;
  let analyses: Analyses;

  beforeEach(() => {
    documents = new Documents();
    files = new WorkspaceFiles(documents, new Folders({ workspaceFolders: null, rootUri: null }));
    const worker = new LevellingWorker(() => assert.fail('no search here'), assert.fail);
    const levelling = new Levelling(worker, { improved: () => assert.fail(), takesLong: () => assert.fail() });
    analyses = new Analyses(files, levelling);
    documents.opened({ textDocument: { uri: FILE, languageId: 'planline', version: 1, text: TEXT } });
  });

  const type = (text: string) => {
    documents.changed({ textDocument: { uri: FILE, version: 2 }, contentChanges: [{ text }] });
    analyses.fileChanged(FILE);
  };
  const analyse = () => {
    runToEnd(analyses.gathering([]));
    return runToEnd(analyses.analysing(FILE));
  };

  it('answers until then, and nobody afterwards', () => {
    const analysis = analyse();
    const source = analysis.sources.files.get(FILE);
    assert.ok(source && 'tree' in source);
    const snapshot = new CurrentSnapshot({
      source,
      version: 1,
      analyses: [analysis],
      isCurrent: (one) => analyses.isCurrent(one),
      readElsewhere: () => undefined,
      around: { namesIn: () => [], regions: () => new Map() },
      simulatedOf: () => null,
    });
    assert.equal(snapshot.analyses[0], analysis);
    assert.deepEqual(analyses.readyFor(FILE), [analysis]);

    type(TEXT.replace('1d', '2d'));
    assert.equal(snapshot.tree, source.tree, 'nothing has read the new text yet');
    assert.equal(analyses.readyFor(FILE), null);

    files.read(FILE);
    assert.throws(() => snapshot.tree, /after the text had changed/);
    assert.throws(() => snapshot.analyses, /after the text had changed/);
    assert.equal(analyses.isCurrent(analysis), false);
    assert.equal(analyses.readyFor(FILE)?.[0], undefined);
    assert.equal(analyses.readyFor(FILE)?.[0] ?? analyse(), analyses.readyFor(FILE)?.[0]);
  });

  it('is read to the end though a newer text came meanwhile', () => {
    analyse();
    type(TEXT.replace('1d', '2d'));
    const first: Steps<unknown> = files.reading(FILE);
    first.next();
    type(TEXT.replace('1d', '3d'));
    const newest = files.read(FILE);
    assert.match('text' in newest ? newest.text : '', /3d/);
    assert.equal(first.next().done, true);
    assert.equal(analyse().plan.items.get('a')?.id, 'a');
  });

  it('comes back as it was where the text does', () => {
    const analysis = analyse();
    type(TEXT);
    assert.equal(analyse(), analysis);
  });
});
