/** What an answer is worked out with. */
import type { CancellationToken } from 'vscode-languageserver/node';
import type { Steps } from '../core/base/steps.ts';
import type { ClientAbilities } from '../features/client.ts';
import type { OUTDATED } from './long-answers.ts';
import type { Reports } from './progress.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';

export interface Asked {
  readonly session: Session;
  readonly settings: Settings;
  readonly client: ClientAbilities;
  readonly token: CancellationToken;
  /** For work before the answer itself; shown where it takes a while, until the answer is given. */
  readonly line: (title: string, units: string) => Reports;
  /** Part of the work, of open texts: `OUTDATED` where one has changed before it was done. */
  readonly inPieces: <T>(steps: Steps<T>) => Promise<T | typeof OUTDATED>;
  /** Null for a client that wants a list as a whole. */
  readonly sendPart: ((part: readonly unknown[]) => void) | null;
}

/** Undefined where there is nothing to say; long work as `Steps`. Parameters are what the method's specification says. */
export type Answer = (asked: Asked, params: unknown) => unknown;
