/**
 * Answers requests once the core is loaded and the plans asked about are analysed, always from the newest text:
 * a question about an older one is refused, so that the client asks again. A bug in a feature is logged and the feature returns
 * its empty value; only refusals and the protocol's own errors reach the client as errors.
 */
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { ClientAbilities } from '../features/client.ts';
import {
  EDIT_REQUEST,
  EXPORT_REQUEST,
  OVERVIEW_REQUEST,
  PLACE_REQUEST,
  RISKS_REQUEST,
  SIMULATE_REQUEST,
  SIMULATION_REQUEST,
  TIMELINE_REQUEST,
  WHY_REQUEST,
} from '../protocol/requests.ts';
import type { ANSWERS } from './answers.ts';
import type { Asked } from './asked.ts';
import { isSteps, LongAnswers, OUTDATED } from './long-answers.ts';
import { type Method, OFFERED } from './offered.ts';
import { inParts, partTokenOf, type SendPart } from './partial-results.ts';
import { lineOnce, patientProgress, progressTokenOf, type ShowProgress } from './progress.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { turn } from './turn.ts';
import type { Watchdog } from './watchdog.ts';

export interface Loaded {
  readonly session: Session;
  readonly answers: typeof ANSWERS;
  readonly client: ClientAbilities;
}

interface Around {
  readonly settings: () => Settings;
  /** Of an open document, as the client last told it. */
  readonly versionOf: (uri: string) => number | undefined;
  readonly watchdog: Watchdog;
  readonly sendPart: SendPart;
  readonly progress: ShowProgress;
  readonly failed: (error: unknown) => void;
}

interface Question extends Pick<Asked, 'token' | 'line'> {
  readonly method: Method;
  readonly params: unknown;
}

/** Their answers speak of no position in the text they were asked about, or name the version they speak of. */
const ANSWERS_NEWEST: ReadonlySet<Method> = new Set([
  'textDocument/diagnostic',
  TIMELINE_REQUEST,
  RISKS_REQUEST,
  SIMULATION_REQUEST,
  SIMULATE_REQUEST,
  EXPORT_REQUEST,
  OVERVIEW_REQUEST,
  WHY_REQUEST,
  PLACE_REQUEST,
  EDIT_REQUEST,
] satisfies Method[]);

/** They change files that nobody has open, and so want to know what is in them now, whatever was seen of it so far. */
const CHANGES_FILES: ReadonlySet<Method> = new Set([
  'textDocument/rename',
  'workspace/willRenameFiles',
] satisfies Method[]);

export class Requests {
  readonly #settings: () => Settings;
  readonly #failed: (error: unknown) => void;
  readonly #versionOf: (uri: string) => number | undefined;
  readonly #watchdog: Watchdog;
  readonly #sendPart: SendPart;
  readonly #progress: ShowProgress;
  readonly #long: LongAnswers;
  #state: 'before' | 'open' | 'closed' = 'before';
  #loaded: Promise<Loaded> = new Promise(() => {});

  constructor(around: Around) {
    this.#settings = around.settings;
    this.#failed = around.failed;
    this.#versionOf = around.versionOf;
    this.#watchdog = around.watchdog;
    this.#sendPart = around.sendPart;
    this.#progress = around.progress;
    this.#long = new LongAnswers(around.watchdog);
  }

  get begun(): boolean {
    return this.#state !== 'before';
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

  /** What any request gets before the handshake and after shutdown; null between them. */
  get refusal(): ResponseError<void> | null {
    if (this.#state === 'before') return new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized yet');
    return this.#state === 'closed' ? new ResponseError(ErrorCodes.InvalidRequest, 'shut down already') : null;
  }

  async answer(method: Method, params: unknown, token: CancellationToken): Promise<unknown> {
    const { refusal } = this;
    if (refusal !== null) return refusal;
    const uri = uriOf(params);
    const version = uri === null ? undefined : this.#versionOf(uri);
    const workToken = progressTokenOf(params);
    const { line, end } = lineOnce((title, units) => {
      const show = () => this.#progress(title, units, null, workToken);
      return workToken === undefined ? patientProgress(show) : show();
    });
    try {
      const loaded = await this.#loaded;
      const isNewest = () => uri === null || version === this.#versionOf(uri) || ANSWERS_NEWEST.has(method);
      // What arrived together with the request is taken first: changes, and that it is not wanted any more.
      await turn();
      // Once, however often it is answered again: to look is to change something, which makes other answers outdated.
      if (CHANGES_FILES.has(method)) loaded.session.lookAtDisk();
      let answer: unknown = OUTDATED;
      while (answer === OUTDATED) {
        if (method === 'textDocument/diagnostic' && uri !== null) await loaded.session.findingsReady(uri);
        else if (uri !== null && needsDatesOnly(method, params)) await loaded.session.datesReady(uri);
        else await loaded.session.ready(uri);
        if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
        if (!isNewest()) return new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed since');
        answer = await this.#begin(loaded, { method, params, token, line });
      }
      const parts = { token, send: this.#sendPart };
      return (await inParts(method, params, answer, parts)) ?? OFFERED[method].empty;
    } catch (error) {
      if (error instanceof ResponseError) return error;
      this.#failed(error);
      return OFFERED[method].empty;
    } finally {
      end();
    }
  }

  /** `OUTDATED` where a text has changed before all of it was worked out. */
  async #begin({ session, answers, client }: Loaded, { method, params, token, line }: Question) {
    const part = partTokenOf(method, params);
    const asked: Asked = {
      session,
      settings: this.#settings(),
      client,
      token,
      line,
      inPieces: (steps) => this.#long.take(method, steps, () => !token.isCancellationRequested),
      sendPart: part === undefined ? null : (items) => this.#sendPart(part, items),
    };
    const answer = await this.#watchdog.piece(method, () => answers[method](asked, params));
    if (!isSteps(answer)) return answer;
    // An answer may have waited first; its steps are of what there was then.
    const { changes } = session;
    return this.#long.take(method, answer, () => changes === session.changes && !token.isCancellationRequested);
  }
}

/** The document that a request is about; null for one about all. */
function uriOf(params: unknown): string | null {
  for (const holder of [field(params, 'textDocument'), params, field(params, 'item'), field(params, 'data')]) {
    const uri = field(holder, 'uri');
    if (typeof uri === 'string') return uri;
  }
  return null;
}

/** A completion; an update of a timeline that the asker has with the findings of then. */
function needsDatesOnly(method: Method, params: unknown): boolean {
  return (
    method === 'textDocument/completion' || (method === TIMELINE_REQUEST && typeof field(params, 'since') === 'number')
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
