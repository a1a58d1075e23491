/**
 * The id maps at the top of a plan (`resources`, `risks` …), united over its files. An id defined
 * twice is a finding at both places; the first definition counts.
 */
import { type Problem, problem } from '../base/problem.ts';
import type { Place } from '../base/span.ts';
import { entryOf } from '../syntax/tree.ts';
import { entriesOf, type Fields, fieldsOf, keyPlace, type Piece } from './fields.ts';
import { report } from './reading.ts';
import type { SourceFile } from './sources.ts';

/** The entries of every top-level map of that name, in order of the files. */
export function piecesOf(files: readonly SourceFile[], section: string): readonly Piece[] {
  return files.flatMap(({ file, tree }) =>
    entriesOf(tree.root)
      .filter((entry) => entry.key.text === section)
      .flatMap((entry) => entriesOf(entry.value).map((item) => ({ file, entry: item }))),
  );
}

/** A setting at the top, from the first file that has it; set in two files it is a finding at both. */
export function readSetting(files: readonly SourceFile[], key: string, problems: Problem[]): Piece | undefined {
  const pieces = files.flatMap(({ file, tree }) => {
    const entry = entryOf(tree.root, key);
    return entry ? [{ file, entry }] : [];
  });
  const [first, second] = pieces;
  if (first && second) report(problems, conflictProblems(`\`${key}\``, first, second));
  return first;
}

const SECTIONS = [
  'projects',
  'calendars',
  'resources',
  'teams',
  'stakeholders',
  'risks',
  'correlations',
  'deliverables',
  'decisions',
  'changes',
  'assumptions',
  'issues',
  'technologies',
  'contracts',
  'agreements',
  'communication',
] as const;

type SectionName = (typeof SECTIONS)[number];
export type Sections = Readonly<Record<SectionName, ReadonlyMap<string, Fields>>>;

export function readSections(files: readonly SourceFile[], problems: Problem[]): Sections {
  const read = SECTIONS.map((name) => [name, readSection(files, name, problems)] as const);
  return Object.fromEntries(read) as Sections;
}

function readSection(files: readonly SourceFile[], name: string, problems: Problem[]): ReadonlyMap<string, Fields> {
  const found = new Map<string, Fields>();
  for (const [id, [first, ...others]] of groupById(piecesOf(files, name))) {
    found.set(id, fieldsOf(first));
    if (others.length > 0) report(problems, duplicateProblems(id, [first, ...others].map(keyPlace)));
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

/** Something that one file may say and two do; `what` names it. */
export function conflictProblems(what: string, first: Piece, second: Piece): readonly Problem[] {
  const message = `${what} is set in two files. Keep one of the two.`;
  return [first, second].map((piece, index) => {
    const related = [{ ...keyPlace(index === 0 ? second : first), message: `${what} is set here too.` }];
    return problem('merge-conflict', 'error', keyPlace(piece), message, { related });
  });
}
