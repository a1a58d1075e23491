/** Shows the plan a command was called on, else the plan in front: as a panel, as a timeline in place of its text, as text. */
import * as vscode from 'vscode';
import { PLACE_REQUEST, type PlaceParams, type PlaceResult } from '../../../server/src/protocol/requests.ts';
import type { Target } from '../../../server/src/protocol/view.ts';
import { PLAN_LANGUAGE, type PlanServer } from '../language-client.ts';
import { EDITOR_VIEW_TYPE, type PanelKind } from '../panels/kinds.ts';
import type { Panels } from '../panels/panels.ts';
import { columnBeside, reveal } from '../panels/reveal.ts';
import { isPlanNode, type PlanNode } from '../plans/plan-nodes.ts';

interface Shown {
  readonly panels: Panels;
  readonly server: PlanServer;
}

/** `given` is a file, its URI as text or a line of the tree, `item` the id of what to show of it; all may be missing or nonsense. */
export async function showPanel(panels: Panels, kind: PanelKind, given: unknown, item: unknown): Promise<void> {
  const uri = await planMeant(panels, given);
  if (!uri) return;
  const panel = panels.show(kind, uri);
  const id = isPlanNode(given) && given.kind === 'item' ? given.item.id : item;
  if (typeof id === 'string') panel.showItem(id);
}

/** In place of the text, as "Reopen Editor With…" does; a text with unsaved changes stays beside it. */
export async function openAsTimeline(panels: Panels, given: unknown): Promise<void> {
  const uri = await planMeant(panels, given);
  if (!uri) return;
  const { tabs } = vscode.window.tabGroups.activeTabGroup;
  const isText = ({ input, isDirty }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString() && !isDirty;
  const texts = tabs.filter(isText);
  await vscode.commands.executeCommand('vscode.openWith', uri, EDITOR_VIEW_TYPE);
  await vscode.window.tabGroups.close(texts);
}

/** Beside the timeline that it is asked from; of a line of the tree, what the line is about. */
export async function openText({ panels, server }: Shown, given: unknown): Promise<void> {
  const front = panels.timelineInFront();
  const column = front?.active ? front.column : undefined;
  const place = isPlanNode(given) ? await placeOf(server, given) : null;
  if (place) return reveal(place, column, false);
  const uri = await planMeant(panels, given);
  if (!uri) return;
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: columnBeside(document, column) });
}

async function placeOf(server: PlanServer, node: PlanNode): Promise<Target | null> {
  if (node.kind === 'finding') return node.finding.target;
  if (node.kind !== 'item') return null;
  const params: PlaceParams = { uri: node.uri.toString(), id: node.item.id, finding: null };
  return server.request<PlaceResult>(PLACE_REQUEST, params);
}

export async function planMeant(panels: Panels, given: unknown): Promise<vscode.Uri | undefined> {
  const uri = fileGiven(given) ?? planInFront(panels);
  if (!uri) {
    await vscode.window.showInformationMessage('Open a plan (a file that ends in .plan.yaml) to see it as a picture.');
  }
  return uri;
}

function fileGiven(given: unknown): vscode.Uri | undefined {
  if (isPlanNode(given)) return given.uri;
  if (typeof given === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(given)) return vscode.Uri.parse(given);
  return given instanceof vscode.Uri ? given : undefined;
}

/** The plan of the active editor or panel, else the first that can be seen. */
function planInFront(panels: Panels): vscode.Uri | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors;
  const panel = panels.all.find((one) => one.active);
  return panel?.root ?? editors.find((editor) => editor.document.languageId === PLAN_LANGUAGE)?.document.uri;
}
