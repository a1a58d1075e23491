/**
 * Paths and addresses a reader can follow: included parts, other plans, evidence and links. Only
 * files inside the plan's root and http(s) addresses; anything else stays text.
 */
import type { DocumentLink } from 'vscode-languageserver-types';
import type { ResolvedPath } from '../core/model/sources.ts';
import type { Node, ScalarNode } from '../core/syntax/tree.ts';
import { rangeOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

/** Keys whose value may be an address. */
const ADDRESS_KEYS: ReadonlySet<string> = new Set(['link', 'evidence', 'url']);

export function documentLinks(snapshot: Snapshot): DocumentLink[] {
  const links = new Map<number, DocumentLink>();
  for (const link of [...fileLinks(snapshot), ...addressLinks(snapshot)]) {
    const key = link.range.start.line * 1e6 + link.range.start.character;
    if (!links.has(key)) links.set(key, link);
  }
  return [...links.values()];
}

function fileLinks(snapshot: Snapshot): DocumentLink[] {
  return snapshot.analyses.flatMap(({ sources, plan }) => [
    ...(sources.includes.get(snapshot.file) ?? []).flatMap((path) => pathLink(snapshot, path, 'Open the part')),
    ...(plan.root === snapshot.file
      ? [...sources.projects.values()].flatMap((path) => pathLink(snapshot, path, 'Open the other plan'))
      : []),
  ]);
}

/** A glob that stands for several files is no single link. */
function pathLink(snapshot: Snapshot, { span, outcome }: ResolvedPath, tooltip: string): DocumentLink[] {
  const target = outcome.kind === 'files' && outcome.files.length === 1 ? outcome.files[0] : undefined;
  return target ? [{ range: rangeOf(snapshot.lines, span), target, tooltip }] : [];
}

function addressLinks(snapshot: Snapshot): DocumentLink[] {
  return addresses(snapshot.tree.root).map((node) => ({
    range: rangeOf(snapshot.lines, node.span),
    target: node.text.trim(),
  }));
}

function addresses(node: Node | null): ScalarNode[] {
  if (node?.kind === 'list') return node.items.flatMap(addresses);
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, value }) => {
    if (value?.kind !== 'scalar') return addresses(value);
    return ADDRESS_KEYS.has(key.text) && isAddress(value.text.trim()) ? [value] : [];
  });
}

/** Only http and https, without white space or control characters. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) && URL.canParse(text);
}
