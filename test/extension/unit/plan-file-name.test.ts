import assert from 'node:assert/strict';
import { planFileName } from '../../../client/src/commands/plan-file-name.ts';

describe('the file of a new plan is named after the project', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Move the ERP (2026)', 'move-the-erp-2026.plan.yaml'],
    ['  Café — Zürich  ', 'café-zürich.plan.yaml'],
    ['数据 平台', '数据-平台.plan.yaml'],
    ['../../etc/passwd', 'etc-passwd.plan.yaml'],
    ['C:\\Windows', 'c-windows.plan.yaml'],
    ['...', 'project.plan.yaml'],
    ['', 'project.plan.yaml'],
    [`${'long '.repeat(40)}`, `${'long-'.repeat(12).slice(0, 59)}.plan.yaml`],
  ];
  for (const [name, file] of cases) it(`${name} → ${file}`, () => assert.equal(planFileName(name), file));
});
