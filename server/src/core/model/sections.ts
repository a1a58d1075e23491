/**
 * The id maps at the top of a plan (`resources`, `risks` …), united over its files. An id defined
 * twice is a finding at both places; the first definition counts.
 */
import { type Problem, problem } from '../base/problem.ts';
import type { Place } from '../base/span.ts';
import { entriesOf, type Fields, fieldsOf, keyPlace, type Piece } from './fields.ts';
import type { SourceFile } from './sources.ts';

/** The entries of every top-level map of that name, in order of the files. */
export function piecesOf(files: readonly SourceFile[], section: string): readonly Piece[] {
  return files.flatMap(({ file, tree }) =>
    entriesOf(tree.root)
      .filter((entry) => entry.key.text === section)
      .flatMap((entry) => entriesOf(entry.value).map((item) => ({ file, entry: item }))),
  );
}

export function readSection(
  files: readonly SourceFile[],
  section: string,
  problems: Problem[],
): ReadonlyMap<string, Fields> {
  const found = new Map<string, Fields>();
  for (const [id, [first, ...others]] of groupById(piecesOf(files, section))) {
    found.set(id, fieldsOf(first));
    if (others.length > 0) problems.push(...duplicateProblems(id, [first, ...others].map(keyPlace)));
  }
  return found;
}

/** Pieces by their key, in the order of first mention. A key without text is none. */
export function groupById(pieces: readonly Piece[]): ReadonlyMap<string, [Piece, ...Piece[]]> {
  const groups = new Map<string, [Piece, ...Piece[]]>();
  for (const piece of pieces) {
    const id = piece.entry.key.text;
    const group = groups.get(id);
    if (group) group.push(piece);
    else if (id !== '') groups.set(id, [piece]);
  }
  return groups;
}

/** One finding a place; each points at the first of the others. */
export function duplicateProblems(id: string, places: readonly Place[]): readonly Problem[] {
  return places.map((place, index) => {
    const other = places[index === 0 ? 1 : 0];
    return problem(
      'duplicate-id',
      'error',
      place,
      `\`${id}\` is defined more than once. Give one of them another id.`,
      {
        related: other ? [{ ...other, message: `\`${id}\` is defined here too.` }] : [],
      },
    );
  });
}
