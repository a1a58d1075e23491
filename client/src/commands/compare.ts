/** Shows another version of a plan behind the newest, such as the one that was approved. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { Panels } from '../panels/panels.ts';
import type { ComparedPlans } from '../plans/compared-plans.ts';
import type { PlanOverviews } from '../plans/plan-overviews.ts';
import { asSpelled } from '../spelling.ts';
import { planMeant } from './show-plan.ts';

interface Comparing {
  readonly panels: Panels;
  readonly overviews: PlanOverviews;
  readonly compared: ComparedPlans;
}

/** `other` may be given by the caller; else the person picks a file. */
export async function compareWith(host: Comparing, plan: unknown, given?: unknown): Promise<void> {
  const root = await rootMeant(host, plan);
  if (root === null) return;
  const other = given instanceof vscode.Uri ? given : await pickVersion(vscode.Uri.parse(root, true));
  if (!other) return;
  const name = posix.basename(other.path);
  const overview = await host.overviews.of(other.toString());
  if (!overview || asSpelled(overview.uri) !== other.toString()) {
    void vscode.window.showWarningMessage(`${name} holds no plan of its own, so there is nothing to compare with.`);
    return;
  }
  await host.compared.set(root, other.toString());
  host.panels.show('timeline', vscode.Uri.parse(root, true));
}

export async function stopComparing(host: Comparing, plan: unknown): Promise<void> {
  const root = await rootMeant(host, plan);
  if (root !== null) await host.compared.set(root, null);
}

/** A part is compared as its plan is. */
async function rootMeant({ panels, overviews }: Comparing, plan: unknown): Promise<string | null> {
  const uri = await planMeant(panels, plan);
  const overview = uri && (await overviews.of(uri.toString()));
  return overview ? asSpelled(overview.uri) : null;
}

async function pickVersion(plan: vscode.Uri): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Another version of the plan, such as the approved one',
    openLabel: 'Compare',
    filters: { Plans: ['yaml', 'yml'] },
    ...(plan.scheme !== 'untitled' && { defaultUri: vscode.Uri.joinPath(plan, '..') }),
  });
  return chosen?.[0];
}
