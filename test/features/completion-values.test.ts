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

  it('replace the whole date', () =>
    checkTaken(plan('deadline: 2026-$003-30'), '2026-03-09', plan('deadline: 2026-03-09$0')));
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
