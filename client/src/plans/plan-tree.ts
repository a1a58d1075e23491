/** The tree "Plans" in the side bar. A plan is asked about when it is listed, its lines are made when it is opened. */
import * as vscode from 'vscode';
import { words } from '../words.ts';
import { childrenOf, lineOf, type PlanNode } from './plan-nodes.ts';
import type { PlanOverviews } from './plan-overviews.ts';

export function showPlanTree(overviews: PlanOverviews): vscode.Disposable {
  const provider: vscode.TreeDataProvider<PlanNode> = {
    onDidChangeTreeData: changes(overviews),
    getChildren: (node) => (node ? [...childrenOf(node)] : plansOf(overviews)),
    getTreeItem: (node) => lineOf(node, words()),
  };
  return vscode.window.createTreeView('planline.plans', { treeDataProvider: provider, showCollapseAll: true });
}

const changes = (overviews: PlanOverviews): vscode.Event<undefined> => {
  return (listener, self, disposables) =>
    overviews.onDidChange(() => listener.call(self, undefined), undefined, disposables);
};

/** Parts stand inside their plans. One after the other: each may have to be read and scheduled first. */
async function plansOf(overviews: PlanOverviews): Promise<PlanNode[]> {
  const plans = new Map<string, PlanNode>();
  for (const file of await overviews.files()) {
    const overview = await overviews.of(file.toString());
    if (overview) plans.set(overview.uri, { kind: 'plan', uri: vscode.Uri.parse(overview.uri, true), overview });
  }
  return [...plans.values()];
}
