/** All commands, one row each. */
import * as vscode from 'vscode';
import type { PlanServer } from '../language-client.ts';
import type { Panels } from '../panels/panels.ts';
import type { ComparedPlans } from '../plans/compared-plans.ts';
import type { PlanOverviews } from '../plans/plan-overviews.ts';
import { compareWith, stopComparing } from './compare.ts';
import { newPlan } from './new-plan.ts';
import { openAsTimeline, openText, showPanel } from './show-plan.ts';
import { simulate, stopSimulating } from './simulate.ts';
import { timelineCommands } from './timeline-commands.ts';

export interface CommandHost {
  readonly server: PlanServer;
  readonly panels: Panels;
  readonly overviews: PlanOverviews;
  readonly compared: ComparedPlans;
  readonly log: vscode.LogOutputChannel;
}

export function registerCommands(host: CommandHost): vscode.Disposable {
  const { server, panels, log } = host;
  const commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    'planline.openTimeline': (plan, item) => showPanel(panels, 'timeline', plan, item),
    'planline.openRisks': (plan, item) => showPanel(panels, 'risks', plan, item),
    'planline.simulate': (plan) => simulate(panels, plan),
    'planline.stopSimulating': (plan) => stopSimulating(host, plan),
    'planline.newPlan': (where) => newPlan(where),
    'planline.restartServer': () => server.restart(),
    'planline.showServerLog': () => log.show(),
    'planline.openAsTimeline': (plan) => openAsTimeline(panels, plan),
    'planline.openText': (plan) => openText(host, plan),
    'planline.compareWith': (plan, other) => compareWith(host, plan, other),
    'planline.stopComparing': (plan) => stopComparing(host, plan),
    ...timelineCommands(panels),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}
