/**
 * The files of a plan as a host found them. The core reads no disk: a host (language server,
 * command line, test) gathers the files and says what became of each `include`.
 */
import type { FileId, Span } from '../base/span.ts';
import type { Tree } from '../syntax/tree.ts';

export interface SourceFile {
  readonly file: FileId;
  readonly text: string;
  readonly tree: Tree;
}

/** Why a file gives no text. Each is one finding. */
export type Unreadable = 'missing' | 'outside' | 'too-large' | 'binary' | 'denied' | 'vanished' | 'link-loop';

/** What became of one written pattern of `include`, or path of `projects`. */
export interface ResolvedPath {
  /** The pattern as written and where. */
  readonly written: string;
  readonly span: Span;
  readonly outcome:
    | { readonly kind: 'files'; readonly files: readonly FileId[] }
    | { readonly kind: 'not-found' }
    /** Leaves the root, or is absolute, a drive or a UNC path. */
    | { readonly kind: 'outside' }
    | { readonly kind: 'too-many'; readonly limit: number };
}

export interface PlanSources {
  readonly root: FileId;
  readonly files: ReadonlyMap<FileId, SourceFile | { readonly file: FileId; readonly unreadable: Unreadable }>;
  /** By file: its includes in the order written. */
  readonly includes: ReadonlyMap<FileId, readonly ResolvedPath[]>;
  /** By alias: where `projects` of the root points, and that plan's dates once scheduled. */
  readonly projects: ReadonlyMap<string, ResolvedPath>;
  readonly otherPlans: ReadonlyMap<string, OtherPlan>;
  /** Names a file for messages and the command line: a path relative to where the user works. */
  readonly displayName: (file: FileId) => string;
}

/** What a plan may know of another: the names and dates of its items. */
export interface OtherPlan {
  readonly file: FileId;
  readonly name: string;
  readonly items: ReadonlyMap<
    string,
    {
      readonly name: string;
      readonly start: number;
      readonly finish: number;
      readonly place: { readonly file: FileId; readonly span: Span };
    }
  >;
  /**
   * Where plans depend on each other in a ring, one of them is read without the next: by the plan left out,
   * the items whose dates would hang on it. Left away where there are none.
   */
  readonly leftOut?: ReadonlyMap<FileId, ReadonlyMap<string, WayRound>>;
}

/** How the date of an item hangs on a plan that was left out. */
export interface WayRound {
  /** The item of the plan left out. */
  readonly task: string;
  /** The plans on the way to it, that of the item first. */
  readonly through: readonly FileId[];
}
