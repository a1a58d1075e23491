import assert from 'node:assert/strict';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { definition } from '../../server/src/features/definition.ts';
import { atCursor, checkPlaces } from '../support/check-places.ts';
import { parseFixture } from '../support/fixture.ts';

const check = (source: string) =>
  checkPlaces(source, (snapshot, position) =>
    definition(snapshot, { position }, { client: ABLE_CLIENT }).map((found) => {
      assert.ok('targetUri' in found);
      return { uri: found.targetUri, range: found.targetSelectionRange };
    }),
  );

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
