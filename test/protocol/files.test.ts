import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../server/src/core/analyse.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { dayFromCivil, formatDay } from '../../server/src/core/base/time.ts';
import type { SourceFile } from '../../server/src/core/model/sources.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { fileIdOf } from '../../server/src/host/file-id.ts';
import { findPlans } from '../../server/src/host/find-plans.ts';
import { gatherPlan, type HostFiles } from '../../server/src/host/gather.ts';
import { findingHolidays, holidaySource } from '../../server/src/host/holidays.ts';
import { namesInFolder } from '../../server/src/host/names-in-folder.ts';
import { DiskCache, nodeFiles } from '../../server/src/host/node-files.ts';
import { MOST_BYTES, readText } from '../../server/src/host/read-text.ts';
import { rootFolderOf } from '../../server/src/host/root.ts';
import { findWritten, GLOB_LIMITS } from '../../server/src/host/written-path.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { type Folder, folder } from './folder.ts';

describe('files of the disk', () => {
  let space: Folder;
  beforeEach(() => {
    space = folder();
  });
  afterEach(() => space.remove());
  const path = (name: string) => join(space.path, name);

  it('are read as UTF-8, with or without a byte order mark', () => {
    space.write('plain.yaml', 'name: Ü\n');
    space.write('marked.yaml', '\ufeffname: Ü\n');
    assert.deepEqual(readText(path('plain.yaml')), { text: 'name: Ü\n' });
    assert.deepEqual(readText(path('marked.yaml')), { text: 'name: Ü\n' });
  });

  it('are named by folder, none that are hidden or lie outside the root after links are followed', () => {
    for (const name of [
      'root/a.plan.yaml',
      'root/parts/b.yaml',
      'root/.hidden',
      'root/node_modules/x.yaml',
      'c.yaml',
    ]) {
      space.write(name, '');
    }
    symlinkSync(path('c.yaml'), path('root/out.yaml'));
    symlinkSync(path('root/parts'), path('root/in'));
    symlinkSync(path('.'), path('root/up'));
    symlinkSync('circle.yaml', path('root/circle.yaml'));
    symlinkSync('gone.yaml', path('root/nowhere.yaml'));
    const names = (from: string, written: string) => namesInFolder(path('root'), path(from), written);
    assert.deepEqual(names('root/a.plan.yaml', ''), ['a.plan.yaml', 'in/', 'parts/']);
    assert.deepEqual(names('root/parts/b.yaml', ''), ['b.yaml', '../']);
    assert.deepEqual(names('root/parts/b.yaml', '../'), ['a.plan.yaml', 'in/', 'parts/']);
    for (const outside of ['../', 'up/', '/', 'C:/', '~/', 'absent/', 'a.plan.yaml/', 'x\0/']) {
      assert.deepEqual(names('root/a.plan.yaml', outside), [], outside);
    }
  });

  it('are read up to the limit and not beyond', () => {
    space.write('just.yaml', '#'.repeat(MOST_BYTES));
    space.write('over.yaml', '#'.repeat(MOST_BYTES + 1));
    const just = readText(path('just.yaml'));
    assert.equal('text' in just && just.text.length, MOST_BYTES);
    assert.deepEqual(readText(path('over.yaml')), { unreadable: 'too-large' });
  });

  it('say why they cannot be read', () => {
    space.write('nul.yaml', Uint8Array.of(0));
    space.write('file.yaml', '');
    mkdirSync(path('folder.yaml'));
    assert.deepEqual(readText(path('nul.yaml')), { unreadable: 'binary' });
    assert.deepEqual(readText(path('absent.yaml')), { unreadable: 'missing' });
    assert.deepEqual(readText(path('absent.yaml'), true), { unreadable: 'vanished' });
    assert.deepEqual(readText(path('file.yaml/below.yaml')), { unreadable: 'missing' });
    assert.deepEqual(readText(path('folder.yaml')), { unreadable: 'missing' });
    symlinkSync('loop.yaml', path('loop.yaml'));
    assert.deepEqual(readText(path('loop.yaml'), true), { unreadable: 'link-loop' });
  });

  it('say that reading is denied', function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) {
      process.stderr.write('      SKIPPED: the superuser may read everything\n');
      this.skip();
    }
    space.write('closed.yaml', 'a: 1');
    chmodSync(path('closed.yaml'), 0);
    assert.deepEqual(readText(path('closed.yaml')), { unreadable: 'denied' });
  });

  it('that wait for a writer do not hold the server up', function () {
    if (spawnSync('mkfifo', [path('pipe.yaml')]).status !== 0) {
      process.stderr.write('      SKIPPED: mkfifo is not installed\n');
      this.skip();
    }
    assert.deepEqual(readText(path('pipe.yaml')), { unreadable: 'missing' });
  });

  it('are read again only when they have changed', () => {
    const id = space.write('a.yaml', 'a: 1');
    utimesSync(path('a.yaml'), 1, 1);
    const files = nodeFiles({ root: space.path, cache: new DiskCache() });
    const read = (file: string) => runToEnd(files.reading(file));
    const first = read(id);
    assert.equal(read(id), first);
    space.write('a.yaml', 'a: 2');
    const second = read(id);
    assert.equal('text' in second && second.text, 'a: 2');
    rmSync(path('a.yaml'));
    assert.deepEqual(read(id), { file: id, unreadable: 'missing' });
  });

  it('below git belong to its top level, others to their own folder', () => {
    space.write('team/plans/a.plan.yaml', '');
    assert.equal(rootFolderOf(path('team/plans/a.plan.yaml')), path('team/plans'));
    mkdirSync(path('team/.git'));
    assert.equal(rootFolderOf(path('team/plans/a.plan.yaml')), path('team'));
  });

  it('named as plans are found, sorted, without links and dependencies', async () => {
    for (const name of ['b.plan.yml', 'a/A.PLAN.YAML', 'a/x.yaml', 'node_modules/m/m.plan.yaml', '.git/g.plan.yaml']) {
      space.write(name, '');
    }
    symlinkSync(path('a'), path('link'));
    assert.deepEqual(await findPlans(space.path), [space.uriOf('a/A.PLAN.YAML'), space.uriOf('b.plan.yml')]);
  });
});

describe('written paths', () => {
  let space: Folder;
  beforeEach(() => {
    space = folder({
      'p.plan.yaml': '',
      'parts/b.plan.yaml': '',
      'parts/a.plan.yaml': '',
      'parts/deep/c.plan.yaml': '',
    });
  });
  afterEach(() => space.remove());

  const find = (written: string, limits = GLOB_LIMITS, from = 'p.plan.yaml') => {
    const found = findWritten(space.path, join(space.path, from), written, undefined, limits);
    return found.kind === 'files' ? found.paths.map((path) => path.slice(space.path.length + 1)) : found.kind;
  };

  for (const [written, expected] of [
    ['parts/a.plan.yaml', ['parts/a.plan.yaml']],
    ['./parts/../parts/a.plan.yaml', ['parts/a.plan.yaml']],
    ['parts/*.plan.yaml', ['parts/a.plan.yaml', 'parts/b.plan.yaml']],
    ['**/*.plan.yaml', ['parts/a.plan.yaml', 'parts/b.plan.yaml', 'parts/deep/c.plan.yaml']],
    ['parts/{b,a}.plan.yaml', ['parts/a.plan.yaml', 'parts/b.plan.yaml']],
    ['parts', 'not-found'],
    ['parts/*.txt', 'not-found'],
    ['!(p).plan.yaml', 'not-found'],
    ['', 'not-found'],
    ['a\0b', 'not-found'],
    ['x'.repeat(5000), 'not-found'],
    ['*a*a*a*a*a*a*a*b', 'too-many'],
    ['..', 'outside'],
    ['parts/../../x.yaml', 'outside'],
    ['c:/x.yaml', 'outside'],
    ['\\x.yaml', 'outside'],
    ['~/x.yaml', 'outside'],
  ] as const) {
    it(`${JSON.stringify(written.slice(0, 40))} gives ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(find(written), expected);
    });
  }

  it('count from the file they are written in', () => {
    assert.deepEqual(find('../p.plan.yaml', GLOB_LIMITS, 'parts/a.plan.yaml'), ['p.plan.yaml']);
    assert.deepEqual(find('../*.plan.yaml', GLOB_LIMITS, 'parts/a.plan.yaml'), ['p.plan.yaml']);
    assert.deepEqual(find('*.plan.yaml', GLOB_LIMITS, 'parts/a.plan.yaml'), ['parts/b.plan.yaml']);
  });

  it('stop at their limits of files, folders and time', () => {
    assert.equal(find('parts/*.plan.yaml', { ...GLOB_LIMITS, files: 1 }), 'too-many');
    assert.equal(find('**/*.plan.yaml', { ...GLOB_LIMITS, folders: 2 }), 'too-many');
    assert.equal(find('**/*.plan.yaml', { ...GLOB_LIMITS, milliseconds: -1 }), 'too-many');
  });

  it('name a link that leads round to itself, of which is told what it is, and none that leads nowhere', () => {
    symlinkSync('loop.plan.yaml', join(space.path, 'loop.plan.yaml'));
    symlinkSync('none.plan.yaml', join(space.path, 'dead.plan.yaml'));
    assert.deepEqual(find('loop.plan.yaml'), ['loop.plan.yaml']);
    assert.equal(find('dead.plan.yaml'), 'not-found');
    const root = space.write('p.plan.yaml', 'project: {name: P}\ninclude: loop.plan.yaml\n');
    const { problems } = analyse(gatherPlan(root, nodeFiles({ root: space.path })), { holidays: holidaySource });
    assert.match(problems[0]?.message ?? '', /^`loop.plan.yaml` is a link that leads round to itself/);
  });

  it('do not look into a folder outside that a link leads to', () => {
    const outside = folder({ 'x.plan.yaml': '' });
    symlinkSync(outside.path, join(space.path, 'away'));
    assert.equal(find('away/*.plan.yaml'), 'outside');
    assert.equal(find('away/x.plan.yaml'), 'outside');
    assert.equal(find('away/none.plan.yaml'), 'outside');
    assert.deepEqual(find('*/x.plan.yaml'), 'not-found');
    outside.remove();
    assert.equal(readdirSync(space.path).includes('away'), true);
  });
});

describe('gathering', () => {
  /** Files of the memory; an include names its file as it is. */
  function memory(texts: Readonly<Record<string, string>>): { files: HostFiles; reads: string[] } {
    const reads: string[] = [];
    const files: HostFiles = {
      // biome-ignore lint/correctness/useYield: in memory there is nothing to wait for.
      *reading(file) {
        reads.push(file);
        const text = texts[file];
        if (text === undefined) return { file, unreadable: 'missing' };
        return { file, text, tree: readTree(text) } satisfies SourceFile;
      },
      find: (_, written) => (written in texts ? { kind: 'files', files: [written] } : { kind: 'not-found' }),
      displayName: (file) => file,
    };
    return { files, reads };
  }

  it('reads each file once, in rings too', () => {
    const { files, reads } = memory({
      root: 'project: {name: A}\ninclude: [b, c, none]\n',
      b: 'include: [c, root]\n',
      c: 'include: [c]\n',
    });
    const sources = gatherPlan('root', files);
    assert.deepEqual([...sources.files.keys()], ['root', 'b', 'c']);
    assert.deepEqual(reads, ['root', 'b', 'c']);
    assert.deepEqual(
      sources.includes.get('root')?.map(({ outcome }) => outcome.kind),
      ['files', 'files', 'not-found'],
    );
  });

  it('knows the dates of other plans, and of plans they depend on', () => {
    const { files } = memory({
      root: 'project: {name: A, start: 2026-01-05}\nprojects: {b: b, gone: gone, part: part}\n',
      b: 'project: {name: B, start: 2026-01-05}\nprojects: {c: c}\ntasks: {x: {duration: 1d, after: "c:y"}}\n',
      c: 'project: {name: C, start: 2026-02-02}\ntasks: {y: {duration: 1d}}\n',
      part: 'tasks: {z: {duration: 1d}}\n',
    });
    const sources = gatherPlan('root', files);
    assert.deepEqual([...sources.otherPlans.keys()], ['b']);
    const x = sources.otherPlans.get('b')?.items.get('x');
    assert.equal(x && formatDay(Math.floor(x.start / 1440) as never), '2026-02-03');
  });

  it('leaves a plan that leads back to itself out', () => {
    const { files } = memory({
      root: 'project: {name: A}\nprojects: {b: b}\n',
      b: 'project: {name: B}\nprojects: {root: root}\ntasks: {x: {duration: 1d}}\n',
    });
    assert.deepEqual([...gatherPlan('root', files).otherPlans.keys()], ['b']);
  });
});

describe('public holidays', () => {
  const names = (region: string, types = ['public'], year = 2026) =>
    [...(holidaySource(region, types, year, year) ?? [])].map(([day, name]) => `${formatDay(day)} ${name}`);

  it('are those of the state, on its own days, whatever the zone of the machine', () => {
    assert.ok(names('DE-BE').includes('2026-03-08 Internationaler Frauentag'));
    assert.ok(!names('DE-BY').some((line) => line.startsWith('2026-03-08')));
    assert.ok(names('US').includes('2026-12-25 Christmas Day'));
    assert.ok(names('NZ').some((line) => line.startsWith('2026-02-06')));
  });

  it('may last several days', () => {
    const days = names('TR').filter((line) => line.includes('Ramazan'));
    assert.deepEqual(
      days.map((line) => line.slice(0, 10)),
      ['2026-03-20', '2026-03-21', '2026-03-22'],
    );
  });

  it('are of the kinds asked for', () => {
    assert.ok(names('DE', ['observance']).length > 0);
    assert.deepEqual(names('DE', ['no-such']), []);
  });

  it('are unknown for a region that does not exist', () => {
    for (const region of ['XX', 'DE-XX', 'DE-BY-XX', 'DE-BE-A-B', '', '__proto__', 'constructor']) {
      assert.equal(holidaySource(region, ['public'], 2026, 2026), null, region);
    }
  });

  it('are joined over the years asked for', () => {
    const days = holidaySource('DE', ['public'], 2026, 2028);
    for (const year of [2026, 2027, 2028]) assert.ok(days?.has(dayFromCivil(year, 10, 3) as never));
  });
});

describe('public holidays that a plan will need', () => {
  const REGION = 'CH-ZH';
  const steps = (years: readonly number[]) => [...findingHolidays(REGION, ['public'], years)].length;

  it('are found a year a step, once', () => {
    const years = [2031, 2032, 2033];
    assert.ok(steps(years) >= years.length);
    assert.equal(steps(years), 0);
  });

  it('are asked for before a calendar is laid out with them', () => {
    const text = `project: {name: A, start: 2026-03-02, calendar: a}\ncalendars: {a: {holidays: ${REGION}}}\ntasks: {t: {duration: 1d}}\n`;
    const found = new Set<number>();
    const missed = new Set<number>();
    const options = {
      *findingHolidays(_region: string, _types: readonly string[], years: readonly number[]) {
        yield;
        for (const year of years) found.add(year);
      },
      holidays(_region: string, _types: readonly string[], year: number) {
        if (!found.has(year)) missed.add(year);
        return new Map();
      },
    };
    const file = 'file:///plans/a.plan.yaml';
    analyse(gatherPlan(file, memoryFiles('file:///plans/', new Map([[file, text]]))), options);
    assert.ok(found.size > 0);
    assert.deepEqual([...missed], []);
  });
});

describe('file ids', () => {
  it('are URIs as the editor writes them', () => {
    assert.equal(fileIdOf('/a b/ü.plan.yaml'), 'file:///a%20b/%C3%BC.plan.yaml');
  });
});
