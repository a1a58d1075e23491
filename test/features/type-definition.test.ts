/** From work to who does it, and from them to where they belong. */
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { typeDefinition } from '../../server/src/features/type-definition.ts';
import { checkPlaces } from '../support/check-places.ts';

const check = (source: string) =>
  checkPlaces(source, (snapshot, position) =>
    typeDefinition(snapshot, { position }, { client: { ...ABLE_CLIENT, typeLinks: false } }).flatMap((found) =>
      'uri' in found ? [found] : [],
    ),
  );

describe('type definition', () => {
  it('of a task is who does it, in parts too', () =>
    check(`
project: {name: Move, start: 2026-03-02}
include: team.plan.yaml
tasks:
  de$0sign: {duration: 1d, assign: [ali 50%, net]}
# file: team.plan.yaml
resources:
  ali: {name: Ali, team: net}
# ^^^
teams:
  net: {name: Net}
# ^^^
`));

  it('of an assignment is the person’s team', () =>
    check(`
project: {name: Move, start: 2026-03-02}
resources:
  ali: {name: Ali, team: net}
teams:
  net: {name: Net}
# ^^^
tasks:
  design: {duration: 1d, assign: a$0li 50%}
`));

  it('of a team is its lead', () =>
    check(`
project: {name: Move, start: 2026-03-02}
resources:
  ali: {name: Ali, team: n$0et}
# ^^^
teams:
  net: {name: Net, lead: ali}
tasks:
  design: {duration: 1d}
`));

  it('of a gate is who approves, of a phase who owns it', () => {
    const plan = (phase: string, gate: string, owner: string, cio: string) => `
project: {name: Move, start: 2026-03-02}
stakeholders:
  cio: {name: CIO}
${cio}
resources:
  ali: {name: Ali}
${owner}
phases:
  ${phase}:
    owner: ali
    tasks: {a: {duration: 1d}}
    ${gate}: {approvers: [cio]}
`;
    check(plan('planning', 'ga$0te', '', '# ^^^'));
    check(plan('plan$0ning', 'gate', '# ^^^', ''));
  });

  it('of work with its own calendar is that too', () =>
    check(`
project: {name: Move, start: 2026-03-02}
calendars:
  night: {working-hours: ["22:00-06:00"]}
# ^^^^^
tasks:
  $0design: {duration: 1d, calendar: night}
`));

  it('is nothing where nobody is named, and for what no plan defines', () => {
    check('project: {name: Move, start: 2026-03-02}\ntasks: {de$0sign: {duration: 1d}}\n');
    check('project: {name: Move, start: 2026-03-02}\ntasks: {design: {after: no$0thing}}\n');
    check('project: {name: Mo$0ve, start: 2026-03-02}\n');
  });
});
