/** Rename of what stands in a part of several plans: it is called the same in all of them. */
import { checkRename, checkRenameRefused } from '../support/check-rename.ts';

describe('rename in a plan that shares a part', () => {
  it('reaches other plans that include the part, from a plan that does', () =>
    checkRename(
      `
project: {name: ERP, start: 2026-03-02}
include: team.plan.yaml
tasks: {a: {duration: 1d, assign: al$0i}}
# file: team.plan.yaml
resources: {ali: {name: Ali}}
# file: dc.plan.yaml
project: {name: DC, start: 2026-03-02}
include: team.plan.yaml
tasks: {b: {duration: 1d, assign: ali}}
# file: own.plan.yaml
project: {name: Own, start: 2026-03-02}
resources: {ali: {name: Somebody else}}
tasks: {b: {duration: 1d, assign: ali}}
`,
      'ali-d',
      `
project: {name: ERP, start: 2026-03-02}
include: team.plan.yaml
tasks: {a: {duration: 1d, assign: ali-d}}
# file: team.plan.yaml
resources: {ali-d: {name: Ali}}
# file: dc.plan.yaml
project: {name: DC, start: 2026-03-02}
include: team.plan.yaml
tasks: {b: {duration: 1d, assign: ali-d}}
# file: own.plan.yaml
project: {name: Own, start: 2026-03-02}
resources: {ali: {name: Somebody else}}
tasks: {b: {duration: 1d, assign: ali}}
`,
    ));

  it('renames what each of two plans calls the same for a part of both', () =>
    checkRename(
      `
project: {name: ERP, start: 2026-03-02}
include: team.plan.yaml
calendars: {ber$0lin: {holidays: DE-BE}}
# file: team.plan.yaml
resources: {ali: {name: Ali, calendar: berlin}}
# file: dc.plan.yaml
project: {name: DC, start: 2026-03-02}
include: team.plan.yaml
calendars: {berlin: {holidays: DE-BB}}
`,
      'office',
      `
project: {name: ERP, start: 2026-03-02}
include: team.plan.yaml
calendars: {office: {holidays: DE-BE}}
# file: team.plan.yaml
resources: {ali: {name: Ali, calendar: office}}
# file: dc.plan.yaml
project: {name: DC, start: 2026-03-02}
include: team.plan.yaml
calendars: {office: {holidays: DE-BB}}
`,
    ));

  it('is refused where another plan of the same part has the new id', () =>
    checkRenameRefused(
      `
project: {name: ERP, start: 2026-03-02}
include: team.plan.yaml
tasks: {a: {duration: 1d, assign: al$0i}}
# file: team.plan.yaml
resources: {ali: {name: Ali}}
# file: dc.plan.yaml
project: {name: DC, start: 2026-03-02}
include: team.plan.yaml
resources: {bea: {name: Bea}}
`,
      'bea',
      /already a person.* 'bea' in dc\.plan\.yaml/,
    ));
});
