import assert from 'node:assert/strict';
import { whyChain, whySentence } from '../../../server/src/core/schedule/why.ts';
import { date } from '../../support/make-plan.ts';
import { analysisOfText } from '../../support/views.ts';

/** Wednesday 4 March 2026, 12:00–13:00 off; 14 and 15 March are a weekend. */
const HEADER = `
project: {name: Plan, start: 2026-03-02, calendar: work, status-date: 2026-03-10}
calendars:
  work:
    working-days: [mon, tue, wed, thu, fri]
    working-hours: ["08:00-12:00", "13:00-17:00"]
    holidays: DE-BE
`;
const PLAN = `${HEADER}
tasks:
  begun: {name: Begun, duration: 6d, actual-start: 2026-03-02, percent-complete: 50}
  open: {name: Open, duration: 3d}
  held: {name: Held, duration: 1d, constraint: {start-no-earlier-than: 2026-03-18}}
  next: {name: Next, duration: 1d, after: open}
  lagged: {name: Lagged, duration: 1d, after: open SS+2d}
  over-weekend: {name: Over the weekend, duration: 1d, after: open SS+3d}
  long-lag: {name: Long lag, duration: 1d, after: open +20d}
  led: {name: Led, duration: 1d, after: open -1d}
  clock: {name: Clock, duration: 1d, after: open +2ed}
  half: {name: Half, duration: 1d, after: open SS+50%}
  ended: {name: Ended, duration: 2d, after: held FF}
  ended-late: {name: Ended late, duration: 1d, after: held SF+2d}
  hand: {name: Hand, duration: 1d, after: next, fixed: {start: 2026-03-13}}
  easter: {name: Before Easter, duration: 1d, constraint: {must-start-on: 2026-04-02}}
  after-easter: {name: After Easter, duration: 5d, after: easter}
  forced: {name: Forced, duration: 1d, after: next, constraint: {start-no-later-than: 2026-03-13}}
  not-before: {name: Not before, duration: 2d, constraint: {finish-no-earlier-than: 2026-03-25}}
  on-saturday: {name: On Saturday, duration: 1d, constraint: {start-no-earlier-than: 2026-03-21}}
  point: {name: Point, milestone: true, after: next}
  dropped: {name: Dropped, status: cancelled, after: next}
  first: {name: First, duration: 1d, after: after-easter}
  second: {name: Second, after: first, tasks: {heir: {name: Heir, duration: 1d}, other: {name: Other, duration: 4d}}}
  third: {name: Third, duration: 1d, after: second}
`;

describe('why an item lies where it lies', () => {
  const analysis = analysisOfText(PLAN);
  const rows: [string, string][] = [
    ['begun', 'Started Mon 2 Mar 2026 08:00, when its work really began.'],
    ['open', 'Starts Wed 11 Mar 2026 08:00 because it has not begun, and the plan stands at Tue 10 Mar.'],
    ['held', 'Starts Wed 18 Mar 2026 08:00 because it may not start earlier (start-no-earlier-than).'],
    ['next', 'Starts Mon 16 Mar 2026 08:00 because “Open” finishes Fri 13 Mar 17:00, and 14–15 Mar is a weekend.'],
    ['lagged', 'Starts Fri 13 Mar 2026 08:00 because “Open” starts Wed 11 Mar 08:00, +2d lag.'],
    [
      'over-weekend',
      'Starts Mon 16 Mar 2026 08:00 because “Open” starts Wed 11 Mar 08:00, +3d lag, and 14–15 Mar is a weekend.',
    ],
    [
      'long-lag',
      'Starts Wed 15 Apr 2026 08:00 because “Open” finishes Fri 13 Mar 17:00, +20d lag, and 3–6 Apr is off (Karfreitag, weekend and Ostermontag).',
    ],
    ['led', 'Starts Fri 13 Mar 2026 08:00 because “Open” finishes Fri 13 Mar 17:00, -1d lead.'],
    [
      'clock',
      'Starts Mon 16 Mar 2026 08:00 because “Open” finishes Fri 13 Mar 17:00, +2ed lag on the clock, and Sun 15 Mar is off.',
    ],
    ['half', 'Starts Thu 12 Mar 2026 13:00 because “Open” starts Wed 11 Mar 08:00, +50% lag (1.5d of it).'],
    [
      'ended',
      'Starts Tue 17 Mar 2026 08:00 because it takes 2 days and may not finish before “Held” finishes Wed 18 Mar 17:00 (FF).',
    ],
    [
      'ended-late',
      'Starts Thu 19 Mar 2026 08:00 because it takes 1 day and may not finish before “Held” starts Wed 18 Mar 08:00, +2d lag (SF).',
    ],
    [
      'hand',
      'Starts Fri 13 Mar 2026 08:00 because its dates are set by hand (fixed), although “Next” finishes Mon 16 Mar 17:00.',
    ],
    ['easter', 'Starts Thu 2 Apr 2026 08:00 because it must start then (must-start-on).'],
    [
      'after-easter',
      'Starts Tue 7 Apr 2026 08:00 because “Before Easter” finishes Thu 2 Apr 17:00, and 3–6 Apr is off (Karfreitag, weekend and Ostermontag).',
    ],
    [
      'forced',
      'Starts Fri 13 Mar 2026 08:00 because it may not start later (start-no-later-than), although “Next” finishes Mon 16 Mar 17:00.',
    ],
    [
      'not-before',
      'Starts Tue 24 Mar 2026 08:00 because it takes 2 days and may not finish before Wed 25 Mar 17:00 (finish-no-earlier-than).',
    ],
    ['on-saturday', 'Starts Mon 23 Mar 2026 08:00 because it may not start earlier (start-no-earlier-than).'],
    ['point', 'Is on Mon 16 Mar 2026 17:00 because “Next” finishes then.'],
    ['dropped', 'Is cancelled, takes no time and stands at Mon 16 Mar 2026 17:00 because “Next” finishes then.'],
    [
      'heir',
      'Starts Wed 15 Apr 2026 08:00 because “Second”, which it is part of, waits for “First”, which finishes Tue 14 Apr 17:00.',
    ],
    [
      'second',
      'Starts Wed 15 Apr 2026 08:00 with “Heir”, its first task, because it waits for “First”, which finishes Tue 14 Apr 17:00.',
    ],
    ['third', 'Starts Tue 21 Apr 2026 08:00 because “Second” finishes Mon 20 Apr 17:00.'],
  ];
  for (const [id, sentence] of rows) it(`tells it of ${id}`, () => assert.equal(whySentence(analysis, id), sentence));
  it('says nothing of an id it does not know', () => assert.equal(whySentence(analysis, 'nobody'), ''));
});

describe('the chain of why', () => {
  const texts = (source: string, id: string): string[] => {
    const analysis = analysisOfText(source);
    return whyChain(analysis, id).map(({ item, sentence, finish }) =>
      [item === null ? '' : `${item}: `, sentence, finish === null ? '' : ` ${finish}`].join(''),
    );
  };

  it('leads from a task to the start of the project', () =>
    assert.deepEqual(
      texts(
        `${HEADER.replace(', status-date: 2026-03-10', '')}tasks: {a: {name: A, duration: 5d}, b: {name: B, duration: 1d, after: a}, c: {name: C, duration: 1d, after: b SS+1d}}`,
        'c',
      ),
      [
        'c: Starts Tue 10 Mar 2026 08:00 because “B” starts Mon 9 Mar 08:00, +1d lag.',
        'b: Starts Mon 9 Mar 2026 08:00 because “A” finishes Fri 6 Mar 17:00, and 7–8 Mar is a weekend.',
        'a: Starts Mon 2 Mar 2026 08:00 because the project starts then. It takes 5 days.',
        'The project starts Mon 2 Mar 2026 08:00, as written in project.start.',
      ],
    ));

  it('tells holidays on the way to a finish', () =>
    assert.deepEqual(texts(PLAN, 'third').slice(0, 5), [
      'third: Starts Tue 21 Apr 2026 08:00 because “Second” finishes Mon 20 Apr 17:00.',
      'second: Finishes Mon 20 Apr 2026 17:00 with “Other”, its last task.',
      'other: Starts Wed 15 Apr 2026 08:00 because “Second”, which it is part of, waits for “First”, which finishes Tue 14 Apr 17:00. It takes 4 days.',
      'first: Starts Tue 14 Apr 2026 08:00 because “After Easter” finishes Mon 13 Apr 17:00. It takes 1 day.',
      'after-easter: Starts Tue 7 Apr 2026 08:00 because “Before Easter” finishes Thu 2 Apr 17:00, and 3–6 Apr is off (Karfreitag, weekend and Ostermontag). It takes 5 days.',
    ]));

  it('goes through gates, undecided and decided', () => {
    const plan = (gate: string): string =>
      `${HEADER.replace(', status-date: 2026-03-10', '')}phases: {initiation: {name: Begin, tasks: {a: {name: A, duration: 1d}}, gate: {name: Go, ${gate}}}, execution: {name: Do, after: initiation, tasks: {b: {name: B, duration: 1d}}}}`;
    assert.deepEqual(texts(plan('approvers: []'), 'b'), [
      'b: Starts Tue 3 Mar 2026 08:00 because “Do”, which it is part of, waits for “Go”, which is on Mon 2 Mar 17:00.',
      'initiation.gate: Is on Mon 2 Mar 2026 17:00 because “A”, the last task of “Begin”, finishes then; nothing is decided yet.',
      'a: Starts Mon 2 Mar 2026 08:00 because the project starts then. It takes 1 day.',
      'The project starts Mon 2 Mar 2026 08:00, as written in project.start.',
    ]);
    assert.deepEqual(texts(plan('decision: conditional, decided: 2026-03-04'), 'b'), [
      'b: Starts Thu 5 Mar 2026 08:00 because “Do”, which it is part of, waits for “Go”, which was decided on Wed 4 Mar 17:00.',
      'initiation.gate: Was decided on Wed 4 Mar 2026 17:00: conditional.',
    ]);
    assert.match(
      texts(plan('decision: hold, decided: 2026-03-04'), 'b')[1] ?? '',
      /finishes then; it says hold, and what follows is planned as if it opened then\.$/,
    );
  });

  it('names what ends last where several wait for the same rare day', () => {
    const waiting = (early: string) =>
      analysisOfText(`
project: {name: Plan, start: 2026-03-02}
calendars:
  nights: {working-days: [], exceptions: [{date: 2026-03-29, working-hours: ["06:00-18:00"]}]}
phases:
  design: {tasks: {drawn: {name: Drawn, duration: 1d}}}
  power:
    after: design
    tasks:
      early: {name: Early, duration: 2d}
      late: {name: Late, duration: 6d}
      switched: {name: Switched, duration: 4h, calendar: nights, after: [late, ${early}]}
`);
    const rare = waiting('early');
    assert.match(
      whySentence(rare, 'switched'),
      /^Starts Sun 29 Mar 2026 06:00 because “Late” finishes Tue 10 Mar 17:00, /,
    );
    assert.equal(rare.schedule.items.get('switched')?.driver.id, 'late');
    // Early ends first, but its lag on 23 March, a fortnight after Late.
    const lagged = waiting('early +19ed');
    assert.match(whySentence(lagged, 'switched'), /^Starts Sun 29 Mar 2026 06:00 because “Early” finishes /);
    assert.equal(lagged.schedule.items.get('switched')?.driver.id, 'early');
  });

  it('says of begun work what is left, and what the rest waits for', () => {
    const plan = (more: string, project = ''): string =>
      `${HEADER.replace('2026-03-10', `2026-03-10${project}`)}tasks: {a: {name: A, duration: 3d}, b: {name: B, duration: 6d, actual-start: 2026-03-02, percent-complete: 50${more}}, c: {name: C, duration: 1d, after: b}}`;
    assert.deepEqual(texts(plan(''), 'c'), [
      'c: Starts Mon 16 Mar 2026 08:00 because “B” finishes Fri 13 Mar 17:00, and 14–15 Mar is a weekend.',
      'b: Finishes Fri 13 Mar 2026 17:00 because it has 3 days left from the status date, Tue 10 Mar.',
    ]);
    assert.deepEqual(texts(plan(', after: a'), 'c').slice(1), [
      'b: Finishes Wed 18 Mar 2026 17:00 because the rest of it, 3 days, waits for “A”, which finishes Fri 13 Mar 17:00.',
      'a: Starts Wed 11 Mar 2026 08:00 because it has not begun, and the plan stands at Tue 10 Mar. It takes 3 days.',
    ]);
    assert.deepEqual(texts(plan(', after: a', ', progress-override: true'), 'c').slice(1), [
      'b: Finishes Fri 13 Mar 2026 17:00 because it has 3 days left from the status date, Tue 10 Mar.',
    ]);
    assert.deepEqual(texts(plan(', after: a'), 'b'), [
      'b: Started Mon 2 Mar 2026 08:00, when its work really began. Finishes Wed 18 Mar 2026 17:00 because the rest of it, 3 days, waits for “A”, which finishes Fri 13 Mar 17:00.',
    ]);
  });

  it('counts what is left of work on the clock in days of the clock', () =>
    assert.deepEqual(
      texts(
        `${HEADER}tasks: {a: {name: A, duration: 10ed, actual-start: 2026-03-02, percent-complete: 90}, b: {name: B, milestone: true, actual-finish: 2026-03-04}}`,
        'a',
      ),
      [
        'a: Started Mon 2 Mar 2026 08:00, when its work really began. Finishes Wed 11 Mar 2026 17:00 because it has 1 day on the clock left from the status date, Tue 10 Mar.',
      ],
    ));

  it('says of finished work that it was done', () =>
    assert.deepEqual(
      texts(
        `${HEADER}tasks: {a: {name: A, duration: 1d, actual-start: 2026-03-02, actual-finish: 2026-03-11}, b: {name: B, duration: 1d, after: a}}`,
        'b',
      ),
      [
        'b: Starts Thu 12 Mar 2026 08:00 because “A” finished Wed 11 Mar 17:00.',
        'a: Finished Wed 11 Mar 2026 17:00: that is when its work was really done.',
      ],
    ));

  it('follows work as late as possible to what keeps it from being later', () => {
    const late = 'constraint: {as-late-as-possible: true}';
    const header = HEADER.replace(', status-date: 2026-03-10', '');
    assert.deepEqual(
      texts(
        `${header}tasks: {long: {name: Long, duration: 8d}, a: {name: A, duration: 1d, ${late}}, b: {name: B, duration: 1d, after: [a, long]}}`,
        'a',
      ),
      [
        'a: Starts Wed 11 Mar 2026 08:00, as late as “B” allows, which starts Thu 12 Mar 08:00 (as-late-as-possible).',
        'b: Starts Thu 12 Mar 2026 08:00 because “Long” finishes Wed 11 Mar 17:00.',
        'long: Starts Mon 2 Mar 2026 08:00 because the project starts then. It takes 8 days.',
        'The project starts Mon 2 Mar 2026 08:00, as written in project.start.',
      ],
    );
    assert.deepEqual(
      texts(
        `${header}tasks: {long: {name: Long, duration: 8d}, a: {name: A, duration: 1d, ${late}}, b: {name: B, duration: 1d, after: a}}`,
        'a',
      ),
      [
        'a: Starts Tue 10 Mar 2026 08:00, as late as “B” allows, which starts Wed 11 Mar 08:00 (as-late-as-possible).',
        'b: Starts Wed 11 Mar 2026 08:00, the latest that the finish of the project allows, Wed 11 Mar 17:00.',
        'long: Starts Mon 2 Mar 2026 08:00 because the project starts then. It takes 8 days.',
        'The project starts Mon 2 Mar 2026 08:00, as written in project.start.',
      ],
    );
    assert.deepEqual(
      texts(
        `${header}tasks: {long: {name: Long, duration: 8d}, a: {name: A, duration: 1d, deadline: 2026-03-05, ${late}}}`,
        'a',
      ),
      ['a: Starts Thu 5 Mar 2026 08:00, as late as its deadline allows, Thu 5 Mar 17:00 (as-late-as-possible).'],
    );
  });

  it('leads to the required finish where the plan is counted back from it', () => {
    const plan = `project: {name: Back, finish: 2026-03-27, schedule-from: finish}
tasks:
  a: {name: A, duration: 3d}
  b: {name: B, duration: 1d, after: a +1d}
  c: {name: C, duration: 1d, after: b, constraint: {finish-no-later-than: 2026-03-26}}
  d: {name: D, duration: 2d, constraint: {start-no-earlier-than: 2026-03-10}}
  e: {name: E, duration: 1d, constraint: {must-start-on: 2026-03-20}}
`;
    assert.deepEqual(texts(plan, 'a'), [
      'a: Starts Thu 19 Mar 2026 08:00, as late as “B” allows, which starts Wed 25 Mar 08:00, +1d lag (schedule-from: finish).',
      'b: Starts Wed 25 Mar 2026 08:00, as late as “C” allows, which starts Thu 26 Mar 08:00 (schedule-from: finish).',
      'c: Starts Thu 26 Mar 2026 08:00, as late as its constraint finish-no-later-than allows, Thu 26 Mar 17:00 (schedule-from: finish).',
    ]);
    assert.deepEqual(texts(plan, 'd'), [
      'd: Starts Thu 26 Mar 2026 08:00, as late as the finish of the project allows, Fri 27 Mar 17:00 (schedule-from: finish).',
      'The project is to finish Fri 27 Mar 2026 17:00, as written in project.finish.',
    ]);
    assert.deepEqual(texts(plan, 'e'), ['e: Starts Fri 20 Mar 2026 08:00 because it must start then (must-start-on).']);
  });

  it('names who holds a task back when resources are levelled', () => {
    const plan = `project: {name: P, start: 2026-03-02, level-resources: true}
resources: {ali: {name: Ali Demir}, lift: {name: Lift, type: equipment}}
tasks:
  firewall: {name: Firewall, duration: 3d, assign: ali, priority: 900}
  cables: {name: Cables, duration: 3d, assign: [ali, lift], priority: 800}
  desks: {name: Desks, duration: 4d, assign: lift}
`;
    assert.deepEqual(texts(plan, 'desks'), [
      'desks: Starts Tue 10 Mar 2026 08:00 because it waits 6 days for Lift, which is on “Cables” until Mon 9 Mar 17:00.',
      'cables: Starts Thu 5 Mar 2026 08:00 because it waits 3 days for Ali Demir, who is on “Firewall” until Wed 4 Mar 17:00. It takes 3 days.',
      'firewall: Starts Mon 2 Mar 2026 08:00 because the project starts then. It takes 3 days.',
      'The project starts Mon 2 Mar 2026 08:00, as written in project.start.',
    ]);
  });

  it('ends in the plan that a link leads to, which it names', () => {
    const other = 'project: {name: DC, start: 2026-03-02}\ntasks: {power: {name: Power on, duration: 5d}}\n';
    const plan = `# file: plan.plan.yaml\nproject: {name: P, start: 2026-03-02}\nprojects: {dc: dc.plan.yaml}\ntasks: {a: {name: A, duration: 1d, after: "dc:power +1d"}}\n# file: dc.plan.yaml\n${other}`;
    assert.deepEqual(texts(plan, 'a'), [
      'a: Starts Tue 10 Mar 2026 08:00 because “Power on” of the plan “DC” finishes Fri 6 Mar 17:00, +1d lag, and 7–8 Mar is a weekend.',
    ]);
  });

  it('gives each step as data', () => {
    const [step] = whyChain(analysisOfText(PLAN), 'over-weekend');
    assert.ok(step);
    const { item, decides, kind, id, lag, next } = step;
    assert.deepEqual(
      { item, decides, kind, id, lag, next, link: step.link?.type },
      {
        item: 'over-weekend',
        decides: 'start',
        kind: 'link',
        id: 'open',
        lag: { minutes: 3 * 480, elapsed: false },
        next: { id: 'open', side: 'start' },
        link: 'SS',
      },
    );
  });

  it('gives the days without work as data', () => {
    const [step] = whyChain(analysisOfText(PLAN), 'next');
    const day = (text: string): number => date(text).day;
    assert.deepEqual(step?.gap?.reasons, [
      {
        kind: 'days',
        from: day('2026-03-14'),
        to: day('2026-03-15'),
        why: [{ kind: 'weekend', name: null }],
        resource: null,
      },
    ]);
  });

  it('ends where links go round', () => {
    const analysis = analysisOfText(`${HEADER}tasks: {a: {duration: 1d, after: b}, b: {duration: 1d, after: a}}`);
    assert.ok(whyChain(analysis, 'a').length <= 3);
  });
});
