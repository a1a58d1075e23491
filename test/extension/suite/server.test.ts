import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, open, panelOf, running } from './support.ts';

describe('the language server', () => {
  afterEach(closeAll);

  it('starts again after it died, and panels go on', async () => {
    const planline = await running();
    await open('network', 'links.plan.yaml');
    await vscode.commands.executeCommand('planline.openTimeline');
    await eventually('a view', () => panelOf(planline, 'timeline')?.view);
    const old = planline.serverProcessId();
    assert.ok(old);
    process.kill(old, 'SIGKILL');
    await eventually('another process runs', () => {
      const now = planline.serverProcessId();
      return now !== undefined && now !== old && planline.serverState().kind === 'running';
    });
    await eventually('the panel is live', () => panelOf(planline, 'timeline')?.state.kind === 'live');
  });

  it('starts again when asked to', async () => {
    const planline = await running();
    const old = planline.serverProcessId();
    await vscode.commands.executeCommand('planline.restartServer');
    await eventually('another process runs', () => {
      const now = planline.serverProcessId();
      return now !== undefined && now !== old && planline.serverState().kind === 'running';
    });
  });
});
