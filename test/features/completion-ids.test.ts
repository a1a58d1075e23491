import { checkNote, checkOffers, checkTaken } from '../support/check-completion.ts';

const PLAN = `
project: {name: Office move, start: 2026-03-02}
phases:
  planning:
    tasks:
      design: {name: Design the floor plan, duration: 3d}
      budget: {duration: 2d}
    gate: {criteria: [Signed]}
  execution:
    tasks:
      order: {name: Order desks, duration: 2d}
      walls:
        name: Walls
        duration: 4d
        after: $0
        tasks:
          plaster: {duration: 1d}
      paint: {duration: 1d}
`;

describe('ids in replans', () => {
  it('are phases, then stages that no phase has the name of', () =>
    checkOffers(PLAN.replace('  execution:', '  execution:\n    replans: $0').replace('after: $0', ''), {
      exactly: ['planning', 'initiation', 'monitoring', 'closing'],
    }));
});

describe('ids in after', () => {
  it('are those that come before, nearest first, without the task, what holds it and what it holds', () =>
    checkOffers(PLAN, { exactly: ['order', 'planning.gate', 'budget', 'design', 'planning', 'paint'] }));

  it('are all there whatever is typed, for an editor that narrows and widens a list by itself', () =>
    checkOffers(PLAN.replace('after: $0', 'after: x$0'), {
      exactly: ['order', 'planning.gate', 'budget', 'design', 'planning', 'paint'],
    }));

  it('show name and dates', () => checkNote(PLAN, 'design', 'Design the floor plan · 2 Mar – 4 Mar'));

  it('leave out what is already listed', () =>
    checkOffers(PLAN.replace('after: $0', 'after: [order, design FS+1d, $0]'), {
      exactly: ['planning.gate', 'budget', 'planning', 'paint'],
    }));

  it('replace the word under the cursor', () =>
    checkTaken(PLAN.replace('after: $0', 'after: des$0gin'), 'design', PLAN.replace('after: $0', 'after: design$0')));

  it('are offered right after the colon, and bring the space that is missing', () =>
    checkTaken(PLAN.replace('after: $0', 'after:$0'), 'design', PLAN.replace('after: $0', 'after: design$0')));

  it('are offered on a list item of its own line', () =>
    checkTaken(
      PLAN.replace('after: $0', 'after:\n          - order\n          - $0'),
      'design',
      PLAN.replace('after: $0', 'after:\n          - order\n          - design$0'),
    ));

  it('become a list item on the empty line below the key', () =>
    checkTaken(
      PLAN.replace('after: $0', 'after:\n          $0'),
      'design',
      PLAN.replace('after: $0', 'after:\n          - design$0'),
    ));

  it('keep the quotes they stand in', () =>
    checkTaken(PLAN.replace('after: $0', 'after: "des$0"'), 'design', PLAN.replace('after: $0', 'after: "design$0"')));

  it('are offered while the list is still open', () =>
    checkOffers(PLAN.replace('after: $0', 'after: [order, $0'), {
      first: ['planning.gate', 'budget'],
      lacks: ['order'],
    }));

  it('name other plans, and then their tasks', () => {
    const two = (text: string) => `
project: {name: ERP, start: 2026-03-02}
projects: {dc: dc.plan.yaml}
tasks:
  migrate: {duration: 3d, after: ${text}}
# file: dc.plan.yaml
project: {name: Data centre, start: 2026-03-02}
tasks:
  power-on: {name: Power on, duration: 2d}
`;
    checkOffers(two('$0'), { exactly: ['dc:'] });
    checkOffers(two('dc:$0'), { exactly: ['power-on'] });
    checkNote(two('dc:$0'), 'power-on', 'Power on');
    checkTaken(two('dc:po$0'), 'power-on', two('dc:power-on$0').split('# file')[0] ?? '');
  });
});

describe('what follows an id', () => {
  const withAfter = (text: string) => PLAN.replace('after: $0', `after: ${text}`);

  it('is a type of link or a lag', () =>
    checkOffers(withAfter('design $0'), {
      exactly: ['FS', 'SS', 'FF', 'SF', '+1d', '+2d', '+1w', '-1d', '+2ed', '+50%'],
    }));

  it('is a lag behind a type', () =>
    checkOffers(withAfter('design SS$0'), { exactly: ['SS+1d', 'SS+2d', 'SS+1w', 'SS-1d', 'SS+2ed', 'SS+50%'] }));

  it('is explained', () => checkNote(withAfter('design $0'), 'SS', 'starts after it starts'));

  it('leaves the id alone', () => checkTaken(withAfter('design S$0'), 'SS', withAfter('design SS$0')));

  it('replaces a type and a lag together', () =>
    checkTaken(withAfter('design SS+$0'), 'SS+2d', withAfter('design SS+2d$0')));

  it('is a share of somebody in assign', () =>
    checkTaken(
      'project: {name: A, start: 2026-03-02}\nresources:\n  ali: {name: Ali}\ntasks:\n  a: {duration: 1d, assign: [ali 5$0]}\n',
      '50%',
      'project: {name: A, start: 2026-03-02}\nresources:\n  ali: {name: Ali}\ntasks:\n  a: {duration: 1d, assign: [ali 50%$0]}\n',
    ));
});

describe('people, teams and other parties', () => {
  const TEAM = `
project: {name: Office move, start: 2026-03-02, calendar: berlin}
calendars:
  berlin: {working-days: [mon, tue]}
  nights: {base: berlin}
resources:
  zoe: {name: Zoe Park, role: Engineer, team: network}
  ali: {name: Ali Demir, role: Analyst, team: data}
  bob: {name: Bob}
  rack: {type: material}
teams:
  network: {name: Network}
  data: {name: Data}
stakeholders:
  cio: {name: Ines Falk}
tasks:
  design: {duration: 3d, assign: mara}
`;

  it('are people by team in assign, then other resources, then teams', () =>
    checkOffers(TEAM.replace('assign: mara', 'assign: $0'), {
      exactly: ['ali', 'zoe', 'bob', 'rack', 'network', 'data'],
    }));

  it('show name, team and role', () =>
    checkNote(TEAM.replace('assign: mara', 'assign: $0'), 'zoe', 'Zoe Park · Network, Engineer'));

  it('are no things where somebody owns, decides or accepts', () => {
    const plan = `project: {name: A, sponsor: $0}\nresources: {ali: {name: Ali}, crane: {type: equipment}, rack: {type: material}}\n`;
    checkOffers(plan, { exactly: ['ali'] });
  });

  it('include stakeholders as an owner', () =>
    checkOffers(TEAM.replace('assign: mara', 'owner: $0'), { has: ['ali', 'data', 'cio'] }));

  it('are those first who decide, where somebody accepts or is told', () => {
    const text = `${TEAM.trimEnd()}\ndeliverables: {book: {accepted-by: $0}}\n`;
    checkOffers(text, { first: ['cio', 'ali', 'zoe'] });
  });

  it('are teams only in team', () =>
    checkOffers(TEAM.replace('team: data', 'team: $0'), { exactly: ['network', 'data'] }));

  it('have pieces behind a material', () =>
    checkOffers(TEAM.replace('assign: mara', 'assign: rack $0'), { exactly: ['x1', 'x2', 'x10'] }));

  it('give way to calendars in calendar', () => {
    checkOffers(TEAM.replace('assign: mara', 'calendar: $0'), { exactly: ['berlin', 'nights'] });
    checkOffers(TEAM.replace('base: berlin', 'base: $0'), { exactly: ['berlin'] });
    checkNote(TEAM.replace('assign: mara', 'calendar: $0'), 'berlin', 'Mon, Tue');
    checkNote(TEAM.replace('assign: mara', 'calendar: $0'), 'nights', 'as berlin');
  });

  it('are those of deliverables too where a risk says what it affects', () =>
    checkOffers(`${TEAM}deliverables: {book: {}}\nrisks:\n  late: {event: Late, affects: [design, $0]}\n`, {
      exactly: ['book'],
    }));

  it('are those of categories where a task names its uncertainty', () => {
    const text = `uncertainty: {rough: {name: Rough work, optimistic: 80%, pessimistic: 150%}}\n${TEAM.trimEnd()}\n  next: {uncertainty: $0}\n`;
    checkOffers(text, { exactly: ['rough'] });
    checkNote(text, 'rough', 'Rough work · 80–150 %');
  });

  it('are tasks that are not done first where no task asks', () =>
    checkOffers(
      'project: {name: A}\ntasks: {a: {percent-complete: 100}, b: {}, c: {}}\nrisks:\n  late: {event: Late, affects: [$0]}\n',
      { first: ['b', 'c', 'a'] },
    ));

  it('come with tasks where a risk says what it affects', () =>
    checkOffers(`${TEAM}risks:\n  late: {event: Late, affects: [$0]}\n`, { exactly: ['design'] }));
});
