import { checkNote, checkOffers, checkTaken } from '../support/check-completion.ts';
import { checkDiagnostics } from '../support/check-diagnostics.ts';
import { checkHoverHas } from '../support/check-hover.ts';

const HEAD = 'project: {name: A, start: 2026-01-05}\n';

describe('rules under lint', () => {
  it('are offered by name, without those that are written', () => {
    checkOffers(`${HEAD}lint:\n  deadline-missed: error\n  $0\n`, {
      has: ['unknown-task', 'non-working-day'],
      lacks: ['deadline-missed', 'project'],
    });
    checkNote(`${HEAD}lint:\n  $0\n`, 'deadline-missed', 'warning');
    checkTaken(`${HEAD}lint:\n  dead$0\n`, 'deadline-missed', `${HEAD}lint:\n  deadline-missed: $0\n`);
  });

  it('say what they find', () => {
    checkHoverHas(`${HEAD}lint:\n  deadline-$0missed: error\n`, 'finish after its deadline', '**Default:** warning');
  });

  it('are asked for where the name is none', () => {
    checkDiagnostics(`${HEAD}lint:
  deadline-mised: none
# ^^^^^^^^^^^^^^ warning unknown-key · fix: Change to 'deadline-missed' · says: no rule
  constructor: none
# ^^^^^^^^^^^ warning unknown-key · says: no rule
`);
  });
});
