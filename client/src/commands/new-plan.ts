/**
 * `Planline: New Plan…`: asks for the type of project, the folder and the name, and writes a plan
 * from the type's template. Never writes over a file. Answers may be given by the caller.
 */
import * as vscode from 'vscode';
import { type Day, formatDay, weekday } from '../../../server/src/core/base/time.ts';
import type { ProjectType } from '../../../server/src/core/model/plan.ts';
import { planTemplate, projectTypes } from '../../../server/src/core/templates/templates.ts';
import { civilNow } from '../panels/today.ts';
import { planFileName } from './plan-file-name.ts';

export async function newPlan(given: unknown): Promise<vscode.Uri | undefined> {
  const answers = readAnswers(given);
  const type = answers.type ?? (await askType());
  if (!type) return undefined;
  const folder = answers.folder ?? (await askFolder());
  if (!folder) return undefined;
  const name = answers.name ?? (await askName(folder));
  if (!name) return undefined;
  return write(type, folder, name);
}

interface Answers {
  readonly type?: ProjectType;
  readonly folder?: vscode.Uri;
  readonly name?: string;
}

/** A folder from the explorer's menu, or `{type, folder, name}` from another command or a test. */
function readAnswers(given: unknown): Answers {
  if (given instanceof vscode.Uri) return { folder: given };
  if (typeof given !== 'object' || given === null) return {};
  const { type, folder, name } = given as Record<string, unknown>;
  const known = projectTypes.find((one) => one.type === type)?.type;
  return {
    ...(known && { type: known }),
    ...(folder instanceof vscode.Uri && { folder }),
    ...(typeof name === 'string' && name.trim() !== '' && { name: name.trim() }),
  };
}

async function askType(): Promise<ProjectType | undefined> {
  const items = projectTypes.map(({ type, label, description }) => ({ label, detail: description, type }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'New plan',
    placeHolder: 'What kind of project is it?',
    matchOnDetail: true,
  });
  return picked?.type;
}

/** The workspace's folder, one of several, or one chosen on the disk where no folder is open. */
async function askFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) {
    return (await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Which folder gets the plan?' }))?.uri;
  }
  const chosen = await vscode.window.showOpenDialog({
    title: 'Folder for the plan',
    openLabel: 'Create plan here',
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}

async function askName(folder: vscode.Uri): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: 'New plan',
    prompt: 'Name of the project; its file is named after it',
    placeHolder: 'Move the ERP to the cloud',
    validateInput: async (text) => {
      if (text.trim() === '') return 'Write a name, such as: Move the ERP to the cloud';
      const file = planFileName(text);
      const exists = await fileExists(vscode.Uri.joinPath(folder, file));
      if (exists) return `${file} exists already. Choose another name.`;
      return { message: `Writes ${file}`, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return name?.trim();
}

async function write(type: ProjectType, folder: vscode.Uri, name: string): Promise<vscode.Uri | undefined> {
  const file = planFileName(name);
  const uri = vscode.Uri.joinPath(folder, file);
  const text = planTemplate(type, { name, start: formatDay(nextMonday()) });
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  // VS Code refuses the edit where the file has come to exist meanwhile.
  if ((await fileExists(uri)) || !(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(`${file} was not written: it exists already, or the folder is read-only.`);
    return undefined;
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return uri;
}

async function fileExists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** The Monday after today: plans begin with a week. */
function nextMonday(): Day {
  const today = Math.floor(civilNow(new Date()) / 1440) as Day;
  return (today + ((8 - weekday(today)) % 7 || 7)) as Day;
}
