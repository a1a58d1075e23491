import assert from 'node:assert/strict';
import { formatMinute } from '../../../server/src/core/base/time.ts';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
import { corpusFiles } from '../../support/corpora.ts';
import { idOf, planOfMsProject, type StoredPlan } from '../../support/ms-project.ts';

const files = corpusFiles('ms-project', '.json');
const noHolidays = () => null;

(files ? describe : describe.skip)('plans with the dates MS Project stored', () => {
  for (const file of files ?? []) {
    it(`dates every task of ${file.name} to the minute`, () => {
      const stored = JSON.parse(file.read()) as StoredPlan;
      const schedule = computeSchedule(planOfMsProject(stored), { holidays: noHolidays, otherPlans: new Map() });
      const differences: string[] = [];
      let compared = 0;
      for (const task of stored.tasks) {
        const dates = schedule.items.get(idOf(task.uid));
        if (!dates) continue;
        compared++;
        const fields: ('start' | 'finish' | 'lateStart' | 'lateFinish')[] = ['start', 'finish'];
        if (stored._meta.lateAgree && !task.summary) fields.push('lateStart', 'lateFinish');
        for (const field of fields) {
          const expected = task.expected[field].slice(0, 16);
          const ours = formatMinute(dates[field]);
          if (ours !== expected)
            differences.push(`${idOf(task.uid)} ${task.name} ${field}: ${ours}, stored ${expected}`);
        }
      }
      assert.ok(compared > 0);
      assert.equal(differences.length, 0, `${differences.length} differ:\n${differences.slice(0, 8).join('\n')}`);
    });
  }
});
