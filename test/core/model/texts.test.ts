import assert from 'node:assert/strict';
import { DEFAULT_DAY_LENGTHS } from '../../../server/src/core/base/duration.ts';
import { parseRate } from '../../../server/src/core/model/read-parties.ts';
import { parseAssignment, parseLink } from '../../../server/src/core/model/read-texts.ts';
import { parseHours } from '../../../server/src/core/model/read-working-hours.ts';

const DAY = 480;

describe('the text of a link', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['design', 'design FS'],
    ['design SS', 'design SS'],
    ['design FS+2d', `design FS working ${2 * DAY}`],
    ['design FF-1d', `design FF working ${-DAY}`],
    ['design SS+50%', 'design SS percent 50'],
    ['design +2ed', 'design FS elapsed 2880'],
    ['design+2d', `design FS working ${2 * DAY}`],
    ['design -2d', `design FS working ${-2 * DAY}`],
    ['design  SF  -  4h', 'design SF working -240'],
    ['design-2d', 'design-2d FS'],
    ['a-SS-2d', 'a-SS-2d FS'],
    ['a_b +0d', 'a_b FS working 0'],
    ['a -0d', 'a FS working 0'],
    ['a +.5d', 'a FS working 240'],
    ['a -12.5%', 'a FS percent -12.5'],
    ['datacentre:power-on', 'datacentre:power-on FS'],
    ['datacentre:power-on SS+1w', 'datacentre:power-on SS working 2400'],
    ['design.gate FS+1d', `design.gate FS working ${DAY}`],
    [' design ', 'design FS'],
  ];
  for (const [text, wanted] of rows) {
    it(`'${text}' is ${wanted}`, () => {
      const link = parseLink(text, DEFAULT_DAY_LENGTHS);
      assert.ok(link?.complete, 'can be read');
      const { project, task, type, lag } = link;
      const size = lag && (lag.kind === 'percent' ? lag.percent : lag.minutes);
      const words = [`${project ? `${project.id}:` : ''}${task.id}`, type, ...(lag ? [lag.kind, size] : [])];
      assert.equal(words.join(' '), wanted);
      assert.equal(text.slice(task.at, task.at + task.id.length), task.id);
    });
  }

  for (const text of [
    'design ss',
    'design SS 2d',
    'design FS+',
    'design FS+2x',
    'design or build',
    'a SS+1d SS',
    'a SSx',
  ]) {
    it(`keeps the id of '${text}', whose rest makes no sense`, () => {
      const link = parseLink(text, DEFAULT_DAY_LENGTHS);
      assert.deepEqual([link?.complete, link?.type, link?.lag], [false, 'FS', null]);
      assert.ok(link && text.startsWith(link.task.id));
    });
  }

  for (const text of ['', '  ', '+2d', '2nd-task', 'ü', `a${' '.repeat(100_000)}b`]) {
    it(`'${text.slice(0, 10)}' of ${text.length} letters is none`, () => {
      assert.equal(parseLink(text, DEFAULT_DAY_LENGTHS), null);
    });
  }
});

describe('the text of an assignment', () => {
  const rows: readonly (readonly [string, string, number | null, number | null, boolean])[] = [
    ['ali', 'ali', null, null, true],
    ['ali 50%', 'ali', 0.5, null, true],
    ['ali 12.5 %', 'ali', 0.125, null, true],
    ['rack x4', 'rack', null, 4, true],
    ['cable x2.5', 'cable', null, 2.5, true],
    ['ali 50', 'ali', null, null, false],
    ['ali x', 'ali', null, null, false],
    ['ali bea', 'ali', null, null, false],
    ['ali%', 'ali', null, null, false],
  ];
  for (const [text, id, units, quantity, complete] of rows) {
    it(`'${text}'`, () => {
      assert.deepEqual(parseAssignment(text), { party: { id, at: 0 }, units, quantity, complete });
    });
  }

  it('is none without an id', () => assert.equal(parseAssignment('50%'), null));
});

describe('a rate', () => {
  const rows: readonly (readonly [string, number | null, number | null])[] = [
    ['95/h', 9500, 60],
    ['400/d', 40_000, 480],
    ['1.5k / w', 150_000, 2400],
    ['3200', 320_000, null],
    ['95/', null, null],
    ['95/y', null, null],
    ['', null, null],
  ];
  for (const [text, amount, per] of rows) {
    it(`'${text}'`, () => {
      const [rate] = parseRate(text, null, DEFAULT_DAY_LENGTHS);
      assert.deepEqual([rate?.amount ?? null, rate?.per ?? null], [amount, per]);
    });
  }
});

describe('a span of hours', () => {
  const rows: readonly (readonly [string, number | null, number | null])[] = [
    ['09:00-12:00', 540, 720],
    ['13:00 - 18:00', 780, 1080],
    ['00:00-24:00', 0, 1440],
    ['22:00-06:00', 1320, 1800],
    ['22:00-00:00', 1320, 1440],
    ['08:00-08:00', null, null],
    ['24:00-02:00', null, null],
    ['25:00-26:00', null, null],
    ['09:60-10:00', null, null],
    ['9-12', null, null],
  ];
  for (const [text, from, to] of rows) {
    it(`'${text}'`, () => {
      const span = parseHours(text);
      assert.deepEqual([span?.from ?? null, span?.to ?? null], [from, to]);
    });
  }
});
