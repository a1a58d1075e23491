/** The workspace folders, and so the folder that a plan's paths may not leave. */
import { dirname } from 'node:path';
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { FileId } from '../core/base/span.ts';
import { contains } from '../host/containment.ts';
import { pathOf } from '../host/file-id.ts';

export class Folders {
  #paths: readonly string[];

  constructor(params: Pick<InitializeParams, 'workspaceFolders' | 'rootUri'>) {
    const uris = params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    this.#paths = pathsOf(uris);
  }

  all(): readonly string[] {
    return this.#paths;
  }

  changed({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(pathsOf(removed.map((folder) => folder.uri)));
    const left = this.#paths.filter((path) => !gone.has(path));
    this.#paths = [...new Set([...left, ...pathsOf(added.map((folder) => folder.uri))])];
  }

  /** The innermost folder that holds a plan, else the plan's own; null for what is on no disk. */
  rootOf(plan: FileId): string | null {
    const path = pathOf(plan);
    if (path === null) return null;
    const holding = this.#paths.filter((folder) => contains(folder, path));
    return holding.reduce((inner, folder) => (folder.length > inner.length ? folder : inner), '') || dirname(path);
  }
}

function pathsOf(uris: readonly string[]): string[] {
  return uris.flatMap((uri) => {
    const parsed = URI.parse(uri);
    return parsed.scheme === 'file' ? [parsed.fsPath] : [];
  });
}
