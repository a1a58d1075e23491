/** The extension's table of contents: what it consists of and how the pieces are joined. No logic here. */
import * as vscode from 'vscode';
import { registerCommands } from './commands/register.ts';
import { PlanEdits } from './edits/plan-edits.ts';
import { PlanServer } from './language-client.ts';
import { Panels } from './panels/panels.ts';
import { startWithFirstPlan } from './plan-documents.ts';
import { ComparedPlans, tellComparing } from './plans/compared-plans.ts';
import { PlanFiles } from './plans/plan-files.ts';
import { PlanOverviews } from './plans/plan-overviews.ts';
import { showPlanStatus } from './plans/plan-status.ts';
import { showPlanTree } from './plans/plan-tree.ts';
import { registerShowRule } from './rule-links.ts';
import { showServerStatus } from './server-status.ts';
import { type PlanlineApi, testApi } from './test-api.ts';

export function activate(context: vscode.ExtensionContext): PlanlineApi {
  const log = vscode.window.createOutputChannel('Planline', { log: true });
  const server = new PlanServer(context, log);
  const files = new PlanFiles(server);
  const compared = new ComparedPlans(context.workspaceState);
  const { extensionUri } = context;
  const panels = new Panels({ extensionUri, server, files, edits: new PlanEdits(), compared, log });
  const overviews = new PlanOverviews(server, files);
  context.subscriptions.push(
    log,
    server,
    files,
    panels,
    overviews,
    compared,
    tellComparing(compared, panels),
    showPlanTree(overviews),
    showPlanStatus(overviews, panels),
    showServerStatus(server),
    registerCommands({ server, panels, overviews, compared, log }),
    registerShowRule(extensionUri),
    startWithFirstPlan(server, panels),
  );
  void vscode.commands.executeCommand('setContext', 'planline.active', true);
  return testApi(server, panels);
}

export function deactivate(): void {
  // Everything is in context.subscriptions.
}
