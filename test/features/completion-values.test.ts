import { checkNote, checkOffers, checkTaken } from '../support/check-completion.ts';

const plan = (task: string, project = '') => `
project: {name: Office move, start: 2026-03-02${project}}
tasks:
  design: {duration: 3d}
  order: {duration: 2d, after: design, ${task}}
`;

describe('words', () => {
  it('are the choices of the schema, explained', () => {
    checkOffers(plan('status: $0'), { has: ['planned', 'active', 'on-hold', 'blocked', 'cancelled', 'done'] });
    checkOffers(plan('', ', type: $0'), {
      exactly: ['software', 'hardware', 'network', 'cloud', 'analytics', 'it-service'],
    });
  });

  it('are true and false where a question is asked', () =>
    checkOffers(plan('milestone: $0'), { exactly: ['true', 'false'] }));

  it('replace what stands there', () => checkTaken(plan('status: pla$0n'), 'planned', plan('status: planned$0')));

  it('become a list where only a list is taken', () =>
    checkTaken(
      'project: {name: A}\ncalendars:\n  c:\n    working-days: $0\n',
      'mon',
      'project: {name: A}\ncalendars:\n  c:\n    working-days: [mon$0]\n',
    ));
});

describe('dates', () => {
  it('of what has happened go back from the status date, and are none after it', () => {
    const text = plan('actual-start: $0', ', status-date: 2026-03-11');
    checkOffers(text, {
      first: ['2026-03-11', '2026-03-10', '2026-03-09', '2026-03-06'],
      has: ['2026-03-02'],
      lacks: ['2026-03-12'],
    });
  });

  it('begin with the date that is computed, and skip days that are not worked', () => {
    const text = plan('constraint: {start-no-earlier-than: $0}');
    checkOffers(text, { first: ['2026-03-05', '2026-03-06', '2026-03-09'], lacks: ['2026-03-07', '2026-03-08'] });
    checkNote(text, '2026-03-05', 'Thursday · computed start');
    checkNote(text, '2026-03-06', 'Friday · computed finish');
  });

  it('begin with the finish where an end is meant', () =>
    checkOffers(plan('deadline: $0'), { first: ['2026-03-06', '2026-03-09'] }));

  it('name the dates the plan turns on', () =>
    checkNote(plan('deadline: $0', ', deadline: 2026-07-31'), '2026-07-31', 'Friday · project deadline'));

  it('know the holidays of the calendar', () => {
    const text = `
project: {name: A, start: 2026-04-30, calendar: berlin}
calendars:
  berlin: {holidays: DE-BE}
tasks:
  a: {duration: 1d, deadline: $0}
`;
    checkOffers(text, { first: ['2026-04-30', '2026-05-04'], lacks: ['2026-05-01'] });
  });

  it('go on from the first day where they are the last', () =>
    checkOffers('project: {name: A, start: 2026-03-02}\nresources:\n  ali: {leave: [{from: 2026-04-07, to: $0}]}\n', {
      first: ['2026-04-07', '2026-04-08', '2026-04-09'],
    }));

  it('replace the whole date', () =>
    checkTaken(plan('deadline: 2026-$003-30'), '2026-03-09', plan('deadline: 2026-03-09$0')));
});

describe('levels of a risk', () => {
  const risk = (inside: string) => `project: {name: A, currency: EUR}\nrisks:\n  late: {event: Late, ${inside}}\n`;

  it('say what they are on the scales of the plan', () => {
    checkNote(risk('probability: $0'), 'medium', 'above 30 % up to 50 %');
    checkNote(risk('impact: {schedule: $0}'), 'high', 'above 10d up to 20d');
    checkNote(risk('impact: {cost: $0}'), 'very-high', 'above 100,000 EUR');
  });

  it('are followed by the responses that fit the kind, the usual one first', () => {
    checkOffers(risk('kind: opportunity, response: $0'), {
      exactly: ['enhance', 'accept', 'exploit', 'share', 'escalate'],
    });
    checkOffers(risk('response: $0'), { has: ['mitigate', 'exploit'] });
  });

  it('have an appetite by the categories that are used', () =>
    checkOffers(`${risk('category: security')}risk-appetite:\n  by-category:\n    $0\n`, { exactly: ['security'] }));
});

describe('durations', () => {
  it('are those that planners write', () =>
    checkOffers(plan('duration: $0').replace('duration: 2d, ', ''), { first: ['1d', '2d', '3d'] }));

  it('are the typed number in each unit', () => {
    const text = plan('duration: 7$0').replace('duration: 2d, ', '');
    checkOffers(text, { exactly: ['7d', '7w', '7h', '7m', '7mo', '7ed', '7eh', '7ew', '7em'] });
    checkNote(text, '7d', '7 working days of 8 hours');
  });
});

describe('paths', () => {
  const folder = (text: string) => `${text}
# file: team.plan.yaml
resources: {ali: {name: Ali}}
# file: parts/risks.yaml
risks: {}
# file: records/sign-off.md
Signed.
# file: dc.plan.yaml
project: {name: Data centre, start: 2026-03-02}
`;

  it('are parts in include, folders behind them, without the plan itself', () =>
    checkOffers(folder('project: {name: A}\ninclude: $0'), {
      exactly: ['dc.plan.yaml', 'team.plan.yaml', 'parts/', 'records/'],
    }));
  it('are plans in projects', () =>
    checkOffers(folder('project: {name: A}\nprojects: {dc: $0}'), {
      exactly: ['dc.plan.yaml', 'team.plan.yaml', 'parts/', 'records/'],
    }));
  it('go on behind a folder, which stays', () =>
    checkOffers(folder('project: {name: A}\ninclude: [parts/$0]'), { exactly: ['risks.yaml'] }));
  it('are any file as evidence', () =>
    checkOffers(folder('phases:\n  planning:\n    gate: {criteria: [{text: Signed, evidence: records/$0}]}'), {
      exactly: ['sign-off.md'],
    }));
  it('replace the name only', () =>
    checkTaken(
      'project: {name: A}\ninclude: [parts/ri$0]\n# file: parts/risks.yaml\nrisks: {}\n',
      'risks.yaml',
      'project: {name: A}\ninclude: [parts/risks.yaml$0]\n',
    ));
});

describe('words that are used already', () => {
  const used = (text: string) => `
project: {name: A, start: 2026-03-02}
tasks:
  a: {duration: 1d, tags: [night, wave-1], touches: [cables]}
  b: {duration: 1d, tags: [night]}
  c: {duration: 1d, ${text}}
`;

  it('are offered as tags, the most frequent first', () => {
    checkOffers(used('tags: [$0]'), { exactly: ['night', 'wave-1'] });
    checkNote(used('tags: [$0]'), 'night', 'used 2 times');
  });
  it('are not offered twice in a list', () => checkOffers(used('tags: [night, $0]'), { exactly: ['wave-1'] }));
  it('follow the known areas', () =>
    checkOffers(used('touches: [$0]'), { first: ['hardware', 'network'], has: ['cables'] }));
});

describe('amounts', () => {
  it('are quarters of a percentage', () =>
    checkOffers(plan('percent-complete: $0'), { exactly: ['0', '25', '50', '75', '100'] }));
  it('are spans of hours, in quotes', () =>
    checkTaken(
      'project: {name: A}\ncalendars: {c: {working-hours: [$0]}}\n',
      '08:00-12:00',
      'project: {name: A}\ncalendars: {c: {working-hours: ["08:00-12:00"$0]}}\n',
    ));
  it('are currencies with their names', () => checkNote(plan('', ', currency: $0'), 'CHF', 'Swiss franc'));
  it('are countries, and then their regions', () => {
    const text = (typed: string) => `project: {name: A}\ncalendars: {c: {holidays: ${typed}$0}}\n`;
    checkOffers(text(''), { has: ['DE', 'FR'], lacks: ['DE-BE'] });
    checkOffers(text('DE'), { first: ['DE', 'DE-BB'], has: ['DE-BE'], lacks: ['FR'] });
    checkNote(text('DE-'), 'DE-BE', 'Berlin');
    checkTaken(text('DE-B'), 'DE-BE', 'project: {name: A}\ncalendars: {c: {holidays: DE-BE$0}}\n');
  });
  it('are the default first where a number is wanted', () =>
    checkNote(plan('', ', hours-per-day: $0'), '8', 'default'));
});

describe('behind planline-ignore', () => {
  const text = (comment: string) => `
project: {name: A, start: 2026-03-02}
tasks:
  a: {duration: 1d, after: desing} # ${comment}
`;

  it('are rules, those that find something here first', () => {
    checkOffers(text('planline-ignore u$0'), { first: ['unknown-task'], has: ['missing-successor'] });
    checkNote(text('planline-ignore u$0'), 'unknown-task', 'found here');
  });
  it('replace what is typed of a rule, and leave the others', () =>
    checkTaken(
      text('planline-ignore over-allocation, unk$0').trimStart(),
      'unknown-task',
      text('planline-ignore over-allocation, unknown-task$0').trimStart(),
    ));
  it('are those found elsewhere as long as nothing is typed, which silences all', () =>
    checkOffers(`${text('planline-ignore $0')}  b: {duration: 1d, after: a, calendar: x}\n`, {
      first: ['unknown-calendar'],
    }));
  it('are those of the next line in a comment of its own', () =>
    checkOffers(
      'project: {name: A, start: 2026-03-02}\ntasks:\n  # planline-ignore u$0\n  a: {duration: 1d, after: desing}\n',
      {
        first: ['unknown-task'],
      },
    ));
  it('are not offered in other comments', () => checkOffers(text('todo $0'), { exactly: [] }));
});

describe('terms of the glossary', () => {
  it('are the acronyms that nobody explains', () =>
    checkOffers(
      'project: {name: A, start: 2026-03-02}\ntasks:\n  a: {name: Connect the SIEM to the WORM, duration: 1d}\nglossary:\n  WORM: write once\n  $0\n',
      { exactly: ['SIEM'] },
    ));
});

describe('rules of lint', () => {
  it('are those found in the plan, then the others', () =>
    checkOffers(
      'project: {name: A, start: 2026-03-02}\ntasks:\n  a: {name: Dig, assign: ali}\nresources: {ali: {name: Ali}}\nlint:\n  $0\n',
      {
        first: ['missing-estimate'],
      },
    ));
});

describe('nothing is offered', () => {
  const quiet: readonly (readonly [string, string])[] = [
    ['in a comment', 'project: {name: A}\n# ta$0\n'],
    ['in prose', 'project:\n  name: Off$0\n'],
    ['in a block of text', 'project:\n  objective: |\n    Move th$0\n'],
  ];
  for (const [where, text] of quiet) it(where, () => checkOffers(text, { exactly: [] }));
});

describe('in half-typed text', () => {
  const head = 'project: {name: Office move, start: 2026-03-02}\ntasks:\n  design: {duration: 3d}\n';
  const typed: readonly (readonly [string, string, string])[] = [
    ['an open brace', '  order: {duration: 2d, after: $0', 'design'],
    ['an open list in an open brace', '  order: {after: [$0', 'design'],
    ['a brace that lines follow', '  order: {after: $0\n  paint: {duration: 1d}\n', 'design'],
    ['a colon and nothing', '  order:\n    after: $0\n    duration: 2d\n', 'design'],
    ['a dash and nothing', '  order:\n    after:\n    - $0\n', 'design'],
    ['an open quote', '  order:\n    after: "$0\n', 'design'],
    ['a broken line above', '  broken: [\n  order:\n    after: $0\n', 'design'],
    ['a key half written', '  order:\n    dur$0', 'duration'],
    ['a key half written in braces', '  order: {dur$0', 'duration'],
    ['an area that others already fill', '  order: {touches: [network, $0]}\n', 'security'],
    ['a day of leave', '  order: {duration: 1d}\nresources:\n  ali: {leave: [{from: $0}]}\n', '2026-03-03'],
  ];
  for (const [what, text, label] of typed)
    it(`${what} offers ${label}`, () => checkOffers(head + text, { has: [label] }));

  it('words that a list has are not offered again', () =>
    checkOffers(`${head}  order: {touches: [network, $0]}\n`, { lacks: ['network'] }));
});
