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

/** Every map of that name at the top, in order of the files. */
export function mapsOf(files: readonly SourceFile[], name: string): readonly Piece[] {
  return files.flatMap(({ file, tree }) =>
    entriesOf(tree.root)
      .filter((entry) => entry.key.text === name)
      .map((entry) => ({ file, entry })),
  );
}

/** The entries of maps. */
export function entriesIn(maps: readonly Piece[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { file, entry } of maps) for (const item of entriesOf(entry.value)) pieces.push({ file, entry: item });
  return pieces;
}

/** The entries of every top-level map of that name, in order of the files. */
export function piecesOf(files: readonly SourceFile[], section: string): readonly Piece[] {
  return entriesIn(mapsOf(files, section));
}

/** A setting at the top, from the first file that has it; set in two files it is a finding at both. */
export function readSetting(files: readonly SourceFile[], key: string, problems: Problem[]): Piece | undefined {
  const pieces = files.flatMap(({ file, tree }) => {
    const entry = entryOf(tree.root, key);
    return entry ? [{ file, entry }] : [];
  });
  const [first, second] = pieces;
  if (first && second)
    report(problems, conflictProblems(`\`${key}\``, first, second, key === 'project' ? TWO_PLANS : undefined));
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
  'uncertainty',
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
export type Sections = Readonly<Record<SectionName, Section>>;

interface Section {
  /** The maps of that name, one a file or more. */
  readonly maps: readonly Piece[];
  readonly fields: ReadonlyMap<string, Fields>;
  readonly problems: readonly Problem[];
}

/** The same objects as `before` where nothing in them changed. */
export function readSections(files: readonly SourceFile[], before: Sections | undefined): Sections {
  const read = SECTIONS.map((name) => [name, readSection(files, name, before?.[name])] as const);
  return Object.fromEntries(read) as Sections;
}

function readSection(files: readonly SourceFile[], name: string, before: Section | undefined): Section {
  const maps = mapsOf(files, name);
  if (before && samePieces(before.maps, maps)) return before;
  const found = new Map<string, Fields>();
  const problems: Problem[] = [];
  for (const [id, [first, ...others]] of groupById(entriesIn(maps))) {
    const old = before?.fields.get(id);
    found.set(id, old && old.entry === first.entry && old.file === first.file ? old : fieldsOf(first));
    if (others.length > 0) report(problems, duplicateProblems(id, [first, ...others].map(keyPlace)));
  }
  return { maps, fields: before && sameMembers(before.fields, found) ? before.fields : found, problems };
}

/** The same values under the same keys in the same order. */
export function sameMembers<T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): boolean {
  if (one.size !== other.size) return false;
  const others = other.entries();
  for (const [key, value] of one) {
    const next = others.next();
    if (next.done || next.value[0] !== key || next.value[1] !== value) return false;
  }
  return true;
}

export function samePieces(one: readonly Piece[], other: readonly Piece[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ file, entry }, i) => other[i]?.entry === entry && other[i]?.file === file)
  );
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

const ONE_OF_TWO = 'Keep one of the two.';
const TWO_PLANS = 'Keep one of the two; if both are plans, name the other under `projects`, not under `include`.';

/** Something that one file may say and two do; `what` names it. */
export function conflictProblems(what: string, first: Piece, second: Piece, way = ONE_OF_TWO): readonly Problem[] {
  const message = `${what} is set in two files. ${way}`;
  return [first, second].map((piece, index) => {
    const related = [{ ...keyPlace(index === 0 ? second : first), message: `${what} is set here too.` }];
    return problem('merge-conflict', 'error', keyPlace(piece), message, { related });
  });
}
