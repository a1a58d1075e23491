import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PlanlineApi } from '../../../client/src/test-api.ts';
import type { RiskView } from '../../../server/src/protocol/risks.ts';
import type { TimelineView } from '../../../server/src/protocol/timeline.ts';
import { closeAll, eventually, open, panelOf, replace, running } from './support.ts';

describe('panels', () => {
  let planline: PlanlineApi;
  before(async () => {
    planline = await running();
  });
  afterEach(closeAll);

  it('open the timeline beside the text and keep the cursor there', async () => {
    const document = await open('network', 'links.plan.yaml');
    await vscode.commands.executeCommand('planline.openTimeline');
    const panel = await eventually('the page is loaded and has a view', () => {
      const found = panelOf(planline, 'timeline');
      return found?.ready && found.view ? found : null;
    });
    assert.equal(panel.uri, document.uri.toString());
    assert.deepEqual(panel.state, { kind: 'live' });
    const { rows, links, projectName } = panel.view as TimelineView;
    assert.equal(projectName, 'New links');
    assert.deepEqual(
      rows.filter((row) => row.kind === 'task').map((row) => row.id),
      ['survey', 'firewall', 'rack'],
    );
    assert.ok(links.length >= 1);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('follow the text', async () => {
    const document = await open('network', 'links.plan.yaml');
    await vscode.commands.executeCommand('planline.openTimeline');
    const before = await eventually('a view', () => panelOf(planline, 'timeline')?.view as TimelineView | null);
    await replace(document, 'duration: 5d', 'duration: 15d');
    const after = await eventually('a later finish', () => {
      const view = panelOf(planline, 'timeline')?.view as TimelineView | undefined;
      return view && view.finish > before.finish ? view : null;
    });
    assert.ok(after.version > before.version);
  });

  it('have all rows in the end where those in sight are told first', async () => {
    const document = await open('network', 'links.plan.yaml');
    const tasks = Array.from({ length: 1100 }, (_, n) => `  t${n}: {duration: 1d}\n`).join('');
    await replace(document, document.getText(), `project: {name: Many, start: 2026-01-05}\ntasks:\n${tasks}`);
    await vscode.commands.executeCommand('planline.openTimeline');
    const last = () => (panelOf(planline, 'timeline')?.view as TimelineView | undefined)?.rows[1099]?.start;
    const before = await eventually('a view', last);
    await eventually('the page', () => panelOf(planline, 'timeline')?.ready);
    planline.say({ type: 'sight', rows: [0, 20] });
    await replace(document, '2026-01-05', '2026-01-06');
    await eventually('the last row a day later', () => last() === before + 1440);
  });

  it('are one for a plan, also when asked from one of its parts', async () => {
    await open('network', 'links.plan.yaml');
    await vscode.commands.executeCommand('planline.openTimeline');
    await eventually('a view', () => panelOf(planline, 'timeline')?.view);
    await open('network', 'team.plan.yaml');
    await vscode.commands.executeCommand('planline.openTimeline');
    await eventually('one panel', () => planline.panels().length === 1);
  });

  it('show the risks with where they are written', async () => {
    await open('network', 'links.plan.yaml');
    await vscode.commands.executeCommand('planline.openRisks');
    const panel = await eventually('the page is loaded and has a view', () => {
      const found = panelOf(planline, 'risks');
      return found?.ready && found.view ? found : null;
    });
    const { risks } = panel.view as RiskView;
    assert.deepEqual(
      risks.map((risk) => [risk.id, risk.owner !== null]),
      [['carrier-late', true]],
    );
  });

  it('show the simulation of the plan, what would be without a risk, and P80 in its text', async () => {
    const document = await open('network', 'links.plan.yaml');
    await vscode.commands.executeCommand('planline.simulate');
    const simulated = () => panelOf(planline, 'risks')?.simulation;
    const { result } = await eventually('all trials are run', () => {
      const view = simulated();
      return view?.state.kind === 'done' && view.base === null ? view : null;
    });
    const range = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    await eventually('a hint says when it is sure', async () => {
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        range,
      );
      return hints.some(({ label }) => /P80 Jan \d+/.test(JSON.stringify(label)));
    });
    planline.say({ type: 'whatIf', whatIf: { off: ['carrier-late'], answered: [] } }, 'risks');
    const without = await eventually('the what-if is run', () => {
      const view = simulated();
      return view?.base && (view.state.kind === 'done' || view.state.kind === 'nothing-varies') ? view : null;
    });
    assert.ok((without.result?.finish.p80.value ?? 0) < (result?.finish.p80.value ?? 0));
    assert.equal(without.base?.finish.p80.value, result?.finish.p80.value);
  });

  it('show another version of the plan behind it until told to stop', async () => {
    const document = await open('network', 'links.plan.yaml');
    const approved = vscode.Uri.joinPath(document.uri, '..', 'approved.plan.yaml');
    const text = document.getText().replace('duration: 5d', 'duration: 4d');
    await vscode.workspace.fs.writeFile(approved, new TextEncoder().encode(text));
    await vscode.commands.executeCommand('planline.compareWith', document.uri, approved);
    const baseline = () => (panelOf(planline, 'timeline')?.view as TimelineView | null | undefined)?.baselineName;
    await eventually('it lies behind', () => baseline() === 'approved.plan.yaml');
    await vscode.commands.executeCommand('planline.stopComparing', document.uri);
    await eventually('it is gone', () => baseline() === null);
    await vscode.workspace.fs.delete(approved);
  });

  it('show plans of several folders side by side', async () => {
    await open('network', 'links.plan.yaml');
    await vscode.commands.executeCommand('planline.openTimeline');
    await open('office', 'faulty.plan.yaml');
    await vscode.commands.executeCommand('planline.openTimeline');
    await eventually('both plans have a view', () => {
      const names = planline.panels().map((panel) => (panel.view as TimelineView | null)?.projectName);
      return names.includes('New links') && names.includes('Move the office');
    });
  });

  it('show nothing for a file that is no plan, and no error', async () => {
    const empty = await vscode.workspace.openTextDocument({ language: 'planline', content: '# nothing yet\n' });
    await vscode.window.showTextDocument(empty);
    await vscode.commands.executeCommand('planline.openTimeline');
    await eventually('it says so', () => {
      const panel = panelOf(planline, 'timeline');
      const view = panel?.view as TimelineView | null | undefined;
      return panel?.state.kind === 'empty' || (panel?.state.kind === 'live' && view?.rows.length === 0);
    });
  });
});
