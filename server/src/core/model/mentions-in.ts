/** The ids that one scalar mentions, each with its exact place. Knows nothing of what exists. */
import { DEFAULT_DAY_LENGTHS } from '../base/duration.ts';
import { type FileId, type Place, type Span, within } from '../base/span.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { type IdAt, parseAssignment, parseId, parseLink, parseTaskId, type WrittenLink } from './read-texts.ts';
import { scalarOf } from './read-values.ts';
import type { Shape, Target } from './reference-shapes.ts';
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

/** Most places of mentions are never asked for; a plan has thirty thousand. */
class MentionIn implements Mention {
  readonly target: Target;
  readonly id: string;
  readonly project: string | null;
  readonly sound: boolean;
  readonly #file: FileId;
  readonly #scalar: ScalarNode;
  /** Where the id stands, from the start of the scalar. */
  readonly #from: number;
  readonly #to: number;

  constructor(
    scalar: ScalarNode,
    file: FileId,
    area: Span,
    names: Pick<Mention, 'target' | 'id' | 'project' | 'sound'>,
  ) {
    const { start } = scalar.span;
    this.target = names.target;
    this.id = names.id;
    this.project = names.project;
    this.sound = names.sound;
    this.#file = file;
    this.#scalar = scalar;
    this.#from = area.start - start;
    this.#to = area.end - start;
  }

  get place(): Place {
    const { span } = this.#scalar;
    return { file: this.#file, span: within(span, span.start + this.#from, span.start + this.#to) };
  }
}

export function mentionsIn(
  node: ScalarNode,
  kind: NonNullable<Shape['mentions']>,
  source: SourceFile,
): readonly Mention[] {
  const mentions: Mention[] = [];
  addMentions(node, kind, source, mentions);
  return mentions;
}

/** The same into a list: a plan has tens of thousands of such scalars. */
export function addMentions(
  node: ScalarNode,
  kind: NonNullable<Shape['mentions']>,
  source: SourceFile,
  mentions: Mention[],
): void {
  const scalar = scalarOf(node);
  if (!scalar) return;
  const { text } = scalar;
  switch (kind) {
    case 'assignment': {
      const written = parseAssignment(text);
      if (written) mentions.push(mention(scalar, source, 'assignable', written.party, written.complete));
      return;
    }
    case 'item':
    case 'item-or-deliverable': {
      const head = parseTaskId(text);
      if (head) addItem(scalar, source, head, text.trimEnd().length === head.end, kind, mentions);
      return;
    }
    case 'link': {
      // Only whether the rest can be read matters here, not how long a day is.
      const written = parseLink(text, DEFAULT_DAY_LENGTHS);
      if (written) addItem(scalar, source, written, written.complete, 'item', mentions);
      return;
    }
    default: {
      const id = parseId(text);
      if (id) mentions.push(mention(scalar, source, kind, id, true));
    }
  }
}

function addItem(
  scalar: ScalarNode,
  source: SourceFile,
  { project, task }: Pick<WrittenLink, 'project' | 'task'>,
  sound: boolean,
  own: 'item' | 'item-or-deliverable',
  mentions: Mention[],
): void {
  const dot = task.id.indexOf('.');
  if (project) {
    mentions.push(mention(scalar, source, 'project', project, sound));
    mentions.push(mention(scalar, source, 'item', task, sound, project.id));
  } else if (dot < 0) mentions.push(mention(scalar, source, own, task, sound));
  else {
    // `design.gate` mentions the phase with its first word and the gate with its last.
    const gate = spanWithin(scalar, task.at + dot + 1, task.id.slice(dot + 1), source.text);
    mentions.push(mention(scalar, source, 'item', { id: task.id.slice(0, dot), at: task.at }, sound));
    mentions.push(new MentionIn(scalar, source.file, gate, { target: 'item', id: task.id, project: null, sound }));
  }
}

function mention(
  scalar: ScalarNode,
  { file, text }: SourceFile,
  target: Target,
  { id, at }: IdAt,
  sound: boolean,
  project: string | null = null,
): Mention {
  return new MentionIn(scalar, file, spanWithin(scalar, at, id, text), { target, id, project, sound });
}
