import assert from 'node:assert/strict';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { definition } from '../../server/src/features/definition.ts';
import { atCursor, checkPlaces } from '../support/check-places.ts';
import { FOLDER, parseFixture } from '../support/fixture.ts';

const check = (source: string) =>
  checkPlaces(source, (snapshot, position) =>
    definition(snapshot, { position }, { client: ABLE_CLIENT }).map((found) => {
      assert.ok('targetUri' in found);
      return { uri: found.targetUri, range: found.targetSelectionRange };
    }),
  );

/** `file:line` of each target. */
function targets(source: string): string[] {
  const { snapshot, position } = atCursor(parseFixture(source));
  return definition(snapshot, { position }, { client: { locationLinks: false } }).map((found) => {
    assert.ok('uri' in found);
    return `${found.uri.slice(FOLDER.length)}:${found.range.start.line}`;
  });
}

describe('definition', () => {
  it('leads from a predecessor to its key', () =>
    check(`
project: {name: Office move, start: 2026-03-02}
tasks:
  design: {duration: 3d}
# ^^^^^^
  order: {duration: 2d, after: [de$0sign SS+2d]}
`));

  it('takes the cursor at either edge of an id', () =>
    check(`
project: {name: Office move, start: 2026-03-02}
tasks:
  design: {duration: 3d}
# ^^^^^^
  order: {duration: 2d, after: design$0}
`));

  it('leads from a key to itself, so that the editor offers the references there', () =>
    check(`
project: {name: Office move, start: 2026-03-02}
tasks:
  de$0sign: {duration: 3d}
# ^^^^^^
`));

  it('is a plain location for a client that knows no links', () => {
    const { snapshot, position } = atCursor(
      parseFixture('project: {name: A}\ntasks:\n  a: {duration: 1d}\n  b: {after: a$0}\n'),
    );
    const range = { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } };
    assert.deepEqual(definition(snapshot, { position }, { client: { locationLinks: false } }), [
      { uri: snapshot.file, range },
    ]);
  });

  it('finds a person in a part', () =>
    check(`
project: {name: Office move, start: 2026-03-02}
include: team.plan.yaml
tasks:
  design: {duration: 3d, assign: ma$0ra 50%}
# file: team.plan.yaml
resources:
  mara: {name: Mara Lind}
# ^^^^
`));

  it('finds every key of a phase that several files share', () =>
    check(`
project: {name: Office move, start: 2026-03-02}
include: more.plan.yaml
phases:
  planning:
# ^^^^^^^^
    tasks:
      design: {duration: 3d}
  execution: {after: plan$0ning, tasks: {move: {duration: 1d}}}
# file: more.plan.yaml
phases:
  planning:
# ^^^^^^^^
    tasks:
      order: {duration: 3d}
`));

  it('leads from a gate to the gate of its phase', () =>
    check(`
project: {name: Office move, start: 2026-03-02}
phases:
  planning:
    tasks:
      design: {duration: 3d}
    gate: {criteria: [Signed]}
#   ^^^^
  execution:
    tasks:
      order: {duration: 3d, after: planning.ga$0te}
`));

  it('leads to the task of another plan', () =>
    check(`
project: {name: ERP to the cloud, start: 2026-03-02}
projects: {dc: dc.plan.yaml}
tasks:
  migrate: {duration: 3d, after: dc:power$0-on}
# file: dc.plan.yaml
project: {name: Data centre, start: 2026-03-02}
tasks:
  power-on: {duration: 2d}
# ^^^^^^^^
`));

  it('tells a calendar from a task of the same name', () =>
    check(`
project: {name: Office move, start: 2026-03-02, calendar: off$0ice}
calendars:
  office: {working-days: [mon, tue]}
# ^^^^^^
tasks:
  office: {duration: 3d}
`));

  it('says nothing of an id that nobody defines', () =>
    check(`
project: {name: Office move, start: 2026-03-02}
tasks:
  design: {duration: 3d, after: noth$0ing}
`));

  it('says nothing where no id stands', () =>
    check(`
project: {name: Off$0ice move, start: 2026-03-02}
tasks:
  design: {duration: 3d}
`));

  it('leads from a path to its file, and from a pattern to all it matches', () => {
    const plan = (include: string, rest = '') => `
project: {name: Office move, start: 2026-03-02}
include: ${include}
${rest}
# file: team.plan.yaml
teams: {net: {name: Net}}
# file: more.plan.yaml
glossary: {ERP: The books}
`;
    assert.deepEqual(targets(plan('te$0am.plan.yaml')), ['team.plan.yaml:0']);
    assert.deepEqual(targets(plan('[x.plan.yaml, "*e*.plan$0.yaml"]')), ['more.plan.yaml:0', 'team.plan.yaml:0']);
    assert.deepEqual(targets(plan('miss$0ing.plan.yaml')), []);
    const evidence = 'phases: {a: {gate: {criteria: [{text: Signed, evidence: docs/si$0gned.pdf}]}}}';
    assert.deepEqual(targets(plan('team.plan.yaml', evidence)), ['docs/signed.pdf:0']);
    assert.deepEqual(targets(plan('team.plan.yaml', 'projects: {t: te$0am.plan.yaml}')), ['team.plan.yaml:0']);
  });

  it('leads from a word in prose to the glossary', () => {
    const plan = (name: string) => `
project: {name: Office move, start: 2026-03-02}
include: more.plan.yaml
tasks: {ERP: {name: ${name}}}
# file: more.plan.yaml
teams: {net: {name: Net}}
glossary:
  ERP: The books
`;
    assert.deepEqual(targets(plan('Close the E$0RP for good')), ['more.plan.yaml:2']);
    assert.deepEqual(targets(plan('Close the ERP fo$0r good')), []);
    assert.deepEqual(targets(plan('ERPs 🚀 ERP$0')), ['more.plan.yaml:2']);
  });

  for (const id of ['__proto__', 'constructor', 'toString']) {
    it(`takes ${id} for a name like any other`, () =>
      check(`
project: {name: Office move, start: 2026-03-02}
tasks:
  x${id}: {duration: 3d}
  T${id}: {duration: 3d}
# ${'^'.repeat(id.length + 1)}
  order: {duration: 1d, after: T${id}$0}
`));
  }
});
