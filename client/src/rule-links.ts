/**
 * The name of a rule in a finding leads to the section about it. An editor opens a page of text at
 * its top; here a command shows the section itself, as readers of Markdown know it.
 */
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

const SHOW_RULE = 'planline.showRule';

/** Sends the links of findings to the command, however they arrive. */
export const ruleLinks: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) => {
    diagnostics.forEach(linkToCommand);
    next(uri, diagnostics);
  },
  provideDiagnostics: async (document, previousResultId, token, next) => {
    const report = await next(document, previousResultId, token);
    if (report?.kind === 'full') report.items.forEach(linkToCommand);
    return report;
  },
  provideWorkspaceDiagnostics: (resultIds, token, resultReporter, next) =>
    next(resultIds, token, (chunk) => {
      for (const report of chunk?.items ?? []) if (report.kind === 'full') report.items.forEach(linkToCommand);
      resultReporter(chunk);
    }),
};

function linkToCommand({ code }: vscode.Diagnostic): void {
  if (typeof code !== 'object' || code.target.scheme !== 'file') return;
  code.target = vscode.Uri.from({ scheme: 'command', path: SHOW_RULE, query: JSON.stringify([code.target.fragment]) });
}

/** Shows the page of rules at one of them; the name came through a finding, so any other is ignored. */
export function registerShowRule(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand(SHOW_RULE, (rule: unknown) => {
    const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules.md');
    const fragment = typeof rule === 'string' && /^[a-z-]+$/.test(rule) ? rule : '';
    return vscode.commands.executeCommand('markdown.showPreview', page.with({ fragment }));
  });
}
