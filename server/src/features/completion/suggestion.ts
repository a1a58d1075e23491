/** What a completion offers, before it takes the editor's form. Their order is the order shown. */
import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { Namespace } from '../../core/model/plan.ts';

/** More than anyone scrolls through; typing on narrows the list on the server. */
export const MOST = 100;

export interface Suggestion {
  /** What is shown, and inserted where `insert` is absent. */
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** Shown beside the label: a name, a weekday, a meaning. Short; prose is for `resolve`. Asked only of what is shown. */
  readonly note?: string | (() => string);
  /** Further words that typing finds it by. */
  readonly finds?: string;
  readonly insert?: Insert;
  readonly preselect?: boolean;
  /** Asks for the next completion as soon as this one is taken. */
  readonly more?: boolean;
  readonly about?: About;
}

/** `plain` for clients without snippets; the same text without stops. */
export interface Insert {
  readonly plain: string;
  readonly snippet?: string;
}

/** What `resolve` needs to know to describe it. */
export type About =
  | { readonly kind: 'key'; readonly path: readonly string[] }
  | { readonly kind: 'word'; readonly path: readonly string[]; readonly word: string }
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'name'; readonly namespace: Namespace; readonly id: string; readonly project: string | null };
