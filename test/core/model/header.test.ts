import assert from 'node:assert/strict';
import { formatDay } from '../../../server/src/core/base/time.ts';
import { resolveText } from './resolved.ts';

describe('the header of a plan', () => {
  const { plan } = resolveText(`
project:
  name: Move the ERP
  type: cloud
  objective: Leave Frankfurt
  success: [All modules run]
  scope: {in: [ERP], out: [CRM]}
  start: 2026-01-05
  deadline: 2026-09-30
  status-date: 2026-03-02
  calendar: berlin
  currency: EUR
  budget: {total: 480k, contingency: 40k}
  manager: mara
  sponsor: nobody
  baseline: plan-v1
  health: {status: amber, reason: No date yet}
  hours-per-day: 7.5
  days-per-week: 0
  critical-slack: 1d
  near-critical-slack: 3
  level-resources: true
  level-schedules: 5000
  seed: 7
calendars: {berlin: {}}
stakeholders: {mara: {}}
tasks: {a: {duration: 1d}}
`);
  const { project } = plan;

  it('is read field by field', () => {
    assert.deepEqual(
      [project.name, project.type, project.objective, project.success, project.scope],
      ['Move the ERP', 'cloud', 'Leave Frankfurt', ['All modules run'], { in: ['ERP'], out: ['CRM'] }],
    );
    assert.deepEqual(
      [project.start, project.deadline, project.statusDate].map((date) => date && formatDay(date.day)),
      ['2026-01-05', '2026-09-30', '2026-03-02'],
    );
    assert.deepEqual(project.budget, { total: 48_000_000, contingency: 4_000_000, managementReserve: null });
    assert.deepEqual(
      [project.calendar, project.manager, project.sponsor, project.baseline, project.currency],
      ['berlin', 'mara', null, 'plan-v1', 'EUR'],
    );
    assert.deepEqual(project.health, { status: 'amber', reason: 'No date yet' });
    assert.deepEqual([project.levelResources, project.progressOverride, project.seed], [true, false, 7]);
    assert.equal(project.levelSchedules, 5000);
  });

  it('sets the units of every duration, impossible ones left at their default', () => {
    assert.deepEqual(project.lengths, { hoursPerDay: 7.5, daysPerWeek: 5, daysPerMonth: 20 });
    assert.equal(plan.items.get('a')?.duration?.minutes, 450);
    assert.equal(project.criticalSlack, 450);
    assert.equal(project.nearCriticalSlack, 3 * 450);
  });

  it('is empty and in no file where a part is read alone', () => {
    const part = resolveText('tasks: {a: {}}').plan;
    assert.deepEqual([part.project.nearCriticalSlack, part.project.levelSchedules], [2 * 480, null]);
    assert.deepEqual([part.project.name, part.project.origin.file, part.files.length], ['', '', 1]);
  });
});

describe('people', () => {
  const { plan } = resolveText(`
project: {name: X}
calendars: {nights: {}}
resources:
  ali-demir: {role: Engineer, team: network, rate: 95/h, overtime-rate: 120/h, calendar: nights, email: a@b.de}
  bea:
    name: Bea B.
    rate: [{from: 2026-07-01, rate: 110/h}, {rate: 100/h}]
    leave: [{from: 2026-04-06, to: 2026-04-10}, {date: 2026-05-01, name: Day off}]
  crane: {type: equipment, max-units: 200%, cost-per-use: 50, team: nowhere}
  rack-unit: {type: material, rate: 3200}
teams:
  network: {function: networking, lead: cio, members: [bea, ali-demir, nobody], calendar: nights}
stakeholders:
  cio: {name: Dr Falk, interest: high, reach: Weekly call}
`);

  it('have types, rates and defaults', () => {
    const ali = plan.resources.get('ali-demir');
    assert.deepEqual(
      [ali?.name, ali?.type, ali?.maxUnits, ali?.calendar, ali?.team],
      ['Ali Demir', 'person', 1, 'nights', 'network'],
    );
    assert.deepEqual(ali?.rates, [{ amount: 9500, per: 60, from: null }]);
    assert.equal(ali?.overtimeRate?.amount, 12_000);
    const crane = plan.resources.get('crane');
    assert.deepEqual([crane?.type, crane?.maxUnits, crane?.costPerUse, crane?.team], ['equipment', 2, 5000, null]);
    const rack = plan.resources.get('rack-unit');
    assert.deepEqual([rack?.name, rack?.rates[0]?.per], ['Rack unit', null]);
  });

  it('have rates in order of time', () => {
    const rates = plan.resources.get('bea')?.rates.map(({ amount, from }) => [amount, from && formatDay(from)]);
    assert.deepEqual(rates, [
      [10_000, null],
      [11_000, '2026-07-01'],
    ]);
  });

  it('have leave, which is never working time', () => {
    const leave = plan.resources
      .get('bea')
      ?.leave.map(({ from, to, working }) => [formatDay(from), formatDay(to), working]);
    assert.deepEqual(leave, [
      ['2026-04-06', '2026-04-10', false],
      ['2026-05-01', '2026-05-01', false],
    ]);
  });

  it('belong to a team whichever side says so', () => {
    const team = plan.teams.get('network');
    assert.deepEqual(
      [team?.members, team?.lead, team?.function, team?.calendar],
      [['bea', 'ali-demir'], 'cio', 'networking', 'nights'],
    );
  });

  it('may be stakeholders with fields as written', () => {
    const cio = plan.stakeholders.get('cio');
    assert.deepEqual(
      [cio?.name, cio?.fields.get('interest'), cio?.fields.get('reach')],
      ['Dr Falk', 'high', 'Weekly call'],
    );
  });
});
