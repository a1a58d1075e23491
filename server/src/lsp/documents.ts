/**
 * The open documents as the client last told them, one immutable record a version. Knows text and
 * versions, not plans. Assumes notifications arrive in order, as LSP promises.
 */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { FileId } from '../core/base/span.ts';
import { PLAN_FILE } from '../host/plan-file.ts';
import { applyChanges, type LinedText, linedText } from './text-changes.ts';

export interface OpenDocument extends LinedText {
  readonly file: FileId;
  /** As the client spells it; answers to the client use its own spelling. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
}

export class Documents {
  readonly #open = new Map<FileId, OpenDocument>();

  get(file: FileId): OpenDocument | undefined {
    return this.#open.get(file);
  }

  all(): Iterable<OpenDocument> {
    return this.#open.values();
  }

  opened({ textDocument }: DidOpenTextDocumentParams): FileId {
    const { uri, languageId, version, text } = textDocument;
    const file = canonical(uri);
    this.#open.set(file, { file, uri, languageId, version, ...linedText(text) });
    return file;
  }

  /** Null where the document is not open: a client's mistake that harms nobody. */
  changed({ textDocument, contentChanges }: DidChangeTextDocumentParams): FileId | null {
    const file = canonical(textDocument.uri);
    const before = this.#open.get(file);
    if (!before) return null;
    const changed = applyChanges(before, contentChanges);
    this.#open.set(file, { ...before, ...changed, version: textDocument.version });
    return file;
  }

  closed({ textDocument }: DidCloseTextDocumentParams): FileId {
    const file = canonical(textDocument.uri);
    this.#open.delete(file);
    return file;
  }
}

/** Whether a document is meant for us by its language or its name; parts may have any name. */
export function isPlanDocument({ file, languageId }: OpenDocument): boolean {
  return languageId === 'planline' || PLAN_FILE.test(file);
}

/**
 * One spelling for every way to write a URI: `file:///C:/a b` and `file:///c%3A/a%20b` are one file, `file:////host/a`
 * is an old way to write `file://host/a`.
 */
export function canonical(uri: string): FileId {
  return URI.parse(uri.replace(/^file:\/\/\/\/+/i, 'file://')).toString();
}
