import assert from 'node:assert/strict';
import { prepareRename } from '../../server/src/features/rename.ts';
import { atCursor } from '../support/check-places.ts';
import { checkRename, checkRenameRefused } from '../support/check-rename.ts';
import { parseFixture } from '../support/fixture.ts';

const OFFICE = `
project: {name: Office move, start: 2026-03-02}
phases:
  planning:
    tasks:
      de$0sign: {duration: 3d}
      order: {duration: 2d, after: [design FS+2d]}
`;

describe('rename', () => {
  it('changes the key and every mention, and nothing that only looks alike', () =>
    checkRename(
      `
project: {name: design, start: 2026-03-02, objective: A good design}
tasks:
  design: {name: design, duration: 3d}
  design-2: {duration: 2d, after: [des$0ign SS+2d, {task: design, type: FF}]}  # after design
risks:
  late: {event: design is late, affects: [design, design-2]}
`,
      'concept',
      `
project: {name: design, start: 2026-03-02, objective: A good design}
tasks:
  concept: {name: design, duration: 3d}
  design-2: {duration: 2d, after: [concept SS+2d, {task: concept, type: FF}]}  # after design
risks:
  late: {event: design is late, affects: [concept, design-2]}
`,
    ));

  it('of a deliverable changes it where a risk affects it, and not a task of that name', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02}
deliverables: {bo$0ok: {name: Handbook}, plan: {name: Plan}}
tasks: {plan: {duration: 1d, deliverables: [book, plan]}}
risks: {late: {event: Late, affects: [book, plan]}}
`,
      'handbook',
      `
project: {name: Office move, start: 2026-03-02}
deliverables: {handbook: {name: Handbook}, plan: {name: Plan}}
tasks: {plan: {duration: 1d, deliverables: [handbook, plan]}}
risks: {late: {event: Late, affects: [handbook, plan]}}
`,
    ));

  it('of a task leaves a deliverable of the same name alone', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02}
deliverables: {plan: {name: Plan}}
tasks: {plan: {duration: 1d, deliverables: [plan]}}
risks: {late: {event: Late, affects: [pl$0an]}}
`,
      'planning',
      `
project: {name: Office move, start: 2026-03-02}
deliverables: {plan: {name: Plan}}
tasks: {planning: {duration: 1d, deliverables: [plan]}}
risks: {late: {event: Late, affects: [planning]}}
`,
    ));

  it('of a category of uncertainty reaches tasks and phases', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02}
uncertainty: {ro$0ugh: {optimistic: 90%, pessimistic: 150%}}
phases: {build: {uncertainty: rough, tasks: {rough: {duration: 1d, uncertainty: rough}}}}
`,
      'wild',
      `
project: {name: Office move, start: 2026-03-02}
uncertainty: {wild: {optimistic: 90%, pessimistic: 150%}}
phases: {build: {uncertainty: wild, tasks: {rough: {duration: 1d, uncertainty: wild}}}}
`,
    ));

  it('reaches every file of the plan', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02, manager: mara}
include: [team.plan.yaml, risks.plan.yaml]
tasks:
  design: {duration: 3d, assign: [mara 50%]}
# file: team.plan.yaml
resources:
  mara$0: {name: Mara Lind}
# file: risks.plan.yaml
risks:
  late: {event: Late, owner: mara}
`,
      'mara-lind',
      `
project: {name: Office move, start: 2026-03-02, manager: mara-lind}
include: [team.plan.yaml, risks.plan.yaml]
tasks:
  design: {duration: 3d, assign: [mara-lind 50%]}
# file: team.plan.yaml
resources:
  mara-lind: {name: Mara Lind}
# file: risks.plan.yaml
risks:
  late: {event: Late, owner: mara-lind}
`,
    ));

  it('reaches every plan that includes the part', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02, manager: mara}
include: team.plan.yaml
# file: team.plan.yaml
resources:
  mara$0: {name: Mara Lind}
# file: other.plan.yaml
project: {name: Other, start: 2026-03-02, sponsor: mara}
include: team.plan.yaml
`,
      'lind',
      `
project: {name: Office move, start: 2026-03-02, manager: lind}
include: team.plan.yaml
# file: team.plan.yaml
resources:
  lind: {name: Mara Lind}
# file: other.plan.yaml
project: {name: Other, start: 2026-03-02, sponsor: lind}
include: team.plan.yaml
`,
    ));

  it('takes the gate of a phase along', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02}
phases:
  con$0cept:
    stage: planning
    tasks:
      design: {duration: 3d}
    gate: {criteria: [Signed]}
  execution:
    after: concept.gate FS+1d
    tasks:
      order: {duration: 3d, after: concept}
`,
      'idea',
      `
project: {name: Office move, start: 2026-03-02}
phases:
  idea:
    stage: planning
    tasks:
      design: {duration: 3d}
    gate: {criteria: [Signed]}
  execution:
    after: idea.gate FS+1d
    tasks:
      order: {duration: 3d, after: idea}
`,
    ));

  it('started at a gate renames its phase', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02}
phases:
  concept: {stage: planning, tasks: {design: {duration: 3d}}, gate: {criteria: [Signed]}}
  execution: {tasks: {order: {duration: 3d, after: con$0cept.gate}}}
`,
      'idea',
      `
project: {name: Office move, start: 2026-03-02}
phases:
  idea: {stage: planning, tasks: {design: {duration: 3d}}, gate: {criteria: [Signed]}}
  execution: {tasks: {order: {duration: 3d, after: idea.gate}}}
`,
    ));

  it('of a phase that is a stage by its id says the stage', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02}
phases:
  plan$0ning:
    tasks:
      design: {duration: 3d}
  execution: {after: planning, tasks: {order: {duration: 3d}}}
`,
      'idea',
      `
project: {name: Office move, start: 2026-03-02}
phases:
  idea:
    tasks:
      design: {duration: 3d}
    stage: planning
  execution: {after: idea, tasks: {order: {duration: 3d}}}
`,
    ));

  it('keeps the quotes around an id', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02}
tasks:
  "design": {duration: 3d}
  order: {duration: 2d, after: ["de$0sign SS", 'design']}
`,
      'concept',
      `
project: {name: Office move, start: 2026-03-02}
tasks:
  "concept": {duration: 3d}
  order: {duration: 2d, after: ["concept SS", 'concept']}
`,
    ));

  it('renames a party in all maps that define it', () =>
    checkRename(
      `
project: {name: Office move, start: 2026-03-02, sponsor: cio}
resources:
  cio: {name: Ines Falk}
stakeholders:
  cio$0: {interest: high}
`,
      'ines',
      `
project: {name: Office move, start: 2026-03-02, sponsor: ines}
resources:
  ines: {name: Ines Falk}
stakeholders:
  ines: {interest: high}
`,
    ));

  it('keeps Windows line ends', () =>
    checkRename(
      'project: {name: A, start: 2026-03-02}\r\ntasks:\r\n  a$0: {duration: 1d}\r\n  b: {duration: 1d, after: a}\r\n',
      'z',
      'project: {name: A, start: 2026-03-02}\r\ntasks:\r\n  z: {duration: 1d}\r\n  b: {duration: 1d, after: z}\r\n',
    ));

  for (const name of ['1design', 'floor plan', '', 'a.b', 'design:', '-x', 'ä']) {
    it(`refuses '${name}', which is no id`, () => checkRenameRefused(OFFICE, name, /not an id/));
  }

  it('refuses an id that is taken, even by a phase', () => {
    checkRenameRefused(OFFICE, 'order', /already a phase or task 'order'/);
    checkRenameRefused(OFFICE, 'planning', /already/);
  });

  it('refuses to give or take the id by which a category holds for all that name none', () => {
    const plan = `
project: {name: Office move, start: 2026-03-02}
uncertainty: {def$0ault: {pessimistic: 140%}, supp$1lier: {pessimistic: 200%}}
tasks: {a: {duration: 1d}}
`;
    checkRenameRefused(plan.replace('$1', ''), 'usual', /holds for all that names no category/);
    checkRenameRefused(
      plan.replace('def$0ault', 'usual').replace('$1', '$0'),
      'default',
      /holds for all that names none/,
    );
  });

  it('refuses the task of another plan, and says where to rename it', () =>
    checkRenameRefused(
      `
project: {name: ERP, start: 2026-03-02}
projects: {dc: dc.plan.yaml}
tasks:
  migrate: {duration: 3d, after: dc:power$0-on}
# file: dc.plan.yaml
project: {name: Data centre, start: 2026-03-02}
tasks:
  power-on: {duration: 2d}
`,
      'x',
      /belongs to another plan, dc\.plan\.yaml/,
    ));

  it('reaches the plans that link to this one', () =>
    checkRename(
      `
project: {name: Data centre, start: 2026-03-02}
phases:
  pow$0er: {stage: execution, tasks: {on: {duration: 2d}}, gate: {criteria: [Lit]}}
# file: erp.plan.yaml
project: {name: ERP, start: 2026-03-02}
projects: {dc: plan.plan.yaml}
tasks:
  power: {duration: 1d, after: dc:power SS+1d}
  migrate: {duration: 3d, after: [dc:power.gate, power]}
`,
      'current',
      `
project: {name: Data centre, start: 2026-03-02}
phases:
  current: {stage: execution, tasks: {on: {duration: 2d}}, gate: {criteria: [Lit]}}
# file: erp.plan.yaml
project: {name: ERP, start: 2026-03-02}
projects: {dc: plan.plan.yaml}
tasks:
  power: {duration: 1d, after: dc:current SS+1d}
  migrate: {duration: 3d, after: [dc:current.gate, power]}
`,
    ));

  it('refuses an id that nobody defines', () =>
    checkRenameRefused(
      'project: {name: A, start: 2026-03-02}\ntasks:\n  a: {duration: 1d, after: noth$0ing}\n',
      'x',
      /[Nn]othing in this plan defines/,
    ));

  it('is prepared with the id alone, whatever surrounds it', () => {
    const { snapshot, position } = atCursor(
      parseFixture(
        'project: {name: A, start: 2026-03-02}\ntasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a$0 SS+2d}\n',
      ),
    );
    assert.deepEqual(prepareRename(snapshot, { position }), {
      range: { start: { line: 3, character: 27 }, end: { line: 3, character: 28 } },
      placeholder: 'a',
    });
  });

  it('is not offered on prose', () => {
    const { snapshot, position } = atCursor(parseFixture('project: {name: A$0, start: 2026-03-02}\n'));
    assert.equal(prepareRename(snapshot, { position }), null);
  });
});
