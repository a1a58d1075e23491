/**
 * What a text says, as far as it can be read: maps, lists and scalars with their positions. Every
 * text gives a tree; what could not be read is a problem beside it. The tree knows YAML, not plans.
 */
import type { Problem } from '../base/problem.ts';
import type { Span } from '../base/span.ts';

export type Node = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** `{a: 1}` rather than keys on lines of their own. */
  readonly flow: boolean;
  /** In the order written. A key written twice appears twice. */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: ScalarNode;
  /** Null where nothing is written after the colon. */
  readonly value: Node | null;
  /** From the key to the end of the value. */
  readonly span: Span;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** The characters a reader means: quotes, escapes and folding resolved, numbers as written. */
  readonly text: string;
  /** The value under the YAML 1.2 core schema. */
  readonly value: string | number | boolean | null;
}

/** One file, read. `root` is null where the file holds nothing, or nothing but comments. */
export interface Tree {
  readonly root: Node | null;
  readonly problems: readonly SyntaxProblem[];
}

/** A problem whose file is not known to the reader of the text. */
export type SyntaxProblem = Omit<Problem, 'file' | 'related' | 'fixes'>;

/** The value of the first entry with that key; undefined where there is none, null where it is empty. */
export function valueAt(node: Node | null | undefined, key: string): Node | null | undefined {
  return entryOf(node, key)?.value;
}

/** The first entry with that key. */
export function entryOf(node: Node | null | undefined, key: string): Entry | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.entries.find((entry) => entry.key.text === key);
}
