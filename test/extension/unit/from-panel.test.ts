import assert from 'node:assert/strict';
import { namesFile, readFromPanel, readState } from '../../../client/src/panels/from-panel.ts';

const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 8 } };
const target = { uri: 'file:///plans/a.plan.yaml', range };
const reveal = { type: 'reveal', version: 4, target, keepFocus: true };

describe('messages from a page', () => {
  it('are read as what they are', () => {
    assert.deepEqual(readFromPanel({ type: 'ready' }), { type: 'ready' });
    assert.deepEqual(readFromPanel({ type: 'restart' }), { type: 'restart' });
    assert.deepEqual(readFromPanel({ type: 'showProblems' }), { type: 'showProblems' });
    assert.deepEqual(readFromPanel(reveal), reveal);
  });

  it('lose every field that is not theirs', () => {
    const noisy = { ...reveal, command: 'rm', target: { ...target, range: { ...range, extra: 1 }, more: 2 } };
    assert.deepEqual(readFromPanel(noisy), reveal);
  });

  const refused: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ready'],
    ['a list', ['ready']],
    ['a type we do not know', { type: 'execute', command: 'workbench.action.terminal.new' }],
    ['a type that is no text', { type: { toString: () => 'ready' } }],
    ['the name of a property of every object', { type: 'constructor' }],
    ['a reveal without a version', { ...reveal, version: undefined }],
    ['a reveal with a text as version', { ...reveal, version: '4' }],
    ['a reveal without a target', { ...reveal, target: null }],
    ['a reveal whose file is no text', { ...reveal, target: { ...target, uri: 7 } }],
    ['a reveal of a negative line', reveal1({ line: -1, character: 0 })],
    ['a reveal of half a line', reveal1({ line: 0.5, character: 0 })],
    ['a reveal of line infinity', reveal1({ line: Number.POSITIVE_INFINITY, character: 0 })],
    ['a reveal that does not say who keeps the focus', { ...reveal, keepFocus: 'yes' }],
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

describe('files named by a view', () => {
  const view = { uri: 'file:///root', rows: [{ target }, { findings: [{ target: { uri: 'file:///part', range } }] }] };
  it('are those of any target in it', () => {
    assert.ok(namesFile(view, 'file:///root'));
    assert.ok(namesFile(view, target.uri));
    assert.ok(namesFile(view, 'file:///part'));
  });
  it('are no others', () => {
    assert.ok(!namesFile(view, 'file:///etc/passwd'));
    assert.ok(!namesFile(null, 'file:///root'));
  });
});
