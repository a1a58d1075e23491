/** What is held back while part of a plan cannot be read, and what is told all the same. */
import assert from 'node:assert/strict';
import { FOLDER } from '../../support/fixture.ts';
import { snapshotOf } from '../../support/snapshots.ts';

const FILE = `${FOLDER}plan.plan.yaml`;

/** Rules and what they are about, in the order of the text. */
function found(...tasks: readonly string[]): string[] {
  const text = `project: {name: X, start: 2026-01-05, manager: ali, sponsor: ali}
resources: {ali: {name: Ali, rate: 90/h}, bea: {name: Bea, rate: 90/h}}
tasks:
  begin: {duration: 1d, assign: ali}
${tasks.map((task) => `  ${task}\n`).join('')}`;
  const { problems } = snapshotOf(new Map([[FILE, text]]), FILE).analyses[0];
  return problems.map(({ rule, span: { start } }) => {
    const line = text.slice(text.lastIndexOf('\n', start) + 1).trimStart();
    return `${rule} ${/^[\w-]+/.exec(line)?.[0] ?? line}`;
  });
}

const LATE = 'late: {duration: 2d, after: half, assign: bea, deadline: 2026-01-05}';
const OWN = 'own: {duration: 2d, after: begin, assign: bea, deadline: 2026-01-05}';

describe('a plan part of which cannot be read', () => {
  it('says of what waits for a half-typed task nothing that follows from its dates', () => {
    assert.deepEqual(found('half: {duration: 3d, after: begin, assign: ali}', LATE), ['deadline-missed late']);
    assert.deepEqual(found('half: {duration: 3d, after: [begin, assign: ali', LATE), ['yaml-syntax half']);
  });

  it('says of all others what there is to say', () => {
    assert.deepEqual(found('half: {duration: 3d, after: [begin', OWN), ['yaml-syntax half', 'deadline-missed own']);
  });

  it('says of a half-typed task only that', () => {
    assert.deepEqual(found('half: {duration: 3x, after: nobody, "'), ['yaml-syntax half']);
    assert.deepEqual(found('half: {duration: 3x, after: nobody}'), ['schema half', 'unknown-task half']);
  });

  it('does not miss in a task what a misspelt key says', () => {
    assert.deepEqual(found('half: {duratoin: 3d, after: begin, assign: ali}'), ['unknown-key half']);
    assert.deepEqual(found('half: {after: begin, assign: ali}'), ['missing-estimate half']);
  });
});
