/**
 * The last tokens sent for each file, so that the next answer is made from them and tells only the
 * difference. Of a few files: whoever is asked about again after that is told everything anew.
 */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import {
  fullTokens,
  type TokenResult,
  tellingTokens,
  tokensDelta,
} from '../features/semantic-tokens/semantic-tokens.ts';
import type { Snapshot } from '../features/snapshot.ts';

const MOST_FILES = 8;

interface Kept {
  readonly id: string;
  readonly result: TokenResult;
}

export class TokenResults {
  /** The last asked about last. */
  readonly #kept = new Map<FileId, Kept>();
  #last = 0;

  *full(snapshot: Snapshot): Steps<SemanticTokens> {
    const { now } = yield* this.#next(snapshot);
    return fullTokens(now.result, now.id);
  }

  /** Everything where the client's last answer is not the one that was kept. */
  *delta(snapshot: Snapshot, previousId: string): Steps<SemanticTokens | SemanticTokensDelta> {
    const { before, now } = yield* this.#next(snapshot);
    return before?.id === previousId ? tokensDelta(before.result, now.result, now.id) : fullTokens(now.result, now.id);
  }

  *#next(snapshot: Snapshot): Steps<{ before: Kept | undefined; now: Kept }> {
    const before = this.#kept.get(snapshot.file);
    const result = yield* tellingTokens(snapshot, before?.result ?? null);
    const now = { id: String(++this.#last), result };
    this.#kept.delete(snapshot.file);
    this.#kept.set(snapshot.file, now);
    const oldest = this.#kept.size > MOST_FILES ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
    return { before, now };
  }
}
