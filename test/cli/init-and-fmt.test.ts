import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cli, inFolder } from './run-cli.ts';

describe('planline init', () => {
  for (const type of ['software', 'hardware', 'network', 'cloud', 'analytics', 'it-service']) {
    it(`writes a plan of type ${type} that is healthy and laid out`, async () => {
      await inFolder({}, async (cwd) => {
        const made = await cli(['init', '--type', type, 'new-thing'], { cwd });
        assert.equal(made.code, 0);
        assert.equal(made.stdout, 'new-thing/new-thing.plan.yaml\n');
        assert.match(readFileSync(join(cwd, 'new-thing/new-thing.plan.yaml'), 'utf8'), /^ {2}start: 2026-03-09$/m);
        const checked = await cli(['check', 'new-thing', '--fail-on', 'info'], { cwd });
        assert.deepEqual(checked, { code: 0, stdout: 'No findings in 1 file\n', stderr: '' });
        assert.equal((await cli(['fmt', '--check', 'new-thing'], { cwd })).code, 0);
      });
    });
  }

  it('never writes over a plan', async () => {
    await inFolder({ 'app/app.plan.yaml': 'mine' }, async (cwd) => {
      const { code, stderr } = await cli(['init', 'app'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /app\/app\.plan\.yaml exists already/);
      assert.equal(readFileSync(join(cwd, 'app/app.plan.yaml'), 'utf8'), 'mine');
    });
  });

  it('asks for a folder where it is told a file', async () => {
    await inFolder({ taken: 'mine' }, async (cwd) => {
      const { code, stderr } = await cli(['init', 'taken'], { cwd });
      assert.deepEqual([code, stderr], [2, 'planline: taken is a file; name a folder\n']);
    });
  });

  it('lists the types where it does not know one', async () => {
    await inFolder({}, async (cwd) => {
      const { code, stderr } = await cli(['init', '--type', 'building'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /software, hardware, network, cloud, analytics, it-service/);
      assert.deepEqual(readdirSync(cwd), []);
    });
  });
});

describe('planline fmt', () => {
  const UNTIDY = 'project:   {name: A,   start: 2026-03-02}\ntasks:\n    a:   {duration: 1d}   # why\n';

  it('says with --check which files would change, and changes none', async () => {
    await inFolder({ 'a.plan.yaml': UNTIDY }, async (cwd) => {
      assert.deepEqual(await cli(['fmt', '--check', '.'], { cwd }), { code: 1, stdout: 'a.plan.yaml\n', stderr: '' });
      assert.equal(readFileSync(join(cwd, 'a.plan.yaml'), 'utf8'), UNTIDY);
    });
  });

  it('lays a file out, keeps its comments and its permissions, and is then content', async () => {
    await inFolder({ 'a.plan.yaml': UNTIDY }, async (cwd) => {
      chmodSync(join(cwd, 'a.plan.yaml'), 0o640);
      assert.deepEqual(await cli(['fmt', 'a.plan.yaml'], { cwd }), { code: 0, stdout: 'a.plan.yaml\n', stderr: '' });
      const text = readFileSync(join(cwd, 'a.plan.yaml'), 'utf8');
      assert.match(text, /# why/);
      assert.notEqual(text, UNTIDY);
      assert.equal(statSync(join(cwd, 'a.plan.yaml')).mode & 0o777, 0o640);
      assert.deepEqual(await cli(['fmt', '--check', 'a.plan.yaml'], { cwd }), { code: 0, stdout: '', stderr: '' });
      assert.deepEqual(readdirSync(cwd), ['a.plan.yaml']);
    });
  });

  it('leaves a file with a syntax error as it is and says where', async () => {
    const broken = 'project: {name: A\ntasks: [\n';
    await inFolder({ 'a.plan.yaml': broken }, async (cwd) => {
      const { code, stdout, stderr } = await cli(['fmt', 'a.plan.yaml'], { cwd });
      assert.equal(code, 1);
      assert.equal(stdout, '');
      assert.match(stderr, /^planline: a\.plan\.yaml:\d+:\d+: left as it is: /);
      assert.equal(readFileSync(join(cwd, 'a.plan.yaml'), 'utf8'), broken);
    });
  });

  it('writes through a link, which stays one', async () => {
    await inFolder({ 'real.plan.yaml': UNTIDY }, async (cwd) => {
      symlinkSync('real.plan.yaml', join(cwd, 'link.plan.yaml'));
      assert.equal((await cli(['fmt', 'link.plan.yaml'], { cwd })).code, 0);
      assert.equal(readlinkSync(join(cwd, 'link.plan.yaml')), 'real.plan.yaml');
      assert.notEqual(readFileSync(join(cwd, 'real.plan.yaml'), 'utf8'), UNTIDY);
    });
  });

  it('leaves what lies outside the folder as it is, also through a link', async () => {
    await inFolder({ 'elsewhere.yaml': UNTIDY, 'here/tidy.plan.yaml': '' }, async (folder) => {
      const cwd = join(folder, 'here');
      symlinkSync('../elsewhere.yaml', join(cwd, 'link.plan.yaml'));
      const { code, stdout, stderr } = await cli(['fmt', 'link.plan.yaml'], { cwd });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /link\.plan\.yaml: the file is a link to a place outside/);
      assert.equal(readFileSync(join(folder, 'elsewhere.yaml'), 'utf8'), UNTIDY);
    });
  });

  it('takes an empty path for a mistake, not for the current folder', async () => {
    await inFolder({ 'a.plan.yaml': UNTIDY }, async (cwd) => {
      const { code, stdout, stderr } = await cli(['fmt', ''], { cwd });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /empty path/);
      assert.equal(readFileSync(join(cwd, 'a.plan.yaml'), 'utf8'), UNTIDY);
    });
  });

  it('exits with 2 for a file that is not there', async () => {
    await inFolder({}, async (cwd) => {
      assert.equal((await cli(['fmt', 'gone.plan.yaml'], { cwd })).code, 2);
      assert.ok(!existsSync(join(cwd, 'gone.plan.yaml')));
    });
  });
});
