/**
 * Gestures written into plans and taken back. Undo is the editor's own wherever the text or a
 * timeline over it is on the screen, so that both go back the same way; where neither is, what was
 * written is changed back, which needs no text to be shown.
 */
import * as vscode from 'vscode';
import type { EditedFile } from '../../../server/src/protocol/plan-edit.ts';
import { type Direction, EditHistory, type Step } from './edit-history.ts';
import { applyChanges, writeEdit } from './write-edit.ts';

/** The page that asks. */
export interface Asker {
  /** The document whose editor the page itself is. */
  readonly editorOf: string | null;
  readonly focus: () => void;
}

export class PlanEdits {
  readonly #histories = new Map<string, EditHistory>();

  /** @returns why nothing was written, or null. */
  async write(edited: readonly EditedFile[], files: readonly vscode.Uri[]): Promise<string | null> {
    const written = await writeEdit(edited, files);
    if ('refused' in written) return written.refused;
    this.#historyOf(files[0]).wrote(written.step, versionOf);
    return null;
  }

  async go(direction: Direction, root: vscode.Uri, asker: Asker): Promise<void> {
    const history = this.#historyOf(root);
    const step = history.next(direction);
    const uri = step?.[0]?.uri ?? root.toString();
    const isCurrent = step !== null && history.isCurrent(step, versionOf);
    if (await goInEditor(direction, uri, asker)) {
      if (isCurrent) history.went(direction, versionOf);
      else history.forget();
    } else if (isCurrent) {
      await changeBack(direction, step);
      history.went(direction, versionOf);
    } else await offerText(direction, step !== null, uri);
  }

  #historyOf(root: vscode.Uri | undefined): EditHistory {
    const name = root?.toString() ?? '';
    const known = this.#histories.get(name) ?? new EditHistory();
    this.#histories.set(name, known);
    return known;
  }
}

/** False where no editor shows the file. The command goes to whatever has the focus. */
async function goInEditor(direction: Direction, uri: string, asker: Asker): Promise<boolean> {
  if (asker.editorOf === uri) {
    asker.focus();
    await vscode.commands.executeCommand(direction);
    return true;
  }
  const editor = vscode.window.visibleTextEditors.find(
    ({ document, viewColumn }) => viewColumn !== undefined && document.uri.toString() === uri,
  );
  if (!editor?.viewColumn) return false;
  await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn, preserveFocus: false });
  await vscode.commands.executeCommand(direction);
  asker.focus();
  return true;
}

async function changeBack(direction: Direction, step: Step): Promise<void> {
  const files = await Promise.all(
    step.map(async ({ uri, changes, inverse }) => ({
      document: await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)),
      changes: direction === 'undo' ? inverse : changes,
    })),
  );
  await applyChanges(files);
}

async function offerText(direction: Direction, wasWritten: boolean, uri: string): Promise<void> {
  const show = 'Show Text';
  const reason = wasWritten ? 'The text has changed since.' : 'Nothing was changed here.';
  const answer = await vscode.window.showInformationMessage(
    `${reason} What was typed is ${direction === 'undo' ? 'taken back' : 'done again'} in the text.`,
    show,
  );
  if (answer === show) await vscode.window.showTextDocument(vscode.Uri.parse(uri, true));
}

function versionOf(uri: string): number | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)?.version;
}
