/** `after`: a text, a map, or a list of both. A link to what does not exist is left out. */
import type { FileId, Place } from '../base/span.ts';
import { entryOf, type Node, valueAt } from '../syntax/tree.ts';
import { type Fields, fileOf, valueIn } from './fields.ts';
import type { Link } from './plan.ts';
import { LINK_TYPES, parseLag, parseLink } from './read-texts.ts';
import { fitted, itemsOf, scalarOf, textOf, wordOf } from './read-values.ts';
import type { Reading } from './reading.ts';

export function readLinks(fields: Fields, reading: Reading): readonly Link[] {
  const after = valueIn(fields, 'after');
  if (!after) return NO_LINKS;
  const file = fileOf(fields, 'after');
  return fitted(itemsOf(after).flatMap((item) => readLink(item, file, reading) ?? NO_LINKS));
}

const NO_LINKS: readonly Link[] = [];

/** A plan has tens of thousands, and few of their places are ever asked for. */
class LinkIn implements Link {
  readonly task: string;
  readonly project: string | null;
  readonly type: Link['type'];
  readonly lag: Link['lag'];
  readonly reason: string | null;
  readonly #file: FileId;
  readonly #item: Node;

  constructor(item: Node, file: FileId, { task, project, type, lag, reason }: Omit<Link, 'place'>) {
    this.task = task;
    this.project = project;
    this.type = type;
    this.lag = lag;
    this.reason = reason;
    this.#file = file;
    this.#item = item;
  }

  get place(): Place {
    return { file: this.#file, span: this.#item.span };
  }
}

function readLink(item: Node, file: FileId, { lengths, ids }: Reading): Link | null {
  const isMap = item.kind === 'map';
  const scalar = scalarOf(isMap ? entryOf(item, 'task')?.value : item);
  const written = scalar && parseLink(scalar.text, lengths);
  if (!scalar || !written) return null;
  const task = written.task.id;
  const project = written.project?.id ?? null;
  if (!(project === null ? ids.items.has(task) : ids.inOtherPlan(project, task))) return null;
  return new LinkIn(item, file, {
    task,
    project,
    type: isMap ? (wordOf(valueAt(item, 'type'), LINK_TYPES) ?? 'FS') : written.type,
    lag: isMap ? parseLag(textOf(valueAt(item, 'lag')) ?? '', lengths) : written.lag,
    reason: textOf(valueAt(item, 'reason')),
  });
}
