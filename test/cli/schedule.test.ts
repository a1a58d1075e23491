import assert from 'node:assert/strict';
import { cli, inFolder } from './run-cli.ts';

// Monday 2 March 2026; Monday to Friday, 08:00–12:00 and 13:00–17:00.
const PLAN = `project: {name: Move, start: 2026-03-02}
phases:
  execution:
    name: Do it
    tasks:
      pack: {name: Pack, duration: 2d}
      drive: {name: Drive, duration: 4h, after: pack}
      label: {name: Label, duration: 1d}
    gate: {name: Done}
`;

const at = (start: string, finish: string, lateStart: string, lateFinish: string) => ({
  start,
  finish,
  earlyStart: start,
  earlyFinish: finish,
  lateStart,
  lateFinish,
});

describe('planline schedule', () => {
  it('prints dates as JSON in exactly the agreed shape', async () => {
    await inFolder({ 'move.plan.yaml': PLAN }, async (cwd) => {
      const { code, stdout } = await cli(['schedule', 'move.plan.yaml', '--format', 'json'], { cwd });
      assert.equal(code, 0);
      const [phase, pack, drive, label, gate] = JSON.parse(stdout).tasks;
      assert.deepEqual(JSON.parse(stdout), {
        version: 1,
        project: {
          name: 'Move',
          start: '2026-03-02T08:00',
          finish: '2026-03-04T12:00',
          durationMinutes: 1200,
          criticalPath: ['pack', 'drive', 'execution.gate'],
          criticalPaths: [['pack', 'drive', 'execution.gate']],
          nearCritical: ['label'],
        },
        tasks: [phase, pack, drive, label, gate],
        problems: [],
      });
      assert.deepEqual(drive, {
        id: 'drive',
        name: 'Drive',
        kind: 'task',
        parent: 'execution',
        ...at('2026-03-04T08:00', '2026-03-04T12:00', '2026-03-04T08:00', '2026-03-04T12:00'),
        durationMinutes: 240,
        totalSlackMinutes: 0,
        freeSlackMinutes: 0,
        critical: true,
        driver: { kind: 'link', id: 'pack' },
        slackBand: 'critical',
        levellingDelayMinutes: 0,
        assignments: [],
      });
      assert.deepEqual(label, {
        id: 'label',
        name: 'Label',
        kind: 'task',
        parent: 'execution',
        ...at('2026-03-02T08:00', '2026-03-02T17:00', '2026-03-03T13:00', '2026-03-04T12:00'),
        durationMinutes: 480,
        totalSlackMinutes: 720,
        freeSlackMinutes: 720,
        critical: false,
        driver: { kind: 'project-start' },
        slackBand: 'near-critical',
        levellingDelayMinutes: 0,
        assignments: [],
      });
      assert.deepEqual(
        [phase, gate].map(({ id, kind, parent, start, finish }) => ({ id, kind, parent, start, finish })),
        [
          { id: 'execution', kind: 'phase', parent: null, start: '2026-03-02T08:00', finish: '2026-03-04T12:00' },
          {
            id: 'execution.gate',
            kind: 'gate',
            parent: 'execution',
            start: '2026-03-04T12:00',
            finish: '2026-03-04T12:00',
          },
        ],
      );
    });
  });

  it('prints an aligned tree', async () => {
    await inFolder({ 'move.plan.yaml': PLAN }, async (cwd) => {
      const { stdout } = await cli(['schedule', 'move.plan.yaml'], { cwd });
      assert.equal(
        stdout,
        `ID                NAME   START             FINISH            DURATION  SLACK     BECAUSE OF
execution         Do it  2026-03-02        2026-03-04            2.5d     0d  *
  pack            Pack   2026-03-02        2026-03-03              2d     0d  *  project start
  drive           Drive  2026-03-04 08:00  2026-03-04 12:00        4h     0d  *  pack
  label           Label  2026-03-02        2026-03-02              1d   1.5d  ~  project start
  execution.gate  Done   2026-03-04        2026-03-04                     0d  *  drive

Move: 2026-03-02 to 2026-03-04, 2.5d
* critical: pack > drive > execution.gate
~ within 2d of critical: label
`,
      );
    });
  });

  it('tells of further critical paths only where they leave the first', async () => {
    const plan = PLAN.replace('drive: {', 'load: {duration: 4h, after: pack}\n      drive: {');
    await inFolder({ 'move.plan.yaml': plan }, async (cwd) => {
      const { stdout } = await cli(['schedule', 'move.plan.yaml'], { cwd });
      assert.deepEqual(stdout.split('\n').slice(-4), [
        '* critical: pack > load > execution.gate',
        '* also: pack > drive > execution.gate',
        '~ within 2d of critical: label',
        '',
      ]);
    });
  });

  for (const columns of [40, 60, 80, 100, 200]) {
    it(`fits a terminal of ${columns} columns`, async () => {
      const wide = PLAN.replace('name: Pack', `name: ${'Pack 箱子 '.repeat(20)}`);
      await inFolder({ 'move.plan.yaml': wide }, async (cwd) => {
        const { stdout } = await cli(['schedule', 'move.plan.yaml'], { cwd, columns, env: { NO_COLOR: '1' } });
        for (const line of stdout.split('\n')) {
          const width = [...line].reduce((sum, character) => sum + (/[一-鿿]/.test(character) ? 2 : 1), 0);
          assert.ok(width <= columns, `${width}: ${line}`);
        }
      });
    });
  }

  it('plans unstarted work from the status date on', async () => {
    await inFolder({ 'move.plan.yaml': PLAN }, async (cwd) => {
      const args = ['schedule', 'move.plan.yaml', '--format', 'json', '--status-date', '2026-03-06'];
      const { stdout } = await cli(args, { cwd });
      const pack = JSON.parse(stdout).tasks.find((task: { id: string }) => task.id === 'pack');
      assert.equal(pack.start, '2026-03-09T08:00');
      assert.deepEqual(pack.driver, { kind: 'status-date' });
    });
  });

  it('explains a date back to where its chain begins', async () => {
    await inFolder({ 'move.plan.yaml': PLAN }, async (cwd) => {
      const { code, stdout } = await cli(['schedule', 'move.plan.yaml', '--why', 'drive'], { cwd });
      assert.equal(code, 0);
      assert.equal(
        stdout,
        `Drive (drive): Starts Wed 4 Mar 2026 08:00 because “Pack” finishes Tue 3 Mar 17:00.
Pack (pack): Starts Mon 2 Mar 2026 08:00 because the project starts then. It takes 2 days.
The project starts Mon 2 Mar 2026 08:00, as written in project.start.
`,
      );
    });
  });

  it('gives the explanation as data', async () => {
    await inFolder({ 'move.plan.yaml': PLAN }, async (cwd) => {
      const { stdout } = await cli(['schedule', 'move.plan.yaml', '--why', 'drive', '--format', 'json'], { cwd });
      assert.deepEqual(JSON.parse(stdout), {
        version: 1,
        task: 'drive',
        steps: [
          {
            id: 'drive',
            decides: 'start',
            at: '2026-03-04T08:00',
            driver: { kind: 'link', id: 'pack' },
            link: { task: 'pack', project: null, type: 'FS' },
            sentence: 'Starts Wed 4 Mar 2026 08:00 because “Pack” finishes Tue 3 Mar 17:00.',
          },
          {
            id: 'pack',
            decides: 'start',
            at: '2026-03-02T08:00',
            driver: { kind: 'project-start' },
            sentence: 'Starts Mon 2 Mar 2026 08:00 because the project starts then.',
            finish: 'It takes 2 days.',
          },
          {
            id: null,
            decides: 'start',
            at: '2026-03-02T08:00',
            driver: { kind: 'project-start' },
            sentence: 'The project starts Mon 2 Mar 2026 08:00, as written in project.start.',
          },
        ],
      });
    });
  });

  it('lists the paths to a task by how far they may slip', async () => {
    await inFolder({ 'move.plan.yaml': PLAN }, async (cwd) => {
      const args = ['schedule', 'move.plan.yaml', '--paths-to', 'execution.gate'];
      assert.equal(
        (await cli(args, { cwd })).stdout,
        `Paths to Done (execution.gate), which finishes 2026-03-04, and how far each may slip before it moves it:
  1      0d  pack > drive > execution.gate
  2    1.5d  label
`,
      );
      assert.deepEqual(JSON.parse((await cli([...args, '--paths', '1', '--format', 'json'], { cwd })).stdout), {
        version: 1,
        task: 'execution.gate',
        paths: [{ slackMinutes: 0, tasks: ['pack', 'drive', 'execution.gate'] }],
      });
    });
  });

  it('says who works when, as JSON and in a cell of CSV', async () => {
    const plan = `project: {name: Move, start: 2026-03-02}
resources: {ali: {}, bea: {team: crew}}
teams: {crew: {}}
tasks: {pack: {duration: 2d, assign: [ali 50%, crew]}}
`;
    await inFolder({ 'move.plan.yaml': plan }, async (cwd) => {
      const args = ['schedule', 'move.plan.yaml', '--format'];
      const [pack] = JSON.parse((await cli([...args, 'json'], { cwd })).stdout).tasks;
      const when = { start: '2026-03-02T08:00', finish: '2026-03-03T17:00' };
      assert.deepEqual(pack.assignments, [
        { resource: 'ali', units: 0.5, workMinutes: 480, ...when },
        { resource: 'bea', team: 'crew', units: 1, workMinutes: 960, ...when },
      ]);
      assert.match((await cli([...args, 'csv'], { cwd })).stdout, /,project-start,critical,0,ali 50%; bea 100%\r\n/);
    });
  });

  it('levels on request, by as many schedules as are asked for, and says whom work waits for', async () => {
    const plan = `project: {name: Move, start: 2026-03-02}
resources: {ali: {name: Ali Demir}}
tasks:
  pack: {name: Pack, duration: 2d, assign: ali, priority: 900}
  load: {name: Load, duration: 1d, assign: ali}
`;
    await inFolder({ 'move.plan.yaml': plan }, async (cwd) => {
      const json = async (...args: string[]) =>
        JSON.parse((await cli(['schedule', 'move.plan.yaml', '--format', 'json', ...args], { cwd })).stdout);
      const [, load] = (await json()).tasks;
      assert.deepEqual([load.start, load.levellingDelayMinutes], ['2026-03-02T08:00', 0]);
      for (const args of [['--level'], ['--level-schedules', '50']]) {
        const { tasks } = await json(...args);
        assert.deepEqual(
          [tasks[1].start, tasks[1].levellingDelayMinutes, tasks[1].driver],
          ['2026-03-04T08:00', 960, { kind: 'resource', id: 'pack', resource: 'ali' }],
        );
      }
      const { stdout } = await cli(['schedule', 'move.plan.yaml', '--level'], { cwd });
      assert.match(stdout, /load .* ali +ali on pack \+2d levelled\n/);
      assert.match(stdout, /Levelling delays 1 task, load by 2d\n/);
    });
  });

  it('offers the id that was probably meant where --why names none', async () => {
    await inFolder({ 'move.plan.yaml': PLAN }, async (cwd) => {
      assert.deepEqual(await cli(['schedule', 'move.plan.yaml', '--why', 'drvie'], { cwd }), {
        code: 2,
        stdout: '',
        stderr: "planline: the plan has no task 'drvie'; did you mean 'drive'?\n",
      });
    });
  });

  it('writes CSV whose cells no spreadsheet runs', async () => {
    const plan = PLAN.replace('name: Pack', `name: '=HYPERLINK("http://x","y")'`);
    await inFolder({ 'move.plan.yaml': plan }, async (cwd) => {
      const { stdout } = await cli(['schedule', 'move.plan.yaml', '--format', 'csv'], { cwd });
      const [header, , pack] = stdout.split('\r\n');
      assert.match(header ?? '', /^id,name,kind,parent,start,finish,/);
      assert.match(pack ?? '', /^pack,"'=HYPERLINK\(""http:\/\/x"",""y""\)",task,execution,/);
    });
  });

  it('escapes control characters in the CSV of a terminal, and keeps them in that of a file', async () => {
    const plan = PLAN.replace('name: Pack', 'name: "Pack \\e[2J\\u202e"');
    await inFolder({ 'move.plan.yaml': plan }, async (cwd) => {
      const args = ['schedule', 'move.plan.yaml', '--format', 'csv'];
      assert.match((await cli(args, { cwd, columns: 80 })).stdout, /Pack \\u001b\[2J\\u202e\\u202c,/);
      assert.ok((await cli(args, { cwd })).stdout.includes('Pack \u001b[2J\u202e\u202c,'));
    });
  });

  it('still schedules a plan with errors, says so and exits with 1', async () => {
    const plan = PLAN.replace('after: pack', 'after: pakc');
    await inFolder({ 'move.plan.yaml': plan }, async (cwd) => {
      const { code, stdout, stderr } = await cli(['schedule', 'move.plan.yaml', '--format', 'json'], { cwd });
      assert.equal(code, 1);
      assert.equal(JSON.parse(stdout).problems[0].rule, 'unknown-task');
      assert.equal(JSON.parse(stdout).problems[0].path, 'move.plan.yaml');
      assert.equal(stderr, 'planline: 1 error in the plan; see: planline check move.plan.yaml\n');
    });
  });

  for (const [what, args, says] of [
    ['a file that is not there', ['gone.plan.yaml'], /gone\.plan\.yaml: there is no such file/],
    ['a folder', ['.'], /is a folder; name the plan in it/],
    ['a device', ['/dev/null'], /neither a file nor a folder|no such file/],
    ['two questions', ['move.plan.yaml', '--why', 'label', '--paths-to', 'label'], /go one at a time/],
    ['an answer as CSV', ['move.plan.yaml', '--why', 'label', '--format', 'csv'], /--why is printed as text or json/],
    ['a part', ['part.plan.yaml'], /is a part, not a plan/],
    ['a status date that does not exist', ['move.plan.yaml', '--status-date', '2026-02-30'], /such as 2026-03-02/],
    ['no number of schedules', ['move.plan.yaml', '--level-schedules', '0'], /whole number from 1 to 10000000/],
    ['a number that is no whole one', ['move.plan.yaml', '--level-schedules', '1e3'], /whole number/],
    ['an unknown end of paths', ['move.plan.yaml', '--paths-to', 'labl'], /no task 'labl'; did you mean 'label'/],
    ['a format of a later day', ['move.plan.yaml', '--format', 'html'], /table, json, csv/],
    ['no plan', [], /missing required argument 'PLAN'/],
  ] as const) {
    it(`exits with 2 and prints nothing else for ${what}`, async () => {
      await inFolder({ 'move.plan.yaml': PLAN, 'part.plan.yaml': 'tasks: {a: {duration: 1d}}\n' }, async (cwd) => {
        const { code, stdout, stderr } = await cli(['schedule', ...args], { cwd });
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.match(stderr, says);
      });
    });
  }
});
