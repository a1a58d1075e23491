/** Applies every fix of every plan in `test/plans/errors`: its finding is gone, and no new one has come. */
import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { applyWorkspaceEdit } from '../support/apply-edits.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

describe('each fix removes its finding and brings no other', () => {
  let fixes = 0;
  for (const { name, files } of testPlans('errors')) {
    const texts = new Map(files.map(({ file, text }) => [file, text]));
    for (const { file } of files) {
      for (const action of actionsIn(texts, file)) {
        fixes++;
        it(`${name}: ${action.title}`, () => {
          const before = findings(texts);
          const after = findings(applyWorkspaceEdit(texts, action.edit ?? {}));
          const fixed = `${file} ${action.diagnostics?.[0]?.code} ${action.diagnostics?.[0]?.message}`;
          assert.ok(before.includes(fixed));
          assert.ok(!after.includes(fixed), `still there: ${fixed}`);
          // What an added task still needs is for its writer to say.
          const wanting = action.title.startsWith('Add ') ? / missing-/ : /^$/;
          assert.deepEqual(
            after.filter((finding) => !before.includes(finding) && !wanting.test(finding)),
            [],
          );
        });
      }
    }
  }
  it('and there are some', () => assert.ok(fixes > 5));
});

describe('quick fixes', () => {
  const text =
    'project: {name: A, start: 2026-03-02}\ntasks:\n  design: {duration: 1d, after: desing2}\n  design2: {duration: 1d}\n';
  const file = 'file:///plans/plan.plan.yaml';
  const snapshot = snapshotOf(new Map([[file, text]]), file);
  const [found] = diagnostics(snapshot);
  const range = found?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

  it('are offered where the cursor only touches the finding, the nearest as preferred', () => {
    const at = { start: range.end, end: range.end };
    const [action] = codeActions(snapshot, {
      range: at,
      context: { diagnostics: [], only: [CodeActionKind.QuickFix] },
    });
    assert.equal(action?.title, "Change to 'design2'");
    assert.equal(action?.isPreferred, true);
    assert.deepEqual(action?.diagnostics, [found]);
  });

  it('are not offered elsewhere', () => {
    const at = { start: { line: 0, character: 3 }, end: { line: 1, character: 2 } };
    assert.deepEqual(
      codeActions(snapshot, { range: at, context: { diagnostics: [], only: [CodeActionKind.QuickFix] } }),
      [],
    );
  });

  it('are not offered where the editor asks for another kind', () => {
    const only = [CodeActionKind.SourceOrganizeImports];
    assert.deepEqual(codeActions(snapshot, { range, context: { diagnostics: [], only } }), []);
    const asked = codeActions(snapshot, { range, context: { diagnostics: [], only: [CodeActionKind.QuickFix] } });
    assert.deepEqual(
      repairs(asked).map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ["Change to 'design2'", true],
        ["Add task 'desing2'", undefined],
      ],
    );
  });
});

function actionsIn(texts: ReadonlyMap<string, string>, file: string): CodeAction[] {
  const snapshot = snapshotOf(texts, file);
  const lines = snapshot.lines.starts.length;
  const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
  const found = codeActions(snapshot, { range, context: { diagnostics: [], only: [CodeActionKind.QuickFix] } });
  return repairs(found).filter(({ diagnostics: of }) => of !== undefined);
}

/** Without what only silences. */
function repairs(actions: readonly CodeAction[]): CodeAction[] {
  return actions.filter(({ kind }) => kind === CodeActionKind.QuickFix);
}

/** Without positions, which a fix may move. */
function findings(texts: ReadonlyMap<string, string>): string[] {
  return [...texts.keys()].flatMap((file) =>
    diagnostics(snapshotOf(texts, file)).map(({ code, message }) => `${file} ${code} ${message}`),
  );
}
