/** `after`: a text, a map, or a list of both. A link to what does not exist is left out. */
import type { Span } from '../base/span.ts';
import { entryOf, type Node, valueAt } from '../syntax/tree.ts';
import { type Fields, fileOf, valueIn } from './fields.ts';
import type { Link } from './plan.ts';
import { LINK_TYPES, parseLag, parseLink } from './read-texts.ts';
import { itemsOf, scalarOf, textOf, wordOf } from './read-values.ts';
import type { Reading } from './reading.ts';
import { spanWithin } from './span-within.ts';

export function readLinks(fields: Fields, reading: Reading): readonly Link[] {
  const file = fileOf(fields, 'after');
  return itemsOf(valueIn(fields, 'after')).flatMap((item) => {
    const link = readLink(item, reading.textOf(file), reading);
    if (!link) return [];
    const { ids } = reading;
    const exists = link.project === null ? ids.items.has(link.task) : ids.inOtherPlan(link.project, link.task);
    if (!exists) return [];
    const { idSpan, ...values } = link;
    return [{ ...values, place: { file, span: item.span }, idPlace: { file, span: idSpan } }];
  });
}

type LinkValues = Omit<Link, 'place' | 'idPlace'> & { readonly idSpan: Span };

function readLink(item: Node, fileText: string, { lengths }: Reading): LinkValues | null {
  const scalar = scalarOf(item.kind === 'map' ? entryOf(item, 'task')?.value : item);
  const written = scalar && parseLink(scalar.text, lengths);
  if (!scalar || !written) return null;
  const lag = parseLag(textOf(valueAt(item, 'lag')) ?? '', lengths);
  return {
    task: written.task.id,
    project: written.project?.id ?? null,
    type: item.kind === 'map' ? (wordOf(valueAt(item, 'type'), LINK_TYPES) ?? 'FS') : written.type,
    lag: item.kind === 'map' ? lag : written.lag,
    reason: textOf(valueAt(item, 'reason')),
    idSpan: spanWithin(scalar, written.task.at, written.task.id, fileText),
  };
}
