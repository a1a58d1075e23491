import assert from 'node:assert/strict';
import { enclosingRow } from '../../../client/src/panels/cursor.ts';

const uri = 'file:///a.plan.yaml';
const lines = `project:
  name: A
phases:
  design:
    name: Design
    tasks:
      survey: {duration: 5d}
      # which rules?

      firewall:
        duration: 3d
        after:
          - survey
  build:
    tasks:
      rack: {}
risks:
  late: {event: Late}
`.split('\n');
const rows = [
  { id: 'design', line: 3 },
  { id: 'survey', line: 6 },
  { id: 'firewall', line: 9 },
  { id: 'build', line: 13 },
  { id: 'rack', line: 15 },
].map(({ id, line }) => ({
  id,
  target: { uri, range: { start: { line, character: 0 }, end: { line, character: 1 } } },
}));

describe('the row the text cursor is in', () => {
  const cases: readonly (readonly [number, string | null])[] = [
    [0, null],
    [1, null],
    [2, null],
    [3, 'design'],
    [4, 'design'],
    [5, 'design'],
    [6, 'survey'],
    [9, 'firewall'],
    [12, 'firewall'],
    [13, 'build'],
    [15, 'rack'],
    [16, null],
    [17, null],
  ];
  for (const [line, id] of cases) {
    it(`is ${id ?? 'none'} at "${lines[line]?.trim()}"`, () => {
      assert.equal(
        enclosingRow(rows, uri, (at) => lines[at] ?? '', line),
        id,
      );
    });
  }

  it('is none in another file', () => {
    assert.equal(
      enclosingRow(rows, 'file:///b.plan.yaml', (at) => lines[at] ?? '', 6),
      null,
    );
  });
});
