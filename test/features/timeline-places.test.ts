/** From a row to its text and back, also in text that is being typed. */
import assert from 'node:assert/strict';
import { itemAt, itemPlace } from '../../server/src/views/item-place.ts';
import { parseFixture } from '../support/fixture.ts';
import { analysisOfText } from '../support/views.ts';

/** `$0` is the cursor. */
const CASES: readonly (readonly [what: string, id: string | null, text: string])[] = [
  ['in the header', null, 'project: {name: $0A}\ntasks:\n  a: {}\n'],
  ['on the key of a task', 'a', 'project: {name: A}\ntasks:\n  $0a: {duration: 1d}\n'],
  ['at the end of its key', 'a', 'project: {name: A}\ntasks:\n  a$0: {duration: 1d}\n'],
  ['left of its line', 'a', 'project: {name: A}\ntasks:\n$0  a: {duration: 1d}\n'],
  ['behind it', 'a', 'project: {name: A}\ntasks:\n  a: {duration: 1d} $0\n  b: {}\n'],
  ['in one of two on a line', 'b', 'project: {name: A}\ntasks: {a: {duration: 1d}, b: {dura$0tion: 2d}}\n'],
  ['in a field', 'a', 'project: {name: A}\ntasks:\n  a:\n    duration: $01d\n  b: {}\n'],
  ['in a list of it', 'b', 'project: {name: A}\ntasks:\n  a: {}\n  b:\n    after:\n      - $0a\n'],
  ['in a nested task', 'c', 'project: {name: A}\ntasks:\n  a:\n    tasks:\n      c: {dur$0ation: 1d}\n'],
  [
    'between tasks of a phase',
    'p',
    'project: {name: A}\nphases:\n  p:\n    tasks:\n      a: {}\n      $0\n      b: {}\n',
  ],
  ['on the key of a phase', 'p', 'project: {name: A}\nphases:\n  p$0:\n    tasks:\n      a: {}\n'],
  ['in a gate', 'p.gate', 'project: {name: A}\nphases:\n  p:\n    tasks: {a: {}}\n    gate: {decision: $0go}\n'],
  [
    'on the key of a gate',
    'p.gate',
    'project: {name: A}\nphases:\n  p:\n    tasks: {a: {}}\n    gat$0e: {decision: go}\n',
  ],
  ['in what a phase delivers', 'p', 'project: {name: A}\nphases:\n  p:\n    deliverables: [$0]\n    tasks: {a: {}}\n'],
  ['below all tasks', null, 'project: {name: A}\ntasks:\n  a: {}\nrisks:\n  late: {event: $0Late}\n'],
  ['in a field without its value', 'a', 'project: {name: A}\ntasks:\n  a:\n    duration: 1d\n    after: $0\n  b: {}\n'],
  ['in a key without its colon', 'a', 'project: {name: A}\ntasks:\n  a:\n    duration: 1d\n    aft$0\n  b: {}\n'],
  ['in an open bracket', 'a', 'project: {name: A}\ntasks:\n  a: {duration: 1d, after: [$0\n  b: {}\n'],
  ['in an open quote', 'a', 'project: {name: A}\ntasks:\n  a: {duration: 1d, name: "Ask$0\n  b: {}\n'],
  [
    'in a new task that has no colon yet',
    'p',
    'project: {name: A}\nphases:\n  p:\n    tasks:\n      a: {}\n      ne$0\n',
  ],
];

describe('the row of a place in the text', () => {
  for (const [what, id, source] of CASES) {
    it(`is ${id ?? 'none'} ${what}`, () => {
      const { cursor } = parseFixture(source);
      assert.ok(cursor);
      assert.equal(itemAt(analysisOfText(source), cursor.file, cursor.offset), id);
    });
  }

  it('is none in a file of another plan', () => {
    assert.equal(itemAt(analysisOfText('project: {name: A}\ntasks: {a: {}}\n'), 'file:///other.plan.yaml', 25), null);
  });
});

describe('the text of a row', () => {
  const analysis = analysisOfText(
    'project: {name: A, start: 2026-03-02}\ntasks:\n  a: {duration: 3d, deadline: 2026-03-03}\n',
  );

  it('is its key', () => {
    assert.deepEqual(itemPlace(analysis, 'a', null)?.range, {
      start: { line: 2, character: 2 },
      end: { line: 2, character: 3 },
    });
  });

  it('is where one of its findings lies, in the order in which the row tells them', () => {
    const at = itemPlace(analysis, 'a', 0)?.range.start;
    assert.ok(at && at.line === 2 && at.character > 3, JSON.stringify(at));
    assert.deepEqual(itemPlace(analysis, 'a', 99), itemPlace(analysis, 'a', null));
  });

  it('is none of an item that there is not', () => assert.equal(itemPlace(analysis, 'constructor', null), null));
});
