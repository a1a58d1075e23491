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
  const scalar = scalarOf(node);
  if (!scalar) return [];
  const { text } = scalar;
  const mention = (target: Target, { id, at }: IdAt, sound: boolean, project: string | null = null): Mention =>
    new MentionIn(scalar, source.file, spanWithin(scalar, at, id, source.text), { target, id, project, sound });
  const mentionsOfItem = (
    { project, task }: Pick<WrittenLink, 'project' | 'task'>,
    sound: boolean,
    own: 'item' | 'item-or-deliverable' = 'item',
  ): Mention[] => {
    if (project) return [mention('project', project, sound), mention('item', task, sound, project.id)];
    const dot = task.id.indexOf('.');
    if (dot < 0) return [mention(own, task, sound)];
    // `design.gate` mentions the phase with its first word and the gate with its last.
    const gate = spanWithin(scalar, task.at + dot + 1, task.id.slice(dot + 1), source.text);
    return [
      mention('item', { id: task.id.slice(0, dot), at: task.at }, sound),
      new MentionIn(scalar, source.file, gate, { target: 'item', id: task.id, project: null, sound }),
    ];
  };
  switch (kind) {
    case 'assignment': {
      const written = parseAssignment(text);
      return written ? [mention('assignable', written.party, written.complete)] : [];
    }
    case 'item':
    case 'item-or-deliverable': {
      const head = parseTaskId(text);
      return head ? mentionsOfItem(head, text.trimEnd().length === head.end, kind) : [];
    }
    case 'link': {
      // Only whether the rest can be read matters here, not how long a day is.
      const written = parseLink(text, DEFAULT_DAY_LENGTHS);
      return written ? mentionsOfItem(written, written.complete) : [];
    }
    default: {
      const id = parseId(text);
      return id ? [mention(kind, id, true)] : [];
    }
  }
}
