/** What the checks of people say and, above all, what they do not. */
import assert from 'node:assert/strict';
import { acronymsIn } from '../../../server/src/core/checks/people/acronyms.ts';
import { KNOWN_ACRONYMS } from '../../../server/src/core/checks/people/known-acronyms.ts';
import { PEOPLE_RULES } from '../../../server/src/core/checks/people/rules.ts';
import { analysisOfText } from '../../support/views.ts';

function said(plan: string): string[] {
  return analysisOfText(`${plan}\n`)
    .problems.filter(({ rule }) => Object.hasOwn(PEOPLE_RULES, rule))
    .map(({ rule, message }) => `${rule} ${/`([^`]+)`/.exec(message)?.[1]}`);
}

describe('acronyms', () => {
  const rows: [string, string, string[]][] = [
    ['are words of two to six capitals', 'Connect the SAN to the BMSTAR and the TOOLONG', ['SAN', 'BMSTAR']],
    ['may have digits and a plural', 'Two OLTs and RAID5', ['OLT', 'RAID5']],
    ['are not what everybody knows, or units', 'IT sends a PDF of 40 GB to the CEO', []],
    ['are not roman numbers, names or initials', 'Phase III of McDonald, plan B', []],
    ['are not in texts of capitals alone', 'MOVE THE SAN', []],
    ['are not parts of tickets and files', 'See NET-41 and README.md and x/SAN', []],
    ['are whole words', 'preSAN SANE überSAN', ['SANE']],
  ];
  for (const [title, text, words] of rows)
    it(title, () =>
      assert.deepEqual(
        acronymsIn(text).map(({ word }) => word),
        words,
      ),
    );

  it('are explained by brackets', () =>
    assert.deepEqual(
      acronymsIn('The network operations centre (NOC) and the SOC (where attacks are watched), a DMZ').map(
        (found) => found.explained,
      ),
      [true, true, false],
    ));
  it('that can be explained are none that everybody knows', () => {
    for (const word of KNOWN_ACRONYMS.keys()) assert.equal(acronymsIn(`the ${word}`).length, 1, word);
  });
  it('cost a long text no more than its length', () =>
    assert.equal(acronymsIn(`a ${'SAN '.repeat(25_000)}`).length, 25_000));
});

describe('words for people of other trades', () => {
  const TASK = 'tasks: {t: {name: Install the SAN, duration: 1d}}';
  const rows: [string, string, string[]][] = [
    [
      'are asked for once a plan has a glossary',
      `project: {name: A}\n${TASK}\nglossary: {Core: What counts}`,
      ['unexplained-acronym glossary'],
    ],
    [
      'are asked for once somebody of no trade reads it',
      `project: {name: A}\n${TASK}\nstakeholders: {x: {name: X}}`,
      ['unexplained-acronym glossary'],
    ],
    [
      'are not where only IT reads it',
      `project: {name: A}\n${TASK}\nstakeholders: {x: {name: X, function: networking}}`,
      [],
    ],
    ['are not where nobody is said to read it', `project: {name: A}\n${TASK}`, []],
    ['are there in a term', `project: {name: A}\n${TASK}\nglossary: {Storage network (SAN): What joins discs}`, []],
    [
      'are not needed for names of teams',
      `project: {name: A}\n${TASK}\nteams: {san: {name: Storage}}\nglossary: {Core: X}`,
      [],
    ],
    [
      'are asked for once',
      `project: {name: A}\ntasks: {t: {name: The SAN, description: A SAN, duration: 1d}, u: {name: A SAN, duration: 1d}}\nglossary: {Core: X}`,
      ['unexplained-acronym glossary'],
    ],
  ];
  for (const [title, plan, found] of rows) it(title, () => assert.deepEqual(said(plan), found));

  it('are asked for at the word, however it is quoted', () => {
    const text =
      "project: {name: A}\ntasks:\n  t:\n    name: 'It''s the SANs'\n    duration: 1d\nglossary: {Core: X}\n";
    const [found] = analysisOfText(text).problems.filter(({ rule }) => rule === 'unexplained-acronym');
    assert.equal(found && text.slice(found.span.start, found.span.end + 2), "SANs'");
  });
});

describe('people who meet', () => {
  const PEOPLE =
    'resources: {a: {name: A, function: networking}, b: {name: B, function: data}, c: {name: C, function: security}, d: {name: D, function: other}}\n';
  const phase = (who: string, more = '') => `{tasks: {t: {duration: 1d, assign: [${who}]${more}}}}`;
  const rows: [string, string, string[]][] = [
    ['want a kick-off', `phases: {one: ${phase('a, b, c')}}`, ['missing-kick-off one']],
    [
      'want one only at first',
      `phases: {one: ${phase('a, b, c')}, two: {after: one, tasks: {u: {duration: 1d, assign: [a, b, c]}}}}`,
      ['missing-kick-off one'],
    ],
    ['want none while they are two', `phases: {one: ${phase('a, b')}}`, []],
    ['do not count the business side', `phases: {one: ${phase('a, b, d')}}`, []],
    [
      'had one in the same phase',
      `phases: {one: {tasks: {k: {name: Kick-off, milestone: true}, t: {duration: 1d, assign: [a, b, c]}}}}`,
      [],
    ],
    [
      'had one in an earlier phase',
      `phases: {one: {tasks: {kickoff: {milestone: true}}}, two: ${phase('a, b, c', ', after: one')}}`,
      [],
    ],
    ['have agreed', `phases: {one: ${phase('a, b, c')}}\nagreements: {x: {parties: [a, c]}}`, []],
    [
      'have not, where others have',
      `phases: {one: ${phase('a, b, c')}}\nagreements: {x: {parties: [a, d]}}`,
      ['missing-kick-off one'],
    ],
    [
      'have met where the phase is over',
      `phases: {one: ${phase('a, b, c', ', percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-02')}}`,
      [],
    ],
  ];
  for (const [title, plan, found] of rows)
    it(title, () => assert.deepEqual(said(`project: {name: A, start: 2026-03-02}\n${PEOPLE}${plan}`), found));
});

describe('orders', () => {
  const HEAD = 'project: {name: A, start: 2026-03-02}\n';
  const plan = (contract: string, more = '') =>
    `${HEAD}tasks: {p: {duration: 10d}, t: {duration: 1d, after: p${more}}}\ncontracts: {c: {${contract}}}`;
  const rows: [string, string, string[]][] = [
    ['are in time on the last day', plan('order-by: 2026-03-09, lead-time: 1w, task: t'), []],
    ['are late a day after', plan('order-by: 2026-03-10, lead-time: 1w, task: t'), ['late-order c']],
    [
      'go by the day on which they were made',
      plan('order-by: 2026-03-10, ordered-on: 2026-03-09, lead-time: 1w, task: t'),
      [],
    ],
    [
      'do not matter once the task has begun',
      plan('order-by: 2026-03-10, lead-time: 1w, task: t', ', actual-start: 2026-03-02'),
      [],
    ],
    ['do not matter without a lead time, a task or a date', plan('order-by: 2026-03-10, task: t'), []],
    ['do not matter for a task that is not there', plan('order-by: 2026-03-10, lead-time: 1w, task: nothing'), []],
  ];
  for (const [title, text, found] of rows) it(title, () => assert.deepEqual(said(text), found));
});

describe('somebody of high influence', () => {
  const HEAD = 'project: {name: A, manager: m}\ntasks: {t: {duration: 1d}}\n';
  const rows: [string, string, string[]][] = [
    ['wants to be told', 'stakeholders: {x: {influence: high, function: data}}', ['unreported-stakeholder x']],
    ['is told as somebody who works on it', 'resources: {x: {name: X}}\nstakeholders: {y: {influence: low}}', []],
    [
      'is told where a communication says so',
      'stakeholders: {x: {influence: high}}\ncommunication: {c: {audience: [x]}}',
      [],
    ],
    ['is not told by an empty `reach`', 'stakeholders: {x: {influence: high, reach: }}', ['unreported-stakeholder x']],
  ];
  for (const [title, plan, found] of rows) it(title, () => assert.deepEqual(said(HEAD + plan), found));
});
