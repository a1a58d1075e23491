/**
 * The form of what is being written, with the part under the cursor marked: a predecessor, an
 * assignment, and the small maps whose keys belong together. Works from the line's text, so that a
 * half-typed link has its form too; what an id stands for comes from the plan.
 */
import type { Position, SignatureHelp, SignatureInformation } from 'vscode-languageserver-types';
import { describe, type KeyKnowledge, keysAt } from '../core/schema/knowledge.ts';
import { type CursorContext, contextAt } from '../core/syntax/context.ts';
import type { ClientAbilities } from './client.ts';
import { lastKey } from './completion/place.ts';
import { type Block, markup } from './markup.ts';
import { offsetOf } from './position.ts';
import { type Form, formOfAssignment, formOfLink } from './signature-texts.ts';
import type { Snapshot } from './snapshot.ts';

/** Maps of few keys that only make sense together. */
const SMALL_MAPS: ReadonlySet<string> = new Set(['after', 'assign', 'constraint', 'estimate', 'fixed']);

export function signatureHelp(
  snapshot: Snapshot,
  params: { readonly position: Position },
  client: Pick<ClientAbilities, 'markdown'>,
): SignatureHelp | null {
  const context = contextAt(snapshot.text, snapshot.tree, offsetOf(snapshot, params.position));
  if (context.kind === 'none') return null;
  const forms = formsAt(snapshot, context);
  if (forms.length === 0) return null;
  const active = Math.max(
    0,
    forms.findIndex((form) => form.active),
  );
  return {
    signatures: forms.map((form) => signatureOf(form, client.markdown)),
    activeSignature: active,
    activeParameter: Math.max(0, forms[active]?.part ?? 0),
  };
}

function formsAt(snapshot: Snapshot, context: CursorContext): readonly Form[] {
  const written = context.kind === 'value' || context.either;
  const kind = written ? describe(context.path)?.values.kind : null;
  if (kind === 'link') return [formOfLink(snapshot.analyses[0], context.prefix)];
  if (kind === 'assignment') return formOfAssignment(snapshot.analyses[0], context.prefix);
  const map = context.kind === 'key' ? context.path : context.path.slice(0, -1);
  const key = context.kind === 'key' ? context.prefix.trim() : lastKey(context.path);
  return isSmall(map) ? formsOfMap(map, key) : [];
}

function isSmall(path: readonly string[]): boolean {
  return SMALL_MAPS.has(lastKey(path)) || keysAt(path).some((one) => one.key === 'most-likely');
}

/** Of a map that takes one key of several each is a form of its own. */
function formsOfMap(path: readonly string[], typed: string): Form[] {
  const keys = keysAt(path);
  const found = keys.findIndex(({ key }) => key === typed);
  const at = found >= 0 ? found : typed === '' ? -1 : keys.findIndex(({ key }) => key.startsWith(typed));
  if (lastKey(path) === 'constraint') {
    return keys.map((key, index) => ({ parts: [partOf(key)], between: '', part: 0, active: index === at, about: [] }));
  }
  const about: Block[] = [{ kind: 'prose', markdown: describe(path)?.description ?? '' }];
  return keys.length === 0 ? [] : [{ parts: keys.map(partOf), between: ', ', part: at, active: true, about }];
}

function partOf({ key, values, description }: KeyKnowledge): Form['parts'][number] {
  const words = values.closed ? values.words.map(({ word }) => word).join('|') : (values.kind ?? 'value').toUpperCase();
  return { text: `${key}: ${words}`, about: [{ kind: 'prose', markdown: description }] };
}

function signatureOf({ parts, between, about, part }: Form, markdown: boolean): SignatureInformation {
  const signature: SignatureInformation = {
    label: parts.map(({ text }) => text).join(between),
    parameters: parts.map(({ text, about: blocks }) => ({ label: text, documentation: markup(blocks, markdown) })),
    activeParameter: Math.max(0, part),
  };
  if (about.length > 0) signature.documentation = markup(about, markdown);
  return signature;
}
