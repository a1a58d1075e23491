/** What the checks of risks say and, above all, what they do not. */
import assert from 'node:assert/strict';
import { analysisOfText } from '../../support/views.ts';

const HEAD = `project: {name: Move, start: 2026-03-02, status-date: 2026-03-13}
resources: {ali: {name: Ali}}
tasks:
  done: {duration: 2d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-03}
  next: {duration: 9d, after: done}
  off: {duration: 1d, status: cancelled}
`;
const CALM = 'owner: ali, response: accept';

/** The rules that speak of one risk, written as the inside of its braces. */
function said(risk: string, more = ''): string[] {
  const text = `${HEAD}${more}risks: {late: {event: It is late, ${risk}}}\n`;
  return analysisOfText(text)
    .problems.map(({ rule }) => rule)
    .filter((rule) => rule.includes('risk') || rule === 'overdue-action' || rule === 'trigger-passed');
}

describe('checks of risks', () => {
  const rows: [string, string, string[], string?][] = [
    ['are quiet about one with an owner and a response', CALM, []],
    ['are quiet about one that is closed', 'status: closed, probability: high, impact: high', []],
    ['miss an owner where the key is empty', 'response: accept, owner: ', ['risk-without-owner']],
    ['leave an unknown owner to its own finding', 'response: accept, owner: bob', []],
    ['take an action for a response', 'owner: ali, actions: {ask: Ask them}', []],
    ['want no response to what is only watched', 'owner: ali, status: watching', []],
    [
      'say once that nothing is done about a high one',
      'owner: ali, probability: high, impact: high',
      ['high-risk-unmitigated'],
    ],
    ['want no mitigation of a medium one', `${CALM}, probability: low, impact: high`, []],
    [
      'go by the appetite of the plan',
      `${CALM}, probability: low, impact: high`,
      ['high-risk-unmitigated'],
      'risk-appetite: {high: 8}\n',
    ],
    [
      'take a plan for the day it happens for an answer to a high one',
      `${CALM}, probability: high, impact: high, actions: {a: A}`,
      [],
    ],
    [
      'speak again where a high one is no less after all that was done',
      'owner: ali, response: mitigate, probability: high, impact: high, actions: {a: {done: true}}',
      ['high-risk-unmitigated'],
    ],
    [
      'leave an opportunity alone',
      'owner: ali, response: accept, kind: opportunity, probability: high, impact: high',
      [],
    ],
    ['leave what has occurred to its issue', `${CALM}, status: occurred, probability: high, impact: high`, []],
    [
      'count what remains once all actions are done',
      'owner: ali, response: mitigate, probability: high, impact: high, actions: {a: {done: true}}, residual: {probability: low, impact: low}',
      [],
    ],
    [
      'ask for no more than is due',
      `${CALM}, actions: {a: {text: A, due: 2026-03-13}, b: {text: B, due: 2026-03-12, done: true}, c: {text: C}}`,
      [],
    ],
    [
      'ask for what was due in the morning',
      `${CALM}, actions: {a: {text: A, due: 2026-03-13T10:00}}`,
      ['overdue-action'],
    ],
    ['wait for a trigger until its day is over', `${CALM}, trigger: {text: No date, date: 2026-03-13}`, []],
    ['want no date of a trigger', `${CALM}, trigger: No date`, []],
    ['take a task that carries an action out for its date', `${CALM}, actions: {a: {text: A, task: next}}`, []],
    ['leave a risk that is only named alone', CALM.replace('accept', 'mitigate'), []],
    [
      'miss the impact of a likely one, though its key is there',
      `${CALM}, probability: low, impact: `,
      ['half-assessed-risk'],
    ],
    ['leave what is over half assessed', 'owner: ali, status: closed, probability: low', []],
    ['know of no task that a word for all would delay', `${CALM}, probability: low, impact: low`, []],
    [
      'leave an unknown task to its own finding',
      `${CALM}, probability: low, impact: {schedule: low}, affects: [x]`,
      [],
    ],
    ['leave a certain one that has occurred', `${CALM}, status: closed, probability: 100%, impact: low`, []],
    ['are quiet while one task is to come', `${CALM}, affects: [done, next]`, []],
    ['take cancelled work for over', `${CALM}, affects: [done, off]`, ['risk-on-finished-task']],
  ];
  for (const [title, risk, rules, more] of rows) it(title, () => assert.deepEqual(said(risk, more), rules));

  it('know no overdue action and no passed trigger without a status date', () => {
    const text = `${HEAD.replace(', status-date: 2026-03-13', '')}risks: {late: {${CALM}, actions: {a: {due: 2026-01-05}}, trigger: {date: 2026-01-05}}}\n`;
    assert.deepEqual(
      analysisOfText(text).problems.filter(({ rule }) => rule === 'overdue-action' || rule === 'trigger-passed'),
      [],
    );
  });
});
