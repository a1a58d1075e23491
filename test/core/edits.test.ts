/**
 * The central property: whatever was edited in whatever order, and whatever work was given up on the
 * way, an analysis that goes on from an earlier one says what a fresh one says, problems included.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditedWorkspace, fresh } from '../support/edited-workspace.ts';
import { told } from '../support/told.ts';
import { PLANS, TEXTS, textsAfter, type WorkspaceEdit, workspaceEdit } from '../support/workspace-edits.ts';

function check(edits: readonly WorkspaceEdit[]): void {
  const workspace = new EditedWorkspace(TEXTS);
  const history = new Map([...TEXTS].map(([file, text]) => [file, [text]]));
  for (const [file, text] of TEXTS) workspace.write(file, text);
  for (const root of PLANS) workspace.analysed(root);
  for (const edit of edits) {
    const earlier = history.get(edit.file) ?? [];
    for (const text of textsAfter(workspace.texts.get(edit.file) ?? '', edit, earlier)) {
      workspace.write(edit.file, text);
      earlier.push(text);
      if (edit.abandoned !== null) workspace.abandon(PLANS[0] as string, edit.abandoned);
    }
    if (edit.abandoned !== null) continue;
    for (const root of PLANS) {
      assert.deepEqual(told(workspace.analysed(root)), told(fresh(root, workspace.texts)));
    }
  }
}

/** More than the usual few, to look for what those miss. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 0);

/** What a text becomes, and what only then is found or no longer is, in items that nobody touched. */
const FAR: readonly (readonly [what: string, file: number, from: string, to: string, about: string])[] = [
  ['the status date', 0, 'status-date: 2026-01-16', 'status-date: 2026-01-06', 'future-actual'],
  [
    'leave of somebody',
    1,
    'calendar: office}',
    'calendar: office, leave: [{from: 2026-01-20, to: 2026-01-30}]}',
    'leave-clash',
  ],
  ['what a resource can give', 1, '{name: Bea, ', '{name: Bea, max-units: 20%, ', 'over-allocation'],
  ['the calendar of a group', 0, 'calendar: shift\n', 'calendar: office\n', '"id":"pull"'],
  ['the id of a phase', 0, '  build:\n    stage', '  make:\n    stage', 'belongs to `make`'],
  ['the id of a predecessor', 0, '      firewall:', '      fire-wall:', 'unknown-task'],
  ['an id that comes twice', 0, '      freeze:', '      tidy:', 'duplicate-id'],
  ['a rule of lint', 0, 'missing-successor: none', 'deadline-missed: info', '"severity":"info"'],
  ['the file of the team', 0, '[team.plan.yaml, risks.plan.yaml]', '[risks.plan.yaml]', 'unknown-resource'],
  ['the other plan', 3, 'duration: 3d', 'duration: 30d', '"id":"firewall"'],
  ['the shape of the root', 2, 'risks:', '- risks:', 'yaml-syntax'],
];

describe('an edit reaches what is far away', () => {
  for (const [what, index, from, to, about] of FAR) {
    it(what, () => {
      const file = [...TEXTS.keys()][index] as string;
      const text = TEXTS.get(file) ?? '';
      const edited = text.replace(from, to);
      assert.notEqual(edited, text);
      const workspace = new EditedWorkspace(TEXTS);
      for (const [name, each] of TEXTS) workspace.write(name, each);
      const root = PLANS[0] as string;
      const before = told(workspace.analysed(root));
      workspace.write(file, edited);
      const after = told(workspace.analysed(root));
      assert.deepEqual(after, told(fresh(root, workspace.texts)));
      const others = after.filter((line) => line.includes(about) && !before.includes(line));
      assert.ok(others.length > 0, `nothing new about ${about}`);
      workspace.write(file, text);
      assert.deepEqual(told(workspace.analysed(root)), before);
    });
  }
});

describe('after any edits', () => {
  it('an analysis says what a fresh one says', function () {
    this.timeout(RUNS > 0 ? 0 : 30_000);
    const edits = fc.array(workspaceEdit, { minLength: 1, maxLength: 15 });
    fc.assert(fc.property(edits, check), { numRuns: RUNS || 10 });
  });
});
