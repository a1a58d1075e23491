/**
 * The definitions and mentions of ids of a file, and keys that a map repeats, entry by entry: what
 * was found in an entry is taken over as long as the entry is the same. Knows nothing of what exists.
 */
import { type Problem, problem } from '../base/problem.ts';
import type { FileId, Place } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import type { Entry, Node } from '../syntax/tree.ts';
import { addMentions, type Mention } from './mentions-in.ts';
import { pairUp } from './pairing.ts';
import type { Definition, Namespace } from './plan.ts';
import { report, takeAll } from './reading.ts';
import { FILE_SHAPE, type Shape } from './reference-shapes.ts';
import { duplicateProblems } from './sections.ts';
import type { SourceFile } from './sources.ts';

/** What stands in one entry of the file, of a map at its top, or of a map of tasks; what is in such maps below it is `nested`. */
export interface IdChunk {
  readonly entry: Entry;
  /** Of the map it stands in, which says what its key defines. */
  readonly shape: Shape | null;
  readonly mentions: readonly Mention[];
  readonly nested: readonly IdChunk[];
  /** Also of what is nested. */
  readonly problems: readonly Problem[];
}

export interface FileIds {
  readonly source: SourceFile;
  readonly mentions: readonly Mention[];
  readonly nested: readonly IdChunk[];
  readonly problems: readonly Problem[];
}

/** What is not as it was. */
export interface Changes {
  readonly fresh: (FileIds | IdChunk)[];
  readonly gone: Set<FileIds | IdChunk>;
  /** Chunks made so far. */
  done: number;
}

/** Deeper nodes hold nothing of the language. */
const DEEPEST = 300;
const CHUNKS_A_STEP = 8;

const NO_MENTIONS: readonly Mention[] = [];
const NO_CHUNKS: readonly IdChunk[] = [];
const NO_PROBLEMS: readonly Problem[] = [];
const NO_MAPS: readonly ChunkMap[] = [];

export function* collectFile(source: SourceFile, before: FileIds | undefined, changes: Changes): Steps<FileIds> {
  const { root } = source.tree;
  if (before && before.source.tree.root === root && before.source.file === source.file) return before;
  const walk: Walk = { source, changes, mentions: [], problems: [], maps: [] };
  if (root) visit(root, FILE_SHAPE, 0, walk);
  const { mentions, problems, maps } = takeOwn(walk);
  const nested = yield* collectNested(maps, before?.nested ?? NO_CHUNKS, walk);
  const found = { source, mentions, nested, problems: withNested(problems, nested) };
  changes.fresh.push(found);
  if (before) changes.gone.add(before);
  return found;
}

/** Every definition of some files, in the order of the text, that of a map before those within it; with `only`, those of one id. */
export function definitionsOf(files: readonly FileIds[], only: string | null = null): readonly Definition[] {
  const definitions: Definition[] = [];
  const add = (file: FileId, chunk: IdChunk): void => {
    forEachDefinition(chunk, (namespace, id, { key }) => {
      if (only === null || id === only) definitions.push({ namespace, id, place: { file, span: key.span } });
    });
    for (const each of chunk.nested) add(file, each);
  };
  for (const { source, nested } of files) for (const each of nested) add(source.file, each);
  return definitions;
}

/** What one entry defines: what its key names, and the gate of a phase. */
export function forEachDefinition(
  { entry, shape }: IdChunk,
  hear: (namespace: Namespace, id: string, entry: Entry) => void,
): void {
  const id = entry.key.text;
  const defines = shape?.defines ?? null;
  if (defines === null) return;
  if (id !== '') hear(defines, id, entry);
  if (defines !== 'item' || entry.value?.kind !== 'map' || !shapeUnder(shape, id)?.keys.has('gate')) return;
  for (const each of entry.value.entries) if (each.key.text === 'gate') hear('item', `${id}.gate`, each);
}

/** A map whose entries are chunks of their own. */
interface ChunkMap {
  readonly entries: readonly Entry[];
  readonly shape: Shape | null;
  readonly depth: number;
}

/** What is found on the way, until the entry it belongs to takes it. */
interface Walk {
  readonly source: SourceFile;
  readonly changes: Changes;
  readonly mentions: Mention[];
  readonly problems: Problem[];
  readonly maps: ChunkMap[];
}

interface Own {
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
  readonly maps: readonly ChunkMap[];
}

function takeOwn({ mentions, problems, maps }: Walk): Own {
  return {
    mentions: takeAll(mentions, NO_MENTIONS),
    problems: takeAll(problems, NO_PROBLEMS),
    maps: takeAll(maps, NO_MAPS),
  };
}

function* collectNested(maps: readonly ChunkMap[], before: readonly IdChunk[], walk: Walk): Steps<readonly IdChunk[]> {
  if (maps.length === 0 && before.length === 0) return NO_CHUNKS;
  const { changes } = walk;
  const [first, ...more] = maps;
  const entries = first && more.length === 0 ? first.entries : maps.flatMap((map) => map.entries);
  const { pairs, left } = pairUp(before, ({ entry }) => entry, entries);
  for (const chunk of left) lose(chunk, changes);
  const chunks: IdChunk[] = [];
  for (const { entries: written, shape, depth } of maps) {
    for (const entry of written) {
      const old = pairs[chunks.length];
      if (old && old.entry === entry && old.shape === shape) {
        chunks.push(old);
        continue;
      }
      if (entry.value) visit(entry.value, shapeUnder(shape, entry.key.text), depth + 1, walk);
      const own = takeOwn(walk);
      const inner = old?.nested ?? NO_CHUNKS;
      const nested = own.maps.length + inner.length === 0 ? NO_CHUNKS : yield* collectNested(own.maps, inner, walk);
      const { mentions, problems } = own;
      const chunk = { entry, shape, mentions, nested, problems: withNested(problems, nested) };
      chunks.push(chunk);
      changes.fresh.push(chunk);
      if (old) changes.gone.add(old);
      if (++changes.done % CHUNKS_A_STEP === 0) yield;
    }
  }
  return chunks;
}

/** A chunk without a counterpart. */
function lose(chunk: IdChunk, changes: Changes): void {
  changes.gone.add(chunk);
  for (const each of chunk.nested) lose(each, changes);
}

/** A whole file that is no more. */
export function loseFile(file: FileIds, changes: Changes): void {
  changes.gone.add(file);
  for (const each of file.nested) lose(each, changes);
}

/** Most have none, and share the empty list. */
function withNested(problems: readonly Problem[], nested: readonly IdChunk[]): readonly Problem[] {
  if (nested.every((chunk) => chunk.problems.length === 0)) return problems;
  return [...problems, ...nested.flatMap((chunk) => chunk.problems)];
}

function visit(node: Node, shape: Shape | null, depth: number, walk: Walk): void {
  if (depth > DEEPEST) return;
  if (node.kind === 'scalar') {
    if (shape?.mentions) addMentions(node, shape.mentions, walk.source, walk.mentions);
    return;
  }
  if (node.kind === 'list') {
    for (const each of node.items) visit(each, shape, depth + 1, walk);
    return;
  }
  report(walk.problems, repeatedKeys(node.entries, shape, depth, walk.source.file));
  if (shape?.defines || depth === 0) {
    walk.maps.push({ entries: node.entries, shape, depth });
    return;
  }
  for (const { key, value } of node.entries) if (value) visit(value, shapeUnder(shape, key.text), depth + 1, walk);
}

function shapeUnder(shape: Shape | null, key: string): Shape | null {
  return shape?.keys.get(key) ?? shape?.each ?? null;
}

/** Up to so many keys are compared each with each. */
const FEW_KEYS = 12;

function allDiffer(entries: readonly Entry[]): boolean {
  if (entries.length > FEW_KEYS) return new Set(entries.map(({ key }) => key.text)).size === entries.length;
  for (let i = 1; i < entries.length; i++) {
    const key = entries[i]?.key.text;
    for (let k = 0; k < i; k++) if (entries[k]?.key.text === key) return false;
  }
  return true;
}

/** Ids of items and of the maps at the top are compared across files, where these are united. */
function repeatedKeys(entries: readonly Entry[], shape: Shape | null, depth: number, file: FileId): readonly Problem[] {
  if (entries.length < 2 || shape?.defines || (shape?.ids && depth === 1)) return NO_PROBLEMS;
  if (allDiffer(entries)) return NO_PROBLEMS;
  const byKey = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const key = entry.key.text;
    const first = byKey.get(key);
    if (!first) byKey.set(key, entry);
    if (!first || key === '') return [];
    const earlier = { file, span: first.key.span };
    const later = { file, span: entry.key.span };
    return shape?.ids ? duplicateProblems(key, [earlier, later]) : [repeatedKeyProblem(key, earlier, later)];
  });
}

function repeatedKeyProblem(key: string, first: Place, second: Place): Problem {
  const message = `\`${key}\` is written twice here; only the first counts. Remove one of the two.`;
  const related = [{ ...first, message: `\`${key}\` is written here first.` }];
  return problem('duplicate-key', 'error', second, message, { related });
}
