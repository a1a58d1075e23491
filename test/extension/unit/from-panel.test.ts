import assert from 'node:assert/strict';
import { readFromPanel, readState } from '../../../client/src/panels/from-panel.ts';
import type { EditIntent } from '../../../server/src/protocol/plan-edit.ts';

const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 8 } };
const target = { uri: 'file:///plans/a.plan.yaml', range };
const INTENTS: readonly EditIntent[] = [
  { kind: 'move', by: 'lag', moves: [{ id: 'survey', start: 29_500_000 }] },
  { kind: 'resize', id: 'survey', finish: 29_500_480 },
  { kind: 'progress', id: 'survey', percent: 45, begun: true },
  { kind: 'link', from: 'survey', to: 'firewall', type: 'SS', lag: '+2.5d' },
  { kind: 'link', from: 'survey', to: 'firewall', type: 'FS', lag: '' },
  { kind: 'link', from: 'survey', to: 'firewall', type: 'FF', lag: null },
  { kind: 'unlink', from: 'survey', to: 'firewall', type: 'FS' },
  { kind: 'rename', id: 'survey', name: 'Survey "all": links' },
  { kind: 'fix', id: 'survey', finding: 0, title: "Change to 'survey'" },
  { kind: 'add', after: 'survey', inside: false, name: 'Café' },
  { kind: 'delete', ids: ['survey', 'constructor'] },
  { kind: 'indent', ids: ['firewall'] },
  { kind: 'outdent', ids: ['firewall'] },
  { kind: 'reorder', ids: ['firewall'], direction: 'up' },
  { kind: 'cell', id: 'survey', field: 'who', value: 'ali 50%' },
  { kind: 'set-risk', id: '__proto__', field: 'probability', of: 'residual', value: '30%' },
  { kind: 'risk-action', id: 'late', action: 'quote', done: false },
  { kind: 'add-risk', event: 'The line is late', probability: 'medium', impact: 'high' },
  { kind: 'apply-what-if', off: ['line-late'], answered: [] },
];
const edit = (intent: object) => ({ type: 'edit', number: 1, version: 3, intent, preview: false });
const reveal = { type: 'reveal', version: 4, target, keepFocus: true };

describe('messages from a page', () => {
  it('are read as what they are', () => {
    assert.deepEqual(readFromPanel({ type: 'ready' }), { type: 'ready' });
    assert.deepEqual(readFromPanel({ type: 'restart' }), { type: 'restart' });
    assert.deepEqual(readFromPanel({ type: 'showProblems' }), { type: 'showProblems' });
    assert.deepEqual(readFromPanel({ type: 'undo' }), { type: 'undo' });
    const known: readonly unknown[] = [
      reveal,
      { type: 'revealItem', id: 'survey', finding: null, keepFocus: false },
      { type: 'revealItem', id: '__proto__', finding: 2, keepFocus: true },
      { type: 'why', version: 3, id: 'design.gate' },
      { type: 'sight', rows: [0, 40, 7, 8] },
      { type: 'sight', rows: [] },
      { type: 'export', format: 'mermaid' },
      { type: 'save', format: 'svg', data: '<svg xmlns="http://www.w3.org/2000/svg"></svg>' },
      { type: 'save', format: 'png', data: 'iVBORw0KGgoAAA==' },
      { type: 'save', format: 'csv', data: 'Risk,Owner\n', name: 'risk-register' },
      { type: 'whatIf', whatIf: { off: ['late', '__proto__'], answered: [] } },
      { type: 'simulate', action: 'stop' },
      ...INTENTS.map((intent) => ({ type: 'edit', number: 7, version: 3, intent, preview: true })),
    ];
    for (const message of known) assert.deepEqual(readFromPanel(message), message);
  });

  it('lose every field that is not theirs', () => {
    const noisy = { ...reveal, command: 'rm', target: { ...target, range: { ...range, extra: 1 }, more: 2 } };
    assert.deepEqual(readFromPanel(noisy), reveal);
    for (const intent of INTENTS) {
      assert.deepEqual(readFromPanel(edit({ ...intent, uri: 'file:///etc/passwd' })), edit(intent));
    }
  });

  it('are ignored when a field of what shall be changed is missing or of another type', () => {
    for (const intent of INTENTS) {
      for (const field of Object.keys(intent)) {
        // Of a lag null leaves it as it is written.
        const none = field === 'lag' ? [] : [null];
        for (const wrong of [undefined, ...none, Number.NaN, { toString: () => 'x' }, [[]]]) {
          const message = edit({ ...intent, [field]: wrong });
          assert.equal(readFromPanel(message), null, `${intent.kind} with ${field} ${JSON.stringify(wrong)}`);
        }
      }
    }
  });

  const refused: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ready'],
    ['a list', ['ready']],
    ['a type we do not know', { type: 'execute', command: 'workbench.action.terminal.new' }],
    ['a type that is no text', { type: { toString: () => 'ready' } }],
    ['the name of a property of every object', { type: 'constructor' }],
    ['rows in sight that are no rows', { type: 'sight', rows: [0, -1] }],
    ['more rows in sight than a page shows', { type: 'sight', rows: Array.from({ length: 2001 }, () => 1) }],
    ['a reveal without a version', { ...reveal, version: undefined }],
    ['a reveal with a text as version', { ...reveal, version: '4' }],
    ['a reveal without a target', { ...reveal, target: null }],
    ['a reveal whose file is no text', { ...reveal, target: { ...target, uri: 7 } }],
    ['a reveal of a negative line', reveal1({ line: -1, character: 0 })],
    ['a reveal of half a line', reveal1({ line: 0.5, character: 0 })],
    ['a reveal of line infinity', reveal1({ line: Number.POSITIVE_INFINITY, character: 0 })],
    ['a reveal that does not say who keeps the focus', { ...reveal, keepFocus: 'yes' }],
    ['a reveal of half a finding', { type: 'revealItem', id: 'survey', finding: 0.5, keepFocus: true }],
    ['an edit of a kind we do not know', edit({ kind: 'execute', id: 'survey' })],
    ['an edit whose kind is the name of a property of every object', edit({ kind: 'constructor' })],
    ['an edit of no items', edit({ kind: 'delete', ids: [] })],
    ['an edit of an item without an id', edit({ kind: 'delete', ids: ['survey', ''] })],
    ['a move to a year that no plan has', edit({ kind: 'move', by: 'must', moves: [{ id: 'survey', start: 1e12 }] })],
    ['a move to infinity', edit({ kind: 'resize', id: 'survey', finish: Number.POSITIVE_INFINITY })],
    ['more than all of a task', edit({ kind: 'progress', id: 'survey', percent: 101, begun: false })],
    ['a link that says nothing of its lag', edit({ kind: 'link', from: 'a', to: 'b', type: 'FS' })],
    ['a lag that is no lag', edit({ kind: 'link', from: 'a', to: 'b', type: 'FS', lag: '+2d]\n' })],
    ['an id as long as a book', edit({ kind: 'rename', id: 'a'.repeat(100_000), name: 'A' })],
    ['a picture that is something else', { type: 'save', format: 'png', data: '<script>' }],
    ['a drawing that is a page', { type: 'save', format: 'svg', data: '<html>' }],
    ['a table with the name of a place', { type: 'save', format: 'csv', data: '', name: '../secret' }],
    ['a what-if of no lists', { type: 'whatIf', whatIf: { off: 'late', answered: [] } }],
    ['a what-if of risks without an id', { type: 'whatIf', whatIf: { off: [''], answered: [] } }],
    ['a what-if of nothing', { type: 'whatIf' }],
    ['something to simulate that is no act', { type: 'simulate', action: 'format' }],
    ['a format we do not write', { type: 'export', format: 'exe' }],
  ];
  for (const [what, message] of refused) {
    it(`are ignored when they are ${what}`, () => assert.equal(readFromPanel(message), null));
  }

  function reveal1(start: unknown): unknown {
    return { ...reveal, target: { ...target, range: { ...range, start } } };
  }
});

describe('the state of a page', () => {
  it('names its plan', () => assert.equal(readState({ uri: 'file:///a', zoom: 2 }), 'file:///a'));
  for (const state of [undefined, null, 'file:///a', {}, { uri: 7 }, ['file:///a']]) {
    it(`names none in ${JSON.stringify(state)}`, () => assert.equal(readState(state), null));
  }
});
