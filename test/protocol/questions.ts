/**
 * Everything that can be asked about a text, and what a server answers to it: what two servers that
 * know the same texts must have in common.
 */
import type {
  CallHierarchyItem,
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
} from 'vscode-languageserver-protocol';
import { linesOf, positionAt } from '../../server/src/core/base/lines.ts';
import type { Client } from './client.ts';

/** What is simulated comes in its own time, and is said of lines and hovers then: two servers are not equally far. */
export const UNHURRIED = { simulation: { automatic: false } };

export interface Question {
  readonly method: string;
  readonly params: unknown;
}

export function findingsOf(uri: string): Question {
  return { method: 'textDocument/diagnostic', params: { textDocument: { uri } } };
}

/** About a text, some with a place in it. */
export function questionsAbout(uri: string, text: string, at: number): Question[] {
  const lines = linesOf(text);
  const position = positionAt(lines, at);
  const all = { start: { line: 0, character: 0 }, end: positionAt(lines, text.length) };
  const part = { start: position, end: positionAt(lines, at + 400) };
  const textDocument = { uri };
  const here = { textDocument, position };
  const options = { tabSize: 2, insertSpaces: true };
  return [
    ...['completion', 'hover', 'signatureHelp', 'definition', 'declaration', 'typeDefinition'].map(of(here)),
    ...['documentHighlight', 'prepareRename', 'prepareCallHierarchy'].map(of(here)),
    findingsOf(uri),
    ...['documentSymbol', 'semanticTokens/full', 'codeLens', 'foldingRange'].map(of({ textDocument })),
    ...['documentLink', 'formatting'].map(of({ textDocument, options })),
    ...['inlayHint', 'semanticTokens/range'].map(of({ textDocument, range: part })),
    ...['references'].map(of({ ...here, context: { includeDeclaration: true } })),
    ...['rename'].map(of({ ...here, newName: 'another' })),
    ...['codeAction'].map(
      of({ textDocument, range: part, context: { diagnostics: [], only: ['refactor', 'source'] } }),
    ),
    ...['rangeFormatting'].map(of({ textDocument, range: part, options })),
    ...['onTypeFormatting'].map(of({ ...here, ch: '\n', options })),
    ...['selectionRange'].map(of({ textDocument, positions: [position, all.end] })),
    { method: 'workspace/symbol', params: { query: text.slice(at, at + 2) } },
    { method: 'workspace/willRenameFiles', params: { files: [{ oldUri: uri, newUri: `${uri}.plan.yaml` }] } },
    { method: 'planline/timeline', params: { uri, since: null } },
    { method: 'planline/risks', params: { uri } },
    { method: 'planline/itemAt', params: { uri, position } },
    {
      method: 'planline/edit',
      params: { uri, version: 0, intent: { kind: 'rename', id: 'a', name: 'B' }, preview: true },
    },
  ];
}

function of(params: object): (name: string) => Question {
  return (name) => ({ method: `textDocument/${name}`, params });
}

/** What an editor asks next, about a few of the things that it was answered. */
export function questionsAfter({ method }: Question, answer: unknown): Question[] {
  if (answer === null || typeof answer !== 'object') return [];
  switch (method) {
    case 'textDocument/completion':
      return some((answer as CompletionList).items).map((item: CompletionItem) => ({
        method: 'completionItem/resolve',
        params: item,
      }));
    case 'textDocument/codeLens':
      return some(answer as CodeLens[]).map((params) => ({ method: 'codeLens/resolve', params }));
    case 'textDocument/codeAction':
      return (answer as CodeAction[]).map((params) => ({ method: 'codeAction/resolve', params }));
    case 'textDocument/prepareCallHierarchy':
      return (answer as CallHierarchyItem[]).flatMap((item) => [
        { method: 'callHierarchy/incomingCalls', params: { item } },
        { method: 'callHierarchy/outgoingCalls', params: { item } },
      ]);
    default:
      return [];
  }
}

function some<T>(list: readonly T[]): T[] {
  return list.filter((_, i) => i === 0 || i === list.length >> 1 || i === list.length - 1);
}

/** Asked at once: enough to come in each other's way, and no more than a busy machine answers in time. */
const AT_ONCE = 20;

/** By question, as text. Ids that are a server's own are left out. */
export async function answers(client: Client, questions: readonly Question[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const left = [...questions];
  while (left.length > 0) {
    const asked = left.splice(0, AT_ONCE);
    const answered = await Promise.all(asked.map(({ method, params }) => client.ask(method, params)));
    for (const [at, each] of asked.entries()) {
      const { result, error } = answered[at] ?? {};
      found.set(JSON.stringify(each, bare), JSON.stringify(result ?? error, bare));
      left.push(...questionsAfter(each, result));
    }
  }
  return found;
}

function bare(key: string, value: unknown): unknown {
  return key === 'resultId' || key === 'version' || key === 'serial' ? undefined : value;
}
