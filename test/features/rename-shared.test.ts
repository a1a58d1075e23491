/** Rename of what stands in a part of several plans: it is called the same in all of them. */
import { checkRename, checkRenameRefused } from '../support/check-rename.ts';

/** Two plans of one part, by what each says itself, and one that has nothing to do with them. */
const plans = (erp: string, team: string, dc: string) => `
project: {name: ERP, start: 2026-03-02}
include: team.plan.yaml
${erp}
# file: team.plan.yaml
${team}
# file: dc.plan.yaml
project: {name: DC, start: 2026-03-02}
include: team.plan.yaml
${dc}
# file: own.plan.yaml
project: {name: Own, start: 2026-03-02}
resources: {ali: {name: Somebody else}}
tasks: {b: {duration: 1d, assign: ali}}
`;

const TEAM = 'resources: {ali: {name: Ali}}';

describe('rename in a plan that shares a part', () => {
  it('reaches other plans that include the part, from a plan that does', () =>
    checkRename(
      plans('tasks: {a: {duration: 1d, assign: al$0i}}', TEAM, 'tasks: {b: {duration: 1d, assign: ali}}'),
      'ali-d',
      plans(
        'tasks: {a: {duration: 1d, assign: ali-d}}',
        'resources: {ali-d: {name: Ali}}',
        'tasks: {b: {duration: 1d, assign: ali-d}}',
      ),
    ));

  it('renames what each of two plans calls the same for a part of both', () =>
    checkRename(
      plans(
        'calendars: {ber$0lin: {holidays: DE-BE}}',
        'resources: {ali: {name: Ali, calendar: berlin}}',
        'calendars: {berlin: {holidays: DE-BB}}',
      ),
      'office',
      plans(
        'calendars: {office: {holidays: DE-BE}}',
        'resources: {ali: {name: Ali, calendar: office}}',
        'calendars: {office: {holidays: DE-BB}}',
      ),
    ));

  it('is refused where another plan of the same part has the new id', () =>
    checkRenameRefused(
      plans('tasks: {a: {duration: 1d, assign: al$0i}}', TEAM, 'resources: {bea: {name: Bea}}'),
      'bea',
      /already a person.* 'bea' in dc\.plan\.yaml/,
    ));
});
