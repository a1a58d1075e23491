/** Where a picture or a page of a plan goes: asked for, written, and opened if wanted. */
import { posix } from 'node:path';
import * as vscode from 'vscode';

export type SavedFormat = 'svg' | 'png' | 'csv' | 'html' | 'mermaid' | 'markdown';

interface SavedKind {
  readonly ending: string;
  /** In the dialog, as VS Code's own are named. */
  readonly name: string;
  /** By whom it is shown: the program of the system, or this editor. */
  readonly opensIn: 'system' | 'editor';
}

const KINDS: Readonly<Record<SavedFormat, SavedKind>> = {
  svg: { ending: 'svg', name: 'SVG drawing', opensIn: 'system' },
  png: { ending: 'png', name: 'PNG picture', opensIn: 'editor' },
  csv: { ending: 'csv', name: 'CSV table', opensIn: 'editor' },
  html: { ending: 'html', name: 'Web page', opensIn: 'system' },
  mermaid: { ending: 'mmd', name: 'Mermaid chart', opensIn: 'editor' },
  markdown: { ending: 'md', name: 'Markdown', opensIn: 'editor' },
};

/** @param suffix what of the plan it shows, for the file's name. @returns where it was put; null where the person thought better of it. */
export async function saveExport(
  plan: vscode.Uri,
  format: SavedFormat,
  content: Uint8Array,
  suffix: string | null = null,
): Promise<vscode.Uri | null> {
  const { ending, name } = KINDS[format];
  const chosen = await vscode.window.showSaveDialog({
    title: `Export as ${name}`,
    defaultUri: besidePlan(plan, suffix === null ? ending : `${suffix}.${ending}`),
    filters: { [name]: [ending] },
  });
  if (!chosen) return null;
  await vscode.workspace.fs.writeFile(chosen, content);
  return chosen;
}

/** Says that it was saved, and opens it for whoever says so. */
export async function offerToOpen(file: vscode.Uri, format: SavedFormat): Promise<void> {
  const open = 'Open';
  const answer = await vscode.window.showInformationMessage(`Saved ${posix.basename(file.path)}.`, open);
  if (answer !== open) return;
  if (KINDS[format].opensIn === 'editor' || !canOpenOutside(file))
    await vscode.commands.executeCommand('vscode.open', file);
  else await vscode.env.openExternal(file);
}

/** The page prints itself where the browser is told so by the address. */
export async function openToPrint(page: vscode.Uri): Promise<void> {
  const name = posix.basename(page.path);
  const opened = canOpenOutside(page) && (await vscode.env.openExternal(page.with({ fragment: 'print' })));
  await vscode.window.showInformationMessage(
    opened
      ? `${name} opens in your browser; print it there as PDF.`
      : `Saved ${name}. Open it in a browser and print it there as PDF.`,
  );
}

/** A browser on this machine reads only files of this machine. */
function canOpenOutside(file: vscode.Uri): boolean {
  return file.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
}

/** `plans/erp.plan.yaml` → `plans/erp.svg`; a plan that was never saved goes into the workspace. */
function besidePlan(plan: vscode.Uri, ending: string): vscode.Uri {
  const name = `${posix.basename(plan.path).replace(/\.plan\.ya?ml$/i, '')}.${ending}`;
  const folder =
    plan.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(plan, '..');
  return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(name);
}
