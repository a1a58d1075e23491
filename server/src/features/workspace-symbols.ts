/**
 * Ids and names of all open plans, found by a few letters. The editor ranks what it gets; this
 * only leaves out what cannot match and keeps the answer small.
 */
import type { SymbolKind, WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import type { Lines } from '../core/base/lines.ts';
import type { FileId, Place } from '../core/base/span.ts';
import type { Plan } from '../core/model/plan.ts';
import { nameOf } from './named.ts';
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

export function workspaceSymbols(
  analyses: readonly Analysis[],
  params: { readonly query: string },
  linesOf: (file: FileId) => Lines | undefined,
): WorkspaceSymbol[] {
  const letters = params.query.toLowerCase().replace(/\s+/g, '');
  const found = new Map<string, WorkspaceSymbol>();
  for (const { plan } of analyses) {
    for (const named of namedIn(plan)) {
      if (found.size >= MOST) return [...found.values()];
      if (!inOrder(letters, `${named.id} ${named.name}`.toLowerCase())) continue;
      const lines = linesOf(named.place.file);
      if (lines) found.set(`${named.place.span.start} ${named.place.file}`, symbol(named, lines));
    }
  }
  return [...found.values()];
}

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
