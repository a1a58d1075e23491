/**
 * Governance registers and stakeholders: kept as written, fields and lists by key. Values of
 * nested maps are kept under a path, `impact.cost`.
 */
import type { Problem } from '../base/problem.ts';
import { valueAt } from '../syntax/tree.ts';
import { entriesOf, type Fields, fieldPieces, keyPlace, type Piece } from './fields.ts';
import type { RegisterEntry } from './governance.ts';
import { itemsOf, type MaybeNode, readableId, wordsOf } from './read-values.ts';
import { report } from './reading.ts';
import { duplicateProblems, entriesIn, groupById, mapsOf, sameMembers, samePieces } from './sections.ts';
import type { SourceFile } from './sources.ts';

const DEEPEST = 5;

export function readRegisterEntry(item: Fields, nameOf: (id: string) => string = readableId): RegisterEntry {
  const fields = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const { entry } of fieldPieces(item)) keep(entry.key.text, entry.value, fields, lists, 0);
  return { id: item.id, name: fields.get('name') ?? nameOf(item.id), fields, lists, origin: item };
}

function keep(
  key: string,
  node: MaybeNode,
  fields: Map<string, string>,
  lists: Map<string, readonly string[]>,
  depth: number,
): void {
  const text = wordsOf(node);
  if (text !== null) fields.set(key, text);
  else if (node?.kind === 'list')
    lists.set(
      key,
      itemsOf(node).flatMap((item) => wordsOf(item) ?? textInside(item) ?? []),
    );
  else if (depth < DEEPEST) {
    for (const { key: inner, value } of entriesOf(node)) keep(`${key}.${inner.text}`, value, fields, lists, depth + 1);
  }
}

/** The words of an item that is a map: `{text: Charter signed, met: true}`. */
function textInside(item: MaybeNode): string | null {
  return wordsOf(valueAt(item, 'text')) ?? wordsOf(valueAt(item, 'name'));
}

export interface Glossary {
  readonly maps: readonly Piece[];
  readonly words: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Terms in plain words; a term that two files explain is a finding, like any id. */
export function readGlossary(files: readonly SourceFile[], before: Glossary | undefined): Glossary {
  const maps = mapsOf(files, 'glossary');
  if (before && samePieces(before.maps, maps)) return before;
  const glossary = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [term, pieces] of groupById(entriesIn(maps))) {
    const [first] = pieces;
    const words = wordsOf(first.entry.value);
    if (words !== null) glossary.set(term, words);
    const second = pieces.find(({ file }) => file !== first.file);
    if (second) report(problems, duplicateProblems(term, [first, second].map(keyPlace)));
  }
  return { maps, words: before && sameMembers(before.words, glossary) ? before.words : glossary, problems };
}
