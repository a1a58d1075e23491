/**
 * What was worked out of a plan's files on the disk, kept as long as each is as it was when it was read and the paths in
 * them lead where they led. Nothing is kept of a plan with an open file: its text is the editor's.
 */
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { ResolvedPath } from '../core/model/sources.ts';
import { pathOf } from '../host/file-id.ts';
import type { HostFiles } from '../host/gather.ts';
import { stampOfFile } from '../host/node-files.ts';

interface Seen<T> {
  readonly value: T;
  /** Of each file that was read, also of those that are not there. */
  readonly stamps: ReadonlyMap<FileId, string>;
  readonly found: readonly Found[];
}

interface Found {
  readonly from: FileId;
  readonly written: string;
  readonly outcome: string;
}

export class Kept<T> {
  readonly #isOpen: (file: FileId) => boolean;
  readonly #seen = new Map<FileId, Seen<T>>();

  constructor(isOpen: (file: FileId) => boolean) {
    this.#isOpen = isOpen;
  }

  /** `make` reads by the host it is handed and by nothing else. */
  *of(plan: FileId, host: HostFiles, make: (host: HostFiles) => Steps<T>): Steps<T> {
    const known = this.#seen.get(plan);
    if (known && this.#isCurrent(known, host)) return known.value;
    this.#seen.delete(plan);
    const stamps = new Map([[plan, stampOf(plan)]]);
    const found: Found[] = [];
    // Also of one that is closed again before all is read: what was read of it need not be what the disk has.
    let anyOpen = this.#isOpen(plan);
    const value = yield* make({
      ...host,
      reading: (file) => {
        if (!stamps.has(file)) stamps.set(file, stampOf(file));
        anyOpen ||= this.#isOpen(file);
        return host.reading(file);
      },
      find: (from, written) => {
        const outcome = host.find(from, written);
        found.push({ from, written, outcome: inShort(outcome) });
        return outcome;
      },
    });
    if (!anyOpen && ![...stamps.keys()].some(this.#isOpen)) this.#seen.set(plan, { value, stamps, found });
    return value;
  }

  keepOnly(plans: ReadonlySet<FileId>): void {
    for (const plan of this.#seen.keys()) if (!plans.has(plan)) this.#seen.delete(plan);
  }

  #isCurrent({ stamps, found }: Seen<T>, host: HostFiles): boolean {
    for (const [file, stamp] of stamps) if (this.#isOpen(file) || stampOf(file) !== stamp) return false;
    return found.every(({ from, written, outcome }) => inShort(host.find(from, written)) === outcome);
  }
}

function stampOf(file: FileId): string {
  const path = pathOf(file);
  return path === null ? '' : stampOfFile(path);
}

function inShort(outcome: ResolvedPath['outcome']): string {
  return outcome.kind === 'files' ? outcome.files.join(' ') : outcome.kind;
}
