/**
 * Long lists in parts, for a client that names a token for them: it shows the first while the rest is on
 * its way, and may have enough at any time.
 */
import type { CancellationToken, ProgressToken } from 'vscode-languageserver/node';
import type { Method } from './offered.ts';
import { turn } from './turn.ts';

/** Requests whose answer is a list about a whole workspace. */
const IN_PARTS: ReadonlySet<Method> = new Set(['workspace/symbol', 'textDocument/references'] satisfies Method[]);

const PART = 100;

export type SendPart = (token: ProgressToken, part: readonly unknown[]) => void;

/** What is left for the answer itself: nothing, where it went in parts. */
export async function inParts(
  method: Method,
  params: unknown,
  answer: unknown,
  { token, send }: { readonly token: CancellationToken; readonly send: SendPart },
): Promise<unknown> {
  const partToken = partTokenOf(method, params);
  if (partToken === undefined || !Array.isArray(answer)) return answer;
  for (let at = 0; at < answer.length && !token.isCancellationRequested; at += PART) {
    send(partToken, answer.slice(at, at + PART));
    await turn();
  }
  return [];
}

export function partTokenOf(method: Method, params: unknown): ProgressToken | undefined {
  const isList = IN_PARTS.has(method) && typeof params === 'object' && params !== null;
  const token: unknown = isList ? Reflect.get(params, 'partialResultToken') : undefined;
  return typeof token === 'string' || typeof token === 'number' ? token : undefined;
}
