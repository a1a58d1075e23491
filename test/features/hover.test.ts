import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover.ts';
import { checkHover, checkHoverHas, hoverLines } from '../support/check-hover.ts';
import { atCursor } from '../support/check-places.ts';
import { parseFixture } from '../support/fixture.ts';

/** 2 March 2026 is a Monday. */
const plan = (tasks: string, more = '') => `
project: {name: Office move, start: 2026-03-02}
tasks:
${tasks}
${more}`;

describe('hover on a task', () => {
  it('says when it is, how long, how much it may slip and why', () =>
    checkHover(
      plan(
        '  design: {name: Design the plan, duration: 5d, description: On paper first.}\n  order: {duration: 1d}\n  move: {duration: 1d, after: [design, or$0der]}\n  #                                    ^^^^^',
      ),
      [
        '**Order** · task order',
        '- **Start:** Mon 2 Mar 2026 08:00',
        '- **Finish:** Mon 2 Mar 2026 17:00',
        '- **Duration:** 1d',
        '- **Slack:** can slip 4d before it moves the finish, 4d before it moves what follows',
        'Starts Mon 2 Mar 2026 08:00 because the project starts then.',
      ],
    ));

  it('calls it critical where nothing may slip, and repeats its description', () =>
    checkHoverHas(
      plan('  des$0ign: {name: Design the plan, duration: 5d, description: On paper first.}'),
      '**Design the plan** · task design',
      'On paper first.',
      'none, critical: any delay moves the finish',
    ));

  it('says how far a deadline is missed, and the constraint in words', () =>
    checkHoverHas(
      plan('  des$0ign: {duration: 5d, deadline: 2026-03-04, constraint: {start-no-earlier-than: 2026-03-03}}'),
      '- **Deadline:** Wed 4 Mar 2026, missed by 3d',
      '- **Constraint:** start no earlier than Tue 3 Mar 2026',
      '- **Slack:** −3d',
    ));

  it('says how much a deadline leaves', () =>
    checkHoverHas(plan('  des$0ign: {duration: 2d, deadline: 2026-03-04}'), 'Wed 4 Mar 2026, 1d to spare'));

  it('says what drives it, back to the start of the project', () =>
    checkHoverHas(
      plan(
        '  a: {duration: 1d}\n  b: {duration: 1d, after: a}\n  c: {duration: 1d, after: b}\n  d$0: {duration: 1d, after: c}',
      ),
      'Starts Thu 5 Mar 2026 08:00 because “C” finishes Wed 4 Mar 17:00.',
      '- **Driven by:** c ← b ← a ← start of the project',
    ));

  it('breaks a long chain off', () =>
    checkHoverHas(
      plan(
        Array.from(
          { length: 9 },
          (_, i) => `  t${i}${i === 8 ? '$0' : ''}: {duration: 1d${i > 0 ? `, after: t${i - 1}` : ''}}`,
        ).join('\n'),
      ),
      '- **Driven by:** t7 ← t6 ← t5 ← t4 ← t3 ← …',
    ));

  it('calls it near-critical where it can slip only a little', () =>
    checkHoverHas(
      plan('  a$0: {duration: 4d}\n  b: {duration: 5d}'),
      '- **Slack:** near-critical: can slip 1d before it moves the finish, 1d before it moves what follows',
    ));

  it('says whom a team sends, and who begins later or ends earlier', () =>
    checkHoverHas(
      plan(
        '  des$0ign: {duration: 2d, assign: [crew, bea]}',
        'calendars: {late: {working-hours: ["13:00-17:00"], working-days: [mon, tue, wed, thu, fri]}}\nresources:\n  ali: {name: Ali Demir, team: crew}\n  bea: {name: Bea Lind, calendar: late}\nteams: {crew: {name: Cable crew}}\n',
      ),
      '- **Assigned:** Cable crew \\(Ali Demir until Tue 3 Mar 2026 17:00\\), Bea Lind \\(from Mon 2 Mar 2026 13:00\\)',
      'It takes 2 days, until Thu 5 Mar 17:00, when Bea Lind is done; Ali Demir is done by Tue 3 Mar 17:00',
    ));

  it('names who does it and the risks on it', () =>
    checkHoverHas(
      plan(
        '  des$0ign: {duration: 2d, assign: [ali 50%, rack x4]}',
        'resources:\n  ali: {name: Ali Demir}\n  rack: {name: Rack, type: material}\nrisks:\n  late: {event: Late lorry, probability: 30%, affects: design}\n  gone: {event: Gone, affects: design, status: closed}\n',
      ),
      '- **Assigned:** Ali Demir 50 %, Rack ×4',
      '- **Risk late:** Late lorry, 30 % likely',
    ));

  it('says of the share of somebody what it comes to', () => {
    const crew = 'resources:\n  ali: {name: Ali Demir}\n  rack: {name: Rack, type: material}\n';
    checkHover(plan('  design: {duration: 2d, assign: [ali 5$00%]}', crew), [
      '**50 %** · units',
      'Ali Demir gives it 4 hours of a day of 8.',
    ]);
    checkHoverHas(plan('  design: {duration: 2d, assign: [ali, rack x$04]}', crew), '**×4** · pieces', '4 of Rack.');
  });

  it('says of a gate what was decided', () =>
    checkHoverHas(
      'project: {name: A, start: 2026-03-02}\nphases:\n  planning:\n    tasks: {design: {duration: 1d}}\n    ga$0te: {criteria: [Signed, {text: Paid, met: true}], decision: go, decided: 2026-03-03}\n',
      '**Gate: Planning** · gate planning.gate',
      '- **Decision:** go on Tue 3 Mar 2026',
      '- **Criteria not yet met:** 1 of 2',
    ));

  it('knows the task of another plan', () =>
    checkHoverHas(
      `
project: {name: ERP, start: 2026-03-02}
projects: {dc: dc.plan.yaml}
tasks:
  migrate: {duration: 3d, after: dc:power-o$0n}
# file: dc.plan.yaml
project: {name: Data centre, start: 2026-03-02}
tasks:
  power-on: {name: Power on, duration: 2d}
`,
      '**Power on** · task power-on of Data centre',
      '2 Mar – 3 Mar',
    ));
});

describe('hover on other names', () => {
  const more = `resources:
  ali: {name: Ali Demir, role: Engineer, team: net, leave: [{from: 2026-04-06, to: 2026-04-10}]}
teams:
  net: {name: Net ops, function: networking, lead: ali}
calendars:
  nights: {working-days: [mon, tue], working-hours: ["22:00-06:00"], holidays: DE-BE}
deliverables:
  handbook: {name: Handbook, accepted-by: ali}
risks:
  late: {event: Late lorry, cause: One crew, probability: 30%, impact: {schedule: 5d}, response: mitigate, owner: ali, actions: {call: {text: Call, due: 2026-03-12}}}
`;
  const hovered = (task: string) => plan(`  design: {duration: 2d, ${task}}`, more);

  it('shows a person with team, role, leave and tasks', () =>
    checkHover(hovered('assign: al$0i'), [
      '**Ali Demir** · person ali',
      '- **Role:** Engineer',
      '- **Team:** Net ops',
      '- **Leave:** 6 Apr – 10 Apr 2026',
      '- **Load:** 2d of work, at most 100 % at a time \\(Mon 2 Mar 2026\\)',
      '- **design:** Design, 2 Mar – 3 Mar',
    ]));

  it('shows a team with its people', () =>
    checkHoverHas(
      hovered('owner: n$0et'),
      '**Net ops** · team net',
      '- **Lead:** Ali Demir',
      '- **Members:** Ali Demir',
    ));

  it('shows a calendar with its days and hours', () =>
    checkHover(hovered('calendar: nig$0hts'), [
      '**nights** · calendar nights',
      '- **Working days:** Mon, Tue',
      '- **Hours:** 22:00–06:00',
      '- **Public holidays:** DE-BE',
      '- **Next days off:** Mon 6 Apr 2026 \\(Ostermontag\\), Mon 25 May 2026 \\(Pfingstmontag\\)',
    ]));

  it('says where somebody has more to do than there is time', () =>
    checkHoverHas(
      plan('  design: {duration: 2d, assign: al$0i}\n  build: {duration: 3d, assign: ali 50%}', more),
      '- **Load:** 3\\.5d of work, at most 150 % at a time \\(Mon 2 Mar 2026\\), more than there is',
    ));

  it('shows an entry of a register', () =>
    checkHoverHas(
      hovered('deliverables: [hand$0book]'),
      '**Handbook** · deliverable handbook',
      '- **Accepted by:** ali',
    ));

  it('shows a risk with what is done about it', () =>
    checkHoverHas(
      plan('  design: {duration: 2d}', more.replace('late:', 'la$0te:')),
      '**Late lorry** · threat late',
      '- **Cause:** One crew',
      '- **Probability:** 30 %',
      '- **Score:** 4 of 25, medium',
      '- **Exposure:** 1\\.5d',
      '- **To do:** Call, due Thu 12 Mar 2026',
    ));
});

describe('hover on a risk', () => {
  const risks = (inside: string, more = '') =>
    `project: {name: Move, start: 2026-03-02, currency: EUR}\nresources: {ali: {name: Ali Demir}}\ndeliverables: {book: {name: Handbook}}\ntasks: {design: {duration: 2d}}\n${more}risks:\n  late: {event: Late lorry, ${inside}}\n  other: {event: Other, probability: high, impact: high}\n`;

  it('says how it ranks, what it exposes the plan to, what is left of it and what its owner aims at', () =>
    checkHoverHas(
      risks(
        'probability: 40%, impact: {schedule: medium, cost: 10k}, actions: {a: {text: Call}}, residual: {probability: 10%}, target: {impact: low}',
      ).replace('late:', 'la$0te:'),
      '- **Rank:** 2 of 2 threats',
      '- **Exposure:** 3d and 4,000 EUR',
      '- **After its response:** 3 of 25, low, exposure 6h and 1,000 EUR',
      '- **Target:** 6 of 25, medium, exposure 1.2d',
    ));

  it('says when it could happen, by which sign, what it concerns, and what became of it', () =>
    checkHoverHas(
      risks(
        'affects: [design, book], proximity: {from: 2026-03-16, to: 2026-04-10}, trigger: {text: No date, date: 2026-03-12}, response: escalate, escalated-to: ali, fallback: Rent one, status: occurred',
        'issues: {now: {name: No lorry, risk: late}}\n',
      ).replace('late:', 'la$0te:'),
      '- **Affects:** Design, Handbook',
      '- **Could happen:** from 16 Mar 2026 until 10 Apr 2026',
      '- **Sign:** No date, by Thu 12 Mar 2026',
      '- **Issue:** No lorry',
      '- **Response:** escalate to Ali Demir',
      '- **If it happens:** Rent one',
    ));

  const words: readonly (readonly [string, string])[] = [
    ['probability: lo$0w', 'above 10 % up to 30 %'],
    ['probability: very-hi$0gh', 'above 70 %'],
    ['impact: {schedule: very-lo$0w}', 'up to 1d'],
    ['residual: {impact: {cost: medi$0um}}', 'above 20,000 EUR up to 50,000 EUR'],
    ['target: {impact: {schedule: very-hi$0gh}}', 'above 20d'],
  ];
  for (const [inside, band] of words) {
    it(`says what ${inside.replace('$0', '')} is in this plan`, () =>
      checkHoverHas(risks(inside), `- **In this plan:** ${band}`));
  }

  it('says of a word without a scale what it means', () =>
    checkHoverHas(risks('impact: {quality: hi$0gh}'), 'Endangers a milestone'));

  it('says of a category of uncertainty how far durations lie from their plan', () =>
    checkHover(
      'project: {name: A, start: 2026-03-02}\nuncertainty: {default: {optimistic: 90%, pessimistic: 140%}}\ntasks: {a: {duration: 1d, uncertainty: def$0ault}, b: {duration: 2d}, c: {estimate: {optimistic: 1d, most-likely: 2d, pessimistic: 3d}}}\n',
      [
        '**Default** · category of uncertainty default',
        '- **Durations:** 90 % to 140 % of the plan, usually 100 %',
        '- **Distribution:** pert',
        '- **Tasks:** 2',
      ],
    ));
});

describe('hover on a date', () => {
  const onDate = (date: string) =>
    `project: {name: A, start: 2026-03-02, status-date: 2026-04-30, calendar: b}\ncalendars:\n  b: {holidays: DE-BE}\ntasks:\n  a: {duration: 1d, deadline: ${date}}\n`;

  it('names the weekday and whether it is worked', () =>
    checkHover(onDate('2026-$005-04'), [
      '**Mon 4 May 2026**',
      '- **Worked:** a working day in the calendar b',
      '- **From the status date:** 4 days after',
      '- **In the project:** week 10',
    ]));

  it('names the holiday', () => checkHoverHas(onDate('2026-$005-01'), '**Not worked:** ', 'Maifeiertag'));

  it('names the weekend', () => checkHoverHas(onDate('2026-$005-02'), '**Not worked:** Saturday'));
});

describe('hover on the language', () => {
  it('explains a key from the schema, with an example', () =>
    checkHoverHas(
      plan('  design: {duration: 2d, dead$0line: 2026-03-09}'),
      '**Deadline** · deadline',
      'A promise to be watched',
      '```yaml',
    ));

  it('explains a word', () =>
    checkHover(plan('  design: {status: on-h$0old}'), ['**on-hold** · Status', 'Put off on purpose.']));

  it('says nothing of prose, of comments and of keys that mean nothing', () => {
    checkHover(plan('  design: {name: De$0sign}'), null);
    checkHover('project: {name: A}  # com$0ment\n', null);
    checkHover(plan('  design: {colo$0ur: blue}'), null);
  });
});

describe('hover trusts no text of a plan', () => {
  const evil =
    '"[x](command:run) ![y](http://z) <img src=x> **b** `c` https://evil.example www.evil.example a@b.example |t| \\u202e"';

  it('escapes whatever Markdown could read', () => {
    const [title] = hoverLines(plan(`  des$0ign: {name: ${evil}, duration: 1d}`)) ?? [];
    assert.equal(
      title,
      '**\\[x\\]\\(command:run\\) \\!\\[y\\]\\(http\\://z\\) \\<img src=x\\> \\*\\*b\\*\\* \\`c\\` https\\://evil.example www\\.evil.example a\\@b.example \\|t\\| \ufffd\ufffd** · task design',
    );
  });

  it('keeps it on its line', () => {
    const lines = hoverLines(plan('  des$0ign: {duration: 1d, description: "one\\n\\n# two\\n- three"}')) ?? [];
    assert.equal(lines[1], 'one \\# two - three');
  });

  it('escapes text that begins like a list or a heading', () => {
    for (const [text, shown] of [
      ['- x', '\\- x'],
      ['1. x', '1\\. x'],
      ['# x', '\\# x'],
      ['> x', '\\> x'],
    ]) {
      assert.equal(hoverLines(plan(`  des$0ign: {duration: 1d, description: "${text}"}`))?.[1], shown);
    }
  });

  it('explains a rule under `lint:` and in a comment, and leads to the page about it', () => {
    const inComment = plan(
      '  design: {duration: 1d, after: nobody}  # planline-ignore missing-successor unkn$0own-task',
    );
    checkHoverHas(inComment, '**unknown-task** · rule', '- **Default:** error');
    const { snapshot, position } = atCursor(parseFixture(inComment));
    const said = JSON.stringify(hover(snapshot, { position }, { markdown: true }, 'file:///docs/rules.md'));
    assert.match(said, /\[More about unknown-task\]\(file:\/\/\/docs\/rules\.md#unknown-task\)/);
    const inLint = `${plan('  design: {duration: 1d}')}lint: {unassi$0gned: none}\n`;
    checkHoverHas(inLint, '**unassigned** · rule');
  });

  it('writes plain text for a client without Markdown', () =>
    assert.equal(hoverLines(plan('  des$0ign: {name: a *b*, duration: 1d}'), false)?.[0], 'a *b* · task design'));
});
