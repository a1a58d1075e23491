import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PanelSummary, PlanlineApi } from '../../../client/src/test-api.ts';
import type { TimelineView } from '../../../server/src/protocol/timeline.ts';
import type { ViewHeader } from '../../../server/src/protocol/view.ts';
import { closeAll, eventually, folderUri, open, running } from './support.ts';

/** The first task made a day longer, as dragging its end does. */
const LONGER = {
  before: 'survey: {name: Survey the links, duration: 5d',
  after: 'survey: {name: Survey the links, duration: 6d',
};

describe('gestures', () => {
  let planline: PlanlineApi;
  before(async () => {
    planline = await running();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert').then(undefined, () => undefined);
    await closeAll();
  });

  it('write exactly what they mean, and undo takes back each byte and the dirt', async () => {
    const document = await open('network', 'links.plan.yaml');
    const before = document.getText();
    await vscode.commands.executeCommand('planline.openTimeline');
    const { version } = await shown((panel) => !panel.isEditor);
    drag(version);
    await eventually('it is written', () => document.getText() !== before);
    assert.equal(document.getText(), before.replace(LONGER.before, LONGER.after));
    assert.ok(document.isDirty);
    await vscode.commands.executeCommand('planline.timelineUndo');
    await eventually('it is taken back', () => document.getText() === before);
    assert.ok(!document.isDirty);
    await vscode.commands.executeCommand('planline.timelineRedo');
    await eventually('it is done again', () => document.getText() !== before);
    await vscode.commands.executeCommand('planline.timelineUndo');
    await eventually('it is taken back', () => document.getText() === before);
  });

  it('are written and taken back also where no text is shown', async () => {
    const document = await open('network', 'links.plan.yaml');
    const before = document.getText();
    await vscode.commands.executeCommand('planline.openTimeline');
    await shown((panel) => !panel.isEditor);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually('only the timeline is left', () => vscode.window.visibleTextEditors.length === 0);
    const text = async () => (await vscode.workspace.openTextDocument(document.uri)).getText();
    drag((await shown((panel) => !panel.isEditor)).version);
    await eventually('it is written', async () => (await text()) !== before);
    assert.equal(await text(), before.replace(LONGER.before, LONGER.after));
    await vscode.commands.executeCommand('planline.timelineUndo');
    await eventually('it is taken back', async () => (await text()) === before);
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
  });

  it('mend a finding as its quick fix does, taken back in one step', async () => {
    const document = await open('network', 'links.plan.yaml');
    const before = document.getText();
    await vscode.commands.executeCommand('planline.openTimeline');
    await shown((panel) => !panel.isEditor);
    const place = before.indexOf('after: survey') + 'after: surv'.length;
    const edit = new vscode.WorkspaceEdit();
    const two = new vscode.Range(document.positionAt(place), document.positionAt(place + 2));
    edit.replace(document.uri, two, 'ye');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const typed = document.getText();
    const isUnknown = ({ rule }: { readonly rule: string }) => rule === 'unknown-task';
    const hurt = ({ view }: PanelSummary) =>
      (view as TimelineView | null)?.rows.find(({ findings }) => findings.some(isUnknown));
    const view = (await shown((panel) => !panel.isEditor && hurt(panel) !== undefined)) as TimelineView;
    const row = view.rows.find(({ findings }) => findings.some(isUnknown));
    assert.ok(row);
    const intent = { kind: 'fix', id: row.id, finding: row.findings.findIndex(isUnknown), title: "Change to 'survey'" };
    planline.say({ type: 'edit', number: 0, version: view.version, intent, preview: false });
    await eventually('it is mended', () => document.getText() === before);
    await vscode.commands.executeCommand('planline.timelineUndo');
    await eventually('it is taken back', () => document.getText() === typed);
  });

  it('in the register of risks write the risk, and are taken back', async () => {
    const document = await open('network', 'links.plan.yaml');
    const before = document.getText();
    await vscode.commands.executeCommand('planline.openRisks');
    const { version } = await shown(({ kind }) => kind === 'risks');
    const intent = { kind: 'set-risk', id: 'carrier-late', field: 'status', of: 'inherent', value: 'closed' };
    planline.say({ type: 'edit', number: 1, version, intent, preview: false }, 'risks');
    await eventually('it is written', () => document.getText() !== before);
    assert.equal(document.getText().trimEnd(), `${before.trimEnd()}\n    status: closed`);
    planline.say({ type: 'undo' }, 'risks');
    await eventually('it is taken back', () => document.getText() === before);
  });

  it('of a text that has changed since, or that are none, write nothing', async () => {
    const document = await open('network', 'links.plan.yaml');
    await vscode.commands.executeCommand('planline.openTimeline');
    const { version } = await shown((panel) => !panel.isEditor);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# typed meanwhile\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const before = document.getText();
    drag(version);
    planline.say({ type: 'edit', number: 1, version: document.version, intent: { kind: 'delete' }, preview: false });
    planline.say({
      type: 'edit',
      number: 2,
      version: document.version,
      intent: { kind: 'rename', id: 'no-one', name: 'X' },
      preview: false,
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(document.getText(), before);
  });

  it('work in the timeline as an editor, which is as dirty as its text', async () => {
    const uri = vscode.Uri.joinPath(folderUri('network'), 'links.plan.yaml');
    await vscode.commands.executeCommand('planline.openAsTimeline', uri);
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof vscode.TabInputCustom);
    assert.equal(input.viewType, 'planline.timelineEditor');
    const { version } = await shown((panel) => panel.isEditor);
    const document = await vscode.workspace.openTextDocument(uri);
    const before = document.getText();
    drag(version);
    await eventually('it is written', () => document.getText() !== before);
    assert.equal(document.getText(), before.replace(LONGER.before, LONGER.after));
    await eventually('the tab is dirty', () => vscode.window.tabGroups.activeTabGroup.activeTab?.isDirty);
    await vscode.commands.executeCommand('planline.timelineUndo');
    await eventually('it is taken back', () => document.getText() === before);
    await eventually('the tab is clean', () => vscode.window.tabGroups.activeTabGroup.activeTab?.isDirty === false);
    assert.equal(vscode.window.visibleTextEditors.length, 0);
  });

  it('write nothing where the settings keep a file from being changed', async () => {
    const document = await open('network', 'links.plan.yaml');
    const files = vscode.workspace.getConfiguration('files');
    await files.update('readonlyInclude', { '**/links.plan.yaml': true }, vscode.ConfigurationTarget.Workspace);
    try {
      const before = document.getText();
      await vscode.commands.executeCommand('planline.openTimeline');
      const { version } = await shown((panel) => !panel.isEditor);
      drag(version);
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(document.getText(), before);
    } finally {
      await files.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  function drag(version: number): void {
    const finish = Date.UTC(2026, 0, 12, 17) / 60_000;
    planline.say({
      type: 'edit',
      number: 0,
      version,
      intent: { kind: 'resize', id: 'survey', finish },
      preview: false,
    });
  }

  async function shown(fits: (panel: PanelSummary) => boolean): Promise<ViewHeader> {
    const panel = await eventually('the page is loaded and has the plan', () =>
      planline.panels().find((each) => each.ready && each.view && fits(each)),
    );
    return panel.view as ViewHeader;
  }
});
