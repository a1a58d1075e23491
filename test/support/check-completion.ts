/** Asks for completions at `$0` of a fixture; checks what is offered, and what the text is after taking one. */
import assert from 'node:assert/strict';
import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import { ABLE_CLIENT, type ClientAbilities } from '../../server/src/features/client.ts';
import { completion } from '../../server/src/features/completion/completion.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { applyEdits } from './apply-edits.ts';
import { atCursor } from './check-places.ts';
import { parseFixture } from './fixture.ts';

export interface Offer {
  /** Exactly these labels, in this order. */
  readonly exactly?: readonly string[];
  /** These labels come first, in this order. */
  readonly first?: readonly string[];
  /** Somewhere among them. */
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
}

export function checkOffers(source: string, offer: Offer, client: ClientAbilities = ABLE_CLIENT): void {
  const labels = sorted(complete(source, client)).map(({ label }) => label);
  if (offer.exactly) assert.deepEqual(labels, offer.exactly);
  if (offer.first) assert.deepEqual(labels.slice(0, offer.first.length), offer.first);
  for (const label of offer.has ?? []) assert.ok(labels.includes(label), `no ${label} among ${labels.join(', ')}`);
  for (const label of offer.lacks ?? []) assert.ok(!labels.includes(label), `${label} among ${labels.join(', ')}`);
}

/** Few enough to be seen at a glance. */
const GLANCE = 8;

/** The label is among the first that an editor shows. */
export function checkNear(source: string, label: string): void {
  const { snapshot, position } = atCursor(parseFixture(source));
  const list = completion(snapshot, { position }, ABLE_CLIENT);
  itemNamed(list, label);
  const shown = firstShown(snapshot, position, list, GLANCE);
  assert.ok(shown.includes(label), `${label} is not among ${shown.join(', ')}`);
}

/** The first labels as an editor shows them, which puts those that begin with what is typed on top. */
export function firstShown(
  { text }: Pick<Snapshot, 'text'>,
  position: Position,
  list: CompletionList,
  count: number,
): string[] {
  const labels = sorted(list).map((item) => item.label);
  const [first] = list.items;
  const start = first ? editRange(first, list).start.character : 0;
  const typed = (text.split(/\r\n?|\n/)[position.line] ?? '').slice(start, position.character);
  return [...labels.filter((one) => one.startsWith(typed)), ...labels.filter((one) => !one.startsWith(typed))].slice(
    0,
    count,
  );
}

/** `note` is what stands beside the label. */
export function checkNote(source: string, label: string, note: string): void {
  assert.equal(itemNamed(complete(source), label).labelDetails?.description, note);
}

/** Takes the completion with that label; `after` shows where the cursor then is as `$0`. */
export function checkTaken(source: string, label: string, after: string, client: ClientAbilities = ABLE_CLIENT): void {
  const { snapshot, position } = atCursor(parseFixture(source));
  const list = completion(snapshot, { position }, client);
  const edit = editWithCursor(list, label);
  const { start, end } = edit.range;
  assert.ok(start.line === position.line && end.line === position.line, 'a completion replaces text of one line');
  assert.equal(applyEdits(snapshot.text, [edit]), after.replace(/^\n/, ''));
}

/** What taking the completion of that label writes, tab stops taken out. */
export function editOf(list: CompletionList, label: string): TextEdit {
  const { range, newText } = editWithCursor(list, label);
  return { range, newText: newText.replace('$0', '') };
}

/** The same with `$0` where the cursor then is. */
function editWithCursor(list: CompletionList, label: string): TextEdit {
  const item = itemNamed(list, label);
  const written = item.textEdit?.newText ?? item.textEditText ?? item.label;
  const newText = item.insertTextFormat === InsertTextFormat.Snippet ? asPlain(written) : `${written}$0`;
  return { range: editRange(item, list), newText };
}

export function complete(source: string, client: ClientAbilities = ABLE_CLIENT): CompletionList {
  const { snapshot, position } = atCursor(parseFixture(source));
  return completion(snapshot, { position }, client);
}

export function itemNamed(list: CompletionList, label: string): CompletionItem {
  const found = list.items.find((item) => item.label === label);
  assert.ok(found, `no ${label} among ${list.items.map((item) => item.label).join(', ')}`);
  return found;
}

function sorted({ items }: CompletionList): CompletionItem[] {
  return [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

function editRange(item: CompletionItem, list: CompletionList): Range {
  if (item.textEdit && 'range' in item.textEdit) return item.textEdit.range;
  const shared = list.itemDefaults?.editRange;
  assert.ok(shared && 'start' in shared, 'nothing says what the completion replaces');
  return shared;
}

/** The first stop becomes the cursor, `$0` stays, others leave their text. */
function asPlain(snippet: string): string {
  return snippet
    .replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, (_, stop, choice) => `\${${stop}:${choice}}`)
    .replace(/\$\{1:([^}]*)\}/, '$1$$0')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1');
}
