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
  #last: Promise<unknown> = Promise.resolve();

  /** What is written and what is taken back come in the order in which they were asked for, however long each takes. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** @returns why nothing was written, or null. */
  async write(edited: readonly EditedFile[], files: readonly vscode.Uri[]): Promise<string | null> {
    const written = await writeEdit(edited, files);
    if ('refused' in written) return written.refused;
    this.#historyOf(files[0]).wrote(written.step, textOf);
    return null;
  }

  async go(direction: Direction, root: vscode.Uri, asker: Asker): Promise<void> {
    const history = this.#historyOf(root);
    const step = history.next(direction);
    const documents = await open(step ?? []).catch(() => NONE);
    const isCurrent = step !== null && history.isCurrent(step, textOf);
    const uri = (isCurrent ? null : asker.editorOf) ?? step?.[0]?.uri ?? root.toString();
    if (await goInEditor(direction, uri, asker)) {
      if (isCurrent) history.went(direction, textOf);
      else history.forget();
    } else if (isCurrent) {
      await changeBack(direction, step, documents);
      history.went(direction, textOf);
    } else void offerText(direction, step !== null, uri);
  }

  #historyOf(root: vscode.Uri | undefined): EditHistory {
    const name = root?.toString() ?? '';
    const known = this.#histories.get(name) ?? new EditHistory();
    this.#histories.set(name, known);
    return known;
  }
}

const NONE: readonly vscode.TextDocument[] = [];

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

/** Closed files too: where autosave is on they may have been put away since. */
function open(step: Step): Promise<readonly vscode.TextDocument[]> {
  return Promise.all(step.map(({ uri }) => vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true))));
}

async function changeBack(direction: Direction, step: Step, documents: readonly vscode.TextDocument[]): Promise<void> {
  const files = documents.map((document, at) => ({
    document,
    changes: (direction === 'undo' ? step[at]?.inverse : step[at]?.changes) ?? [],
  }));
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

function textOf(uri: string): string | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)?.getText();
}
