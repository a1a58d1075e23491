import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lineOf } from '../../../client/src/plans/plan-nodes.ts';
import { words } from '../../../client/src/words.ts';
import type { PlanOverview } from '../../../server/src/protocol/overview.ts';

const DAY = 1440;
const OVERVIEW: PlanOverview = {
  uri: 'file:///move.plan.yaml',
  version: 1,
  projectName: 'Move',
  start: 0,
  finish: 20 * DAY,
  deadline: null,
  statusDate: null,
  findings: { error: 0, warning: 0, info: 2 },
  firstError: null,
  chance: null,
  phases: [],
  milestones: [],
  problems: [],
};

describe('a plan in the tree', () => {
  const line = (changes: Partial<PlanOverview>) => {
    const overview = { ...OVERVIEW, ...changes };
    const { iconPath, description } = lineOf({ kind: 'plan', uri: vscode.Uri.parse(overview.uri), overview }, words());
    return [
      iconPath instanceof vscode.ThemeIcon && iconPath.id,
      String(description).replace(/^finish [^·,]*, 1970/, ''),
    ];
  };

  it('bears the sign of the gravest that is wrong with it, which is seen before the words are cut', () => {
    assert.deepEqual(line({}), ['calendar', '']);
    assert.deepEqual(line({ findings: { error: 0, warning: 1, info: 0 } }), ['warning', ' · 1 warning']);
    assert.deepEqual(line({ findings: { error: 2, warning: 1, info: 0 } }), ['error', ' · 2 errors, 1 warning']);
  });

  it('is late where it misses its deadline', () => {
    assert.deepEqual(line({ deadline: 19 * DAY }), ['warning', ', late']);
    assert.deepEqual(line({ deadline: 20 * DAY }), ['calendar', '']);
  });
});
