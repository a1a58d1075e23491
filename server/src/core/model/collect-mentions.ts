/**
 * One walk over a file that finds every definition and mention of an id with its exact place, and
 * keys that a map repeats. Knows nothing of what exists.
 */
import { DEFAULT_DAY_LENGTHS } from '../base/duration.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { FileId, Place, Span } from '../base/span.ts';
import type { Entry, Node, ScalarNode } from '../syntax/tree.ts';
import type { Definition, Namespace } from './plan.ts';
import { type IdAt, parseAssignment, parseId, parseLink, parseTaskId } from './read-texts.ts';
import { scalarOf } from './read-values.ts';
import { FILE_SHAPE, type Shape, type Target } from './reference-shapes.ts';
import { duplicateProblems } from './sections.ts';
import type { SourceFile } from './sources.ts';
import { spanWithin } from './span-within.ts';

export interface Mention {
  readonly target: Target;
  readonly id: string;
  /** Alias of the plan the id belongs to; null for this one. */
  readonly project: string | null;
  /** Of the id alone. */
  readonly place: Place;
  /** False where the text around the id cannot be read, which is a finding of the schema. */
  readonly sound: boolean;
}

export interface FileIds {
  readonly definitions: readonly Definition[];
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
}

/** Deeper nodes hold nothing of the language. */
const DEEPEST = 300;

export function collectMentions(source: SourceFile): FileIds {
  const walk = { source, definitions: [], mentions: [], problems: [] };
  if (source.tree.root) visit(source.tree.root, FILE_SHAPE, null, 0, walk);
  return walk;
}

interface Walk {
  readonly source: SourceFile;
  readonly definitions: Definition[];
  readonly mentions: Mention[];
  readonly problems: Problem[];
}

/** `item` is the id of the item whose fields are visited. */
function visit(node: Node, shape: Shape | null, item: string | null, depth: number, walk: Walk): void {
  if (depth > DEEPEST) return;
  if (node.kind === 'scalar') {
    if (shape?.mentions) walk.mentions.push(...mentionsIn(node, shape.mentions, walk.source));
    return;
  }
  if (node.kind === 'list') {
    for (const each of node.items) visit(each, shape, null, depth + 1, walk);
    return;
  }
  for (const found of repeatedKeys(node.entries, shape, depth, walk.source.file)) walk.problems.push(found);
  for (const { key, value } of node.entries) {
    const id = key.text;
    if (shape?.defines && id !== '') define(shape.defines, id, key.span, walk);
    // The gate of a phase is an item of its own.
    if (item !== null && id === 'gate' && shape?.keys.has(id)) define('item', `${item}.gate`, key.span, walk);
    const below = shape?.keys.get(id) ?? shape?.each ?? null;
    if (value) visit(value, below, shape?.defines === 'item' ? id : null, depth + 1, walk);
  }
}

function define(namespace: Namespace, id: string, span: Span, { source, definitions }: Walk): void {
  definitions.push({ namespace, id, place: { file: source.file, span } });
}

/** Ids of items and of the maps at the top are compared across files, where these are united. */
function repeatedKeys(entries: readonly Entry[], shape: Shape | null, depth: number, file: FileId): readonly Problem[] {
  if (entries.length < 2 || shape?.defines || (shape?.ids && depth === 1)) return NO_PROBLEMS;
  if (new Set(entries.map(({ key }) => key.text)).size === entries.length) return NO_PROBLEMS;
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

const NO_PROBLEMS: readonly Problem[] = [];

function repeatedKeyProblem(key: string, first: Place, second: Place): Problem {
  const message = `\`${key}\` is written twice here; only the first counts. Remove one of the two.`;
  const related = [{ ...first, message: `\`${key}\` is written here first.` }];
  return problem('duplicate-key', 'error', second, message, { related });
}

function mentionsIn(node: ScalarNode, kind: NonNullable<Shape['mentions']>, source: SourceFile): readonly Mention[] {
  const scalar = scalarOf(node);
  if (!scalar) return [];
  const { text } = scalar;
  const mention = (target: Target, { id, at }: IdAt, sound: boolean, project: string | null = null): Mention => ({
    target,
    id,
    project,
    place: { file: source.file, span: spanWithin(scalar, at, id, source.text) },
    sound,
  });
  switch (kind) {
    case 'assignment': {
      const written = parseAssignment(text);
      return written ? [mention('assignable', written.party, written.complete)] : [];
    }
    case 'item':
    case 'link': {
      const head = parseTaskId(text);
      if (!head) return [];
      // Only whether the rest can be read matters here, not how long a day is.
      const rest =
        kind === 'link' ? parseLink(text, DEFAULT_DAY_LENGTHS)?.complete : text.trimEnd().length === head.end;
      const sound = rest ?? false;
      const { project, task } = head;
      if (project) return [mention('project', project, sound), mention('item', task, sound, project.id)];
      const dot = task.id.indexOf('.');
      if (dot < 0) return [mention('item', task, sound)];
      // `design.gate` mentions the phase with its first word and the gate with its last.
      const gate = spanWithin(scalar, task.at + dot + 1, task.id.slice(dot + 1), source.text);
      return [
        mention('item', { id: task.id.slice(0, dot), at: task.at }, sound),
        { ...mention('item', task, sound), place: { file: source.file, span: gate } },
      ];
    }
    default: {
      const id = parseId(text);
      return id ? [mention(kind, id, true)] : [];
    }
  }
}
