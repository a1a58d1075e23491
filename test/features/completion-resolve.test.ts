import assert from 'node:assert/strict';
import { CompletionItemKind, type MarkupContent } from 'vscode-languageserver-types';
import { ABLE_CLIENT, PLAIN_CLIENT } from '../../server/src/features/client.ts';
import { completion } from '../../server/src/features/completion/completion.ts';
import { fileOfCompletion, resolveCompletion } from '../../server/src/features/completion/resolve.ts';
import { complete, itemNamed } from '../support/check-completion.ts';
import { atCursor } from '../support/check-places.ts';
import { parseFixture } from '../support/fixture.ts';

const PLAN = `project: {name: A, start: 2026-03-02}
tasks:
  design: {name: "Design *it*", duration: 3d}
  order: {duration: 1d, after: $0}
`;

function resolved(source: string, label: string, client = ABLE_CLIENT): MarkupContent {
  const { snapshot, position } = atCursor(parseFixture(source));
  const item = itemNamed(completion(snapshot, { position }, client), label);
  assert.equal(item.documentation, undefined, 'prose comes with resolve only');
  const { documentation } = resolveCompletion(snapshot, item, client);
  assert.ok(documentation && typeof documentation === 'object');
  return documentation;
}

describe('resolving a completion', () => {
  it('tells of an id what hover would tell', () => {
    const { kind, value } = resolved(PLAN, 'design');
    assert.equal(kind, 'markdown');
    assert.match(value, /^\*\*Design \\\*it\\\*\*\* · task design\n/);
    assert.match(value, /\*\*Finish:\*\* Wed 4 Mar 2026 17:00/);
  });

  it('tells of a key what the schema says', () => {
    const { value } = resolved(PLAN.replace('after: $0', '$0'), 'deadline');
    assert.match(value, /A promise to be watched/);
  });

  it('tells of an item of a list what its key means', () => {
    const { value } = resolved(
      'project: {name: A}\ninclude: [$0]\n# file: team.plan.yaml\nteams: {}\n',
      'team.plan.yaml',
    );
    assert.match(value, /^\*\*Part\*\* · include\n/);
  });

  it('writes plain text for a client without Markdown', () => {
    const { kind, value } = resolved(PLAN, 'design', PLAIN_CLIENT);
    assert.equal(kind, 'plaintext');
    assert.match(value, /^Design \*it\* · task design\n/);
  });

  it('knows the file an item came from', () =>
    assert.equal(fileOfCompletion(itemNamed(complete(PLAN), 'design')), 'file:///plans/plan.plan.yaml'));

  it('gives the item back where the snapshot is gone', () => {
    const item = itemNamed(complete(PLAN), 'design');
    assert.equal(resolveCompletion(null, item, ABLE_CLIENT), item);
  });

  for (const data of [
    null,
    1,
    {},
    { uri: 1 },
    { uri: 'x', about: 1 },
    { uri: 'x', about: { kind: 'key', path: 'a' } },
    { uri: 'x', about: { kind: '__proto__' } },
  ]) {
    it(`does not trust ${JSON.stringify(data)} as data`, () => {
      const item = { label: 'x', kind: CompletionItemKind.Text, data };
      assert.equal(resolveCompletion(null, item, ABLE_CLIENT), item);
    });
  }
});

describe('an empty file', () => {
  it('offers a plan for each type of project, first of all', () => {
    const { snapshot, position } = atCursor(parseFixture('$0'));
    // 22 November 2026 is a Sunday.
    const today = (Date.UTC(2026, 10, 22) / 86_400_000) as Parameters<typeof completion>[1]['today'];
    const { items } = completion(snapshot, { position, today: today ?? null }, ABLE_CLIENT);
    assert.deepEqual(
      items.slice(0, 7).map(({ label }) => label),
      ['Software plan', 'Hardware plan', 'Network plan', 'Cloud plan', 'Analytics plan', 'IT service plan', 'project'],
    );
    assert.match(String(items[0]?.textEditText), /start: 2026-11-23\n/);
  });

  it('offers none once something is written', () => {
    const labels = complete('project: {name: A}\n$0').items.map(({ label }) => label);
    assert.ok(!labels.includes('Cloud plan'));
  });
});
