import assert from 'node:assert/strict';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { projectTypes } from '../../server/src/core/templates/templates.ts';
import { ABLE_CLIENT, PLAIN_CLIENT } from '../../server/src/features/client.ts';
import { completion } from '../../server/src/features/completion/completion.ts';
import { ENTRY_SNIPPETS } from '../../server/src/features/completion/entry-snippets.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { checkOffers, editOf } from '../support/check-completion.ts';
import { atCursor } from '../support/check-places.ts';
import { FOLDER, parseFixture } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';

/** Findings of form: who and what a snippet names is for its reader to fill in. */
const FORM: ReadonlySet<string> = new Set([
  'yaml-syntax',
  'schema',
  'unknown-key',
  'computed-key',
  'duplicate-key',
  'duplicate-id',
]);

/** Where entries of a map are written. */
function planAt(key: string, type: string): string {
  const project = `project: {name: A, start: 2026-03-02, type: ${type}}\n`;
  return key === 'actions' ? `${project}risks:\n  late:\n    actions:\n      $0\n` : `${project}${key}:\n  $0\n`;
}

describe('whole entries', () => {
  for (const { type } of projectTypes) {
    for (const key of ENTRY_SNIPPETS.keys()) {
      it(`of ${key} are well formed in a plan for ${type}, as snippets and as plain text`, () => {
        const { snapshot, position } = atCursor(parseFixture(planAt(key, type)));
        for (const client of [ABLE_CLIENT, PLAIN_CLIENT, { ...PLAIN_CLIENT, insertsAsIs: true }]) {
          const list = completion(snapshot, { position }, client);
          const entries = list.items.filter(({ kind }) => kind === CompletionItemKind.Snippet);
          assert.ok(entries.length > 0);
          for (const { label, insertTextFormat, textEdit } of entries) {
            if (!client.snippets) {
              assert.equal(insertTextFormat, undefined);
              assert.doesNotMatch(textEdit?.newText ?? '', /[$«»]/);
            }
            // A client that indents by itself indents every line after the first.
            const edit = editOf(list, label);
            const lead = client.insertsAsIs ? '' : ' '.repeat(position.character);
            const text = applyEdits(snapshot.text, [{ ...edit, newText: edit.newText.replaceAll('\n', `\n${lead}`) }]);
            const file = `${FOLDER}plan.plan.yaml`;
            const { problems } = snapshotOf(new Map([[file, text]]), file).analyses[0];
            const wrong = problems.filter(({ rule }) => FORM.has(rule)).map(({ message }) => message);
            assert.deepEqual(wrong, [], `${label}\n${text}`);
          }
        }
      });
    }
  }

  it('know the type of the project', () => {
    checkOffers(planAt('tasks', 'cloud'), { has: ['migration wave'], lacks: ['release'] });
    checkOffers(planAt('risks', 'network'), { has: ['risk: cut over fails'] });
  });

  it('are not offered where ids are listed', () =>
    checkOffers('project: {name: A}\ntasks: {a: {duration: 1d}}\ncorrelations:\n  c:\n    tasks:\n      $0\n', {
      exactly: ['a'],
    }));
});
