/** Says how the language server is: an entry in the language status of a plan, and a message once it has given up. */
import * as vscode from 'vscode';
import { assertNever } from '../../server/src/core/base/assert-never.ts';
import { PLAN_LANGUAGE, type PlanServer, type ServerState } from './language-client.ts';

export function showServerStatus(server: PlanServer): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('planline.server', { language: PLAN_LANGUAGE });
  item.name = 'Planline';
  const show = (state: ServerState) => {
    const { text, detail, severity } = describe(state);
    item.text = text;
    item.detail = detail;
    item.severity = severity;
    item.busy = state.kind === 'starting' || state.kind === 'restarting';
    item.command =
      state.kind === 'stopped'
        ? { title: 'Restart', command: 'planline.restartServer' }
        : { title: 'Show Log', command: 'planline.showServerLog' };
    if (state.kind === 'stopped') void offerRestart(state.reason);
  };
  show(server.state);
  return vscode.Disposable.from(item, server.onDidChangeState(show));
}

function describe(state: ServerState): { text: string; detail: string; severity: vscode.LanguageStatusSeverity } {
  const severity = vscode.LanguageStatusSeverity;
  switch (state.kind) {
    case 'idle':
      return { text: 'Planline', detail: 'Starts with the first plan', severity: severity.Information };
    case 'starting':
      return { text: 'Planline', detail: 'Starting', severity: severity.Information };
    case 'running':
      return { text: 'Planline', detail: 'Checks and schedules this plan', severity: severity.Information };
    case 'restarting':
      return { text: 'Planline', detail: 'Stopped unexpectedly and is starting again', severity: severity.Warning };
    case 'stopped':
      return { text: 'Planline stopped', detail: state.reason, severity: severity.Error };
    default:
      return assertNever(state);
  }
}

async function offerRestart(reason: string): Promise<void> {
  const restart = 'Restart';
  const log = 'Show Log';
  const answer = await vscode.window.showErrorMessage(
    `${reason} Plans are not checked until it runs again.`,
    restart,
    log,
  );
  if (answer === restart) await vscode.commands.executeCommand('planline.restartServer');
  if (answer === log) await vscode.commands.executeCommand('planline.showServerLog');
}
