/** What a missed deadline is put down to: what the task waits for and where that chain begins. */
import assert from 'node:assert/strict';
import { analysisOfText } from '../../support/views.ts';

function told(text: string): string[] {
  return analysisOfText(text)
    .problems.filter(({ rule }) => rule === 'deadline-missed')
    .map(({ message }) => message.replace(/^.* after its deadline: /, '').replace(/ Shorten .*$/, ''));
}

const HEAD = 'project: {name: Move, start: 2026-03-02, status-date: 2026-03-02}\n';

describe('a missed deadline', () => {
  const rows: [string, string, string[]][] = [
    [
      'is put down to the chain that leads to it, and where that begins',
      'tasks: {a: {duration: 1d, constraint: {start-no-earlier-than: 2026-03-09}}, b: {duration: 1d, after: a}, c: {duration: 1d, after: b, deadline: 2026-03-10}}',
      [
        'it waits for `b`, and the chain behind that begins with `a`, which is held at 2026-03-09 by its `start-no-earlier-than`.',
      ],
    ],
    [
      'is put down to its predecessor',
      'tasks: {a: {duration: 5d, actual-start: 2026-03-02}, b: {duration: 1d, after: a, deadline: 2026-03-05}}',
      ['it waits for `a`, and that began on 2026-03-02.'],
    ],
    [
      'is put down to the task itself',
      'tasks: {a: {duration: 5d, deadline: 2026-03-05}, b: {duration: 1d, deadline: 2026-03-02}, c: {duration: 1d, fixed: {start: 2026-03-09}, deadline: 2026-03-06}}',
      [
        'it has not begun on the status date, 2026-03-02.',
        'it has not begun on the status date, 2026-03-02.',
        'it is dated by hand.',
      ],
    ],
    [
      'of a phase is put down to the task that ends it, across a gate',
      'phases: {one: {tasks: {a: {duration: 9d}, z: {duration: 1d}}, gate: {approvers: []}}, two: {after: one, deadline: 2026-03-05, tasks: {b: {duration: 1d}, c: {duration: 1d, after: b}}}}',
      [
        '`c`, which ends last, waits for `b`, and the chain behind that begins with `a`, which has not begun on the status date, 2026-03-02.',
      ],
    ],
  ];
  for (const [title, text, expected] of rows) it(title, () => assert.deepEqual(told(`${HEAD}${text}\n`), expected));

  it('of the project is put down to what ends it', () =>
    assert.deepEqual(
      told('project: {name: Move, start: 2026-03-02, deadline: 2026-03-03}\ntasks: {a: {duration: 5d}}\n'),
      ['`a`, which ends last, takes 5 days from the start of the project.'],
    ));

  it('leads to the lines that decide', () => {
    const text = `${HEAD}tasks:\n  a: {duration: 1d, constraint: {start-no-earlier-than: 2026-03-09}}\n  b: {duration: 1d, after: a, deadline: 2026-03-06}\n`;
    const [found] = analysisOfText(text).problems.filter(({ rule }) => rule === 'deadline-missed');
    assert.deepEqual(
      found?.related.map(({ span, message }) => [text.slice(span.start, span.end), message]),
      [
        ['a', '`b` waits for `a`'],
        ['start-no-earlier-than: 2026-03-09', '`a` is held here'],
      ],
    );
  });

  it('costs a long chain no more than its length', () => {
    const tasks = Array.from(
      { length: 4000 },
      (_, i) => `  t${i}: {duration: 1d${i > 0 ? `, after: t${i - 1}` : ''}, deadline: 2026-01-05}`,
    );
    assert.equal(told(`${HEAD}tasks:\n${tasks.join('\n')}\n`).length, 4000);
  });
});
