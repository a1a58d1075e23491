/** A new risk behind the last one, written as that is: on lines or in braces. The plan's first goes on lines. */
import type { Analysis } from '../analyse.ts';
import type { FileId } from '../base/span.ts';
import { definitionsNamed } from '../model/resolve.ts';
import { levelOfWord } from '../model/risk-scales.ts';
import { keysAt } from '../schema/knowledge.ts';
import { insertEntry } from '../syntax/edit.ts';
import { scalarText } from '../syntax/scalar-text.ts';
import type { SpanEdit } from '../syntax/span-edit.ts';
import { freshId } from './fresh-id.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import { pieceWith, unreadableLine } from './item-text.ts';
import { behind, type FieldsOf } from './new-entry.ts';
import { plannedRisks } from './risk-text.ts';
import { placeOfEntry } from './siblings.ts';

interface Found {
  readonly file: FileId;
  readonly edits: readonly SpanEdit[] | null;
}

export function addingRisk(analysis: Analysis, asked: IntentOf<'add-risk'>): Planned | Refused {
  const { plan } = analysis;
  const event = asked.event.replace(/\s+/g, ' ').trim();
  if (event === '') return refused('Not added: say what may happen.');
  if (levelOfWord(asked.probability) === null || levelOfWord(asked.impact) === null)
    return refused('Not added: probability and impact are words from very-low to very-high.');
  const isTaken = (id: string): boolean =>
    plan.risks.has(id) || definitionsNamed(plan, id).some(({ namespace }) => namespace === 'risk');
  const id = freshId(event, 'risk', isTaken);
  const fields: FieldsOf = [
    ['event', event],
    ['probability', asked.probability],
    ['impact', asked.impact],
  ];
  const { file, edits } = behindLast(analysis, id, fields) ?? first(analysis, id, fields);
  if (!edits) return refused('Not added: the text has no place for it. Write it in the text.');
  return plannedRisks(
    analysis,
    edits.map((edit) => ({ ...edit, file })),
    `Added ${event}`,
    id,
  );
}

/** Null where the plan has no risk that can be read. */
function behindLast(analysis: Analysis, id: string, fields: FieldsOf): Found | null {
  const last = [...analysis.plan.risks.values()].at(-1);
  const piece = last && pieceWith(last.origin, null);
  if (!piece || unreadableLine(analysis, last) !== null) return null;
  const place = placeOfEntry(analysis, piece.file, piece.entry);
  return place && { file: piece.file, edits: behind(place, id, fields) };
}

function first({ plan, sources }: Analysis, id: string, fields: FieldsOf): Found {
  const root = sources.files.get(plan.root);
  if (!root || !('tree' in root)) return { file: plan.root, edits: null };
  const yaml = (flow: boolean): readonly string[] => fields.map(([key, value]) => `${key}: ${scalarText(value, flow)}`);
  const layout = { order: keysAt([]).map(({ key }) => key) };
  const insert = (text: string): readonly SpanEdit[] | null =>
    insertEntry(root.text, root.tree, ['risks'], id, text, layout);
  // In braces where those hold the risks already.
  return { file: plan.root, edits: insert(['', ...yaml(false)].join('\n')) ?? insert(`{${yaml(true).join(', ')}}`) };
}
