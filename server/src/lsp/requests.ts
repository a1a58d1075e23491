/**
 * Answers requests once the core is loaded. A bug in a feature is logged and the feature returns
 * its empty value; only refusals and the protocol's own errors reach the client as errors.
 */
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { ClientAbilities } from '../features/client.ts';
import type { ANSWERS } from './answers.ts';
import { type Method, OFFERED } from './offered.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';

export interface Loaded {
  readonly session: Session;
  readonly answers: typeof ANSWERS;
  readonly client: ClientAbilities;
}

export class Requests {
  readonly #settings: () => Settings;
  readonly #failed: (error: unknown) => void;
  #state: 'before' | 'open' | 'closed' = 'before';
  #loaded: Promise<Loaded> = new Promise(() => {});

  constructor(settings: () => Settings, failed: (error: unknown) => void) {
    this.#settings = settings;
    this.#failed = failed;
  }

  get loaded(): Promise<Loaded> {
    return this.#loaded;
  }

  open(loaded: Promise<Loaded>): void {
    this.#state = 'open';
    this.#loaded = loaded;
  }

  close(): void {
    this.#state = 'closed';
  }

  async answer(method: Method, params: unknown, token: CancellationToken): Promise<unknown> {
    if (this.#state === 'before') return new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized yet');
    if (this.#state === 'closed') return new ResponseError(ErrorCodes.InvalidRequest, 'shut down already');
    try {
      const { session, answers, client } = await this.#loaded;
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return (await answers[method]({ session, settings: this.#settings(), client }, params)) ?? OFFERED[method].empty;
    } catch (error) {
      if (error instanceof ResponseError) return error;
      this.#failed(error);
      return OFFERED[method].empty;
    }
  }
}
