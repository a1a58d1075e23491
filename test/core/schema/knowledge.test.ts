/** What hover and completion learn about a place. */
import assert from 'node:assert/strict';
import { definesAt, describe as describePlace, keysAt, valuesAt } from '../../../server/src/core/schema/knowledge.ts';
import type { Path } from '../../../server/src/core/schema/schema-node.ts';

const TASK = ['phases', 'design', 'tasks', 'survey'];
const names = (path: Path): string[] => keysAt(path).map(({ key }) => key);
const words = (path: Path): string[] => valuesAt(path).words.map(({ word }) => word);

describe('the keys of a place', () => {
  it('are those of a plan at the top', () => {
    assert.deepEqual(names([]).slice(0, 4), ['planline', 'project', 'include', 'projects']);
  });

  it('are those of a task in a phase, under `tasks` of a plan and in a summary', () => {
    assert.deepEqual(names(TASK).slice(0, 3), ['name', 'description', 'duration']);
    assert.deepEqual(names(['tasks', 'survey']), names(TASK));
    assert.deepEqual(names([...TASK, 'tasks', 'inner']), names(TASK));
  });

  it('of phases are the known stages, beside any id', () => {
    assert.deepEqual(names(['phases']), ['initiation', 'planning', 'execution', 'monitoring', 'closing']);
    assert.equal(definesAt(['phases']), 'item');
  });

  it('are those of the long form of a link, alone or in a list', () => {
    assert.deepEqual(names([...TASK, 'after']), ['task', 'type', 'lag', 'reason']);
    assert.deepEqual(names([...TASK, 'after', '[]']), ['task', 'type', 'lag', 'reason']);
  });

  it('are none under text and where the language knows no place', () => {
    assert.deepEqual(names([...TASK, 'name']), []);
    assert.deepEqual(names(['no', 'such', 'place']), []);
    assert.deepEqual(names(['constructor']), []);
    assert.deepEqual(names([...TASK, '__proto__']), []);
  });

  it('say which of them are required', () => {
    const required = keysAt([...TASK, 'estimate']).filter((key) => key.required);
    assert.deepEqual(
      required.map(({ key }) => key),
      ['optimistic', 'most-likely', 'pessimistic'],
    );
  });

  it('are the same objects each time, so that asking costs nothing', () => {
    assert.equal(keysAt(TASK), keysAt(['tasks', 'other']));
  });
});

describe('the description of a place', () => {
  it('has its own title and words, the examples of its kind, and its type in words', () => {
    const found = describePlace([...TASK, 'duration']);
    assert.equal(found?.title, 'Duration');
    assert.match(found?.description ?? '', /^How long the task takes/);
    assert.equal(found?.type, 'a duration');
    assert.deepEqual(found?.examples, ['3d', '4h', '2w', '2ed']);
  });

  it('tells what a key opens', () => {
    const opens = (path: Path) => describePlace(path)?.opens;
    assert.deepEqual(opens([...TASK, 'name']), ['scalar']);
    assert.deepEqual(opens([...TASK, 'after']), ['scalar', 'map', 'list']);
    assert.deepEqual(opens([...TASK, 'tags']), ['list']);
    assert.deepEqual(opens(['phases']), ['map']);
    assert.deepEqual(opens(['calendars', 'berlin', 'holidays']), ['scalar', 'map']);
  });

  it('writes defaults and examples as YAML', () => {
    assert.equal(describePlace([...TASK, 'priority'])?.default, '500');
    assert.equal(describePlace(['project', 'critical-slack'])?.default, '0d');
    const exceptions = describePlace(['calendars', 'berlin', 'exceptions', '[]', 'working-hours']);
    assert.deepEqual(exceptions?.examples, ['["09:00-12:00", "13:00-18:00"]']);
  });

  it('is that of the known stage, and of a phase for any other', () => {
    assert.equal(describePlace(['phases', 'closing'])?.title, 'Closing');
    assert.equal(describePlace(['phases', 'wave-1'])?.title, 'Phase');
  });

  it('is null where the language knows no place', () => {
    assert.equal(describePlace(['tasks', 'survey', 'colour']), null);
  });
});

describe('the values of a place', () => {
  it('are the words of an enumeration with their meanings', () => {
    const { closed, words: found } = valuesAt(['project', 'type']);
    assert.ok(closed);
    assert.deepEqual(
      found.map(({ word }) => word),
      ['software', 'hardware', 'network', 'cloud', 'analytics', 'it-service'],
    );
    assert.equal(found[3]?.description, 'Moving to a cloud or virtualising.');
  });

  it('are true and false', () => {
    assert.deepEqual(words([...TASK, 'milestone']), ['true', 'false']);
    assert.deepEqual(words([...TASK, 'constraint', 'as-late-as-possible']), ['true']);
  });

  it('are known words beside free ones', () => {
    const touches = valuesAt([...TASK, 'touches']);
    assert.equal(touches.closed, false);
    assert.ok(touches.words.some(({ word }) => word === 'service-desk'));
    assert.deepEqual(
      words([...TASK, 'touches', '[]']),
      touches.words.map(({ word }) => word),
    );
  });

  it('are levels beside a percentage', () => {
    assert.deepEqual(words(['risks', 'late', 'probability']), ['very-low', 'low', 'medium', 'high', 'very-high']);
    assert.equal(valuesAt(['risks', 'late', 'probability']).kind, 'chance');
  });

  const references: readonly (readonly [path: Path, namespace: string, kind: string])[] = [
    [[...TASK, 'after'], 'item', 'link'],
    [[...TASK, 'after', '[]'], 'item', 'link'],
    [[...TASK, 'after', 'task'], 'item', 'id'],
    [[...TASK, 'assign', '[]'], 'party', 'assignment'],
    [[...TASK, 'calendar'], 'calendar', 'id'],
    [[...TASK, 'deliverables', '[]'], 'deliverable', 'id'],
    [['project', 'manager'], 'party', 'id'],
    [['phases', 'closing', 'gate', 'approvers'], 'party', 'id'],
    [['risks', 'late', 'affects', '[]'], 'item', 'id'],
    [['risks', 'late', 'actions', 'ask', 'owner'], 'party', 'id'],
    [['calendars', 'berlin', 'base'], 'calendar', 'id'],
    [['contracts', 'lines', 'task'], 'item', 'id'],
    [['technologies', 'db', 'used-by', '[]'], 'item', 'id'],
    [['issues', 'x', 'risk'], 'risk', 'id'],
    [['communication', 'x', 'audience', '[]'], 'party', 'id'],
    [['phases', 'design', 'replans'], 'item', 'id'],
  ];
  for (const [path, namespace, kind] of references) {
    it(`are ids of ${namespace} at ${path.join('.')}`, () => {
      assert.deepEqual({ ref: valuesAt(path).ref, kind: valuesAt(path).kind }, { ref: namespace, kind });
    });
  }

  const kinds: readonly (readonly [path: Path, kind: string])[] = [
    [['project', 'start'], 'date'],
    [['calendars', 'berlin', 'exceptions', '[]', 'from'], 'day'],
    [[...TASK, 'constraint', 'must-start-on'], 'date'],
    [[...TASK, 'estimate', 'pessimistic'], 'duration'],
    [['project', 'budget', 'total'], 'money'],
    [['resources', 'ali', 'rate'], 'rate'],
    [['calendars', 'berlin', 'working-hours', 'mon', '[]'], 'day-span'],
    [['calendars', 'berlin', 'holidays'], 'region'],
    [['include', '[]'], 'path'],
    [[...TASK, 'name'], 'text'],
  ];
  for (const [path, kind] of kinds) {
    it(`are of the kind ${kind} at ${path.join('.')}`, () => assert.equal(valuesAt(path).kind, kind));
  }
});

describe('the ids that a place defines', () => {
  const defining: readonly (readonly [string, string])[] = [
    ['tasks', 'item'],
    ['phases', 'item'],
    ['resources', 'party'],
    ['teams', 'party'],
    ['stakeholders', 'party'],
    ['calendars', 'calendar'],
    ['projects', 'project'],
    ['risks', 'risk'],
    ['deliverables', 'deliverable'],
    ['decisions', 'decision'],
    ['changes', 'change'],
    ['assumptions', 'assumption'],
    ['issues', 'issue'],
    ['technologies', 'technology'],
    ['contracts', 'contract'],
    ['agreements', 'agreement'],
  ];
  for (const [key, namespace] of defining) {
    it(`are of the namespace ${namespace} under ${key}`, () => assert.equal(definesAt([key]), namespace));
  }

  it('are none where keys are fixed', () => assert.equal(definesAt(TASK), null));
});
