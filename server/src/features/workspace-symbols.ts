/**
 * Ids and names of all plans of the workspace, found by a few letters, the best matches first: an answer is cut
 * where nobody reads on. Plans are looked through one by one, so that what is found in the first can be shown while
 * the others are read.
 */
import type { WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Lines } from '../core/base/lines.ts';
import type { Steps } from '../core/base/steps.ts';
import type { NamedSymbol, PlanNames } from './plan-names.ts';
import { rangeOf } from './position.ts';
import { labelOf } from './symbol-kinds.ts';

const MOST = 500;

/** Names looked at between two pauses: some tenths of a millisecond. */
const A_STEP = 32;

export class SymbolSearch {
  readonly #letters: string;
  /** By rank and place. */
  readonly #found: readonly Map<string, WorkspaceSymbol>[] = RANKS.map(() => new Map());

  readonly #told = new Set<WorkspaceSymbol>();

  constructor(query: string) {
    this.#letters = query.toLowerCase().replace(/\s+/g, '');
  }

  *adding(plan: PlanNames): Steps<void> {
    let count = 0;
    for (const named of plan.symbols()) {
      if (++count % A_STEP === 0) yield;
      // Most fit not at all, which is quickly told.
      if (!inOrder(this.#letters, `${named.id} ${named.name}`.toLowerCase())) continue;
      const rank = RANKS.findIndex((fits) => fits(named.id.toLowerCase(), named.name.toLowerCase(), this.#letters));
      const found = this.#found[rank];
      if (!found || found.size >= MOST) continue;
      const { file, span } = named.place;
      const key = `${span.start} ${file}`;
      const lines = found.has(key) ? undefined : plan.linesOf(file);
      if (lines) found.set(key, symbol(named, plan.name, lines));
    }
  }

  /** What was found since and will be among the best whatever else there is. */
  sureNews(): WorkspaceSymbol[] {
    return this.#news(this.#found.slice(0, SURE_RANKS));
  }

  /** The best of all plans that have not been told yet. */
  rest(): WorkspaceSymbol[] {
    return this.#news(this.#found);
  }

  #news(ranks: readonly Map<string, WorkspaceSymbol>[]): WorkspaceSymbol[] {
    const best = ranks.flatMap((found) => [...found.values()]).slice(0, MOST);
    const news = best.filter((symbol) => !this.#told.has(symbol));
    for (const symbol of news) this.#told.add(symbol);
    return news;
  }
}

/** How well an id and its name fit what is typed, the best first. */
const RANKS: readonly ((id: string, name: string, letters: string) => boolean)[] = [
  (id, _, letters) => id === letters,
  (id, _, letters) => id.startsWith(letters),
  (id, name, letters) => id.includes(letters) || name.replace(/\s+/g, '').includes(letters),
  () => true,
];

/** Ids that are or begin with what is typed: more of them are found than are told only where nobody reads on. */
const SURE_RANKS = 2;

function symbol({ id, name, container, kind, place }: NamedSymbol, project: string, lines: Lines): WorkspaceSymbol {
  return {
    name: labelOf(id, name),
    kind,
    containerName: container ?? project,
    location: { uri: place.file, range: rangeOf(lines, place.span) },
  };
}

/** Every letter of the query occurs, in that order: what an editor's fuzzy match needs at least. */
function inOrder(letters: string, text: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
