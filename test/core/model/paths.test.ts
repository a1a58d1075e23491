import assert from 'node:assert/strict';
import { writtenPaths } from '../../../server/src/core/model/paths.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';

describe('the other files a text names', () => {
  it('are its includes in order and its projects by alias', () => {
    const text =
      'project: {name: X}\ninclude: [team.plan.yaml, "risks/*.plan.yaml"]\nprojects: {dc: ../dc.plan.yaml}\n';
    const { includes, projects, isPlan } = writtenPaths(readTree(text));
    assert.deepEqual(
      includes.map(({ written }) => written),
      ['team.plan.yaml', 'risks/*.plan.yaml'],
    );
    assert.equal(text.slice(includes[0]?.span.start, includes[0]?.span.end), 'team.plan.yaml');
    assert.deepEqual(
      projects.map(({ alias, written }) => [alias, written]),
      [['dc', '../dc.plan.yaml']],
    );
    assert.equal(isPlan, true);
  });

  it('may be one include without a list', () => {
    assert.equal(writtenPaths(readTree('include: team.plan.yaml')).includes.length, 1);
  });

  it('make a file with an empty project a plan and one without a part', () => {
    assert.equal(writtenPaths(readTree('project:\n')).isPlan, true);
    assert.equal(writtenPaths(readTree('tasks: {a: {}}')).isPlan, false);
  });

  for (const text of ['', 'include:', 'include: {a: b}', 'include: [[a], {b: c}, ~]', 'projects: [a]', '- a', 'x']) {
    it(`are none in ${JSON.stringify(text)}`, () => {
      const { includes, projects } = writtenPaths(readTree(text));
      assert.deepEqual([includes, projects], [[], []]);
    });
  }
});
