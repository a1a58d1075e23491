import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleBeside } from '../../server/src/host/in-pieces.ts';
import { type Folder, folder } from './folder.ts';

describe('what is compiled of a bundle', () => {
  let space: Folder;
  beforeEach(() => {
    space = folder({});
  });
  afterEach(() => space.remove());

  const write = (text: string) => {
    const hash = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(space.path, 'small-bundle.js'), `${text}//${hash}`);
  };
  const loaded = () => bundleBeside(join(space.path, 'small.js'));
  const keep = (bytes: Buffer) => writeFileSync(join(space.path, 'small-bundle.cache'), bytes);

  it('runs as its text does', () => {
    write('const add = (a) => a + 1;\nexports.answer = add(41);');
    keep(loaded().compiled());
    assert.deepEqual(loaded().exports, { answer: 42 });
  });

  it('is of no use for another text, though it be as long', () => {
    write('exports.answer = (() => 42)();');
    keep(loaded().compiled());
    write('exports.answer = (() => 43)();');
    assert.deepEqual(loaded().exports, { answer: 43 });
  });

  it('is of no use where it is cut', () => {
    write('exports.answer = (() => 42)();');
    const compiled = loaded().compiled();
    for (const bytes of [compiled.subarray(0, compiled.length >> 1), compiled.subarray(0, 64), Buffer.alloc(0)]) {
      keep(bytes);
      assert.deepEqual(loaded().exports, { answer: 42 });
    }
  });

  it('is of no use where it is damaged, which V8 would run all the same', () => {
    write('exports.answer = (() => 42)();');
    const compiled = loaded().compiled();
    for (let at = 0; at < compiled.length; at += 7) {
      const damaged = Buffer.from(compiled);
      damaged[at] = ~(damaged[at] ?? 0);
      keep(damaged);
      assert.deepEqual(loaded().exports, { answer: 42 });
    }
  });
});
