/** The ids that one scalar mentions, each with its exact place. Knows nothing of what exists. */
import { DEFAULT_DAY_LENGTHS } from '../base/duration.ts';
import type { Place } from '../base/span.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { type IdAt, parseAssignment, parseId, parseLink, parseTaskId } from './read-texts.ts';
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

export function mentionsIn(
  node: ScalarNode,
  kind: NonNullable<Shape['mentions']>,
  source: SourceFile,
): readonly Mention[] {
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
