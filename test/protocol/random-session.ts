/**
 * An editor whose user does anything at any time: types in several documents at once, undoes, opens,
 * closes, saves, has files come, change and go beneath it, and asks without waiting for the answer. It keeps
 * what it was told as editors do: findings by file, tokens brought up to date by differences.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { differenceOf } from '../../server/src/core/base/difference.ts';
import { linesOf, positionAt } from '../../server/src/core/base/lines.ts';
import { textsAfter, type WorkspaceEdit, workspaceEdit } from '../support/workspace-edits.ts';
import type { Client } from './client.ts';
import type { Folder } from './folder.ts';
import { type Question, questionsAbout, questionsAfter } from './questions.ts';

export type Act =
  | { readonly do: 'edit'; readonly edit: WorkspaceEdit; readonly as: 'ranges' | 'one by one' | 'whole' }
  | { readonly do: 'open' | 'close' | 'save' | 'remove'; readonly file: number }
  | { readonly do: 'write'; readonly edit: WorkspaceEdit; readonly file: number }
  | { readonly do: 'ask'; readonly file: number; readonly which: number; readonly at: number }
  | { readonly do: 'ask next' | 'cancel'; readonly which: number }
  | { readonly do: 'wait'; readonly ms: number };

const file = fc.nat(20);
const which = fc.nat(1000);

export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      edit: workspaceEdit,
      as: fc.constantFrom('ranges' as const, 'ranges' as const, 'one by one' as const, 'whole' as const),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      file,
      which,
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('ask next' as const, 'cancel' as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(25) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('open' as const, 'open' as const, 'close' as const, 'save' as const, 'remove' as const),
      file,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write' as const), edit: workspaceEdit, file }) },
);

interface Open {
  version: number;
  text: string;
  readonly earlier: string[];
}

/** Answers that are no fault: the text has changed, the question was taken back, a rename is refused. */
const REFUSALS = new Set([-32801, -32800, -32803]);
const WORKSPACE_TOKEN = 'workspace';

export class Editor {
  readonly client: Client;
  readonly open = new Map<string, Open>();
  readonly failures: string[] = [];
  readonly #folder: Folder;
  readonly #disk: Map<string, string>;
  readonly #names: readonly string[];
  readonly #pulled = new Map<
    string,
    { readonly resultId: string | undefined; readonly items: readonly Diagnostic[] }
  >();
  readonly #tokens = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  readonly #asked = new Map<number, Promise<unknown>>();
  #next: Question[] = [];
  #id = 100_000;

  constructor(client: Client, folder: Folder, disk: Map<string, string>) {
    this.client = client;
    this.#folder = folder;
    this.#disk = disk;
    this.#names = [...disk.keys()];
  }

  /** Every file there is, open or not, with its text. */
  texts(): Map<string, string> {
    const texts = new Map([...this.#disk].map(([name, text]) => [this.#folder.uriOf(name), text]));
    for (const [uri, { text }] of this.open) texts.set(uri, text);
    return texts;
  }

  async take(act: Act): Promise<void> {
    switch (act.do) {
      case 'edit':
        return this.#edit(act.edit, act.as);
      case 'open': {
        const uri = this.#uri(act.file);
        if (!this.open.has(uri)) this.openFile(uri);
        return;
      }
      case 'close':
        return this.#close(this.#uri(act.file));
      case 'save':
        return this.#save(act.file);
      case 'remove': {
        const name = this.#name(act.file);
        this.#disk.delete(name);
        rmSync(join(this.#folder.path, name), { force: true });
        return this.#fileEvent(name, 3);
      }
      case 'write': {
        const name = this.#name(act.file);
        const before = this.#disk.get(name);
        const text = textsAfter(before ?? '', { ...act.edit }, [before ?? '']).at(-1) ?? '';
        return this.#write(name, text, before === undefined ? 1 : 2);
      }
      case 'ask':
        return this.#ask(act);
      case 'ask next': {
        const question = this.#next[act.which % Math.max(1, this.#next.length)];
        if (question) this.#send(question);
        return;
      }
      case 'cancel': {
        const ids = [...this.#asked.keys()];
        if (ids.length > 0) this.client.notify('$/cancelRequest', { id: ids[act.which % ids.length] });
        return;
      }
      case 'wait':
        return new Promise((resolve) => setTimeout(resolve, act.ms));
    }
  }

  openFile(uri: string, text = this.texts().get(uri) ?? ''): void {
    this.open.set(uri, { version: 1, text, earlier: [text] });
    this.client.open(uri, text);
  }

  /** All documents as they were in the beginning, so that the plans do not become heaps of rubble. */
  restore(originals: ReadonlyMap<string, string>): void {
    for (const [uri, document] of this.open) {
      const text = originals.get(uri);
      if (text !== undefined) this.#change(uri, document, [text], 'ranges');
    }
  }

  /** Resolves once every question is answered. */
  async settled(): Promise<void> {
    await Promise.all(this.#asked.values());
    this.#next = [];
  }

  /** Findings of a document as an editor pulls them, telling what it has. */
  async pull(uri: string): Promise<readonly Diagnostic[]> {
    const before = this.#pulled.get(uri);
    const params = { textDocument: { uri }, previousResultId: before?.resultId };
    const { result } = await this.client.ask('textDocument/diagnostic', params);
    const report = result as DocumentDiagnosticReport;
    if (report.kind === 'unchanged') return before?.resultId === report.resultId ? (before?.items ?? []) : [];
    this.#pulled.set(uri, { resultId: report.resultId, items: report.items });
    return report.items;
  }

  /** Tokens of a document, by their difference where there is one. */
  async tokens(uri: string): Promise<readonly number[]> {
    const before = this.#tokens.get(uri);
    const textDocument = { uri };
    const answer = before
      ? await this.client.ask('textDocument/semanticTokens/full/delta', { textDocument, previousResultId: before.id })
      : await this.client.ask('textDocument/semanticTokens/full', { textDocument });
    const result = answer.result as SemanticTokens | SemanticTokensDelta | null;
    if (result === null) return [];
    const data = 'data' in result ? result.data : patched(before?.data ?? [], result);
    this.#tokens.set(uri, { id: result.resultId ?? '', data });
    return data;
  }

  #name(file: number): string {
    return this.#names[file % this.#names.length] as string;
  }

  #uri(file: number): string {
    return this.#folder.uriOf(this.#name(file));
  }

  #edit(edit: WorkspaceEdit, as: 'ranges' | 'one by one' | 'whole'): void {
    const uri = this.#folder.uriOf(edit.file.slice(edit.file.lastIndexOf('/') + 1));
    const document = this.open.get(uri);
    if (document) this.#change(uri, document, textsAfter(document.text, edit, document.earlier), as);
  }

  #change(uri: string, document: Open, texts: readonly string[], as: 'ranges' | 'one by one' | 'whole'): void {
    const changes = texts.map((text) => {
      const change = as === 'whole' ? { text } : changeBetween(document.text, text);
      document.text = text;
      document.earlier.push(text);
      return change;
    });
    const send = (contentChanges: readonly unknown[]) => {
      document.version++;
      this.client.notify('textDocument/didChange', {
        textDocument: { uri, version: document.version },
        contentChanges,
      });
    };
    if (as === 'one by one') for (const change of changes) send([change]);
    else send(changes);
  }

  #close(uri: string): void {
    if (!this.open.delete(uri)) return;
    this.#pulled.delete(uri);
    this.#tokens.delete(uri);
    this.client.notify('textDocument/didClose', { textDocument: { uri } });
  }

  #save(file: number): void {
    const name = this.#name(file);
    const uri = this.#folder.uriOf(name);
    const document = this.open.get(uri);
    if (!document) return;
    this.#write(name, document.text, 2);
    this.client.notify('textDocument/didSave', { textDocument: { uri } });
  }

  #write(name: string, text: string, type: number): void {
    this.#disk.set(name, text);
    mkdirSync(dirname(join(this.#folder.path, name)), { recursive: true });
    writeFileSync(join(this.#folder.path, name), text);
    this.#fileEvent(name, type);
  }

  #fileEvent(name: string, type: number): void {
    const changes = [{ uri: this.#folder.uriOf(name), type }];
    this.client.notify('workspace/didChangeWatchedFiles', { changes });
  }

  #ask({ file, which, at }: Extract<Act, { do: 'ask' }>): void {
    const uri = this.#uri(file);
    const text = this.texts().get(uri) ?? '';
    const questions = questionsAbout(uri, text, Math.floor(at * text.length));
    const question = questions[which % questions.length];
    if (question) this.#send(question);
  }

  #send(question: Question): void {
    const id = this.#id++;
    const answer = this.client.ask(question.method, question.params, id).then(({ result, error }) => {
      this.#asked.delete(id);
      if (error && !REFUSALS.has(error.code)) this.failures.push(`${question.method}: ${error.message}`);
      this.#next.push(...questionsAfter(question, result));
    });
    this.#asked.set(id, answer);
  }
}

/** Asks for the findings of everything, which is never answered to the end. */
export function watchWorkspace(client: Client): void {
  const params = { identifier: 'planline', previousResultIds: [], partialResultToken: WORKSPACE_TOKEN };
  client.ask('workspace/diagnostic', params).catch(() => {});
}

/** What was said to that so far: the findings of each file that has some. */
export function toldOfWorkspace(client: Client): Map<string, readonly Diagnostic[]> {
  const found = new Map<string, readonly Diagnostic[]>();
  for (const { method, params } of client.received) {
    if (method !== '$/progress' || (params as { token: unknown }).token !== WORKSPACE_TOKEN) continue;
    for (const report of (params as { value: WorkspaceDiagnosticReport }).value.items) {
      if (report.kind === 'full' && report.items.length > 0) found.set(report.uri, report.items);
      else found.delete(report.uri);
    }
  }
  return found;
}

/** One change event; never between the two characters of a line break, where LSP has no position. */
function changeBetween(before: string, after: string): object {
  const { from, oldEnd, newEnd } = differenceOf(before, after) ?? { from: 0, oldEnd: 0, newEnd: 0 };
  const start = from > 0 && before[from - 1] === '\r' ? from - 1 : from;
  const more = before[oldEnd] === '\n' ? 1 : 0;
  const lines = linesOf(before);
  const range = { start: positionAt(lines, start), end: positionAt(lines, oldEnd + more) };
  return { range, text: after.slice(start, newEnd + more) };
}

function patched(before: readonly number[], { edits }: SemanticTokensDelta): readonly number[] {
  const data = [...before];
  for (const { start, deleteCount, data: added = [] } of edits.toSorted((a, b) => b.start - a.start)) {
    data.splice(start, deleteCount, ...added);
  }
  return data;
}
