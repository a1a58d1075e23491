/**
 * Ids and names of all plans of the workspace, found by a few letters, the best matches first: an answer is cut
 * where nobody reads on.
 */
import type { SymbolKind, WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Lines } from '../core/base/lines.ts';
import type { FileId, Place } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { Plan } from '../core/model/plan.ts';
import { nameOf } from './named.ts';
import type { ReadPlan } from './names.ts';
import { rangeOf } from './position.ts';
import { ITEM_KINDS, KINDS, labelOf } from './symbol-kinds.ts';

const MOST = 500;

interface Named {
  readonly id: string;
  readonly name: string;
  readonly container: string;
  readonly kind: SymbolKind;
  readonly place: Place;
}

/** Names looked at between two pauses: some tenths of a millisecond. */
const A_STEP = 32;

export function* workspaceSymbols(
  plans: readonly ReadPlan[],
  params: { readonly query: string },
  linesOf: (file: FileId) => Lines | undefined,
): Steps<WorkspaceSymbol[]> {
  const letters = params.query.toLowerCase().replace(/\s+/g, '');
  const ranks: Map<string, Named>[] = RANKS.map(() => new Map());
  let count = 0;
  for (const { plan } of plans) {
    for (const named of namedIn(plan)) {
      if (++count % A_STEP === 0) yield;
      // Most fit not at all, which is quickly told.
      if (!inOrder(letters, `${named.id} ${named.name}`.toLowerCase())) continue;
      const rank = RANKS.findIndex((fits) => fits(named.id.toLowerCase(), named.name.toLowerCase(), letters));
      ranks[rank]?.set(`${named.place.span.start} ${named.place.file}`, named);
    }
  }
  return ranks
    .flatMap((found) => [...found.values()])
    .slice(0, MOST)
    .flatMap((named) => {
      const lines = linesOf(named.place.file);
      return lines ? [symbol(named, lines)] : [];
    });
}

/** How well an id and its name fit what is typed, the best first. */
const RANKS: readonly ((id: string, name: string, letters: string) => boolean)[] = [
  (id, _, letters) => id === letters,
  (id, _, letters) => id.startsWith(letters),
  (id, name, letters) => id.includes(letters) || name.replace(/\s+/g, '').includes(letters),
  () => true,
];

function* namedIn(plan: Plan): Generator<Named> {
  for (const { namespace, id, place } of plan.definitions) {
    const item = namespace === 'item' ? plan.items.get(id) : undefined;
    yield {
      id,
      name: nameOf(plan, namespace, id),
      container: (item?.parent && plan.items.get(item.parent)?.name) || plan.project.name,
      kind: item ? ITEM_KINDS[item.kind] : KINDS[namespace],
      place,
    };
  }
}

function symbol({ id, name, container, kind, place }: Named, lines: Lines): WorkspaceSymbol {
  return {
    name: labelOf(id, name),
    kind,
    containerName: container,
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
