/** All commands, one row each. */
import * as vscode from 'vscode';
import type { PlanServer } from '../language-client.ts';
import type { Panels } from '../panels/panels.ts';
import { newPlan } from './new-plan.ts';
import { showPanel } from './show-panel.ts';

export interface CommandHost {
  readonly server: PlanServer;
  readonly panels: Panels;
  readonly log: vscode.LogOutputChannel;
}

export function registerCommands(host: CommandHost): vscode.Disposable {
  const { server, panels, log } = host;
  const commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    'planline.openTimeline': (uri, item) => showPanel(panels, 'timeline', uri, item),
    'planline.openRisks': (uri) => showPanel(panels, 'risks', uri, null),
    'planline.newPlan': (where) => newPlan(where),
    'planline.restartServer': () => server.restart(),
    'planline.showServerLog': () => log.show(),
    'planline.timelineSearch': () => panels.tellTimeline('search'),
    'planline.timelineFit': () => panels.tellTimeline('fit'),
    'planline.timelineToday': () => panels.tellTimeline('today'),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}
